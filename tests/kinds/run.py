#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that are no letters about somebody, and letters that could be taken for something else: does lorlint tell them apart?

    python3 tests/kinds/run.py [--list]

Texts stand in open/ and held-out/, parted before either was looked at: when lorlint is improved, only the open half is listed (--list); of the
held-out half only the number is read. Fails when fewer than 95 % of all other texts are told, or a letter is taken for something else."""
import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LORLINT = os.environ.get("LORLINT", os.path.join(HERE, "../../build/lorlint"))
LEAST_TOLD = 0.95      # of the texts that are no letters
MOST_TAKEN = 0.01      # of the letters


def statuses(folder, names):
    """{path: status} of the texts in a folder."""
    paths = sorted(glob.glob(os.path.join(folder, names)))
    if not paths:
        return {}
    done = subprocess.run([LORLINT, "check", "--no-config", "--format", "jsonl", "--fail-on", "never", *paths], stdout=subprocess.PIPE, check=False, timeout=120)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {row["path"]: row["status"] for row in rows}


def count(folders, wanted, names="*.txt"):
    """(how many are as wanted, how many there are, the others' paths)"""
    found = {}
    for folder in folders:
        found.update(statuses(folder, names))
    wrong = [path for path, status in found.items() if (status == "not-a-letter") != wanted]
    return len(found) - len(wrong), len(found), wrong


def main():
    listed = "--list" in sys.argv
    faults = []
    told = texts = 0
    for half in ("open", "held-out"):
        right, all_, wrong = count([os.path.join(HERE, half, "others")], True)
        kept, letters, taken = count([os.path.join(HERE, half, "letters")], False)
        told, texts = told + right, texts + all_
        print(f"{half}: {right} of {all_} other texts are told, {letters - kept} of {letters} letters taken for something else")
        if taken:
            faults.append(f"{half}: letters taken for something else: {len(taken)}")
        if listed and half == "open":
            print(*(f"  not told: {os.path.basename(p)}" for p in wrong), *(f"  taken: {os.path.basename(p)}" for p in taken), sep="\n")
    if told < LEAST_TOLD * texts:
        faults.append(f"{told} of {texts} other texts are told, {LEAST_TOLD:.0%} are wanted")
    told, texts, wrong = count([os.path.join(HERE, "../.."), os.path.join(HERE, "../../docs"), os.path.join(HERE, "../../../shared/design")], True, "*.md")
    print(f"documents about letters, which quote many: {told} of {texts} are told")
    if wrong:
        faults.append("documents taken for letters: " + ", ".join(os.path.relpath(path, HERE) for path in wrong))
    folders = [os.path.join(HERE, "../eval/letters"), *(os.path.join(HERE, "../../../shared/corpus/letters", s) for s in "ARB")]
    kept, letters, _ = count(folders, False)
    print(f"labelled letters: {letters - kept} of {letters} taken for something else")
    if letters - kept > MOST_TAKEN * letters:
        faults.append("more than 1 % of the labelled letters are taken for something else")
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"kinds: {'0 passed, 1 failed' if faults else '1 passed, 0 failed'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
