#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Anchors of the score: what weak, strong, certified, old, guarded, courteous and outstanding letters must come to, whatever the points are.

The weak and the strong texts are written in the manner of the plan's source, which sets one against the other. Bodies stand in files beside this one;
the letterhead, date and signature around some of them are made here."""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LORLINT = os.environ.get("LORLINT", os.path.join(HERE, "../../build/lorlint"))
FORM_AND_WRITER = {"date/missing", "format/letterhead-missing", "address/salutation-missing", "writer/name-missing", "writer/email-missing"}


def wrapped(body, date):
    return f"""SAINT BRANNOC TEACHING HOSPITAL
Department of Medicine
12 Quay Street, Port Brannoc 40110
Tel: +44 1632 960144 · medicine@saintbrannoc.example

{date}

Dear Program Director,

{body.strip()}

Yours sincerely,

Dr. Moira Tennant, MD, FRCP
Consultant and Associate Professor, Department of Medicine
Saint Brannoc Teaching Hospital
m.tennant@saintbrannoc.example
+44 1632 960145
"""


def read(name):
    with open(os.path.join(HERE, name + ".txt"), encoding="utf-8") as file:
        return file.read()


def texts():
    strong, good, outstanding = read("strong"), read("good"), read("outstanding")
    return {"weak-1": read("weak-1"), "weak-2": read("weak-2"), "certificate-bare": read("certificate-bare"), "certificate-wrapped": read("certificate-wrapped"),
            "strong": wrapped(strong, "9 June 2026"), "strong-bare": strong, "strong-old": wrapped(strong, "11 March 2024"), "good": wrapped(good, "2 February 2026"),
            **{name: wrapped(read(name), "9 June 2026") for name in ("guarded", "courteous", "praise-only", "faint")},
            "outstanding": wrapped(outstanding, "20 May 2026"), "outstanding-old": wrapped(outstanding, "1 March 2024")}


def lint(letters):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in letters.items():
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
                file.write(text)
        done = subprocess.run([LORLINT, "check", "--no-config", "--format", "jsonl", "--as-of", "2026-09-15", "--fail-on", "never", folder],
                              stdout=subprocess.PIPE, check=False, timeout=60)
    return {os.path.basename(row["path"])[:-4]: row for row in map(json.loads, done.stdout.decode().splitlines())}


def main():
    found, faults = lint(texts()), []

    def total(name):
        return found[name]["score"]["total"]

    def rules(name, severity=None):
        return [f["rule"] for f in found[name]["findings"] if severity in (None, f["severity"])]

    def expect(name, holds, what):
        if not holds:
            faults.append(f"{name}: {what}; total {total(name)}, held to {found[name]['score']['cap']}, errors {rules(name, 'error')}, warnings {rules(name, 'warning')}")

    for name in ("weak-1", "weak-2", "certificate-bare"):
        expect(name, total(name) <= 25, "25 at most")
        expect(name, {"date/missing", "format/too-short", "writer/name-missing"} <= set(rules(name)), "no date, no writer, short")
        expect(name, (found[name]["score"]["cap"] or 100) <= 49, "a gate of 49 or lower")
    expect("certificate-wrapped", total("certificate-wrapped") <= 30, "30 at most")
    for name in ("strong", "good", "outstanding"):
        expect(name, not rules(name, "error"), "no errors")
        expect(name, len(rules(name, "warning")) <= 2, "two warnings at most")
    expect("strong", total("strong") >= 85, "85 at least")
    expect("good", total("good") >= 80, "80 at least")
    expect("outstanding", total("outstanding") >= 90, "90 at least")
    expect("outstanding", total("outstanding") >= total("strong") >= total("good"), "in this order: outstanding, strong, good")
    expect("guarded", total("guarded") == 69 and found["guarded"]["score"]["cap_reason"] == "recommend/weak", "held to 69, since its support is held back")
    expect("courteous", not found["courteous"]["score"]["cap"] and total("courteous") >= 80, "the courtesy of another country is no reserve: no gate, 80 at least")
    expect("praise-only", total("praise-only") <= 30 and found["praise-only"]["score"]["cap_reason"] == "evidence/praise-without-evidence", "held to 30: praise alone")
    expect("faint", total("faint") <= 30 and found["faint"]["score"]["cap_reason"] == "style/faint-praise", "held to 30: faint praise alone")
    for name in ("strong-old", "outstanding-old"):
        expect(name, total(name) <= 69 and found[name]["score"]["cap_reason"] == "date/stale", "held to 69 by its date")
    evidence = next(c for c in found["strong-bare"]["score"]["categories"] if c["id"] == "evidence")
    expect("strong-bare", evidence["budget"] - evidence["lost"] >= 18, f"18 of 22 for evidence, it has {evidence['budget'] - evidence['lost']:g}")
    expect("strong-bare", FORM_AND_WRITER <= set(rules("strong-bare")), "what frames a letter is missing")
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"anchors: {'0 passed, 1 failed' if faults else '1 passed, 0 failed'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
