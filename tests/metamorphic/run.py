#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must not change, and in which way other things may: the same letter in other looks, about other people, with more and with less.

    python3 tests/metamorphic/run.py [--verbose]     one run of lorlint for each change, over all letters"""
import sys

import content
import lint
import people
import screen
from looks import LOOKS

VERBOSE = "--verbose" in sys.argv
SHOWN = 3   # letters told of a test that fails
PIPED = 12  # letters that go through a pipe
LENGTHS = (("body-long", 600), ("body-too-long", 750))  # a sentence more may pass these
ONE_MORE = 30                                           # [word]
# Stereotyped is a word by whom it is about, and abroad is a place by where the writer is: neither costs a point.
APART = ("bias/", "writer/international-training")


class Tests:
    def __init__(self):
        self.passed = self.failed = 0

    def report(self, name, faults, letters):
        """faults: one line each."""
        if faults or not letters:
            self.failed += 1
            print(f"FAIL {name}: {len(faults)} of {letters} letters", *(f"     {fault}" for fault in faults[:None if VERBOSE else SHOWN]), sep="\n")
        else:
            self.passed += 1
            if VERBOSE:
                print(f"ok   {name}: {letters} letters")

    def changed(self, name, letters, plain, change, fault):
        """Lints what change(text, report) makes of each letter (None: nothing), and reports where fault(before, after) is one."""
        other = {n: change(text, plain[n]) for n, text in letters.items()}
        other = {n: text for n, text in other.items() if text is not None}
        after = lint.lint(other) if other else {}
        self.report(name, [f"{n}: {what}" for n in other for what in [fault(plain[n], after[n])] if what], len(other))


def difference(before, after, words=True, apart=()):
    """What is found in one report and not in the other, or another score."""
    a, b = ([f for f in lint.findings(r, words) if not f[0].startswith(apart)] for r in (before, after))
    if a == b and lint.score(before) == lint.score(after):
        return None
    return f"{lint.score(before)} {lint.score(after)} lost {[x for x in a if x not in b]} gained {[x for x in b if x not in a]}"[:600]


def gains(before, after):
    a, b = lint.lost(before), lint.lost(after)
    fuller = [c for c in a if b[c] < a[c] - 1e-9]
    return f"{fuller}: {difference(before, after, False)}" if fuller or lint.total(after) > lint.total(before) else None


def loses(before, after):
    a, b = lint.lost(before), lint.lost(after)
    poorer = [c for c in a if b[c] > a[c] + 1e-9]
    long = poorer == ["form"] and any(0 <= limit - before["words"] < ONE_MORE for _, limit in LENGTHS)
    return f"{poorer}: {difference(before, after, False)}" if poorer and not long else None


def rises(before, after):
    known = before["facts"]["applicant"].get("value") == after["facts"]["applicant"].get("value")  # else it is about somebody else
    return difference(before, after, False) if known and lint.total(after) > lint.total(before) else None


def looks_change_nothing(tests, letters, plain):
    for name, look in LOOKS.items():
        tests.changed(f"{name} changes nothing", letters, plain, lambda text, _: look(text), difference)
    tests.changed("a second run sees the same", letters, plain, lambda text, _: text, difference)
    faults = [f"{n}: {fault}" for n in sorted(letters)[:PIPED] for fault in [difference(plain[n], lint.piped(letters[n]))] if fault]
    tests.report("a pipe brings the same", faults, PIPED)


def people_change_no_score(tests, letters, plain):
    def same(before, after):
        return difference(before, after, False, APART)

    tests.changed("another name changes no score", letters, plain, people.renamed, same)
    tests.changed("other pronouns change no score", letters, plain, lambda text, _: people.swapped_pronouns(text), same)
    tests.changed("other places change no score", letters, plain, lambda text, _: people.moved(text), same)


def more_and_less(tests, letters, plain):
    tests.changed("the body twice gains nothing", letters, plain, content.repeated, gains)
    tests.changed("the letter twice gains nothing", letters, plain, content.doubled, rises)
    tests.changed("keywords gain nothing", letters, plain, content.stuffed, gains)
    tests.changed("one more deed loses nothing", letters, plain, content.one_more_deed, loses)
    for fact in content.EXAMPLES:
        tests.changed(f"no score rises without its {fact}", letters, plain, lambda text, report: content.without_example(text, report, fact), rises)
    texts = {id(plain[n]): letters[n] for n in letters}

    def other_than_form(before, after):
        bound = content.bound_to_letterhead(texts[id(before)], before)
        return rises(before, after) or ", ".join(c for c, lost in lint.lost(before).items() if c not in bound and lint.lost(after)[c] != lost)

    tests.changed("a letterhead counts for itself", letters, plain, content.without_letterhead, other_than_form)


def head_counts_compare_nobody(tests, letters, plain):
    def ranked(before, after):
        return after["facts"]["comparison"].get("value") in ("partial", "full") and after["facts"]["comparison"]["value"]

    for count in content.HEAD_COUNTS:
        for at_end in (False, True):
            tests.changed(f"a head count compares nobody ({count[:11]}, {'last' if at_end else 'first'})", letters, plain, lambda text, report: content.with_head_count(text, report, count, at_end), ranked)


def numbers_add_up(tests, letters, plain):
    tests.report("losses add up to the total", [f"{n}: {fault}" for n in letters for fault in screen.file_faults(plain[n])], len(letters))
    faults = [f"{n}: {fault}" for n in letters for fault in screen.screen_faults(screen.screen(letters[n]), plain[n])]
    tests.report("numbers on the screen add up", faults, len(letters))


def main():
    letters = lint.letters()
    plain = lint.lint(letters)
    tests = Tests()
    looks_change_nothing(tests, letters, plain)
    people_change_no_score(tests, letters, plain)
    more_and_less(tests, letters, plain)
    head_counts_compare_nobody(tests, letters, plain)
    numbers_add_up(tests, letters, plain)
    print(f"metamorphic: {tests.passed} passed, {tests.failed} failed")
    return 1 if tests.failed else 0


if __name__ == "__main__":
    sys.exit(main())
