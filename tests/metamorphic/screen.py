# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers that people see: each loss, each category and the total have to add up, on the screen and in the file."""
import math
import os
import re
import tempfile

import lint

ROW = re.compile(r"^  (\S.*?) {1,}[█░]+ +([\d.]+)/([\d.]+)(?: +−([\d.]+))?")
TOTAL = re.compile(r"^  SCORE +(\d+) / 100")
POINTS = re.compile(r"^  (?:error|warning|suggestion|info) +([a-z]+/[a-z-]+) .*?−([\d.]+) points?$")
CHECKED = re.compile(r"^  ([\d.]+) of ([\d.]+) points that could be checked = (\d+) of 100")


def half_up(value):
    return math.floor(value + 0.5 + 1e-9)


def file_faults(letter):
    """What does not add up in a JSON report."""
    s = letter.get("score")
    if not s or s.get("total") is None:
        return []
    faults = []
    for c in s["categories"]:
        points = sum(f["points"] for f in letter["findings"] if f["category"] == c["id"])
        if abs(points - c["lost"]) > 1e-6:
            faults.append(f"{c['id']}: findings lose {points}, the category {c['lost']}")
        if c["lost"] > c["budget"] - c["unchecked"] + 1e-6:
            faults.append(f"{c['id']}: loses more than it holds")
    open_ = sum(c["budget"] - c["unchecked"] for c in s["categories"])
    kept = open_ - sum(c["lost"] for c in s["categories"])
    wanted = half_up(100 * kept / open_)
    wanted = min(wanted, s["cap"]) if s["cap"] else wanted
    if s["total"] != wanted or s["checkable"] != half_up(open_):
        faults.append(f"total {s['total']} of {s['checkable']}, reckoned {wanted} of {half_up(open_)}")
    return faults


def screen_faults(text, letter):
    """What does not add up on the terminal, or differs from the JSON report."""
    lines = text.splitlines()
    rows = [m for m in map(ROW.match, lines) if m]
    losses = {m.group(1): float(m.group(2)) for m in map(POINTS.match, lines) if m}
    total = next((int(m.group(1)) for m in map(TOTAL.match, lines) if m), None)
    checked = next((m for m in map(CHECKED.match, lines) if m), None)
    s = letter["score"]
    faults = []
    if total != s["total"]:
        faults.append(f"total {total}, in the file {s['total']}")
    shown = sum(float(m.group(4) or 0) for m in rows)
    if abs(shown - sum(losses.values())) > 1e-6:
        faults.append(f"categories lose {shown}, findings {sum(losses.values())}")
    if any(abs(float(m.group(3)) - float(m.group(2)) - float(m.group(4) or 0)) > 1e-6 for m in rows):
        faults.append("a category's row does not add up")
    if checked:
        kept, open_, of_hundred = (float(g) for g in checked.groups())
        if abs(sum(float(m.group(2)) for m in rows) - kept) > 1e-6 or abs(sum(float(m.group(3)) for m in rows) - open_) > 1e-6:
            faults.append("the rows are not the sum that is shown")
        if half_up(100 * kept / open_) != of_hundred or total != min(of_hundred, s["cap"] or 100):
            faults.append(f"{kept:g} of {open_:g} are not {of_hundred:g}, or {total} is not held to {s['cap']}")
    elif total != 100 and not s["cap"] and len(rows) and total != sum(float(m.group(2)) for m in rows):
        faults.append("the rows are not the total")
    return faults


def screen(text):
    """One letter's report on a terminal of 100 columns."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "letter.txt")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return lint.check(["--width", "100", "--show", "info", path]).decode()
