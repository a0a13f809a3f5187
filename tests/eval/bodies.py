#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far facts agree with what readers of whole bodies said that these tell: letters of tests/eval/bodies, which neither readers nor weights have learnt from.

    python3 tests/eval/bodies.py [--lorlint PROGRAM] [--check LEAST] [FILE...]

Prints a row a verdict (letters that say it, found of these, found of the others) and the mean agreement; with --check exits 1 where that is below LEAST.
The format is that of learn/README.md. The sentences are put between a greeting and a signature. They are a measure: sums are read, no letter."""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FACTS = {"relationship": "relationship", "duration": "duration", "dates": "dates", "role": "role", "facility": "facility", "workload": "workload", "entrustment": "entrustment",
         "purpose": "purpose", "contact": "contact_invitation", "english": "english", "systems": "systems", "team": "team", "case": "case_example"}
THEMES = ("clinical", "professionalism", "communication")


def bodies(paths):
    for path in paths:
        letter = None
        with open(path, encoding="utf-8") as file:
            for line in file.read().split("\n") + ["=="]:
                if line.startswith("=="):
                    if letter:
                        yield letter
                    fields = [field.strip() for field in line[2:].split("|")]
                    letter = (fields[0], set(fields[2].split()), []) if len(fields) > 2 else None
                elif "|" in line and not line.startswith("#"):
                    letter[2].append(line.split("|", 1)[1].strip())


def says(facts, verdict):
    value = lambda name: (facts.get(name) or {}).get("value")
    if verdict in FACTS:
        return (facts.get(FACTS[verdict]) or {}).get("state") == "present"
    if verdict in THEMES:
        return verdict in (value("competencies") or [])
    if verdict in ("compared", "ranked"):
        return value("comparison") in (("full",) if verdict == "ranked" else ("vague", "partial", "full"))
    return len(value("evidence_numbers") or []) >= (2 if verdict == "counted" else 1)


def lint(lorlint, letters):
    with tempfile.TemporaryDirectory() as folder:
        for name, _, sentences in letters:
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
                file.write("Dear Program Director,\n\n" + " ".join(sentences) + "\n\nSincerely,\n\nDr. Karl Brandmeier, MD\nConsultant\n")
        done = subprocess.run([lorlint, "check", "--no-config", "--format", "jsonl", "--fail-on", "never", "--as-of", "2026-09-15", folder], stdout=subprocess.PIPE, check=False)
    return {os.path.basename(row["path"])[:-4]: row.get("facts", {}) for row in map(json.loads, done.stdout.decode().splitlines())}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--lorlint", default=os.environ.get("LORLINT", os.path.join(HERE, "../../build/lorlint")))
    ask.add_argument("--check", type=float, default=0)
    ask.add_argument("files", nargs="*")
    asked = ask.parse_args()
    letters = list(bodies(asked.files or sorted(glob.glob(os.path.join(HERE, "bodies", "*.txt")))))
    found, agree = lint(asked.lorlint, letters), []
    for verdict in [*FACTS, *THEMES, "numbers", "counted", "compared", "ranked"]:
        pairs = [(verdict in said, says(found[name], verdict)) for name, said, _ in letters]
        yes = [got for want, got in pairs if want]
        no = [got for want, got in pairs if not want]
        agree.append(sum(want == got for want, got in pairs) / len(pairs))
        print(f"{verdict:16} said by {len(yes):3}: found in {sum(yes):3}   not by {len(no):3}: found in {sum(no):3}   right {agree[-1]:.3f}")
    mean = sum(agree) / len(agree)
    print(f"bodies: {len(letters)} letters, {len(agree)} verdicts, right {mean:.3f}")
    return mean < asked.check


sys.exit(main())
