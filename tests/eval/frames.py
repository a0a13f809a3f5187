#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far lorlint reads who writes, as what and where: letters that are little but a frame, with what a reader finds in it.

    python3 tests/eval/frames.py [--lorlint PROGRAM] [--half open|held-out] [--misses] [--check LEAST]

frames/HALF.txt holds letters under "==== NAME": lines "field = value", a line "----", the letter. Behind "=" stand the texts of which each is right,
parted by " | "; nothing where the letter does not tell it; a "?" at the end where two fair readers could differ, and nothing is measured.
The frames were written and labelled before the tool had read one and parted by lot (every second): of the held-out half only the sums are read.
Prints a row a field (how many values agree), a row a rule that stands on it (right, false, missed), and the sums; --misses lists what differs in the
open half. With --check exits 1 when a smaller share of the values agrees."""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FIELDS = ("title", "department", "institution", "qualifications", "phone")
LETTERHEADS = {"format/letterhead-missing": "none", "format/letterhead-incomplete": "partial", "format/letterhead-personal": "personal"}


def frames(path):
    with open(path, encoding="utf-8") as file:
        for part in file.read().split("\n==== ")[1:]:
            head, letter = part.split("\n----\n", 1)
            name, *lines = head.split("\n")
            fields = {}
            for line in lines:
                field, value = line.split("=", 1)
                assert field.strip() not in fields, f"{name}: {field} stands twice"
                fields[field.strip()] = value.strip()
            assert set(fields) == {*FIELDS, "letterhead"}, f"{name}: {sorted(fields)}"
            for field, value in fields.items():
                for text in () if field == "letterhead" or value.endswith("?") else value.split(" | "):
                    assert squash(text) in squash(letter), f"{name}: {field} is no quotation: {text}"
            yield name, fields, letter


def squash(text):
    return re.sub(r"[^0-9a-z@.+]+", " ", (text or "").lower()).strip()


def same(field, want, have):
    """Does one text hold the other, and is it not the whole line for a word in it? Of phones the last seven digits are compared."""
    if field == "phone":
        return re.sub(r"\D", "", want)[-7:] == re.sub(r"\D", "", have)[-7:]
    short, long = sorted((squash(want), squash(have)), key=len)
    return short == long or bool(short) and short in long and 2 * len(short) >= len(long)


def lint(lorlint, letters):
    with tempfile.TemporaryDirectory() as folder:
        for name, _, letter in letters:
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
                file.write(letter)
        done = subprocess.run([lorlint, "check", "--no-config", "--profile", "residency-img", "--format", "jsonl", "--fail-on", "never", "--as-of", "2026-09-15", folder],
                              stdout=subprocess.PIPE, check=False)
    return {os.path.basename(row["path"])[:-4]: row for row in map(json.loads, done.stdout.decode().splitlines())}


def read_as(facts, field):
    fact = facts.get("letterhead" if field == "letterhead" else "writer_" + field) or {}
    if field == "letterhead":
        return fact.get("value") or "none"
    return str(fact.get("text") or fact.get("value") or "") if fact.get("state") == "present" else ""


def judge(letters, found):
    """Yields (row, letter, wanted, read, verdict) of each field and of each rule that has something to say; the verdict of a rule is right, false or missed."""
    for name, fields, _ in letters:
        row = found.get(name, {})
        rules = {finding["rule"] for finding in row.get("findings", [])}
        for field, value in fields.items():
            if value.endswith("?"):
                continue
            read = read_as(row.get("facts", {}), field)
            yield field, name, value, read, any(same(field, want, read) for want in value.split(" | "))
            for rule in LETTERHEADS if field == "letterhead" else (f"writer/{field}-missing",):
                wanted = value == LETTERHEADS.get(rule, "")
                if wanted or rule in rules:
                    yield rule, name, value, read, "right" if wanted and rule in rules else "missed" if wanted else "false"


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--lorlint", default=os.environ.get("LORLINT", os.path.join(HERE, "../../build/lorlint")))
    ask.add_argument("--half", choices=("open", "held-out"), default="open")
    ask.add_argument("--misses", action="store_true")
    ask.add_argument("--check", type=float, default=0)
    asked = ask.parse_args()
    letters = list(frames(os.path.join(HERE, "frames", asked.half + ".txt")))
    verdicts = list(judge(letters, lint(asked.lorlint, letters)))
    if asked.misses and asked.half == "open":
        for row, name, wanted, read, verdict in verdicts:
            if verdict in (False, "false", "missed"):
                print(f"{row:28} {name:28} {'' if verdict is False else verdict + ' '}want {wanted!r} read {read!r}")
    sums = [0, 0, 0, 0, 0]
    for row in (*FIELDS, "letterhead", *(f"writer/{field}-missing" for field in FIELDS), *LETTERHEADS):
        got = [verdict for at, _, _, _, verdict in verdicts if at == row]
        if "/" in row:
            counts = [got.count(kind) for kind in ("right", "false", "missed")]
            sums[2:] = [a + b for a, b in zip(sums[2:], counts)]
            print(f"{row:32} right {counts[0]:3}  false {counts[1]:3}  missed {counts[2]:3}")
        else:
            sums[0], sums[1] = sums[0] + sum(got), sums[1] + len(got)
            print(f"{row:32} {sum(got):3} of {len(got):3}  {sum(got) / len(got):.3f}")
    share = sums[0] / sums[1]
    print(f"frames {asked.half}: {len(letters)} letters, {sums[1]} values, {share:.3f} agree; findings right {sums[2]}, false {sums[3]}, missed {sums[4]}")
    return share < asked.check


if __name__ == "__main__":
    sys.exit(main())
