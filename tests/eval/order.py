#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the score orders the open sets of a corpus within parts of them: rank correlation with the labels' own judgement in the
better and the worse half, among letters of even and of odd number, and the pairs that stand in the wrong order; and how it orders the good
letters for a residency of these sets and of the open halves of tests/eval together.

    python3 tests/eval/order.py CORPUS [--lorlint PROGRAM]"""
import argparse
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check as labels_check  # noqa: E402  which letters are open stands there
from evaluate import HERE, spearman  # noqa: E402

APART = 25  # [point] of the labels' judgement, from which on a pair counts
GOOD = 60   # [point] of the labels' judgement, from which on a letter is a good one


def scores_of(lorlint, folder, labels):
    found = {}
    for profile in sorted({label["profile"] for label in labels}):
        paths = {os.path.join(folder, label["id"] + ".txt"): label["id"] for label in labels if label["profile"] == profile}
        run = subprocess.run([lorlint, "check", "--no-config", "--format", "json", "--as-of", "2026-09-15", "--profile", profile, *paths],
                             stdout=subprocess.PIPE, check=False)
        for letter in json.loads(run.stdout)["letters"]:
            found[paths[letter["path"]]] = (letter.get("score") or {}).get("total") or 0
    return found


def correlation(of, scores):
    return spearman([scores[label["id"]] for label in of], [label["overall"] for label in of])


def open_labels():
    with open(os.path.join(HERE, "labels.jsonl"), encoding="utf-8") as file:
        return [label for label in map(json.loads, file) if labels_check.is_open(label["id"])]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("corpus")
    options.add_argument("--lorlint", default=os.environ.get("LORLINT", "build/lorlint"))
    options = options.parse_args()
    every, scored = open_labels(), {}
    scored.update(scores_of(options.lorlint, os.path.join(HERE, "letters"), every))
    for name in "AR":
        with open(os.path.join(options.corpus, "labels", name + ".jsonl"), encoding="utf-8") as file:
            labels = [json.loads(line) for line in file if line.strip()]
        scores = scores_of(options.lorlint, os.path.join(options.corpus, "letters", name), labels)
        every += labels
        scored.update(scores)
        labels.sort(key=lambda label: -label["overall"])
        half = len(labels) // 2
        parts = {"better half": labels[:half], "worse half": labels[half:],
                 "even": [label for label in labels if int(label["id"][1:]) % 2 == 0], "odd": [label for label in labels if int(label["id"][1:]) % 2]}
        pairs = [(scores[a["id"]] - scores[b["id"]]) * (a["overall"] - b["overall"]) > 0
                 for i, a in enumerate(labels) for b in labels[i + 1:] if abs(a["overall"] - b["overall"]) >= APART]
        print(f"order in set {name}: " + " · ".join(
            f"{part} {correlation(of, scores):.3f}" for part, of in parts.items())
            + f" · {len(pairs) - sum(pairs)} of {len(pairs)} pairs wrong")
    good = [label for label in every if label["profile"] == "residency-img" and label["overall"] >= GOOD]
    print(f"order of the {len(good)} open letters for a residency with {GOOD} points or more: {correlation(good, scored):.3f}")


if __name__ == "__main__":
    main()
