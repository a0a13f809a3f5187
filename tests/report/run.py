#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports for programs, opened by programs that nobody here wrote: Python's XML, CSV and JSON readers, and a SARIF schema when
SARIF_SCHEMA names one (it stands in npm's @microsoft/sarif-multitool-linux). Hostile names and texts in every format.
    LORLINT=build/lorlint python3 tests/report/run.py [CASE…]"""
import csv
import hashlib
import html
import html.parser
import io
import json
import os
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ET
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "cli"))
import run as cli  # noqa: E402
from run import LETTER, ROOT, check  # noqa: E402

EXAMPLES = os.path.join(ROOT, "docs/examples")
DAY = ["--as-of", "2026-09-15", "--ocr", "never"]  # recognising a scan takes a second, and is looked at in tests/scans
CI = ["sarif", "junit", "checkstyle", "github", "gitlab"]      # without letter text unless --excerpts
BRIEF = CI + ["csv", "markdown"]
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
GAP = "I have known [Name {}] for two years."

NAMES = {
    "newline": b"two\nlines.txt", "escape": b"red\x1b[31m.txt", "option": b"-rf.txt", "formula": b"=cmd().txt", "plus": b"+1.txt",
    "at": b"@sum(a).txt", "command": b"::error::pwned.txt", "old-command": b"a##[error]b.txt", "script": b"<script>alert(1)<:script>.txt",
    "not-utf8": b"caf\xe9\xff.txt", "long": b"n" * 251 + b".txt", "bidi": "ltr\u202excod.txt".encode(), "quotes": b"a\"b'c&d;e.txt",
    "cell": b"a|b`c*d_e[f](g).txt", "comma": b"a,b;c.txt", "percent": b"100%25%0A.txt", "return": b"a\rb.txt", "tab": b"a\tb.txt",
    "space": b" lead and trail .txt", "separators": "a\u2028b\u0085c.txt".encode(), "hash": b"# heading.txt",
}
TEXTS = {
    "escape": "\x1b[2Jx\x07", "formula": "=cmd()", "command": "::error::pwned", "old-command": "##[error]pwned",
    "script": "<script>alert(1)</script>", "cdata": "]]>&amp;<!--", "bidi": "a\u202eb\u2066c", "quotes": "\"q\" 'r' & s",
    "cell": "a|b`c*d", "percent": "%0A::error::x", "noncharacter": "a\ufffeb\uffff", "separators": "a\u2028b\u0085c", "wide": "東京 é e\u0301 🏥",
}


def formats(b):
    return re.findall(r"^  (\S+)", re.search(r"\nFormats\n(.*?)\n\n", b.run("--help").out, re.S).group(1), re.M)


def shown(name):
    """A path as a text format can show it at best."""
    return name.decode("utf-8", "replace")


# ---- each format by its own reader ----

def read_sarif(text):
    report = json.loads(text)
    check(report["version"] == "2.1.0" and len(report["runs"]) == 1, "not SARIF 2.1.0")
    run = report["runs"][0]
    driver = run["tool"]["driver"]
    rules = [r["id"] for r in driver["rules"]]
    check(len(set(rules)) == len(rules) and re.fullmatch(r"\d+\.\d+\.\d+", driver["version"]), "rules or version")
    for rule in driver["rules"]:
        check(urllib.parse.urlparse(rule["helpUri"]).scheme and rule["help"]["text"] and rule["shortDescription"]["text"], rule)
    for result in run["results"]:
        check(rules[result["ruleIndex"]] == result["ruleId"] and result["message"]["text"], result)
        check(result["level"] in ("error", "warning", "note"), result["level"])
        check(re.fullmatch(r"[0-9a-f]{32}", result["partialFingerprints"]["ruleAndText/v1"]), "fingerprint")
        for location in result["locations"] + result.get("relatedLocations", []):
            place = location["physicalLocation"]
            check(run["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"] == place["artifactLocation"]["uri"], place)
            region = place["region"]
            check(region["startLine"] >= 1 and region.get("endColumn", 9 ** 9) > region.get("startColumn", 0), region)
    return [urllib.parse.unquote_to_bytes(a["location"]["uri"]) for a in run["artifacts"]]


def read_junit(text):
    root = ET.fromstring(text)
    cases = root.findall("./testsuite/testcase")
    check(root.tag == "testsuites", root.tag)
    for suite in (root, root.find("testsuite")):
        check([int(suite.get(k)) for k in ("tests", "failures", "errors")] ==
              [len(cases), len(root.findall(".//failure")), len(root.findall(".//error"))], "counts")
    return [c.get("name") for c in cases]


def read_checkstyle(text):
    root = ET.fromstring(text)
    check(root.tag == "checkstyle" and root.get("version"), root.tag)
    for error in root.iter("error"):
        check(int(error.get("line")) >= 1 and error.get("severity") in ("error", "warning", "info"), error.attrib)
        check(error.get("message") and re.fullmatch(r"lorlint\.[a-z]+\.[a-z0-9-]+", error.get("source")), error.attrib)
    return [f.get("name") for f in root.iter("file")]


def read_github(text):
    lines = text.split("\n")
    check(lines[-1] == "" and "##[" not in text, "an old command, or no end")
    for line in lines[:-2]:
        check(re.match(r"::(error|warning|notice) title=[^:,]*(,file=[^:,]*)?(,line=\d+,col=\d+(,endColumn=\d+)?)?::", line), line)
    check(re.match(r"(PASS|FAIL|NOT READ|INCOMPLETE) ", lines[-2]), lines[-2])
    names = [re.search(r",file=([^:,]*)", l) for l in lines[:-2]]
    return [urllib.parse.unquote(m.group(1)) for m in names if m]


def read_gitlab(text):
    issues = json.loads(text)
    prints = [i["fingerprint"] for i in issues]
    check(len(set(prints)) == len(prints), "a fingerprint stands twice")
    for i in issues:
        check(i["severity"] in ("info", "minor", "major", "critical", "blocker") and i["description"] and i["check_name"], i)
        check(i["location"]["lines"]["begin"] >= 1, i)
    return [i["location"]["path"] for i in issues]


def read_csv(text):
    rows = list(csv.reader(io.StringIO(text), strict=True))
    check(all(len(r) == len(rows[0]) for r in rows), "rows differ in length")
    for row in rows:
        for cell in row:
            check(not cell or cell[0] not in "=+-@\t\r", f"a formula: {cell}")
    return [r[0].lstrip("'") for r in rows[1:]]


def read_markdown(text):
    check("<script" not in text.replace("\\<", ""), "markup")
    tables = [l for l in text.split("\n") if l.startswith("|")]
    for line in tables:
        check(len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) in (4, 6, 8), line)
    return None


def read_json(text):
    return [l["path"] for l in json.loads(text)["letters"]]


def read_jsonl(text):
    return [json.loads(l)["path"] for l in text.splitlines()]


class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.scripts = []

    def handle_data(self, data):
        if self.lasttag == "script":
            self.scripts.append(data)

    def handle_starttag(self, tag, attrs):
        check(not any(k.startswith("on") for k, _ in attrs), f"a handler in <{tag}>")


def read_html(text):
    reader = Elements()
    reader.feed(text)
    check(not any("alert(1)" in s for s in reader.scripts), "a script of the letter's")
    return None


READERS = {n[5:]: f for n, f in globals().items() if n.startswith("read_")}


def read(form, out):
    check(not CONTROL.search(out), f"{form}: a control character: {CONTROL.search(out)}")
    return READERS.get(form, lambda text: None)(out)


def clean(path):
    """What may happen to a path in text: controls are replaced, white space is one space."""
    return re.sub(r"[\s\ufffd]+", "?", CONTROL.sub("?", path.replace("\r", "?").replace("\t", "?"))).replace("?", "")


def case_hostile_names_in_every_format(b):
    every = formats(b)
    check(set(BRIEF) <= set(every), every)
    for kind, name in NAMES.items():
        folder = os.fsencode(b.path(f"in-{kind}"))
        os.mkdir(folder)
        with open(os.path.join(folder, name), "wb") as f:
            f.write(LETTER.format(GAP.format("x")).encode())
        for form in every:
            r = b.run(".", "--format", form, *DAY, cwd=f"in-{kind}")
            check(r.code == 1, f"{form} × {kind}: exit {r.code}: {r.err[-300:]}")
            r.bytes.decode("utf-8")
            try:
                names = read(form, r.out)
            except (cli.Failed, ET.ParseError, ValueError, csv.Error) as problem:
                raise cli.Failed(f"{form} × {kind}: {problem}\n{r.out[:600]}")
            if form == "sarif":
                check(names == [name], f"{form} × {kind}: {names}")
            elif names is not None:
                check(names and all(clean(n) in (clean("./" + shown(name)), clean(shown(name)), clean(shown(name)).lstrip("=+-@")) for n in names),
                      f"{form} × {kind}: {names[:1]}")


def case_hostile_names_as_arguments(b):
    """Also of inputs that cannot be read, and of several."""
    for name in NAMES.values():
        with open(os.path.join(os.fsencode(b.folder), name), "wb") as f:
            f.write(LETTER.format(GAP.format("x")).encode())
    for form in formats(b):
        args = [os.fsencode(n) for n in ("--format", form, *DAY)]
        r = b.run(*args, b"--", *NAMES.values(), b"no\n::error::such\x1b[31m\xff.txt")
        check(r.code == 3, f"{form}: exit {r.code}: {r.err[-300:]}")
        read(form, r.out)


def case_hostile_texts_in_every_format(b):
    for kind, text in TEXTS.items():
        b.file(f"{kind}.txt", LETTER.format(GAP.format(text)))
    for form in formats(b):
        for extra in ([], ["--excerpts"]):
            for kind in TEXTS:
                r = b.run(f"{kind}.txt", "--format", form, *DAY, *extra)
                check(r.code in (0, 1), f"{form} × {kind}: exit {r.code}: {r.err[-300:]}")
                try:
                    read(form, r.out)
                except (cli.Failed, ET.ParseError, ValueError, csv.Error) as problem:
                    raise cli.Failed(f"{form} × {kind} {extra}: {problem}\n{r.out[:600]}")


def case_excerpts_tell_the_letters_words(b):
    b.letter("a.txt", "Dr. Ortiz met Dr. Zyxquill in [Name of Zyxhospital], a hard working and sincere Zyxquill, on XX patients.")
    for form in BRIEF:
        r = b.run("a.txt", "--format", form, *DAY)
        check("zyx" not in r.out.lower() and "Ortiz" not in r.out, f"{form} tells the letter's words: {r.out}")
    for form in ("sarif", "junit", "checkstyle", "github", "gitlab", "markdown"):
        check("Zyxhospital" in b.run("a.txt", "--format", form, *DAY, "--excerpts").out, f"{form} --excerpts tells nothing")
    b.file(".lorlint.ini", "excerpts = yes\n")
    b.run("a.txt", "--format", "github", *DAY).says("Zyxhospital")


def case_no_words_of_the_examples_either(b):
    """Each run of five words of each example letter that no rule text holds."""
    known = " ".join(b.run("rules", "--format", "json").out.split()).lower()
    for name in sorted(os.listdir(EXAMPLES)):
        if not name.endswith(".txt"):
            continue
        words = re.findall(r"[\w'.-]+", open(os.path.join(EXAMPLES, name), encoding="utf-8").read())
        runs = {" ".join(words[i:i + 5]) for i in range(len(words) - 4)}
        for form in BRIEF:
            out = " ".join(b.run(os.path.join(EXAMPLES, name), "--format", form, *DAY).out.split())
            told = [r for r in runs if r in out and r.lower() not in known]
            check(not told, f"{form} {name}: {told[:3]}")


def case_sarif_follows_its_schema(b):
    b.file("zero.txt")
    b.letter("odd name é%.txt")
    report = b.run(EXAMPLES, "zero.txt", "nowhere", "odd name é%.txt", "--format", "sarif", *DAY).exits(3).out
    read_sarif(report)
    run = json.loads(report)["runs"][0]
    invocation = run["invocations"][0]
    check(invocation["exitCode"] == 3 and not invocation["executionSuccessful"], invocation)
    check(len([n for n in invocation["toolExecutionNotifications"] if "nowhere" in n["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]]) == 1, "no note")
    schema = os.environ.get("SARIF_SCHEMA")
    if not schema:
        return "SARIF_SCHEMA is not set: structure only"
    try:
        import jsonschema
    except ImportError:
        return "python3-jsonschema is not here: structure only"
    with open(schema, encoding="utf-8") as f:
        rules = json.load(f)
    validator = jsonschema.validators.validator_for(rules)
    faults = [f"{list(e.path)}: {e.message[:200]}" for e in
              validator(rules, format_checker=validator.FORMAT_CHECKER).iter_errors(json.loads(report))]
    check(not faults, "\n".join(faults[:5]))


def fingerprints(b, name):
    run = json.loads(b.run(name, "--format", "sarif", *DAY).out)["runs"][0]
    return {r["ruleId"]: r["partialFingerprints"]["ruleAndText/v1"] for r in run["results"]}


def case_fingerprints_follow_rule_and_text(b):
    b.letter("a.txt", GAP.format("one"))
    b.letter("b.txt", "She did well.\n\n" + GAP.format("one"))
    b.letter("c.txt", GAP.format("two"))
    a, moved, other = (fingerprints(b, n)["integrity/placeholder"] for n in ("a.txt", "b.txt", "c.txt"))
    check(a == moved != other, (a, moved, other))
    path = ["a.txt", "b.txt"]
    issues = json.loads(b.run(*path, "--format", "gitlab", *DAY).out)
    check(len({i["fingerprint"] for i in issues}) == len(issues), "two letters share a fingerprint")


def case_sarif_points_at_the_words(b):
    b.letter("a.txt", "Ça va. 東 " + GAP.format("x"))
    run = json.loads(b.run("a.txt", "--format", "sarif", *DAY, "--excerpts").out)["runs"][0]
    region = next(r for r in run["results"] if r["ruleId"] == "integrity/placeholder")["locations"][0]["physicalLocation"]["region"]
    line = open(b.path("a.txt"), encoding="utf-8").read().split("\n")[region["startLine"] - 1]
    check(line[region["startColumn"] - 1:region["endColumn"] - 1] == "[Name x]" == region["snippet"]["text"], (line, region))


def case_junit_fails_as_asked(b):
    b.letter("bad.txt", GAP.format("x"))
    paths = ["bad.txt", os.path.join(EXAMPLES, "strong.txt"), "nowhere.txt"]
    root = ET.fromstring(b.run(*paths, "--format", "junit", *DAY).exits(3).out)
    ends = {os.path.basename(c.get("name")): [e.tag for e in c] for c in root.iter("testcase")}
    check(ends == {"bad.txt": ["failure"], "strong.txt": ["system-out"], "nowhere.txt": ["error"]}, ends)
    root = ET.fromstring(b.run(*paths, "--format", "junit", *DAY, "--fail-on", "never").exits(3).out)
    check(root.get("failures") == "0", "fail-on never")
    root = ET.fromstring(b.run(*paths, "--format", "junit", *DAY, "--fail-on", "never", "--fail-under", "90").exits(3).out)
    check(root.get("failures") == "1" and "score" in root.find(".//failure").get("message"), "fail-under")


def case_github_tells_the_worst(b):
    for i in range(4):
        b.letter(f"{i}.txt", GAP.format(i))
    r = b.run("0.txt", "1.txt", "2.txt", "3.txt", "--format", "github", *DAY).exits(1)
    kinds = re.findall(r"^::(\w+) ", r.out, re.M)
    check(kinds.count("error") == 10 and kinds.count("warning") == 10 and kinds.count("notice") == 1, kinds)
    findings = [f for l in b.run("0.txt", "1.txt", "2.txt", "3.txt", "--format", "json", *DAY).json()["letters"] for f in l["findings"]]
    more = {k: sum(f["severity"] == k for f in findings) for k in ("error", "warning", "suggestion")}
    r.says(f"{more['error'] - 10} errors, {more['warning'] - 10} warnings, {more['suggestion']} suggestions more")
    told = re.findall(r"^::error title=([^,]+),", r.out, re.M)
    check(told[:4] == [max((f for f in findings if f["severity"] == "error"), key=lambda f: f["points"])["rule"]] * 4, told)


def case_github_writes_the_job_summary(b):
    b.letter("a.txt", GAP.format("x"))
    b.file("summary.md", "before\n")
    b.run("a.txt", "--format", "github", *DAY, GITHUB_STEP_SUMMARY=b.path("summary.md")).exits(1)
    text = open(b.path("summary.md"), encoding="utf-8").read()
    check(text.startswith("before\n# lorlint\n") and "integrity/placeholder" in text, text[:200])
    b.run("a.txt", "--format", "terminal", *DAY, GITHUB_STEP_SUMMARY=b.path("summary.md"))
    check(open(b.path("summary.md"), encoding="utf-8").read() == text, "another format wrote it too")
    b.run("a.txt", "--format", "github", *DAY, GITHUB_STEP_SUMMARY="/nowhere/x").exits(70).warns("/nowhere/x")


def case_csv_says_what_json_says(b):
    b.file("zero.txt")
    out = b.run(EXAMPLES, "zero.txt", "--format", "csv", *DAY).exits(3).out
    letters = b.run(EXAMPLES, "zero.txt", "--format", "json", *DAY).json()["letters"]
    rows = list(csv.DictReader(io.StringIO(out), strict=True))
    check(len(rows) == len(letters), "rows")
    for row, letter in zip(rows, letters):
        score = letter["score"] or {"total": None}
        check(row["path"] == letter["path"] and row["status"] == letter["status"], row)
        check(row["score"] == ("" if score["total"] is None else str(score["total"])), row)
        if letter["score"] is None:
            continue
        for one in score["categories"]:
            check(abs(float(row[one["id"]]) - (one["budget"] - one["unchecked"] - one["lost"])) < 1e-6, (row["path"], one))
        for level in ("error", "warning", "suggestion", "info"):
            check(int(row[level + "s"]) == sum(f["severity"] == level for f in letter["findings"]), (row["path"], level))


def case_csv_alone_is_the_same_table(b):
    """Results hold less when a table is all that is asked for; suppressions and baselines still know findings by their words."""
    b.letter("a.txt", GAP.format("x"))
    b.run("baseline", "write", "a.txt", *DAY, "--baseline", "k.json").exits(0)
    b.file("ignore", "integrity/placeholder a.txt:\"[Name x]\" -- as agreed\n")
    for more in ([], ["--baseline", "k.json"], ["--suppressions", "ignore"], ["--redact"]):
        alone = b.run("a.txt", EXAMPLES, "--format", "csv", *DAY, *more).out
        check(b.run("a.txt", EXAMPLES, "--format", "csv", "-o", "json=r.json", *DAY, *more).out == alone, more)


def case_markdown_of_one_and_of_several(b):
    b.run(os.path.join(EXAMPLES, "weak-home-country.txt"), "--format", "markdown", *DAY).says("| category | kept | of |", "| error | evidence/no-numbers |")
    r = b.run(EXAMPLES, "nowhere.txt", "--format", "markdown", *DAY).says("| letter | status | score |", "## Not read", "* nowhere.txt: ")
    read_markdown(r.out)
    r.says("not validated against human ratings")


def case_outputs_beside_each_other(b):
    b.letter("a.txt", GAP.format("x"))
    outputs = [a for form in BRIEF for a in ("-o", f"{form}=r.{form}")]
    b.run("a.txt", *DAY, *outputs).exits(1).says("SCORE")
    for form in BRIEF:
        text = open(b.path(f"r.{form}"), encoding="utf-8").read()
        check(text == b.run("a.txt", *DAY, "--format", form).out, f"{form}: the file differs from standard output")
        read(form, text)


def case_reports_say_the_same_whatever_others_are_asked_for(b):
    """Results hold fewer facts when no report tells them: no other may miss those."""
    b.file("one.txt", cli.signed("Paul Green", "Lena Ortiz", cli.SHARED.format("She", "Her", "she", "two")))
    b.file("two.txt", cli.signed("Paul Green", "Lena Ortez", cli.SHARED.format("She", "Her", "she", "three")))
    for form in ["terminal", *BRIEF]:
        for paths in (["one.txt", "two.txt", EXAMPLES], ["one.txt", "two.txt", "--set", "Lena Ortiz"], ["one.txt"]):
            alone, beside = (b.run(*paths, "--format", form, *DAY, *more) for more in ([], ["-o", "json=all.json"]))
            check(alone.code == beside.code and alone.out == beside.out, f"{form} of {paths[:2]} differs beside JSON")


def case_same_bytes_with_any_jobs(b):
    for form in BRIEF:
        outs = {hashlib.sha256(b.run(EXAMPLES, "--format", form, *DAY, "--jobs", jobs, TZ=zone, LC_ALL=lang).bytes).hexdigest()
                for jobs, zone, lang in (("1", "UTC", "C"), ("3", "Asia/Tokyo", "de_DE.UTF-8"))}
        check(len(outs) == 1, f"{form} differs")


def case_findings_about_several_letters_in_every_format(b):
    b.file("one.txt", cli.signed("Paul Green", "Lena Ortiz", cli.SHARED.format("She", "Her", "she", "two")))
    b.file("two, too.txt", cli.signed("Samir Nassar", "Omar Haddad", cli.SHARED.format("He", "His", "he", "three")))
    base = [".", "--select", "batch", *DAY, "--format"]
    found = b.run(*base, "json").json()["set"]["findings"]
    check(found, "the letters share nothing?")
    for form in CI + ["markdown"]:
        r = b.run(*base, form)
        read(form, r.out)
        rule = found[0]["rule"].replace("/", ".") if form == "checkstyle" else found[0]["rule"]
        check(rule in r.out and "two" in r.out, f"{form} says nothing of {rule}: {r.out[:600]}")
    failing = b.run(*base, "junit", "--fail-on", "warning")
    ends = {c.get("name"): [e.tag for e in c] for c in ET.fromstring(failing.exits(1).out).iter("testcase")}
    check(ends["several letters"] == ["failure"], ends)


# ---- --redact ----

CANARY = """ZYXHAVEN TEACHING HOSPITAL
Department of Zyxology, 14 Zyxroad, Zyxcity
Phone +99 61 555 0177 · Zyx.Office@zyxhaven.example · www.zyxhaven.example

Ref: ZYX/2024/318                                        3 March 2023

Dear Dr. Zyxdirector,

Re: Dr. Zyxlena Zyxortiz, AAMC 44178823

I am pleased to recommend Dr. Zyxlena Zyxortiz, a hard working and sincere [Name of Zyxcollege], who worked with me for three
months. zyxlena was wonderful. Dr. Zyxortiz and Dr. Zyxother, daughter of Zyxfather, saw Mrs. Zyxpatient Zyxrose, MRN 4417X, who lives in
Zyxtown and rang 0300-555-0188. Sister Zyxnurse told me that Zyxlena is one of the best. As per Zyxboss she is obedient, and
محمد زيكسول agreed. Zyxlena Zyxwrong will do well. He will be an asset to Zyxplace.

Yours sincerely,

Prof. Zyxwriter A. Zyxgreen, MBBS
Professor of Zyxology
Zyxhaven Teaching Hospital
zyxgreen77@freemail.example
Mobile: 0300 555 0199
"""
TOLD = ["zyx", "محمد", "زيكسول", "555", "0199", "44178823", "4417x", "zyxgreen77", "freemail"]


def told(text):
    text = re.sub(r"\b[0-9a-f]{12,}\b", "", text.lower())     # the digits of a fingerprint are nobody's
    return [c for c in TOLD if c in text]


def case_metadata_is_told_when_it_is_asked_for_only(b):
    paragraphs = "".join(f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in LETTER.format(GAP.format("x")).split("\n"))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type='
                       '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="b" '
                       'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="core.xml"/></Relationships>',
        "core.xml": '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:d="http://purl.org/dc/elements/1.1/" '
                    'xmlns:t="http://purl.org/dc/terms/"><d:creator>Quillmeta Zyxtypist</d:creator><t:created>2019-08-07T10:00:00Z</t:created></c:coreProperties>',
        "word/document.xml": f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>',
    }
    with zipfile.ZipFile(b.path("a.docx"), "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    for form in formats(b):
        silent = b.run("a.docx", "--format", form, *DAY, "--show", "info", "--excerpts").out
        check("Zyxtypist" not in silent and "2019-08-07" not in silent, f"{form} tells it unasked")
        asked = b.run("a.docx", "--format", form, *DAY, "--show", "info", "--excerpts", "--show-metadata").out
        if form in ("terminal", "html", "json", "jsonl"):
            check("Quillmeta Zyxtypist" in asked and "2019-08-07" in asked, f"{form} does not tell it")
        masked = b.run("a.docx", "--format", form, *DAY, "--show", "info", "--excerpts", "--show-metadata", "--redact").out
        check("Zyxtypist" not in masked and "Quillmeta" not in masked, f"{form} tells it with --redact")


def case_what_stands_is_told_with_its_place(b):
    """A writer must see what to keep: each fact of evidence that is there, and whose place is no guess, is a strength, with its line."""
    kept = ("relationship", "evidence_numbers", "case_example", "competencies", "entrustment", "english", "systems", "team")
    told = 0
    for letter in b.run(EXAMPLES, "--format", "json", *DAY).json()["letters"]:
        strengths = {s["fact"]: s for s in letter["strengths"]}
        standing = [f for f in kept if letter["facts"][f]["state"] == "present" and "reason" not in letter["facts"][f]]
        check(not [f for f in strengths if "reason" in letter["facts"][f]], "a guess is told as a strength")
        standing += ["comparison"] * (letter["facts"]["comparison"].get("value") in ("partial", "full") and "reason" not in letter["facts"]["comparison"])
        for fact in standing:
            check(strengths.get(fact, {}).get("line"), f"{letter['path']}: {fact} stands and is not told")
            told += 1
    check(told > 20, "the examples show too little")


def case_what_works_is_quoted_with_words_beside_it(b):
    """A word or two would not tell the reader what was found, nor that it may have been misread."""
    letters = b.run(EXAMPLES, "--format", "json", *DAY).json()["letters"]
    quotes = [(letter["facts"][s["fact"]]["text"], s["text"]) for letter in letters for s in letter["strengths"] if "text" in letter["facts"][s["fact"]]]
    check(all(fact in quote for fact, quote in quotes), "a strength is quoted without its own words")
    widened = [quote for fact, quote in quotes if fact != quote]
    check(len(widened) > 20, f"only {len(widened)} of {len(quotes)} strengths are quoted with words beside them")
    check(all(len(quote.encode()) <= 60 for quote in widened), "a quote grew too long")
    b.run(EXAMPLES, "-o", "jsonl=parts.jsonl", *DAY)
    merged = {letter["path"]: letter["strengths"] for letter in b.run("merge", "parts.jsonl", "--format", "json", *DAY).json()["letters"]}
    check(all(merged[letter["path"]] == letter["strengths"] for letter in letters), "merged parts quote otherwise")


def case_redact_leaves_no_canary(b):
    """Anybody's name begins with zyx here, in the letters, their file names and their numbers."""
    b.file("zyxdir/zyxlena.txt", CANARY)
    b.file("zyxdir/zyxsecond.txt", CANARY.replace("three", "two"))
    b.file("zyxdir/zyxempty.txt")
    base = [*DAY, "--show", "info", "--excerpts", "--applicant", "Zyxlena Zyxperson", "--aka", "Zyxaka"]
    for form in formats(b):
        for paths in (["zyxdir"], ["zyxdir/zyxlena.txt"], ["zyxdir/zyxlena.txt", "zyxdir/none.txt"], ["zyxdir", "--set", "folder"], ["zyxdir", "--set", "Zyxlena Zyxortiz"]):
            open_r = b.run(*paths, "--format", form, *base)
            check(told(open_r.out) or form == "github", f"{form}: nothing to redact?")
            r = b.run(*paths, "--format", form, *base, "--redact")
            check(r.code == open_r.code, f"{form}: exit {r.code}, not {open_r.code}")
            lines = [l for l in r.out.splitlines() if told(l)]
            check(not lines, f"{form} still tells {told(r.out)}:\n" + "\n".join(lines[:5])[:1500])
            check(not told(r.err), r.err)
            read(form, r.out)


def case_redact_hides_words_that_nobody_understood(b):
    """What could not be told is asked with the letter's words; with --redact only with their place."""
    b.letter("a.txt", "She bears comparison with Wibbleton.")
    for redact in ([], ["--redact"]):
        letter = b.run("a.txt", "--format", "json", *DAY, *redact).json()["letters"][0]
        places = [one["place"] for one in letter["unchecked"] if "place" in one]
        check(places and all(place["line"] and (place["text"] == "[private]") == bool(redact) for place in places), f"{redact}: {places}")
        check(not [name for name in letter["facts"] if name.endswith("_hint")], "hints are told as facts")
        terminal = b.run("a.txt", *DAY, *redact).out
        check("COULD NOT TELL" in terminal and ("[private]" in terminal) == bool(redact), terminal)


def case_redact_of_examples_and_what_stays(b):
    plain = b.run(EXAMPLES, "--format", "json", *DAY, "--show-metadata").json()
    hidden = b.run(EXAMPLES, "--format", "json", *DAY, "--redact").json()
    check(plain["counts"] == hidden["counts"] and plain["tool"] == hidden["tool"], "the run differs")
    check(len({l["path"] for l in hidden["letters"]}) == len(hidden["letters"]), "two letters share a path")
    for old, new in zip(plain["letters"], hidden["letters"]):
        check(re.fullmatch("file-[0-9a-f]{12}", new["path"]), new["path"])
        check(old["score"] == new["score"] and [(f["rule"], f["points"]) for f in old["findings"]] == [(f["rule"], f["points"]) for f in new["findings"]], old["path"])
        text = " ".join(re.findall(r'"(?:[^"\\\\]|\\\\.)*"', json.dumps(new, ensure_ascii=False))).lower()
        for fact in ("applicant", "writer_name", "writer_email", "writer_phone", "metadata_author"):
            value = str(old["facts"][fact].get("value") or "")
            for word in [value] * ("@" in value) or re.findall(r"[^\s.,()]{3,}", value):
                if word.lower() not in ("dr", "prof", "professor", "mrs", "doctor", "phd"):
                    check(not re.search(rf"\b{re.escape(word.lower())}\b", text), f"{old['path']}: {fact} {word}")
        for kind in ("start", "end", "line"):
            check([s[kind] for f in old["findings"] for s in f["spans"]] == [s[kind] for f in new["findings"] for s in f["spans"]], f"{old['path']}: {kind}")


def case_redact_is_stable_in_a_run(b):
    b.file("a.txt", CANARY)
    b.file("b.txt", CANARY.replace("three", "two"))
    letters = b.run("a.txt", "b.txt", "--format", "json", *DAY, "--redact").json()["letters"]
    names = [l["facts"]["writer_name"]["value"] for l in letters]
    check(names[0] == names[1] and names[0].count("[name-") >= 2, names)
    check(b.run("a.txt", "b.txt", "--format", "json", *DAY, "--redact").out == b.run("b.txt", "a.txt", "--format", "json", *DAY, "--redact", "--jobs", "1").out, "runs differ")


def case_redact_keeps_carets_under_the_words(b):
    b.file("a.txt", CANARY)
    lines = b.run("a.txt", *DAY, "--redact", "--show", "info", "--width", "150").out.splitlines()
    marks = [(lines[i - 1], l) for i, l in enumerate(lines) if re.fullmatch(r"\s+\| [ ^]*\^", l)]
    check(len(marks) >= 4, "no marks")
    check(any("hard working" == a[b_.index("^"):b_.rindex("^") + 1] or "hard working" in a[b_.index("^"):] for a, b_ in marks if "hard working" in a), marks)


if __name__ == "__main__":
    sys.exit(cli.main(globals(), "report"))
