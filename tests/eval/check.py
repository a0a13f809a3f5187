#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds tests/eval/labels.jsonl against its letters: every label has a letter and every letter a label, the fields are
complete, the rule ids are known, and every quoted text stands in the letter (runs of blanks count as one).
    python3 tests/eval/check.py [--rules FILE] [--counts]
FILE holds one rule id a line; without it the list below is used. Prints each fault; exit 1."""
import argparse
import collections
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MEASURED = {
    "format": "letterhead-missing letterhead-incomplete too-long too-short certificate-style",
    "date": "missing aging stale future invalid ambiguous partial non-gregorian",
    "writer": "name-missing title-missing department-missing institution-missing email-missing email-personal "
              "phone-missing qualifications-missing not-supervisor",
    "address": "salutation-missing salutation-localised specific-program wrong-purpose",
    "applicant": "name-missing wrong-name pronoun-mixup",
    "relationship": "missing duration-missing dates-missing indirect",
    "context": "role-missing facility-missing workload-missing",
    "evidence": "no-numbers no-case-example no-peer-comparison comparison-without-denominator comparison-implausible "
                "no-entrustment competency-gap praise-without-evidence",
    "recommend": "missing weak any-position purpose-missing conditional",
    "close": "contact-invitation-missing",
    "us": "english-unstated systems-missing multidisciplinary-missing local-terms",
    "style": "cliche generic-praise superlative-overload doubt-raiser faint-praise",
    "bias": "personal-life appearance-origin",
    "privacy": "patient-identifier applicant-identifier health-disclosure",
    "integrity": "placeholder edit-residue prompt-residue applicant-voice",
    "signature": "on-behalf closing-missing",
}
LABEL = {"id", "profile", "facts", "expect", "spans", "overall", "unsure"}
FACTS = set(
    "applicant pronouns letterhead date date_text salutation_text closing_text writer_name writer_title "
    "writer_department writer_institution writer_qualifications writer_email writer_phone relationship_text "
    "duration_text dates_text role_text facility_text workload_text evidence_numbers case_example comparison "
    "comparison_text entrustment_text competencies recommendation recommendation_text purpose_text "
    "contact_invitation_text english_text systems_text team_text".split())
CHOICES = {
    "pronouns": {"she", "he", "they", "mixed", "none"},
    "letterhead": {"full", "partial", "personal", "none"},
    "comparison": {"none", "vague", "partial", "full"},
    "recommendation": {0, 1, 2, 3, 4, 5},
    "case_example": {True, False},
}
THEMES = {"clinical", "professionalism", "communication"}
NOT_QUOTED = {"date", "pronouns", "letterhead", "comparison"}

SERIES = {"O": "", "P": "frames-", "Q": "hands-", "S": "desks-", "T": "homes-", "U": "latin-", "V": "africa-", "W": "eurasia-", "X": "pacific-",
          "Y": "wards-", "Z": "anglo-", "M": "colleges-", "N": "clinics-", "J": "levant-",
          "K": "lands-"}  # of letters: the names of their halves begin so
OPENED = "OPQVX"  # the series whose held-out half was opened on 23 November 2026, to be learnt from

faults = []


def half_of(letter):
    """The name of the half of the letters that this one stands in: which are open and which held out, README.md says."""
    series, number = letter[0], int(letter[1:])
    if number <= (30 if series == "O" else 100):
        return SERIES[series] + "tune"
    return SERIES[series] + ("opened" if series in OPENED else "held-out")


def is_open(letter):
    """May this letter be read, and may what is wrong on it be listed?"""
    return not half_of(letter).endswith("held-out")


def fault(letter, text):
    faults.append(f"{letter}: {text}")


def one_line(text):
    return re.sub(r"\s+", " ", text).strip()


def known_rules(path):
    if path is None:
        return {f"{group}/{name}" for group, names in MEASURED.items() for name in names.split()}
    with open(path, encoding="utf-8") as file:
        return {line.strip() for line in file if line.strip()}


def check_quotes(letter, text, label):
    facts = label["facts"]
    quotes = [(key, value) for key, value in facts.items() if isinstance(value, str) and key not in NOT_QUOTED]
    quotes += [("evidence_numbers", value) for value in facts["evidence_numbers"]]
    quotes += [(rule, value) for rule, values in label["spans"].items() for value in values]
    for key, value in quotes:
        if not one_line(value) or one_line(value) not in text:
            fault(letter, f"{key}: not in the letter: {value!r}")


def check_facts(letter, facts):
    if set(facts) != FACTS:
        fault(letter, "facts: " + ", ".join(sorted(set(facts) ^ FACTS)))
        return False
    for key, allowed in CHOICES.items():
        if facts[key] not in allowed:
            fault(letter, f"{key}: {facts[key]!r}")
    if set(facts["competencies"]) - THEMES:
        fault(letter, f"competencies: {facts['competencies']}")
    if facts["date"] is not None and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", facts["date"]):
        fault(letter, f"date: {facts['date']!r}")
    if (facts["comparison"] == "none") != (facts["comparison_text"] is None):
        fault(letter, "comparison and comparison_text disagree")
    if (facts["recommendation"] == 0) != (facts["recommendation_text"] is None):
        fault(letter, "recommendation and recommendation_text disagree")
    return True


def check_label(label, rules):
    letter = label.get("id", "?")
    if set(label) != LABEL:
        fault(letter, "fields: " + ", ".join(sorted(set(label) ^ LABEL)))
        return
    path = os.path.join(HERE, "letters", letter + ".txt")
    if not os.path.exists(path):
        fault(letter, "no such letter")
        return
    with open(path, encoding="utf-8") as file:
        text = one_line(file.read())
    for field in ("expect", "spans", "unsure"):
        for rule in label[field]:
            if rule not in rules:
                fault(letter, f"{field}: unknown rule {rule}")
        if len(set(label[field])) != len(label[field]):
            fault(letter, f"{field}: a rule stands twice")
    for rule in set(label["spans"]) - set(label["expect"]) - set(label["unsure"]):
        fault(letter, f"spans: {rule} is neither expected nor unsure")
    if not isinstance(label["overall"], int) or not 0 <= label["overall"] <= 100:
        fault(letter, f"overall: {label['overall']!r}")
    if check_facts(letter, label["facts"]):
        check_quotes(letter, text, label)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rules")
    options.add_argument("--counts", action="store_true", help="how many letters expect each rule")
    options = options.parse_args()
    rules = known_rules(options.rules)
    with open(os.path.join(HERE, "labels.jsonl"), encoding="utf-8") as file:
        labels = [json.loads(line) for line in file if line.strip()]
    for label in labels:
        check_label(label, rules)
    ids = [label.get("id") for label in labels]
    for letter, times in collections.Counter(ids).items():
        if times > 1:
            fault(letter, f"{times} labels")
    for name in sorted(os.listdir(os.path.join(HERE, "letters"))):
        if name.endswith(".txt") and name[:-4] not in ids:
            fault(name[:-4], "no label")
    for line in faults:
        print(line)
    if options.counts:
        counts = collections.Counter(rule for label in labels for rule in label["expect"])
        for rule in sorted(rules):
            print(f"{counts[rule]:3} {rule}")
    print(f"{len(labels)} labels, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
