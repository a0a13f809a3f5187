#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one letter costs, beside programs that do some of the same and are installed here. CPU time and peak memory are those of
the program and all its children; the median of several runs. Prints, judges nothing: absolute figures are this machine's."""
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(1, os.path.join(ROOT, "tests", "hostile"))
import pdf_files  # noqa: E402

LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint")))
TEXT, PDF = (os.path.join(ROOT, "docs/examples/strong." + e) for e in ("txt", "pdf"))
RUNS = 15
MANY = 40  # times each letter
SCANS = 12  # copies of a page whose words are recognised


def cost(command):
    """(CPU [ms], wall [ms]) of one run."""
    start = time.monotonic()
    with open(os.devnull, "w") as null:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=null, stderr=null)
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    return (usage.ru_utime + usage.ru_stime) * 1000, (time.monotonic() - start) * 1000


def peak(command):
    """Peak memory of the largest process [MB], seen from a small parent: after a fork a child counts its parent's pages."""
    if not os.path.exists("/usr/bin/time"):
        return ""
    done = subprocess.run(["/usr/bin/time", "-f", "%M", *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return f"{int(done.stderr.split()[-1]) / 1000:6.1f} MB"


def instructions(command):
    if not shutil.which("valgrind"):
        return ""
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], capture_output=True, text=True)
    found = [l.split(":")[-1].strip() for l in done.stderr.split("\n") if "Collected" in l]
    return f"{int(found[-1]) / 1e6:8.1f} M instructions (parent)" if found else ""


def measure(name, command):
    if not os.path.exists(command[0]) and not shutil.which(command[0]):
        print(f"  {name:34} not installed")
        return None
    runs = [cost(command) for _ in range(RUNS + 2)][2:]
    cpu, wall = (statistics.median(r[i] for r in runs) for i in range(2))
    print(f"  {name:34} {cpu:8.1f} ms CPU {wall:8.1f} ms wall {peak(command)} {instructions(command) if 'lorlint' in name else ''}")
    return cpu


def of_children(work):
    """(CPU [s], wall [s]) of what work() starts and waits for."""
    before, start = os.times(), time.monotonic()
    work()
    took, after = time.monotonic() - start, os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, took


def beside_pdftotext(letters, cpu, took):
    """The same files by pdftotext, one process each, as people do it today."""
    if not shutil.which("pdftotext") or not shutil.which("xargs"):
        return
    listed = "\0".join(letters)
    command = ["xargs", "-0", "-P2", "-I{}", "pdftotext", "{}", "/dev/null"]
    theirs, wall = of_children(lambda: subprocess.run(command, input=listed, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    print(f"        xargs -P2 pdftotext: {len(letters) / wall:.0f} files/s, {1000 * theirs / len(letters):.2f} ms CPU a file; "
          f"lorlint: {wall / took:.1f} times the letters/s, {cpu / theirs:.2f} times the CPU")


def many(ending, only="", copies=MANY):
    """Letters of a kind in one run on all cores, sandbox on, reports written."""
    folders = [os.path.join(ROOT, f) for f in ("docs/examples", "tests/formats/files")]
    originals = [os.path.join(f, n) for f in folders for n in sorted(os.listdir(f)) if n.endswith(ending) and only in n]
    with tempfile.TemporaryDirectory() as work:
        letters = [shutil.copy(original, f"{work}/{i:03}-{os.path.basename(original)}") for i in range(copies) for original in originals]
        cpu, took = of_children(lambda: subprocess.run([LORLINT, "--no-config", "--ocr", "never", "--format", "csv", work], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        print(f"  {len(letters):5} {(only or ending):10} {len(letters) / took:8.0f} letters/s {1000 * cpu / len(letters):8.2f} ms CPU a letter")
        if ending == ".pdf":
            beside_pdftotext(letters, cpu, took)


def scans():
    """Pages whose words are recognised, where that was built."""
    with tempfile.TemporaryDirectory() as work:
        for i in range(SCANS):
            shutil.copy(os.path.join(ROOT, "tests/scans/files/page.png"), f"{work}/{i:02}.png")
        cpu, took = of_children(lambda: subprocess.run([LORLINT, "--no-config", "--ocr", "always", "--format", "csv", work], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    print(f"  {SCANS:5} {'scans':10} {SCANS / took:8.1f} letters/s {1000 * cpu / SCANS:8.2f} ms CPU a letter")


def main():
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; median of {RUNS} runs")
    print("one text letter")
    measure("lorlint", [LORLINT, "--no-config", TEXT])
    for name in ("style", "diction", "write-good"):
        measure(name, [name, TEXT])
    print("one PDF letter")
    mine = measure("lorlint", [LORLINT, "--no-config", PDF])
    measure("lorlint, HTML", [LORLINT, "--no-config", "--format", "html", PDF])
    theirs = measure("pdftotext", ["pdftotext", PDF, "-"])
    if mine and theirs:
        print(f"  {mine / theirs:.1f} times the CPU of pdftotext")
    with tempfile.TemporaryDirectory() as work:
        full = pdf_files.left_to_poppler(PDF, f"{work}/letter.pdf")
        slow = measure("lorlint, by the full reader", [LORLINT, "--no-config", full])
        theirs = measure("pdftotext", ["pdftotext", full, "-"])
    if slow and theirs:
        print(f"  {slow / theirs:.1f} times the CPU of pdftotext")
    print("many")
    for ending in (".txt", ".docx", ".odt", ".html", ".pdf"):
        many(ending)
    many(".pdf", "strong.pdf", 15 * MANY)
    if os.path.exists(os.path.join(os.path.dirname(LORLINT), "lorlint-ocr.so")):
        scans()


sys.exit(main())
