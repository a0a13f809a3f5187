#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the packs say to people: short, plain, without blame, in one style. Prints each fault; exits 1 when there is one."""
import glob
import os
import re
import sys
import xml.etree.ElementTree as xml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LONGEST = {"title": 72, "message": 160, "advice": 160, "ask": 160}   # [character]
SENTENCES = ("message", "advice", "why", "not", "ask")               # end with a full stop or a question mark
TOLD = ("title", "message", "advice", "ask")                         # what a report shows without being asked

NOT_PLAIN = {                                                        # why it is not said to a worried applicant
    r"always|never": "allows no exception",
    r"denominator|lexicon|regex|regular expression|token|span|heuristic|threshold|boolean|parse[ds]?|null|string|codepoint|"
    r"MediaBox|AcroForm|XMP|ladder|zone": "jargon",
    r"fault|blame|careless|sloppy|lazy|stupid|cheat\w*|plagiari\w*|fake|lies?|lied|dishonest|failed|fails to|terrible|bad|"
    r"unprofessional|suspicious|suspect\w*|guilty": "blames",
    r"guarantee\w*|certainly|obviously|clearly|simply|just": "is not for a program to say",
    r"utili[sz]e|leverage|facilitate|aforementioned|therein|pursuant|w\.r\.t|e\.g\.|i\.e\.|etc": "is not plain",
}
faults = []


def words_of(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def check(where, kind, text):
    def fault(said):
        faults.append(f"{where}: {kind}: {said}: {text}")

    length = len(re.sub(r"\{[^}]*\}", "0000", text))                   # a quotation that fills the braces is cut to 60 bytes (src/lint/message.c)
    if length > LONGEST.get(kind, 1000):
        fault(f"{length} characters; {LONGEST[kind]} at most")
    if not re.match(r'[A-Z0-9"{]', text):
        fault("begins with a capital, a figure or what it quotes")
    if kind in SENTENCES and not re.search(r'[.?!]["”)]?$', text):
        fault("ends with a full stop or a question mark")
    if kind == "title" and re.search(r"[.:;]$", text):
        fault("a title ends without a full stop")
    if text.count('"') % 2:
        fault("a quotation mark is not closed")
    if "!" in re.sub(r'"[^"]*"', "", text):
        fault("does not shout")
    for pattern, said in NOT_PLAIN.items() if kind in TOLD else ():
        found = re.search(rf"\b(?:{pattern})\b", re.sub(r'"[^"]*"|\{[^}]*\}', "", text), re.I)   # what it quotes is the letter's
        if found:
            fault(f'"{found.group(0)}" {said}')


def main():
    rules = 0
    for path in sorted(glob.glob(os.path.join(ROOT, "rules", "*.xml"))):
        name = os.path.relpath(path, ROOT)
        pack = xml.parse(path).getroot()
        for ask in pack.findall("ask"):
            check(name, "ask", words_of(ask))
        for rule in pack.iter("rule"):
            rules += 1
            where = f"{name}: {rule.get('id')}"
            for kind in ("title", "message", "advice", "why", "not", "source"):
                if rule.find(kind) is None:
                    faults.append(f"{where}: has no <{kind}>")
            for element in rule.iter():
                if element.tag in ("title", "message", "advice", "why", "not", "ask"):
                    check(where, element.tag, words_of(element))
    for text in faults:
        print(text)
    print(f"wording: {rules} rules, {len(faults)} faults")
    return 1 if faults or not rules else 0


sys.exit(main())
