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
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint")))
TEXT, PDF = (os.path.join(ROOT, "docs/examples/strong." + e) for e in ("txt", "pdf"))
RUNS = 15


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


def many():
    folder = os.path.join(ROOT, "docs/examples")
    letters = [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".txt") and n != "README.txt"] * 20
    start = time.monotonic()
    subprocess.run([LORLINT, "--no-config", "--quiet", *letters], stdout=subprocess.DEVNULL)
    took = time.monotonic() - start
    print(f"  {len(letters)} text letters in one run      {1000 * took / len(letters):8.2f} ms wall a letter")


def main():
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; median of {RUNS} runs")
    print("one text letter")
    measure("lorlint", [LORLINT, "--no-config", TEXT])
    for name in ("style", "diction", "write-good"):
        measure(name, [name, TEXT])
    print("one PDF letter")
    mine = measure("lorlint", [LORLINT, "--no-config", PDF])
    theirs = measure("pdftotext", ["pdftotext", PDF, "-"])
    if mine and theirs:
        print(f"  {mine / theirs:.1f} times the CPU of pdftotext")
    print("many")
    many()


sys.exit(main())
