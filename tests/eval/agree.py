#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a second reader (second.jsonl, twenty letters labelled without a look at labels.jsonl) agrees with the first: which rules should report, where neither is unsure.

    python3 tests/eval/agree.py"""
import json
import os

import check

HERE = os.path.dirname(os.path.abspath(__file__))


def labels(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return {row["id"]: row for row in map(json.loads, file)}


def main():
    first, second = labels("labels.jsonl"), labels("second.jsonl")
    measured = {f"{group}/{rule}" for group, rules in check.MEASURED.items() for rule in rules.split()}
    same = alone = behind = 0
    for name, two in second.items():
        asked = measured - set(first[name]["unsure"])
        a, b = set(first[name]["expect"]) & asked, set(two["expect"]) & asked
        same, alone, behind = same + len(a & b), alone + len(a - b), behind + len(b - a)
    print(f"two readers: {len(second)} letters, {same} findings of both, {alone} of the first alone, {behind} of the second alone, micro-f1 {2 * same / (2 * same + alone + behind):.3f}")


main()
