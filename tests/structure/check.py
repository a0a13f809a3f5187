#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources against the house's rules (docs/ARCHITECTURE.md): who may include whom, which file may see a
library's header, how long files and functions are, which names are no nouns, licence lines. Prints each fault; exit 1."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MOST_FILE, MOST_FUNCTION = 600, 80          # [line]

FLOORS = {                                   # folder: folders it may include besides its own
    "core": "", "document": "core", "extract": "core document", "letter": "core document", "rules": "core",
    "lint": "core document letter rules", "report": "core document lint",
    "batch": "core document extract letter rules lint report",
    "api": "core document extract letter rules lint report batch", "cli": "",
}
ALSO = {"cli": {"core/out.h"}}               # single headers beyond the table
WALLS = {                                    # header of a library: the only files that may see it
    r"pcre2\.h": "src/core/pattern.c",
    r"libxml/": "src/core/libxml.h",
    r"cjson/": "src/core/json_parse.c",
    r"utf8proc\.h": "src/core/unicode.c",
    r"ini\.h": "src/cli/config.c",
    r"seccomp\.h": "src/batch/filter.c",
    r"zip\.h": "src/extract/zip.c",
    r"(poppler|glib|gio|cairo)": "src/extract/pdf.c src/extract/pdf_page.c src/extract/pdf_page.h src/extract/pdf_draw.c src/extract/pdf_draw.h src/extract/pdf_png.c",
    r"zlib\.h": "src/extract/inflate.c",
    r"tesseract": "src/extract/ocr.c",
    r"leptonica": "src/extract/ocr_picture.c",
}
ALLOWED_GLOBALS = {                          # file and name: why it may change
    ("src/extract/pdf.c", "pin"): "keeps the library's own process-wide tables alive",
    ("src/extract/ocr.c", "engine"): "the library's data, loaded once a process, before a worker is locked in",
    ("src/core/libxml.c", "loaded"): "the library's functions, found once a process",
    ("src/extract/pdf.c", "tables"): "opened once a process, before a worker is locked in",
}
READERS_LISTS = {                            # file and name: lists of texts in readers that are no words of letters
    ("src/letter/comparison.c", "words"): "values of its fact",
    ("src/letter/dateage.c", "words"): "values of its fact",
    ("src/letter/dateatoms.c", "tails"): "endings",
    ("src/letter/reference.c", "endings"): "endings",
    ("src/letter/kind.c", "starts"): "code, no text",
    ("src/letter/layout.c", "names"): "properties of documents",
    ("src/letter/line_shape.c", "tight_titles"): "letters that were set apart: no words any more",
    ("src/lint/lint.c", "kept"): "names of readers",
    ("src/lint/weighed.c", "said"): "names of facts",
    ("src/lint/weighed.c", "worded"): "names of facts",
    ("src/lint/weighed.c", "remarks"): "names of facts",
    ("src/lint/look_themes.c", "themes"): "values of a fact",
}
NO_NOUNS = {"utils", "util", "common", "misc", "helpers", "helper", "stuff", "tools"}
LICENSED = (".c", ".h", ".py", ".sh", ".xml", ".rng", ".md", ".mk")
TOP = {"src", "include", "rules", "learn", "tests", "docs", "Makefile", "README.md", "LICENSE", "debian", "action.yml", "CONTRIBUTING.md"}

faults = []


def fault(path, line, text):
    faults.append(f"{path}:{line}: {text}" if line else f"{path}: {text}")


def tracked():
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    if out.returncode == 0:
        return sorted(p for p in set(out.stdout.split("\n")) if p and os.path.exists(os.path.join(ROOT, p)))
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in (".git",) and not f.startswith("build")]
        found += [os.path.relpath(os.path.join(folder, f), ROOT) for f in files]
    return sorted(found)


def matches_wall(path, allowed):
    return any(re.fullmatch(re.escape(a).replace(r"\*", r"[a-z0-9_]*"), path) for a in allowed.split())


def check_include(path, number, header, quoted):
    folder = path.split("/")[1]
    for wall, allowed in WALLS.items():
        if not quoted and re.match(wall, header) and not matches_wall(path, allowed):
            fault(path, number, f"<{header}> belongs to {allowed} alone")
    if not quoted or "/" not in header:
        return
    target = header.split("/")[0]
    if target == "lorlint" and folder in ("api", "cli"):
        return
    if target in FLOORS and target != folder and target not in FLOORS[folder].split() and header not in ALSO.get(folder, ()):
        fault(path, number, f"src/{folder} may not include {header}")
    if folder == "report" and target == "lint" and header != "lint/result.h":
        fault(path, number, f"reports see lint/result.h only, not {header}")


def check_source(path, text):
    lines = text.split("\n")
    if len(lines) - 1 > MOST_FILE:
        fault(path, 0, f"{len(lines) - 1} lines; {MOST_FILE} at most")
    if path.startswith("src/"):
        if path.split("/")[1] not in FLOORS:
            fault(path, 0, "this folder stands on no floor")
            return
        for number, line in enumerate(lines, 1):
            m = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if m:
                check_include(path, number, m.group(2), m.group(1) == '"')
    start = None
    for number, line in enumerate(lines, 1):
        # a function's body opens on a line that starts in column 1 with a declarator and ends with "{"
        if start is None and re.match(r"[A-Za-z_].*\)\s*\{$", line):
            start = number
        elif start is None and re.match(r" .*\)\s*\{$", line) and re.match(r"[A-Za-z_].*\(", lines[number - 2]):
            start = number - 1               # the declarator goes on over two lines
        elif start is not None and line.startswith("}"):
            if number - start + 1 > MOST_FUNCTION:
                fault(path, start, f"function of {number - start + 1} lines; {MOST_FUNCTION} at most")
            start = None


def check_mutable_globals(path, text):
    """A static or file-wide object that is not const and not a function."""
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"\s*static\s", line) and re.search(r"(=|;|\[[^\]]*\]\s*(=|;))", line) and "(" not in line.split("=")[0] \
                and not re.search(r"\bconst\b|_Thread_local|inline", line):
            name = re.search(r"(\w+)\s*(\[[^\]]*\]\s*)*(=|;)", line).group(1)
            if (path, name) not in ALLOWED_GLOBALS:
                fault(path, number, "a mutable global: " + line.strip()[:60])


def declared_names():
    """Names of facts and lexicons."""
    names = set()
    for folder in ("facts", "lexicon"):
        for file in os.listdir(os.path.join(ROOT, "rules", folder)):
            names.update(re.findall(r'\bname="([^"]+)"', open(os.path.join(ROOT, "rules", folder, file), encoding="utf-8").read()))
    return names


def check_words(path, text, names):
    """Words that readers know stand in rules/: a list of texts in a reader names facts and lexicons only."""
    for m in re.finditer(r"(\w*)(?:\[\w*\] *=|\(const char \*const\[\]\)) *\{((?:\s*(?:LOR_STR\()?\"[^\"]*\"\)?\s*,)+[^{}]*)\}", text):
        texts = re.findall(r'"([^"]*)"', m.group(2))
        if not set(texts) <= names and (path, m.group(1)) not in READERS_LISTS:
            line = text.count("\n", 0, m.start()) + 1
            fault(path, line, f'words of letters stand in rules/lexicon, not in C: "{texts[0]}" …')


def check_licence(path, text):
    if path.endswith(LICENSED) and "SPDX-License-Identifier:" not in "\n".join(text.split("\n")[:4]):
        fault(path, 1, "no SPDX line")


def check_public_names():
    """What the library exports carries its name."""
    for header in ("include/lorlint/lorlint.h",):
        text = open(os.path.join(ROOT, header), encoding="utf-8").read()
        for name in re.findall(r"\b([a-z_]+)\(", re.sub(r"/\*.*?\*/", "", text, flags=re.S)):
            if not name.startswith("lorlint_") and name not in ("defined",):
                fault(header, 0, f"public name without its prefix: {name}")


def main():
    files, names = tracked(), declared_names()
    for path in files:
        if path.split("/")[0] not in TOP and not path.startswith("."):
            fault(path, 0, "the top level has no place for this")
        if os.path.splitext(os.path.basename(path))[0].lower() in NO_NOUNS:
            fault(path, 0, "a dumping ground has no noun")
        if not path.endswith(LICENSED) and not path.startswith("tests/support/"):
            continue
        try:
            text = open(os.path.join(ROOT, path), encoding="utf-8").read()
        except UnicodeDecodeError:
            continue
        check_licence(path, text)
        if path.endswith((".c", ".h")):
            check_source(path, text)
        if path.startswith("src/") and path.endswith(".c"):
            check_mutable_globals(path, text)
        if re.match(r"src/(letter|lint)/.*\.c$", path):
            check_words(path, text, names)
    check_public_names()
    for text in faults:
        print(text)
    sources = [p for p in files if p.startswith("src/") and p.endswith((".c", ".h"))]
    print(f"structure: {len(sources)} sources, {len(faults)} faults")
    return 1 if faults else 0


sys.exit(main())
