#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule that is often wrong must cost nothing: per rule, how many of its findings the labels want.

    python3 tests/eval/precision.py [--all]

Counted are the own letters and, where the corpus stands beside the repository, its sets A and R. A rule with TELLING findings or more, of which fewer than
LEAST are right, has to be marked check="yes" in its pack, or to ask for no points; else this exits 1. Without the corpus there are too few
letters to take each share at its word: then only one counts that chance would give to a rule of LEAST less than once in a hundred times. The held-out half counts with the others, so that
tuning alone does not carry a rule over the line; --all prints every rule on the open letters only."""
import collections
import glob
import json
import math
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import check as labels_check  # noqa: E402  the list of measured rules stands there

LORLINT = os.environ.get("LORLINT", os.path.join(HERE, "../../build/lorlint"))
CORPUS = os.path.join(HERE, "../../../shared/corpus")
TELLING = 10  # findings
LEAST = 0.80
CHANCE = 0.01
BODY_ONLY = ("format/letterhead", "date/", "address/", "writer/", "signature/")  # not judged on letters that are all body


def rows(path, wanted=lambda label: True):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [label for label in map(json.loads, filter(str.strip, file)) if wanted(label)]


def sets(held_out):
    """(folder of the letters, their labels)"""
    yield os.path.join(HERE, "letters"), rows(os.path.join(HERE, "labels.jsonl"), lambda label: held_out or labels_check.is_open(label["id"]))
    for name in "AR":
        yield os.path.join(CORPUS, "letters", name), rows(os.path.join(CORPUS, "labels", name + ".jsonl"))


def findings(folder, labels):
    """{id: rules that were found}"""
    found = {}
    for profile in sorted({label["profile"] for label in labels}):
        paths = [path for label in labels if label["profile"] == profile for path in glob.glob(os.path.join(folder, label["id"] + ".txt"))]
        done = subprocess.run([LORLINT, "check", "--no-config", "--format", "jsonl", "--as-of", "2026-09-15", "--fail-on", "never", "--profile", profile, *paths],
                              stdout=subprocess.PIPE, check=False, timeout=120)
        for letter in map(json.loads, done.stdout.decode().splitlines()):
            found[os.path.basename(letter["path"])[:-4]] = {f["rule"] for f in letter.get("findings", [])}
    return found


def costly():
    """Rules that can cost points."""
    done = subprocess.run([LORLINT, "rules", "--format", "json", "--no-config"], stdout=subprocess.PIPE, check=True, timeout=60)
    return {rule["id"] for rule in json.loads(done.stdout)["rules"] if not rule.get("check") and any(when["points"] for when in rule["whens"])}


def count(held_out):
    """(rule: right, rule: wrong, letters)"""
    measured = {f"{group}/{name}" for group, names in labels_check.MEASURED.items() for name in names.split()}
    right, wrong, letters = collections.Counter(), collections.Counter(), 0
    for folder, labels in sets(held_out):
        found = findings(folder, labels)
        letters += len(found)
        for label in labels:
            for rule in found.get(label["id"], set()) & measured - set(label["unsure"]):
                if not (label.get("body_only") and rule.startswith(BODY_ONLY)):
                    (right if rule in label["expect"] else wrong)[rule] += 1
    return right, wrong, letters


def is_low(right, findings):
    if right >= LEAST * findings:
        return False
    by_chance = sum(math.comb(findings, k) * LEAST ** k * (1 - LEAST) ** (findings - k) for k in range(right + 1))
    return os.path.isdir(CORPUS) or by_chance < CHANCE


def main():
    if "--all" in sys.argv:
        right, wrong, letters = count(held_out=False)
        print(*(f"{rule:44} {right[rule]:4} right {wrong[rule]:4} false" for rule in sorted(right | wrong)), f"on {letters} open letters", sep="\n")
    right, wrong, letters = count(held_out=True)
    points, faults = costly(), []
    often = [rule for rule in sorted(right | wrong) if right[rule] + wrong[rule] >= TELLING]
    for rule in often:
        share = right[rule] / (right[rule] + wrong[rule])
        if is_low(right[rule], right[rule] + wrong[rule]) and rule in points:
            faults.append(rule)
            print(f"{rule}: {share:.2f} of {right[rule] + wrong[rule]} findings are right, and it costs points: mark it check")
    lowest = min((right[rule] / (right[rule] + wrong[rule]) for rule in often), default=1)
    print(f"precision: {len(often)} rules with {TELLING} findings or more on {letters} letters, the least precise {lowest:.2f}, "
          f"{len(faults)} {'' if os.path.isdir(CORPUS) else 'surely '}below {LEAST:.2f} that cost points")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
