#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes N distinct letters for measurements:  letters.py COUNT FOLDER
Each is one of the letters of tests/eval (all fictional) with some paragraphs of another, names and numbers changed, and some
3.3 KB long, as letters are. The same COUNT gives the same bytes."""
import glob
import os
import random
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LENGTH = 3300            # [character] of a letter
FOLDER = 1000            # letters in one folder
GIVEN = "Amara Bela Chidi Dalia Emre Farida Goran Hana Ikram Jelena Kofi Leila Mihai Noor Omar Petra Rafael Samira Tariq Yara".split()
FAMILY = "Abadi Berg Castro Demir Eze Farouk Grant Hosseini Ivanov Joshi Kaya Lopes Mensah Novak Osei Pillai Rahman Silva Tesfaye Weber".split()


def sources():
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/eval/letters/O0[0-2]*.txt"))):
        with open(path, encoding="utf-8") as file:
            found.append(re.split(r"\n\s*\n", file.read().strip()))
    return found


def applicant(blocks):
    """The family name that follows titles most often."""
    names = re.findall(r"\b(?:Dr|Mr|Ms|Mrs|Miss)\.? (?:[A-Z][a-z]+ )?([A-Z][a-z]{2,})\b", "\n".join(blocks))
    return max(sorted(set(names)), key=names.count) if names else None


def letter(number, bases):
    chance = random.Random(number)
    own, other = bases[number % len(bases)], bases[chance.randrange(len(bases))]
    prose = [i for i, block in enumerate(own) if len(block) > 200]
    more = [block for block in other if len(block) > 200]
    blocks, at = list(own), (prose[-1] if prose else len(own) - 1)
    chance.shuffle(more)
    while more and sum(map(len, blocks)) < LENGTH:
        blocks.insert(at, more.pop())
    text = "\n\n".join(blocks) + "\n"
    for name in {applicant(own), applicant(other)} - {None}:
        text = re.sub(rf"\b{name}\b", f"{chance.choice(FAMILY)}-{chance.choice(FAMILY)}", text)
    text = re.sub(r"\b(?:Temitope|Rahul|Maria|Ana|Ahmed|John)\b", chance.choice(GIVEN), text)
    text = re.sub(r"\b[2-9]\d\b(?![/.,:-]?\d)", lambda found: str(chance.randrange(20, 99)), text)
    return f"{text}Our file {number}\n"


def write(count, folder):
    bases = sources()
    for number in range(count):
        place = os.path.join(folder, f"{number // FOLDER:03}")
        if number % FOLDER == 0:
            os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, f"{number:06}.txt"), "w", encoding="utf-8") as file:
            file.write(letter(number, bases))


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.argv[2])
