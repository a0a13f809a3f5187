#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a letter is judged alike as a document and as text: F1 of both against the labels of the same letter.

    python3 tests/eval/documents.py CORPUS [--lorlint PROGRAM] [--differences] [--check] [-- OPTIONS OF LORLINT]

CORPUS holds documents/labels.jsonl (which letter each document was made of), letters/SET/ID.txt and labels/SET.jsonl. Only
documents that say what their letter says are measured: those with words left out or put in on purpose have no labels of
their own. --differences names what differs in documents made of set A, which is open. --check exits 1 when a kind of file
falls behind its text by more than APART."""
import argparse
import collections
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check as labels_check  # noqa: E402  the list of measured rules stands there

KINDS = {"pdf": "PDF", "docx": "DOCX", "odt": "ODT"}
APART = {"scan": .06}  # [F1]; other kinds: .02


def rows(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def rules_told(lorlint, profile, paths, options):
    run = subprocess.run([lorlint, "check", "--no-config", "--format", "json", "--as-of", "2026-09-15", "--fail-on", "never", "--profile", profile, *options, *paths],
                         stdout=subprocess.PIPE, check=False)
    return {letter["path"]: {finding["rule"] for finding in letter["findings"]} if letter["status"] in ("scored", "partial") else None
            for letter in json.loads(run.stdout)["letters"]}


def f1(count):
    whole = 2 * count["right"] + count["false"] + count["missed"]
    return 2 * count["right"] / whole if whole else 1.0


def tally(label, measured, told):
    count = collections.Counter()
    for rule in measured - set(label["unsure"]):
        wanted = rule in label["expect"]
        if wanted or rule in told:
            count["right" if wanted and rule in told else "missed" if wanted else "false"] += 1
    return count


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("corpus")
    options.add_argument("--lorlint", default=os.environ.get("LORLINT", "build/lorlint"))
    options.add_argument("--differences", action="store_true")
    options.add_argument("--check", action="store_true")
    options.add_argument("rest", nargs="*")
    options = options.parse_args()
    labels = {label["id"]: label for name in "AB" for label in rows(options.corpus, "labels", name + ".jsonl")}
    measured = {f"{group}/{name}" for group, names in labels_check.MEASURED.items() for name in names.split()}
    documents = [row for row in rows(options.corpus, "documents", "labels.jsonl")
                 if row["source_id"] in labels and not row["text_removed"] and not row["text_added"] and row["expect_status"] in ("scored", "no-text")]
    sums, faults = {}, []
    for profile in {labels[row["source_id"]]["profile"] for row in documents}:
        mine = [row for row in documents if labels[row["source_id"]]["profile"] == profile]
        text = {row["source_id"]: os.path.join(options.corpus, "letters", row["source_id"][0], row["source_id"] + ".txt") for row in mine}
        file = {row["file"]: os.path.join(options.corpus, "documents", row["file"]) for row in mine}
        told = rules_told(options.lorlint, profile, [*dict.fromkeys(text.values()), *file.values()], options.rest)
        for row in mine:
            label, found, plain = labels[row["source_id"]], told[file[row["file"]]], told[text[row["source_id"]]]
            if found is None:
                continue
            kind = KINDS.get(row["format"], row["format"]) if row.get("text_layer") else "scan"
            here = sums.setdefault(kind, [0, collections.Counter(), collections.Counter()])
            here[0] += 1
            here[1] += tally(label, measured, plain)
            # A document's comments and tracked changes are residue that its text does not have.
            own = {"integrity/edit-residue"} if row.get("tracked_changes") or row.get("comments") else set()
            here[2] += tally(label, measured - own, found)
            if options.differences and row["source_id"].startswith("A"):
                for rule in sorted((found ^ plain) & measured - own - set(label["unsure"])):
                    print(f"{row['file']} ({row['source_id']}): {rule} only in the {'document' if rule in found else 'text'}"
                          + ("" if rule in label["expect"] else ", not in the labels"))
    for kind, (count, plain, found) in sorted(sums.items()):
        apart = f1(plain) - f1(found)
        print(f"{kind:5} {count:3} documents  F1 as text {f1(plain):.3f}  as document {f1(found):.3f}  apart {apart:+.3f}")
        faults += [kind] if apart > APART.get(kind, .02) else []
    return 1 if options.check and faults else 0


if __name__ == "__main__":
    sys.exit(main())
