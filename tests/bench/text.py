#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What text letters cost.
    python3 tests/bench/text.py [--long]     prints letters a second, instructions a letter, growth with letters and rules, the price of the lock
    python3 tests/bench/text.py --check      fails when a warm letter costs more instructions than WARM_BOUND, or more rules GROWTH_BOUND times the time
Only instructions and ratios of one run judge anything; seconds are this machine's. Needs build/bench/one_letter; instructions need valgrind."""
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

import letters

ROOT = letters.ROOT
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(BUILD, "lorlint")))
ONE_LETTER = os.path.join(BUILD, "bench/one_letter")
LONG = "--long" in sys.argv

WARM_BOUND = 2.4 # [million instructions] a letter of 3.3 KB after the first
GROWTH_BOUND = 4.0   # from 500 rules to 5,000
SAMPLE = 12          # letters whose instructions are counted
PACK_RULES = 500     # rules in one generated pack


def pack(path, number, rules):
    """Rules about phrases that no letter holds as a whole, but of words that letters hold: each is looked for."""
    words = "patients ward team clinical year resident skills knowledge work care time history rounds report hospital notes".split()
    rows = []
    for i in range(rules):
        at = number * PACK_RULES + i
        a, b, c = words[at % 16], words[at // 16 % 16], f"zq{at}"
        rows.append(f"""<fact name="made_{at}" zone="body" what="Made {at}"><phrase>{a} {{..3}} {c}</phrase><phrase>{{{b}|{c}s}} of the {c}~</phrase></fact>
<rule id="made{number}/r{i}"><title>Made {at}</title><when fact="made_{at}" severity="info"/><message>Made.</message><advice>None.</advice><source>made</source>
<fail>{a} {c}.</fail><fail>{b} of the {c}.</fail><pass>{a} {b}.</pass><pass>{c}.</pass></rule>""")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<pack name="made{number}" category="apart">' + "\n".join(rows) + "</pack>")
    return path


def packs(folder, rules):
    """Options for so many made rules."""
    found = [pack(f"{folder}/made{n}-{rules}.xml", n, min(PACK_RULES, rules - n * PACK_RULES)) for n in range((rules + PACK_RULES - 1) // PACK_RULES)]
    return [word for path in found for word in ("--rules", path)]


def built_in_rules():
    said = subprocess.run([LORLINT, "rules", "--no-config"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^(\d+) rules", said, re.M).group(1))


def instructions(command):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]}: {done.stderr.strip()}")
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def warm(files, *options):
    """Million instructions that a letter costs after the first time."""
    once, twice = (instructions([ONE_LETTER, *options, str(times), *files]) for times in (1, 2))
    return (twice - once) / len(files) / 1e6


def cpu(command):
    """Processor seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wall(command):
    start = os.times().elapsed
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return os.times().elapsed - start


def sample(folder):
    letters.write(SAMPLE, folder)
    return sorted(os.path.join(folder, "000", name) for name in os.listdir(os.path.join(folder, "000")))


def growth(folder, files):
    """Milliseconds of CPU a letter with 500 rules and with 5,000, loading them apart: the best of some runs."""
    known, rounds = built_in_rules(), 30
    sets = [packs(folder, max(0, rules - known)) for rules in (500, 5000)]
    best = [1e9, 1e9]
    for _ in range(5):
        for i, options in enumerate(sets):
            took = cpu([ONE_LETTER, *options, str(rounds), *files]) - cpu([ONE_LETTER, *options, "0", *files])
            best[i] = min(best[i], took * 1000 / rounds / len(files))
    return best


def check(folder):
    if not shutil.which("valgrind"):
        return print("speed: valgrind is not installed: not checked")
    files = sample(folder)
    letter = warm(files)
    few, many = growth(folder, files)
    print(f"speed: {letter:.2f} M instructions a warm letter (at most {WARM_BOUND}); {many / few:.2f} times the time from 500 to 5,000 rules (below {GROWTH_BOUND})")
    if letter > WARM_BOUND or many > GROWTH_BOUND * few:
        raise SystemExit("FAIL speed: `make profile` shows where the instructions go")


def show_runs(folder):
    counts = (1000, 100000) if LONG else (1000, 10000)
    each = []
    for count in counts:
        place = os.path.join(folder, str(count))
        letters.write(count, place)
        command = [LORLINT, "--no-config", "--jobs", "2", "--format", "csv", place]
        took, cost = wall(command), cpu(command)
        each.append(cost / count)
        print(f"  {count:6} letters, 2 jobs  {count / took:8.0f} letters/s {1000 * cost / count:8.3f} ms CPU a letter")
        shutil.rmtree(place)
    print(f"  a letter among {counts[1]:,} costs {each[1] / each[0]:.2f} times one among {counts[0]:,}")


def show_lock(files):
    """The same work locked in and not, by turns."""
    runs = {lock: [] for lock in ("", "--locked")}
    for _ in range(9):
        for lock in runs:
            runs[lock].append(cpu([ONE_LETTER, *([lock] if lock else []), "20", *files]))
    free, locked = (statistics.median(runs[lock]) for lock in runs)
    print(f"  locked in: {locked / free:.3f} times the CPU of the same letters not locked in")


def show_memory(letter):
    if os.path.exists("/usr/bin/time"):
        done = subprocess.run(["/usr/bin/time", "-f", "%M", LORLINT, "--no-config", letter], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        print(f"  one letter: {min(cpu([LORLINT, '--no-config', letter]) for _ in range(15)) * 1000:.1f} ms CPU, {int(done.stderr.split()[-1]) / 1000:.1f} MB at most in one process")


def show(folder):
    print("text letters of 3.3 KB")
    files = sample(os.path.join(folder, "sample"))
    if shutil.which("valgrind"):
        print(f"  {warm(files):.2f} M instructions a warm letter")
    else:
        print("  instructions: valgrind is not installed")
    few, many = growth(folder, files)
    print(f"  {few:.3f} ms CPU a letter with 500 rules, {many:.3f} with 5,000: {many / few:.2f} times")
    show_memory(files[0])
    show_lock(files)
    show_runs(folder)


with tempfile.TemporaryDirectory() as work:
    check(work) if "--check" in sys.argv else show(work)
