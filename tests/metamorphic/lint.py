# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters through lorlint, and what of a report has to stay when only the looks of a letter change."""
import json
import os
import subprocess
import tempfile
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LORLINT = os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint"))
AS_OF = "2026-09-15"
LONGEST_PLACE = 300


def letters():
    """{name: text}: the open half of the own letters, the examples of the docs, and set A of the corpus where it is there."""
    found = {}
    for folder, wanted in (("tests/eval/letters", lambda n: "O001.txt" <= n <= "O030.txt"), ("docs/examples", lambda n: True),
                           ("../shared/corpus/letters/A", lambda n: True)):
        folder = os.path.join(ROOT, folder)
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if name.endswith(".txt") and wanted(name):
                with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                    found[name] = file.read()
    return found


def check(args, stdin=None):
    done = subprocess.run([LORLINT, "check", "--no-config", "--as-of", AS_OF, "--fail-on", "never", *args], input=stdin,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=120)
    return done.stdout


def lint(texts):
    """{name: report} of {name: text or bytes}, in one run over a folder."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())
        rows = [json.loads(line) for line in check(["--format", "jsonl", folder]).decode().splitlines()]
    return {os.path.basename(row["path"]): row for row in rows}


def piped(text):
    return json.loads(check(["--format", "jsonl", "-"], text.encode()))


def plain(text):
    """Text without what looks alone change: space, quotes, composed letters, soft hyphens. Reports cut long places, so their ends are left out."""
    for look, same in (("\u00ad", ""), ("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(look, same)
    return " ".join(unicodedata.normalize("NFC", text).split())[:LONGEST_PLACE]


def findings(letter, words=True):
    """What was found and what it cost; with words also what was said, and where first."""
    rows = []
    for f in letter.get("findings", []):
        row = (f["rule"], f["severity"], f["points"])
        if words:
            row += (plain(f["message"]), tuple(plain(s["text"]) for s in f["spans"][:1]))
        rows.append(row)
    return sorted(rows)


def score(letter):
    s = letter.get("score") or {}
    return (letter["status"], s.get("total"), s.get("cap"), s.get("checkable"))


def total(letter):
    return (letter.get("score") or {}).get("total") or 0


def lost(letter):
    """{category: points lost}"""
    return {c["id"]: c["lost"] for c in (letter.get("score") or {}).get("categories", [])}
