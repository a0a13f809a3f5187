#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many letters in one run, beside what people run on letters today: the same files, the same machine, in turns. Prints letters a second and the
processor time of a letter, and how many times faster lorlint is; judges nothing. A program that is not installed is skipped with a word.
    LORLINT=build/lorlint BUILD=build python3 tests/bench/beside.py [text] [pdf] [sandbox]        (`make bench`)
    BEFORE=other/build/lorlint python3 tests/bench/beside.py before        by turns with another build of lorlint"""
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint")))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
BEFORE = os.path.abspath(os.environ.get("BEFORE", ""))
EXAMPLES = os.path.join(ROOT, "docs/examples")
LETTERS, SLOW, ROUNDS, PAIRS = 1000, 20, 3, 15   # letters in a run; of programs that take long for each; turns; pairs with and without a sandbox
CHECK = [LORLINT, "--no-config", "--as-of", "2026-09-15", "--fail-on", "never", "--format", "csv"]


def letters(folder, ending, count):
    """`count` letters of about a page, no two the same where they are text."""
    os.makedirs(folder)
    names = [n for n in sorted(os.listdir(EXAMPLES)) if n.endswith(ending) and os.path.getsize(os.path.join(EXAMPLES, n)) > 1500 and "scan" not in n
             and "encrypted" not in n]
    sources = [open(os.path.join(EXAMPLES, n), "rb").read() for n in names]
    for i in range(count):
        with open(f"{folder}/{i:06}{ending}", "wb") as f:
            f.write(sources[i % len(sources)] + (b"\nOur file %d\n" % i if ending == ".txt" else b""))
    return sorted(os.path.join(folder, n) for n in os.listdir(folder))


def phrases(path):
    """The packs' phrases that are plain words, one a line, for grep."""
    found = set()
    for pack in glob.glob(os.path.join(ROOT, "rules/facts/*.xml")):
        for phrase in re.findall(r"<phrase[^>]*>([^<]*)</phrase>", open(pack, encoding="utf-8").read()):
            found.add(re.sub(r"\{[^}]*\}|~", "", phrase).strip())
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join(p + "\n" for p in sorted(found) if p))
    return len(found)


def run(command, paths, each):
    """(seconds by the clock, seconds of processor time) of a command over files; `each`: a process for each file, two at a time."""
    before, start = os.times(), time.monotonic()
    if each:
        subprocess.run(["xargs", "-0", "-P2", "-n1", *command], input="\0".join(paths).encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    else:
        subprocess.run([*command, *paths], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took, after = time.monotonic() - start, os.times()
    return took, after.children_user + after.children_system - before.children_user - before.children_system


def compare(title, entries):
    """Entries are (name, command, paths, a process for each file); the first is the yardstick."""
    print(title)
    best = {}
    for _ in range(ROUNDS):
        for name, command, paths, each in entries:
            if command[0] != LORLINT and not shutil.which(command[0]):
                best[name] = None
                continue
            took, cpu = run(command, paths, each)
            least = best.get(name, (1e9, 1e9))
            best[name] = (min(least[0], took / len(paths)), min(least[1], cpu / len(paths)))
    mine = best[entries[0][0]]
    for name, *_ in entries:
        if best[name] is None:
            print(f"  {name:44} not installed: skipped")
            continue
        took, cpu = best[name]
        beside = "" if name == entries[0][0] else f"   lorlint: {took / mine[0]:7.1f} x letters/s, {cpu / mine[1]:7.1f} x less CPU"
        print(f"  {name:44} {1 / took:9.1f} letters/s {1000 * cpu:9.3f} ms CPU{beside}")


def beside_text():
    paths = letters("text", ".txt", LETTERS)
    size = sum(os.path.getsize(p) for p in paths) / len(paths)
    count = phrases("phrases")
    compare(f"text: {len(paths)} letters of {size / 1000:.1f} KB, best of {ROUNDS} turns",
            [("lorlint, 2 workers, sandbox", [*CHECK, "-j2"], paths, False),
             ("style, all files in one run", ["style"], paths, False), ("style, a run for each (xargs -P2)", ["style"], paths[:200], True),
             ("diction, all files in one run", ["diction"], paths[:200], False),
             ("write-good, a run for each (xargs -P2)", ["write-good"], paths[:SLOW], True), ("write-good, all files in one run", ["write-good"], paths[:200], False),
             ("alex, all files in one run", ["alex"], paths[:200], False),
             ("proselint, all files in one run", ["proselint"], paths[:SLOW], False),
             (f"grep -c -i -w -F -f, {count} phrases (counts only)", ["grep", "-c", "-i", "-w", "-F", "-f", "phrases"], paths, False)])


def beside_pdf():
    paths = letters("pdf", ".pdf", 300)
    compare(f"PDF: {len(paths)} letters, best of {ROUNDS} turns",
            [("lorlint, 2 workers, sandbox", [*CHECK, "-j2"], paths, False),
             ("pdftotext, a run for each (xargs -P2)", ["pdftotext", "-q"], paths, True)])


def sandbox():
    weaken = os.path.join(BUILD, "weaken")
    if not os.path.exists(weaken):
        return print(f"sandbox: skipped, {weaken} was not built")
    for kind, ending, count in (("text", ".txt", LETTERS), ("PDF", ".pdf", 200)):
        paths = letters("sandbox-" + kind, ending, count)
        ratios, on = [], []
        for turn in range(PAIRS):
            pair = [run([*command, "-j2"], paths, False)[1] for command in ((CHECK, [weaken, "both", *CHECK]) if turn % 2 else ([weaken, "both", *CHECK], CHECK))]
            with_it, without = pair if turn % 2 else pair[::-1]
            ratios.append(with_it / without)
            on.append(1000 * with_it / count)
        print(f"sandbox, {kind}: {statistics.median(on):.3f} ms CPU a letter, {100 * (statistics.median(ratios) - 1):+.1f} % of it for isolation "
              f"(median of {PAIRS} pairs; half of them from {100 * (sorted(ratios)[PAIRS // 4] - 1):+.1f} to {100 * (sorted(ratios)[3 * PAIRS // 4] - 1):+.1f})")
    return None


def before():
    if not os.path.isfile(BEFORE):
        return print("before: skipped, BEFORE names no other build of lorlint")
    paths, commands = letters("before", ".txt", LETTERS), ([BEFORE, *CHECK[1:], "-j2"], [*CHECK, "-j2"])
    turns = [[run(command, paths, False) for command in commands] for _ in range(PAIRS)]
    clock, cpu = ([was[i] / now[i] for was, now in turns] for i in (0, 1))
    return print(f"before: {statistics.median(clock):.2f} times the time by the clock and {statistics.median(cpu):.2f} times the processor time of now, "
                 f"{LETTERS} text letters (medians of {PAIRS} pairs)")


def main():
    asked = [a for a in sys.argv[1:] if not a.startswith("--")]
    for name, part in (("text", beside_text), ("pdf", beside_pdf), ("sandbox", sandbox), ("before", before)):
        if asked and name not in asked:
            continue
        with tempfile.TemporaryDirectory() as work:
            os.chdir(work)
            part()
            os.chdir("/")


main()
