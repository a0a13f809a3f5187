#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many posts, departments, houses and degrees lorlint knows where a frame holds them: frames/words/FACT.txt, a line each.

    python3 tests/eval/frame_words.py [--lorlint PROGRAM] [--list] [--check LEAST] [FACT...]

Each line is put into each of its places, in a letter that is whole but for it. Prints a row a place: how many are read as they stand, and how many
are said to be missing; --list shows these two kinds. With --check exits 1 when a smaller share of all is read. Readers have learnt from these lists."""
import argparse
import os
import sys

from frames import HERE, lint, read_as, same

BODY = "Dear Program Director,\n\nDr. Asha Verma worked with us for six months. She came early and I recommend her for residency.\n\nSincerely,\n\n"
HEAD = "GREENHILL GENERAL HOSPITAL\n{}12 Mill Road, Northport\nTel: 061-555 0100\n\n14 June 2026\n\n"
SIGN = HEAD.format("") + BODY
PLACES = {
    "title": {"below the name": SIGN + "Dr. Jonas Lund, MD\n{}\n", "behind the name": BODY + "Jonas Lund, MD, {}\nGreenhill General Hospital\n",
              "before the house": BODY + "Jonas Lund, MD\n{}, Greenhill General Hospital\n", "above the name": SIGN + "{}\n\nDr. Jonas Lund, MD\n"},
    "department": {"below the post": SIGN + "Dr. Jonas Lund, MD\nDirector\n{}\n", "behind the post": SIGN + "Jonas Lund, MD\nHead, {}\n",
                   "head of": SIGN + "Jonas Lund, MD\nHead of {}\n", "in the head": HEAD.format("{}\n") + BODY + "Jonas Lund, MD\nDirector\n",
                   "behind a label": SIGN + "Name: Jonas Lund, MD\nDesignation: Director\nDepartment: {}\n"},
    "institution": {"in the head": "{}\n12 Mill Road, Northport\nTel: 061-555 0100\n\n14 June 2026\n\n" + BODY + "Dr. Jonas Lund, MD\nConsultant Cardiologist\n",
                    "below the post": BODY + "Dr. Jonas Lund, MD\nConsultant Cardiologist\n{}\n",
                    "behind the post": BODY + "Dr. Jonas Lund, MD\nConsultant Cardiologist, {}\nTel: 061-555 0100\n"},
    "qualifications": {"behind the name": SIGN + "Jonas Lund, {}\nConsultant Cardiologist\n", "below the name": SIGN + "Dr. Jonas Lund\n{}\nConsultant Cardiologist\n",
                       "in brackets": SIGN + "Dr. Jonas Lund ({})\nConsultant Cardiologist\n"},
}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--lorlint", default=os.environ.get("LORLINT", os.path.join(HERE, "../../build/lorlint")))
    ask.add_argument("--list", action="store_true")
    ask.add_argument("--check", type=float, default=0)
    ask.add_argument("facts", nargs="*", choices=[[], *PLACES])
    asked = ask.parse_args()
    read, asked_of, missed = 0, 0, 0
    for fact in asked.facts or PLACES:
        with open(os.path.join(HERE, "frames/words", fact + ".txt"), encoding="utf-8") as file:
            words = [line.strip() for line in file if line.strip() and not line.startswith("#")]
        for place, letter in PLACES[fact].items():
            found = lint(asked.lorlint, [(f"{i:04}", None, letter.replace("{}", word)) for i, word in enumerate(words)])
            rows = [(word, found[f"{i:04}"]) for i, word in enumerate(words)]
            right = [same(fact, word, read_as(row["facts"], fact)) for word, row in rows]
            gone = [any(finding["rule"] == f"writer/{fact}-missing" for finding in row["findings"]) for _, row in rows]
            if asked.list:
                for (word, row), ok, no in zip(rows, right, gone):
                    if no or not ok:
                        print(f"  {fact} {place}: {word!r} {'is said to be missing' if no else 'read as ' + repr(read_as(row['facts'], fact))}")
            read, asked_of, missed = read + sum(right), asked_of + len(words), missed + sum(gone)
            print(f"{fact:15} {place:18} {sum(right):4} of {len(words)} read, {sum(gone):3} said to be missing")
    print(f"words of frames: {read} of {asked_of} read, {read / asked_of:.3f}; {missed} said to be missing")
    return read / asked_of < asked.check


sys.exit(main())
