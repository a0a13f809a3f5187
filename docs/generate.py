#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what the docs take from the program, so that they cannot go stale:
RULES.md and SCORE.md (from `lorlint rules --format json`), the completions and lorlint.1 (from --help and man/lorlint.md), lorlint-rules.5
(from PACKS.md), and the blocks between `<!-- lorlint ARGUMENTS -->` and `<!-- end -->` in README.md and TUTORIAL.md (real output).

    docs/generate.py             write
    docs/generate.py --check     write nothing; exit 1 when a file would change
"""
import difflib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
import completions
import options
import roff

DOCS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(DOCS)
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint")))
MADE = "Made by docs/generate.py from the packs under rules/: change those, then run `make docs`."


def lorlint(*args):
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "80"}
    done = subprocess.run([LORLINT, *args, "--no-config"], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"{' '.join(args)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def number(value):
    return f"{value:g}"


def points(when):
    if when.get("per"):
        return f"{number(when['points'])} for each {number(when['per'])}, {number(when['most'])} at most"
    return number(when["points"])


# ---- RULES.md ----

def rule_page(rule):
    out = [f"### {rule['id']}", "", f"**{rule['title']}.** {rule['message']}", ""]
    for when in rule["whens"]:
        gate = f", holds the total to {when['gate']}" if when.get("gate") else ""
        out.append(f"* {when['severity']}, {points(when)} points{gate}: when `{when['when']}`")
    out.append("")
    for title, key in (("What to do", "advice"), ("Why", "why"), ("When not", "when_not"), ("Source", "source")):
        if rule.get(key):
            out += [f"{title}: {rule[key]}", ""]
        if key == "advice":
            out += [l for ask in rule["asks"] for l in (f"To ask ({ask['area']}): {ask['text']}", "")]
    notes = []
    if rule["check"]:
        notes.append("A person should check it: it costs nothing and fails nothing.")
    if rule.get("shares"):
        notes.append(f"It shares its points with {rule['shares']}.")
    if notes:
        out += [" ".join(notes), ""]
    for fails, title in ((True, "Reported"), (False, "Not reported")):
        lines = [" ".join(e["text"].split()) for e in rule["examples"] if e["fails"] == fails]
        if lines:
            out += [f"{title}:", "", "```", *lines, "```", ""]
    return out


def rules_md(packs):
    labels = {c["id"]: c["label"] for c in packs["categories"]}
    out = ["<!-- SPDX-License-Identifier: GPL-3.0-or-later -->", f"<!-- {MADE} -->", "# Rules", "",
           f"{len(packs['rules'])} rules, as profile `{packs['profile']}` has them. Sources (S…) are listed in [SOURCES.md](SOURCES.md)." if
           os.path.exists(os.path.join(DOCS, "SOURCES.md")) else f"{len(packs['rules'])} rules, as profile `{packs['profile']}` has them.", "",
           "| rule | category | severity | points | |", "|---|---|---|---|---|"]
    for rule in packs["rules"]:
        anchor = rule["id"].replace("/", "")
        state = "off" if rule["off"] else rule["severity"]
        out.append(f"| [{rule['id']}](#{anchor}) | {labels[rule['category']]} | {state} | {number(rule['points'])} | {rule['title']} |")
    out.append("")
    group = None
    for rule in packs["rules"]:
        if rule["group"] != group:
            group = rule["group"]
            out += [f"## {group}", ""]
        out += rule_page(rule)
    return "\n".join(out).rstrip() + "\n"


# ---- SCORE.md ----

WHY_THESE_POINTS = """\
## Why these points

Form and Writer (35 points) are what an office can check; Evidence, Comparison and recommendation (38) are what readers act on. Budgets follow the weaknesses
that the plan's source names and what studies say of readers; the steps within a rule follow letters that a reader had ordered (see ACCURACY.md):

* **A comparison loses 8 when there is none, 4 when it is vague, 2 when it names a group or a share but not of how many.** Without the middle step all strong letters
  stood within two points of each other.
* **Deeds are counted in steps.** One sentence that shows the applicant at work, four, and seven are different letters; figures and a case alone do not tell them
  apart. The step shares its points with the themes without an example, since it is the same lack seen twice.
* **A recommendation is charged for being bare or conditional, not for being modest.** Steps above that would order strong letters
  better (by .05 within the better halves), but ask writers for bigger words than they mean.
* **A short certificate (confirmed dates, no deed, no figure, no comparison, no support beyond a bare one) is held to 30**: good paper and a full signature block would lift it to 60 otherwise.
* **So is a letter of praise in which no deed was found, and one whose praise is all faint and whose support is bare**: readers of three sets gave such letters 5 to 30 of 100, and form
  alone lifted them to 40 to 56.
* **A gap that nobody filled in holds the total to 39, a year or telephone number with masked digits to 84**: one is a form that nobody finished, the other a detail, which costs
  5 points and keeps the letter from being called well-formed. (It held to 59 before, below letters that say nothing.)
* **A letter below 350 words loses 1 point, below 250 words 2, below 220 words 3**: 350 to 600 words are the page to page and a half that readers are said to want, and among letters
  that say everything the longer one was judged better in nine of eleven sets, the same in two. One or two points: a short letter that says all stays well above 90.
* **Doubts and mild praise cost few points**: they may be what the writer means, and must stay sayable. Beside strong support and a full comparison a doubt costs none: it is an area of growth.
* **A letter for another use (a scholarship, a visa) that names no residency is held to 69**: it recommends, but not for this.
* **There is no gate for a letter in which nothing was found.** It ordered two sets better and a third, unseen one worse: "nothing was found" is often
  lorlint's own failure to understand. The two above ask for more: many words of praise, or three that are faint, were found, and nothing beside them.
* **Support that is held back holds the total to 69**: a reserve in the recommendation itself ("no reason why she should not manage", "would do well under close supervision"), or a bare
  recommendation beside three sentences that readers take as doubt, or beside two of these: doubt, faint praise, a condition (all three hold it to 59; a condition is a doubt in its own words, so beside it a second doubt is asked for). One doubt, one condition, courtesy ("may kindly be considered", "no objection") and modest support are no
  reserve, and a letter that compares the applicant with others is held for three doubts only. A careful reader goes lower (26 to 40 in set A); the gate stays where a recommendation that is missing stands, since a reserve may be
  honest, and a letter should lose no more for saying what is true than for saying nothing.

A gate is coarser than a reader: a strong letter with one wrong name or one unfilled gap stands below weaker letters without, though a reader sees past the slip.
All pairs that stand in the wrong order in set A are of this kind (15 of 699: two letters that a reader gave 70 and 77 are held to 39). So are 14 of 15 in set R (of 254): a letter whose frame
was cut off when it was published and one whose names are gaps, given 68 and 50 by a reader who looked past it. These gates are the score's contract and stay: such a slip costs an applicant more than the rest of the letter can mend.

## Budgets""".split("\n")


def score_md(packs):
    labels = {c["id"]: c["label"] for c in packs["categories"]}
    out = ["<!-- SPDX-License-Identifier: GPL-3.0-or-later -->", f"<!-- {MADE} -->", f"# The score, model {packs['score_model']}", "",
           "The total is 100 less the losses that the report lists, scaled to the points that could be checked, then held down by a gate if one",
           "fired. A category loses at most its budget. A rule that cannot be checked on a letter (no page in a text file) and a rule that is off",
           f"leave the total's denominator. With fewer than {packs['least_checkable']} checkable points there is no number. Points stand in the packs and nowhere",
           "else; they change only with a new model number. The score describes form and visible evidence, never the person, and is not validated",
           "against human ratings.", "", *WHY_THESE_POINTS, "", "| category | budget |", "|---|---|"]
    out += [f"| {c['label']} | {number(c['budget'])} |" for c in packs["categories"] if c["budget"]]
    out += ["", "| from | band |", "|---|---|"]
    out += [f"| {number(b['from'])} | {b['words']} |" for b in packs["bands"]]
    out += ["", "## Points", "", "| category | rule | severity | points |", "|---|---|---|---|"]
    order = [c["id"] for c in packs["categories"]]
    for rule in sorted(packs["rules"], key=lambda r: (order.index(r["category"]), r["id"])):
        for when in rule["whens"]:
            if when["points"]:
                out.append(f"| {labels[rule['category']]} | {rule['id']} | {when['severity']} | {points(when)} |")
    out += ["", "## Gates", "", "| total at most | rule | when |", "|---|---|---|"]
    gates = [(w["gate"], r["id"], w["when"]) for r in packs["rules"] for w in r["whens"] if w.get("gate")]
    out += [f"| {number(g)} | {i} | `{w.replace('|', chr(92) + '|')}` |" for g, i, w in sorted(gates)]
    return "\n".join(out) + "\n"


# ---- man pages and completions ----

def source(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def markdown_table(rows):
    return "\n".join(["| | |", "|---|---|", *(f"| {left} | {right.replace('|', chr(92) + '|')} |" for left, right in rows)])


def option_table(groups):
    def left(o):
        names = ", ".join(filter(None, [f"`-{o.letter}`" if o.letter else "", f"`--{o.name}`"]))
        return names + (f" *{o.value}*".replace("|", "\\|") if o.value else "")

    def right(o):
        return o.what + (f" [{o.preset}]" if o.preset else "")
    return "\n\n".join(f"### {title}\n\n{markdown_table([(left(o), right(o)) for o in found])}" for title, found in groups)


def statuses():
    """Word and sentence of each status, from the table in the sources."""
    table = source("src/core/error.h").replace("\\\n", " ")
    rows = re.findall(r'X\(\w+, "([^"]+)", \w+,\s*((?:"[^"]*"\s*)+)\)', table)
    return [(f"`{word}`", "".join(re.findall(r'"([^"]*)"', text))) for word, text in rows]


def man_pages(help_):
    version, date = re.search(r"^lorlint \(([^)]+)\).*?^ -- .*?  \w+, (\d+ \w+ \d+)", source("debian/changelog"), re.S | re.M).groups()
    date = time.strftime("%Y-%m-%d", time.strptime(date, "%d %b %Y"))
    tables = {
        "commands": markdown_table((f"`{c.name}` *{c.words}*".replace("|", "\\|").replace(" **", ""), c.what) for c in help_.commands),
        "options": option_table(help_.groups),
        "formats": markdown_table((f"`{f.name}`", f.what) for f in help_.formats),
        "statuses": markdown_table(statuses()),
        "examples": markdown_table((f"`{left}`", right) for left, right in help_.examples),
    }
    text = re.sub(r"<!-- (\w+) -->", lambda m: tables[m.group(1)], source("docs/man/lorlint.md"))
    packs = source("docs/PACKS.md").partition("\n# ")[2].partition("\n")[2] + source("docs/man/lorlint-rules.md")
    name = "lorlint-rules - packs of facts, phrases, rules and profiles for lorlint"
    return {
        "lorlint.1": roff.page(text, "LORLINT", 1, "lorlint - lint letters of recommendation", date, version, "User Commands"),
        "lorlint-rules.5": roff.page("## Description\n" + packs, "LORLINT-RULES", 5, name, date, version, "File Formats"),
    }


# ---- README.md, TUTORIAL.md ----

def with_output(text):
    """Real output in place of each block."""
    def block(match):
        args = match.group(1).strip()
        return f"<!-- lorlint {args} -->\n```\n$ lorlint {args}\n{lorlint(*shlex.split(args)).rstrip()}\n```\n<!-- end -->"
    return re.sub(r"<!-- lorlint ([^\n]*?) -->\n.*?<!-- end -->", block, text, flags=re.S)


def with_sessions(text):
    """The commands of each block, run one after the other in one folder, and what they print."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(DOCS, "tutorial"), folder, dirs_exist_ok=True)
        os.symlink(os.path.join(DOCS, "examples"), os.path.join(folder, "examples"))
        env = {"PATH": os.path.dirname(LORLINT) + ":" + os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "80", "HOME": folder}

        def block(match):
            out = []
            for command in re.findall(r"^\$ (.*)$", match.group(1), re.M):
                done = subprocess.run(["sh", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT, timeout=60)
                out.append(f"$ {command}\n{done.stdout.decode()}".rstrip() + "\n")
            return "<!-- run -->\n```\n" + "".join(out) + "```\n<!-- end -->"
        return re.sub(r"<!-- run -->\n(.*?)<!-- end -->", block, text, flags=re.S)


def main():
    check = "--check" in sys.argv
    packs = json.loads(lorlint("rules", "--format", "json"))
    made = {os.path.join(ROOT, "README.md"): with_output(source("README.md")),
            os.path.join(DOCS, "TUTORIAL.md"): with_sessions(source("docs/TUTORIAL.md"))}
    made[os.path.join(DOCS, "RULES.md")] = rules_md(packs)
    made[os.path.join(DOCS, "SCORE.md")] = score_md(packs)
    help_ = options.parse(lorlint("--help"))
    for name, text in man_pages(help_).items():
        made[os.path.join(DOCS, name)] = text
    for shell in ("bash", "zsh", "fish"):
        made[os.path.join(DOCS, "completions", f"lorlint.{shell}")] = getattr(completions, shell)(help_)
    stale = 0
    for path, text in made.items():
        old = ""
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                old = file.read()
        if old == text:
            continue
        stale += 1
        name = os.path.relpath(path, ROOT)
        if not check:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            print(f"wrote {name}")
            continue
        print(f"{name} is stale: run `make docs` and read the difference")
        sys.stdout.writelines(list(difflib.unified_diff(old.splitlines(True), text.splitlines(True), "committed", "program", n=0))[:12])
    print(f"docs: {len(made)} files, {stale} {'stale' if check else 'written'}")
    return 1 if check and stale else 0


sys.exit(main())
