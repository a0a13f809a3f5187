#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for facts with single sentences: probes/FACT.txt holds lines "+ sentence" (the fact is there), "- sentence" (it is not),
"=3 sentence" (its number is 3, one up or down) and "=full sentence" (its value is that word). Each is put into a letter that says nothing else.

    python3 tests/eval/probe.py [--lorlint build/lorlint] [--list] [--held-out | --fresh | --grids | --voices HALF | --ways HALF] [--check SHARE] [FACT...]

Every third line of its kind is held out: --list shows the wrong ones of the others, and --held-out measures those alone.
--fresh asks the sentences of fresh/, which were written after the phrases; of them only the sum is shown.
--voices open asks the sentences and short letters of voices/open/; --voices held-out those of voices/held-out/, of which only the sum is
shown. Both were written together, in many voices, and parted by lot before any was asked. voices/HALF/letters.txt holds bodies parted by
"====", with what they say in front: ": entrustment -english comparison=full"; behind "::" stands a whole letter.
--grids asks the lines of grids/, where {a|b} stands for each of its words in turn: what a fact must not hang on.
--ways open and --ways held-out ask ways/, sentences that say each fact in one more way, with traps; every second line of its kind is held out.
"Doubted" are sentences that the readers miss, and traps, where a hint leaves the fact unknown (docs/PACKS.md): the former are no longer said to be missing.
--check exits 1 when a smaller share of all sentences is right."""
import argparse
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
WHOLE = "\f"  # stands before a letter that is asked as it is
LETTER = """Dear Colleagues,

I write about Dr. Asha Verma.

{}

Yours sincerely,

Dr. Farah Malik, MBBS
"""


def read(path, every=3):
    """The lines of a probe file: (sign, sentence, is it held out); of each kind every third line is, or every second."""
    counted, lines = {}, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line[:1] not in "+-=" or not line.strip():
                continue
            sign, sentence = line.strip().split(" ", 1)
            kind = sign[:1]
            counted[kind] = counted.get(kind, 0) + 1
            lines.append((sign, sentence, counted[kind] % every == 0))
    return lines


def spelled_out(line):
    """The sentences that a line of a grid stands for."""
    parts = [part.split("|") for part in re.split(r"[{}]", line)]
    return ["".join(words) for words in itertools.product(*(part if i % 2 else ["|".join(part)] for i, part in enumerate(parts)))]


def read_letters(path):
    """The same of letters: (fact, sign, body), one a claim."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        blocks = "".join(line for line in file if line[:1] != "#").split("====\n")
    cases = []
    for block in blocks:
        claims, _, body = block.strip().partition("\n")
        body = WHOLE + body if claims.startswith("::") else body
        for claim in claims.split()[1:]:
            fact, equals, value = claim.lstrip("-").partition("=")
            cases.append((fact, "-" if claim[0] == "-" else equals + value if equals else "+", body))
    return cases


def right(fact, sign, state):
    there = state.get("state") == "present"
    if sign == "+":
        return there
    if sign == "-":
        return not there
    if not sign[1:].isdigit():
        value = state.get("value")
        return there and (sign[1:] in value if isinstance(value, list) else value == sign[1:])
    return there and abs(float(state.get("value") or 0) - int(sign[1:])) <= 1


def ask(lorlint, cases):
    """cases: [(fact, sign, sentence)]; gives the facts of each letter, a dictionary."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f"{i:05}.txt") for i in range(len(cases))]
        for path, (_, _, sentence) in zip(paths, cases):
            with open(path, "w", encoding="utf-8") as file:
                file.write(sentence[1:] if sentence.startswith(WHOLE) else LETTER.format(sentence))
        run = subprocess.run([lorlint, "check", "--no-config", "--format", "json", "--as-of", "2026-09-15", *paths],
                             stdout=subprocess.PIPE, check=False)
        letters = {letter["path"]: letter for letter in json.loads(run.stdout)["letters"]}
        return [letters[path].get("facts", {}) for path in paths]


def state_of(facts, fact):
    head, dot, part = fact.partition(".")
    if fact in facts or not dot:
        return facts.get(fact) or {}
    value = (facts.get(head) or {}).get(part)
    return {"state": "present"} if value not in (None, False, [], "") else {}


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--lorlint", default=os.environ.get("LORLINT", "build/lorlint"))
    options.add_argument("--list", action="store_true")
    options.add_argument("--held-out", action="store_true")
    options.add_argument("--fresh", action="store_true")
    options.add_argument("--voices", choices=("open", "held-out"))
    options.add_argument("--grids", action="store_true")
    options.add_argument("--ways", choices=("open", "held-out"))
    options.add_argument("--check", type=float, metavar="SHARE", help="exit 1 when a smaller share is right, all facts together")
    options.add_argument("facts", nargs="*")
    options = options.parse_args()
    held_out = options.held_out or options.ways == "held-out"
    folder = os.path.join(HERE, "grids" if options.grids else "ways" if options.ways else "fresh" if options.fresh else os.path.join("voices", options.voices) if options.voices else "probes")
    part = "grids" if options.grids else "ways, " + options.ways if options.ways else "fresh" if options.fresh else "voices, " + options.voices if options.voices else "held out" if options.held_out else "open"
    whole, shown = options.fresh or options.voices or options.grids, part != "fresh" and not part.endswith(", held-out")
    files = sorted(name[:-4] for name in os.listdir(folder) if name.endswith(".txt") and name != "letters.txt")
    cases = [(fact, sign, sentence) for fact in options.facts or files
             for sign, sentence, held in (read(os.path.join(folder, fact + ".txt"), 2 if options.ways else 3) if fact in files else [])
             if whole or held == held_out]
    if options.grids:
        cases = [(fact, sign, sentence) for fact, sign, line in cases for sentence in spelled_out(line)]
    cases += [case for case in read_letters(os.path.join(folder, "letters.txt")) if not options.facts or case[0] in options.facts]
    facts = sorted({fact for fact, _, _ in cases})
    tally = {fact: [0, 0, 0, 0, 0, 0] for fact in facts}
    for (fact, sign, sentence), found in zip(cases, ask(options.lorlint, cases)):
        state = state_of(found, fact)
        ok, column = right(fact, sign, state), 2 if sign == "-" else 0
        tally[fact][column] += ok != (sign == "-")
        tally[fact][column + 1] += 1
        tally[fact][4 + (sign == "-")] += state.get("state") == "unknown"
        if options.list and shown and not held_out and not ok:
            print(f"{fact} {sign} {' '.join(sentence.split())[:300]}  [{state.get('value') if sign[0] == '=' else ''} {state.get('text') or ''}]")
    for fact, (hit, there, trapped, traps, doubted, wary) in tally.items() if shown else ():
        print(f"{fact:26} found {hit:3}/{there:<3} trapped {trapped:3}/{traps:<3} doubted {doubted:3}/{there - hit:<3} and {wary:3} traps")
    hit, there, trapped, traps, doubted, wary = (sum(column) for column in zip(*tally.values()))
    share = (hit + traps - trapped) / (there + traps)
    print(f"{part}: {len(facts)} facts, recall {hit / there:.3f}, traps {trapped / max(1, traps):.3f}, right {share:.3f},"
          f" doubted of those missed {doubted / max(1, there - hit):.3f}, of traps {wary / max(1, traps):.3f}")
    return 1 if options.check and share < options.check else 0


if __name__ == "__main__":
    sys.exit(main())
