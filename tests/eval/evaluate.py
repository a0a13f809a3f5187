#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far lorlint's findings agree with the labels of tests/eval: per rule, per fact, in sum, for each half of the set.

    python3 tests/eval/evaluate.py [--lorlint PROGRAM] [--half NAME|all] [--rules] [--wrong] [--check FLOORS]

--rules prints each rule and fact of the open halves, --wrong what is wrong there, letter by letter; of those held out only sums are printed, so that nobody tunes on
them. --check FILE exits 1 when a sum is below the one in that file (lines: half figure at-least)."""
import argparse
import collections
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import check as labels_check  # noqa: E402  the list of measured rules stands there

PRESENCE = ("relationship duration dates role facility workload entrustment purpose contact_invitation english systems team").split()
TEXTS = ("writer_name writer_email writer_phone writer_title writer_department writer_institution writer_qualifications applicant").split()


def plain(text):
    return " ".join("".join(c if c.isalnum() or c in "@.+" else " " for c in (text or "").lower()).split())


def same_text(wanted, found):
    """Equal, or one within the other and at least half as long."""
    one, other = sorted((plain(wanted), plain(found)), key=len)
    return one == other or bool(one) and one in other and 2 * len(one) >= len(other)


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    rank, at = [0.0] * len(values), 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
            end += 1
        for place in order[at:end + 1]:
            rank[place] = (at + end) / 2
        at = end + 1
    return rank


def spearman(xs, ys):
    a, b = ranks(xs), ranks(ys)
    middle = (len(a) - 1) / 2
    over = sum((x - middle) * (y - middle) for x, y in zip(a, b))
    under = (sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)) ** 0.5
    return over / under if under else float("nan")


def pairs_in_order(scores, judged, apart=25):
    right = [(scores[i] - scores[j]) * (judged[i] - judged[j]) > 0
             for i in range(len(scores)) for j in range(i) if abs(judged[i] - judged[j]) >= apart]
    return sum(right) / len(right) if right else float("nan")


def lint(lorlint, labels):
    found = {}
    for profile in sorted({label["profile"] for label in labels}):
        paths = {os.path.join(HERE, "letters", label["id"] + ".txt"): label["id"] for label in labels if label["profile"] == profile}
        run = subprocess.run([lorlint, "check", "--no-config", "--format", "json", "--as-of", "2026-09-15", "--profile", profile, *paths],
                             stdout=subprocess.PIPE, check=False)
        for letter in json.loads(run.stdout)["letters"]:
            found[paths[letter["path"]]] = letter
    return found


def facts_agree(label, facts):
    """Yields (fact, does it agree) for one letter."""
    wanted = label["facts"]

    def fact(name):
        return facts.get(name) or {}

    def said(name):
        return fact(name).get("text") or fact(name).get("value") or "" if fact(name).get("state") == "present" else ""

    yield "date", (fact("date").get("value") or None) == wanted["date"]
    yield "letterhead", fact("letterhead").get("value", "none") == wanted["letterhead"]
    yield "pronouns", (fact("pronouns").get("value") or "none") == wanted["pronouns"]
    yield "comparison", (fact("comparison").get("value") or "none") == wanted["comparison"]
    yield "recommendation, one up or down", abs(float(fact("recommendation").get("value") or 0) - wanted["recommendation"]) <= 1
    yield "case_example", (fact("case_example").get("state") == "present") == wanted["case_example"]
    yield "competencies", set(fact("competencies").get("value") or []) == set(wanted["competencies"])
    yield "evidence_numbers, 0 1 or more", (min(2, len(fact("evidence_numbers").get("value") or []))
                                            == min(2, len(wanted["evidence_numbers"])))
    for name in ("salutation", "closing"):
        yield name, same_text(wanted[name + "_text"], said(name))
    for name in TEXTS:
        if name == "writer_phone":
            yield name, digits(wanted[name]) == digits(said(name))
        else:
            yield name, same_text(wanted[name], said(name))
    for name in PRESENCE:
        yield name, (fact(name).get("state") == "present") == bool(wanted[name + "_text"])


def digits(text):
    return "".join(c for c in str(text or "") if c.isdigit())[-7:]


def measure(labels, found):
    rules = {f"{group}/{name}" for group, names in labels_check.MEASURED.items() for name in names.split()}
    tally = {rule: collections.Counter() for rule in rules}
    facts, scores, judged = collections.defaultdict(list), [], []
    for label in labels:
        letter = found[label["id"]]
        told = {finding["rule"] for finding in letter.get("findings", [])}
        for rule in rules - set(label["unsure"]):
            wanted = rule in label["expect"]
            if wanted or rule in told:
                tally[rule]["right" if wanted and rule in told else "missed" if wanted else "false"] += 1
        for name, ok in facts_agree(label, letter.get("facts", {})):
            facts[name].append(ok)
        scores.append((letter.get("score") or {}).get("total") or 0)
        judged.append(label["overall"])
    return tally, facts, sums(labels, tally, facts, scores, judged)


def f1(count):
    whole = 2 * count["right"] + count["false"] + count["missed"]
    return 2 * count["right"] / whole if whole else float("nan")


def sums(labels, tally, facts, scores, judged):
    total = sum(tally.values(), collections.Counter())
    often = [f1(count) for count in tally.values() if count["right"] + count["missed"] >= 5]
    return {
        "letters": len(labels),
        "micro-f1": f1(total),
        "precision": total["right"] / max(1, total["right"] + total["false"]),
        "recall": total["right"] / max(1, total["right"] + total["missed"]),
        "macro-f1": sum(often) / max(1, len(often)),
        "false-per-letter": total["false"] / max(1, len(labels)),
        "facts": sum(sum(oks) / len(oks) for oks in facts.values()) / max(1, len(facts)),
        "spearman": spearman(scores, judged),
        "pairs": pairs_in_order(scores, judged),
    }


def print_rules(tally, facts):
    print(f"{'rule':44} right false missed   F1")
    for rule, count in sorted(tally.items()):
        if count:
            print(f"{rule:44} {count['right']:5} {count['false']:5} {count['missed']:6} {f1(count):4.2f}")
    for name, oks in sorted(facts.items()):
        print(f"  {name:42} {sum(oks):3} of {len(oks)}")


def print_wrong(labels, found):
    rules = {f"{group}/{name}" for group, names in labels_check.MEASURED.items() for name in names.split()}
    for label in labels:
        letter, wanted = found[label["id"]], label["facts"]
        told = {finding["rule"] for finding in letter.get("findings", [])} & rules - set(label["unsure"])
        print(label["id"], "false:", *sorted(told - set(label["expect"])), "missed:", *sorted(set(label["expect"]) - told))
        for name, ok in facts_agree(label, letter.get("facts", {})):
            if not ok:
                fact = letter.get("facts", {}).get(name.split(",")[0]) or {}
                print(f"    {name}: wanted {wanted.get(name, wanted.get(name + '_text'))!r}, found {fact.get('text') or fact.get('value')!r}")


def below(floors, half, figures):
    """The lines of the floors file that are not reached."""
    with open(floors, encoding="utf-8") as file:
        rows = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return [f"{half} {name}: {figures[name]:.3f}, at least {least} was reached before"
            for where, name, least in rows if where == half and not figures[name] >= float(least)]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--lorlint", default=os.environ.get("LORLINT", "build/lorlint"))
    options.add_argument("--half", default="all", help="tune, opened, held-out, each behind the name of a series in check.py, or all")
    options.add_argument("--rules", action="store_true")
    options.add_argument("--wrong", action="store_true")
    options.add_argument("--check", metavar="FLOORS")
    options = options.parse_args()
    with open(os.path.join(HERE, "labels.jsonl"), encoding="utf-8") as file:
        labels = [json.loads(line) for line in file if line.strip()]
    halves = {}
    for label in labels:
        halves.setdefault(labels_check.half_of(label["id"]), []).append(label)
    halves["all-held-out"] = [label for label in labels if not labels_check.is_open(label["id"])]
    faults = []
    for half, rows in halves.items():
        if options.half not in (half, "all"):
            continue
        found = lint(options.lorlint, rows)
        tally, facts, figures = measure(rows, found)
        if options.rules and not half.endswith("held-out"):
            print_rules(tally, facts)
        if options.wrong and not half.endswith("held-out"):
            print_wrong(rows, found)
        print(f"{half + ':':17}" + " · ".join(f"{name} {value:.3f}" if isinstance(value, float) else f"{value} {name}"
                                              for name, value in figures.items()))
        if options.check:
            faults += below(options.check, half, figures)
    print(*faults, sep="\n", end="\n" if faults else "")
    if options.check:
        print(f"eval: {'1' if not faults else '0'} passed, {'1' if faults else '0'} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
