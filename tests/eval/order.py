#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the score orders the open sets of a corpus within parts of them: rank correlation with the labels' own judgement in the
better and the worse half, among letters of even and of odd number, and the pairs that stand in the wrong order.

    python3 tests/eval/order.py CORPUS [--lorlint PROGRAM]"""
import argparse
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from evaluate import spearman  # noqa: E402

APART = 25  # [point] of the labels' judgement, from which on a pair counts


def scores_of(lorlint, folder, labels):
    found = {}
    for profile in sorted({label["profile"] for label in labels}):
        paths = {os.path.join(folder, label["id"] + ".txt"): label["id"] for label in labels if label["profile"] == profile}
        run = subprocess.run([lorlint, "check", "--no-config", "--format", "json", "--as-of", "2026-09-15", "--profile", profile, *paths],
                             stdout=subprocess.PIPE, check=False)
        for letter in json.loads(run.stdout)["letters"]:
            found[paths[letter["path"]]] = (letter.get("score") or {}).get("total") or 0
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("corpus")
    options.add_argument("--lorlint", default=os.environ.get("LORLINT", "build/lorlint"))
    options = options.parse_args()
    for name in "AR":
        with open(os.path.join(options.corpus, "labels", name + ".jsonl"), encoding="utf-8") as file:
            labels = [json.loads(line) for line in file if line.strip()]
        scores = scores_of(options.lorlint, os.path.join(options.corpus, "letters", name), labels)
        labels.sort(key=lambda label: -label["overall"])
        half = len(labels) // 2
        parts = {"better half": labels[:half], "worse half": labels[half:],
                 "even": [label for label in labels if int(label["id"][1:]) % 2 == 0], "odd": [label for label in labels if int(label["id"][1:]) % 2]}
        pairs = [(scores[a["id"]] - scores[b["id"]]) * (a["overall"] - b["overall"]) > 0
                 for i, a in enumerate(labels) for b in labels[i + 1:] if abs(a["overall"] - b["overall"]) >= APART]
        print(f"order in set {name}: " + " · ".join(
            f"{part} {spearman([scores[label['id']] for label in of], [label['overall'] for label in of]):.3f}" for part, of in parts.items())
            + f" · {len(pairs) - sum(pairs)} of {len(pairs)} pairs wrong")


if __name__ == "__main__":
    main()
