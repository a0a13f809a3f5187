#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must not change, and in which way other things may: the same letter in other looks, about other people, with more and with less.

    python3 tests/metamorphic/run.py [--verbose]     one run of lorlint for each change, over all letters"""
import sys

import lint
from looks import LOOKS

VERBOSE = "--verbose" in sys.argv
SHOWN = 3  # letters told of a test that fails


class Tests:
    def __init__(self):
        self.passed = self.failed = 0

    def report(self, name, faults, letters):
        """faults: one line each."""
        if faults:
            self.failed += 1
            print(f"FAIL {name}: {len(faults)} of {letters} letters", *(f"     {fault}" for fault in faults[:None if VERBOSE else SHOWN]), sep="\n")
        else:
            self.passed += 1
            if VERBOSE:
                print(f"ok   {name}: {letters} letters")


def difference(before, after):
    gone, come = [x for x in before if x not in after], [x for x in after if x not in before]
    return f"lost {gone} gained {come}"[:600]


def looks_change_nothing(tests, letters, plain):
    for name, look in LOOKS.items():
        other = {n: look(text) for n, text in letters.items()}
        other = {n: text for n, text in other.items() if text is not None}
        reports = lint.lint(other)
        faults = []
        for n in other:
            before, after = lint.findings(plain[n]), lint.findings(reports[n])
            if before != after or lint.score(plain[n]) != lint.score(reports[n]):
                faults.append(f"{n}: {lint.score(plain[n])} {lint.score(reports[n])} {difference(before, after)}")
        tests.report(f"{name} changes nothing", faults, len(other))


def twice_and_piped(tests, letters, plain):
    again = lint.lint(letters)
    tests.report("a second look sees the same", [n for n in letters if again[n] != {**plain[n], "path": again[n]["path"]}], len(letters))
    faults = []
    for n in sorted(letters)[:12]:
        piped = lint.piped(letters[n])
        if lint.findings(piped) != lint.findings(plain[n]) or lint.score(piped) != lint.score(plain[n]):
            faults.append(f"{n}: {difference(lint.findings(plain[n]), lint.findings(piped))}")
    tests.report("a pipe brings the same", faults, 12)


def main():
    letters = lint.letters()
    plain = lint.lint(letters)
    tests = Tests()
    looks_change_nothing(tests, letters, plain)
    twice_and_piped(tests, letters, plain)
    print(f"metamorphic: {tests.passed} passed, {tests.failed} failed")
    return 1 if tests.failed else 0


if __name__ == "__main__":
    sys.exit(main())
