#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of src/ the tests ran: lines and branches, one row a folder and one for all, from the counts that a build with --coverage left behind.
    coverage.py BUILD [--files] [--lines FILE]          --files: a row a file, least covered first; --lines: the lines of FILE that never ran"""
import collections
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BATCH = 40                                    # files that one gcov reads


def counts(build):
    """By source: line -> how often it ran; line -> branches taken or not. The best of all objects that hold it."""
    lines, branches = collections.defaultdict(dict), collections.defaultdict(dict)
    notes = [os.path.join(place, name) for place, _, names in os.walk(os.path.join(build, "obj")) for name in names if name.endswith(".gcno")]
    for i in range(0, len(notes), BATCH):
        done = subprocess.run([os.environ.get("GCOV", "gcov"), "--json-format", "--stdout", "--branch-probabilities", *notes[i:i + BATCH]], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, cwd=ROOT, check=False)
        for document in done.stdout.splitlines():
            for file in json.loads(document)["files"]:
                path = os.path.relpath(os.path.join(ROOT, file["file"]), ROOT)
                if not path.startswith("src/"):
                    continue
                for line in file["lines"]:
                    number = line["line_number"]
                    lines[path][number] = max(lines[path].get(number, 0), line["count"])
                    told = [branch["count"] > 0 for branch in line["branches"] if not branch["throw"]]
                    before = branches[path].get(number, [])
                    if len(told) == len(before):
                        told = [a or b for a, b in zip(told, before)]
                    if sum(told) >= sum(before):
                        branches[path][number] = told
    return lines, branches


def row(name, paths, lines, branches):
    ran = sum(count > 0 for path in paths for count in lines[path].values())
    all_lines = sum(len(lines[path]) for path in paths)
    taken = sum(sum(told) for path in paths for told in branches[path].values())
    ways = sum(len(told) for path in paths for told in branches[path].values())
    return f"{name:32}{ran:7} of {all_lines:6} lines {100 * ran / max(all_lines, 1):6.1f} %{taken:8} of {ways:6} branches {100 * taken / max(ways, 1):6.1f} %"


def main():
    lines, branches = counts(sys.argv[1])
    if "--lines" in sys.argv:
        path = sys.argv[sys.argv.index("--lines") + 1]
        source = open(os.path.join(ROOT, path), encoding="utf-8").read().split("\n")
        for number in sorted(n for n, count in lines[path].items() if count == 0):
            print(f"{path}:{number}: {source[number - 1].strip()}")
        return
    if "--files" in sys.argv:
        share = {path: sum(c > 0 for c in lines[path].values()) / len(lines[path]) for path in lines}
        for path in sorted(lines, key=share.get):
            print(row(path, [path], lines, branches))
    for folder in sorted({path.split("/")[1] for path in lines}):
        print(row("src/" + folder, [path for path in lines if path.split("/")[1] == folder], lines, branches))
    print(row("all", list(lines), lines, branches))


main()
