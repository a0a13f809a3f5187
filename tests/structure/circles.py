#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No circle of files: each stands above those that it needs. A source and the header of its name are one file here. What a file needs is
what it includes, and what its object calls and another of the objects under $BUILD/obj holds. Prints each fault; exits 1 when there is one."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def files_of(source_root):
    """name without its ending -> its paths, both from source_root: {"core/str": ["core/str.c", "core/str.h"]}"""
    found = {}
    for folder, _, names in os.walk(source_root):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                path = os.path.relpath(os.path.join(folder, name), source_root)
                found.setdefault(path[:-2], []).append(path)
    return found


def includes_of(source_root, files):
    """(file, file it needs): why"""
    arrows = {}
    for file, paths in files.items():
        for path in paths:
            with open(os.path.join(source_root, path), encoding="utf-8") as text:
                for header in INCLUDE.findall(text.read()):
                    needed = next((h for h in (header, os.path.join(os.path.dirname(file), header))
                                   if h in files.get(h[:-2], ())), None)
                    if needed and needed[:-2] != file:
                        arrows.setdefault((file, needed[:-2]), f"includes {needed}")
    return arrows


def symbols_of(listing):
    """What one object holds for others, and what it calls: from the lines of nm -P."""
    holds, calls = set(), set()
    for line in listing.split("\n"):
        name, kind = (line.split() + ["", ""])[:2]
        if kind in tuple("TDBRCVW"):
            holds.add(name)
        elif kind == "U":
            calls.add(name)
    return holds, calls


def calls_of(object_root, source_root, files):
    """The same arrows by what objects call; and the sources whose object is missing or older than they are."""
    holds, calls, stale = {}, {}, []
    for file, paths in files.items():
        if file + ".c" not in paths:
            continue
        built, source = os.path.join(object_root, file + ".o"), os.path.join(source_root, file + ".c")
        if not os.path.exists(built) or os.path.getmtime(built) < os.path.getmtime(source):
            stale.append(file + ".c")
            continue
        listing = subprocess.run([os.environ.get("NM", "nm"), "-P", built], capture_output=True, text=True, check=True).stdout
        held, calls[file] = symbols_of(listing)
        holds.update((name, file) for name in held)
    arrows = {}
    for file, names in calls.items():
        for name in sorted(names):
            if holds.get(name, file) != file:
                arrows.setdefault((file, holds[name]), f"calls {name}")
    return arrows, stale


def groups_of(arrows):
    """Files of which each needs each, by whatever way: Tarjan's strongly connected components, of two files and more."""
    needs = {}
    for file, needed in sorted(arrows):
        needs.setdefault(file, []).append(needed)
    order, low, stack, groups = {}, {}, [], []

    def visit(file):
        order[file] = low[file] = len(order)
        stack.append(file)
        for needed in needs.get(file, ()):
            if needed not in order:
                visit(needed)
            if needed in stack:
                low[file] = min(low[file], low[needed])
        if low[file] == order[file]:
            at = stack.index(file)
            group = stack[at:]
            del stack[at:]
            if len(group) > 1:
                groups.append(sorted(group))

    sys.setrecursionlimit(10000)
    for file in sorted(needs):
        if file not in order:
            visit(file)
    return sorted(groups)


def way_round(group, arrows):
    """The shortest way from the group's first file back to it."""
    first, before, reached = group[0], {}, [group[0]]
    for file in reached:
        for needed in group:
            if (file, needed) in arrows and needed not in before:
                before[needed] = file
                reached.append(needed)
    way = [first]
    while len(way) < 2 or way[-1] != first:
        way.append(before[way[-1]])
    return way[::-1]


def faults_of(arrows):
    for group in groups_of(arrows):
        way = way_round(group, arrows)
        steps = "; ".join(f"{a} {arrows[a, b]}" + (f" of {b}" if arrows[a, b].startswith("calls") else "") for a, b in zip(way, way[1:]))
        rest = f" ({len(group)} files hang together so)" if len(group) > len(way) - 1 else ""
        yield f"src/{group[0]}.c: stands in a circle of files, none of which can be the lower one: {steps}{rest}"


def arrows_of(source_root, object_root):
    """All arrows, and what of them could not be looked at, in words."""
    files = files_of(source_root)
    arrows, untold = includes_of(source_root, files), ""
    try:
        called, stale = calls_of(object_root, source_root, files)
        if stale:
            untold = f"; not looked at for calls, since not built as they stand: {', '.join(stale) if len(stale) <= 4 else f'{len(stale)} sources'}"
    except (OSError, subprocess.CalledProcessError) as problem:
        called, untold = {}, f"; calls not looked at: {problem}"
    return called | arrows, untold


def main():
    arrows, untold = arrows_of(os.path.join(ROOT, "src"), os.path.join(os.environ.get("BUILD", os.path.join(ROOT, "build")), "obj"))
    faults = list(faults_of(arrows))
    for text in faults:
        print(text)
    print(f"circles: {len(arrows)} arrows between files, {len(faults)} circles{untold}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
