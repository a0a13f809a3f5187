#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that circles.py finds circles, of includes, of calls and of both, and leaves files alone that stand on floors: on made-up sources."""
import os
import shutil
import subprocess
import sys
import tempfile

import circles

FLOORS = {"low/brick.h": "int brick(void);", "low/brick.c": '#include "low/brick.h"\nint brick(void) { return 1; }',
          "low/wall.h": "int wall(void);", "low/wall.c": '#include "low/wall.h"\n#include "low/brick.h"\nint wall(void) { return brick(); }'}
INCLUDED = FLOORS | {"low/brick.h": '#include "low/wall.h"\nint brick(void);'}
CALLED = {"low/egg.h": "int egg(void); int hen(void);", "low/egg.c": "int hen(void); int egg(void) { return hen(); }",
          "low/hen.c": "int egg(void); int hen(void) { return egg(); }"}
BOTH = {"low/egg.h": "int egg(void);", "low/egg.c": "int hen(void); int egg(void) { return hen(); }",
        "low/hen.c": '#include "low/egg.h"\nint hen(void) { return 1; }'}
LONG = {f"low/{a}.c": f"int {b}(void); int {a}(void); int {a}(void) {{ return {b}(); }}" for a, b in zip("abcd", "bcda")}
CASES = (  # what is shown, the sources, words of the faults that are expected
    ("files on floors", FLOORS, []),
    ("a header that includes what its source stands below", INCLUDED, ["low/brick includes low/wall.h; low/wall includes low/brick.h"]),
    ("two sources that call each other", CALLED, ["low/egg calls hen of low/hen; low/hen calls egg of low/egg"]),
    ("a call one way and an include the other", BOTH, ["low/egg calls hen of low/hen; low/hen includes low/egg.h"]),
    ("a circle of four", LONG, ["low/a calls b of low/b; low/b calls c of low/c; low/c calls d of low/d; low/d calls a of low/a"]),
)


def faults_in(sources):
    with tempfile.TemporaryDirectory() as root:
        for path, text in sources.items():
            place = os.path.join(root, "src", path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "w", encoding="utf-8") as out:
                out.write(text)
        for path in sources:
            built = os.path.join(root, "obj", path[:-2] + ".o")
            os.makedirs(os.path.dirname(built), exist_ok=True)
            if path.endswith(".c"):
                place = os.path.join(root, "src", path)
                subprocess.run([*os.environ.get("CC", "cc").split(), "-I", os.path.join(root, "src"), "-c", place, "-o", built], check=True)
        return list(circles.faults_of(circles.arrows_of(os.path.join(root, "src"), os.path.join(root, "obj"))[0]))


def main():
    compiler = os.environ.get("CC", "cc").split()[0]
    if not shutil.which(compiler):
        print(f"made-up circles: not tried, there is no {compiler}")
        return 0
    failed = 0
    for shown, sources, expected in CASES:
        faults = faults_in(sources)
        if len(faults) != len(expected) or any(words not in fault for words, fault in zip(expected, faults)):
            failed += 1
            print(f"FAIL {shown}: expected {expected}, found {faults}")
    print(f"made-up circles: {len(CASES)} cases, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
