#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line from outside: each case_… runs lorlint in an empty folder and looks at exit status, output and files.
    LORLINT=build/lorlint python3 tests/cli/run.py [CASE…]"""
import json
import os
import pty
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint")))
SECONDS = 20

FACTS = """<facts>
  <fact name="case_wonder" zone="body" what="wonder"><phrase>wonderful</phrase></fact>
  <fact name="case_nice" zone="body" what="nice"><phrase>nice</phrase></fact>
  <fact name="case_quiet" zone="body" what="quiet"><phrase>quiet</phrase></fact>
</facts>"""
PACK = """<pack name="probe" category="language">
  <rule id="probe/wonder"><title>Wonder</title><when fact="case_wonder" severity="error" points="2"/>
    <message>A wonder was seen.</message><advice>Say what happened.</advice><source>test</source>
    <fail>It was <mark>wonderful</mark>.</fail><fail>A wonderful day.</fail><pass>It was good.</pass><pass>Wonder is not it.</pass></rule>
  <rule id="probe/nice"><title>Nice</title><when fact="case_nice" severity="warning" points="1"/>
    <message>It is called nice.</message><advice>Say how.</advice><source>test</source>
    <fail>It was nice.</fail><fail>A nice day.</fail><pass>It was good.</pass><pass>Niceties.</pass></rule>
  <rule id="probe/quiet"><title>Quiet</title><when fact="case_quiet" severity="suggestion" points="0"/>
    <message>It is called quiet.</message><advice>Say why.</advice><source>test</source>
    <fail>It was quiet.</fail><fail>A quiet day.</fail><pass>It was good.</pass><pass>Quietude.</pass></rule>
</pack>"""
LETTER = """Northgate Hospital
Department of Medicine
14 June 2026

Dear Program Director,

I am writing about Dr. Lena Ortiz, who worked on my ward for three months. {}

Yours sincerely,

Dr. Paul Green
Consultant Physician
"""


STRANGER = 65534


class Failed(Exception):
    pass


def check(good, text):
    if not good:
        raise Failed(text)


class Ran:
    def __init__(self, code, out, err):
        self.code, self.bytes, self.out, self.err = code, out, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")

    def exits(self, code):
        check(self.code == code, f"exit {self.code}, not {code}\n--- stdout\n{self.out[-1500:]}\n--- stderr\n{self.err[-1500:]}")
        return self

    def says(self, *texts):
        for text in texts:
            check(text in self.out, f"stdout lacks {text!r}:\n{self.out[-2500:]}")
        return self

    def lacks(self, *texts):
        for text in texts:
            check(text not in self.out, f"stdout holds {text!r}:\n{self.out[-2500:]}")
        return self

    def warns(self, *texts):
        for text in texts:
            check(text in self.err, f"stderr lacks {text!r}:\n{self.err[-1500:]}")
        return self

    def json(self):
        return json.loads(self.out)


class Box:
    """An empty folder to run in."""

    def __init__(self, folder):
        self.folder = folder
        self.file("facts.xml", FACTS)
        self.file("pack.xml", PACK)
        self.probe = ["--rules", "facts.xml", "--rules", "pack.xml", "--select", "probe"]

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, content=""):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return name

    def letter(self, name, words="Her work was good."):
        return self.file(name, LETTER.format(words))

    def run(self, *args, stdin=b"", cwd=None, user=None, **env):
        base = {"PATH": os.environ.get("PATH", ""), "HOME": self.folder, "LC_ALL": "C.UTF-8", "TERM": "xterm"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                base[name] = os.environ[name]
        base.update(env)
        p = subprocess.run([LORLINT, *args], cwd=self.path(cwd) if cwd else self.folder, env=base, input=stdin,
                           capture_output=True, timeout=SECONDS, user=user)
        return Ran(p.returncode, p.stdout, p.stderr)

    def other_user(self):
        """Who is refused what belongs to nobody: root reads everything, so as root somebody else. None where that user cannot run the program."""
        if os.getuid():
            return os.getuid()
        for where, folders, _ in os.walk(self.folder):
            os.chmod(where, os.stat(where).st_mode | 0o055)
        try:
            done = subprocess.run([LORLINT, "--version"], user=STRANGER, cwd=self.folder, capture_output=True)
        except OSError:
            return None
        return STRANGER if done.returncode == 0 else None

    def tty(self, *args, **env):
        """stdout, stderr and stdin are a terminal."""
        base = {"PATH": os.environ.get("PATH", ""), "HOME": self.folder, "LC_ALL": "C.UTF-8", "TERM": "xterm", **env}
        parent, child = pty.openpty()
        p = subprocess.Popen([LORLINT, *args], cwd=self.folder, env=base, stdin=child, stdout=child, stderr=child)
        os.close(child)
        out = b""
        while True:
            try:
                got = os.read(parent, 65536)
            except OSError:
                break
            if not got:
                break
            out += got
        os.close(parent)
        return Ran(p.wait(timeout=SECONDS), out.replace(b"\r\n", b"\n"), b"")


def cells(line):
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)
    return wide


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


# ---- what to run ----

def case_no_arguments_give_short_help(b):
    b.run().exits(2).warns("Examples", "lorlint letter.pdf", "--help")
    r = b.tty().exits(2)
    r.says("Examples")
    check(len(r.out.splitlines()) <= 24, "the short help does not fit a screen")


def case_help_fits_80_columns(b):
    for args in (("--help",), ()):
        r = b.run(*args)
        wide = [line for line in (r.out + r.err).splitlines() if len(line) > 80]
        check(not wide, wide)


def case_help_lists_every_setting(b):
    r = b.run("--help").exits(0).says("Examples", "Commands", "Pass or fail", "Exit: 0")
    keys = [l.split(" ")[0] if not l.startswith(";") else l.split(" ")[1] for l in b.run("config").exits(0).out.split("\n\n")[0].splitlines()]
    for key in keys:
        check(f"--{key}" in r.out, f"--help lacks --{key}")


def case_help_by_a_word(b):
    check(b.run("help").exits(0).out == b.run("--help").out, "help")
    b.letter("help")
    b.run("help", *b.probe).exits(0).says("PASS help")


def case_version(b):
    check(re.fullmatch(r"lorlint \d+\.\d+\.\d+\n", b.run("--version").exits(0).out), "version")


def case_check_may_be_left_out(b):
    b.letter("a.txt")
    check(b.run("a.txt", *b.probe).exits(0).out == b.run("check", "a.txt", *b.probe).exits(0).out, "they differ")


def case_command_behind_an_option(b):
    b.letter("a.txt")
    b.run("--as-of", "2026-09-15", "check", "a.txt", *b.probe).exits(0).says("PASS a.txt")


def case_unknown_option(b):
    b.run("--profle", "generic", "a.txt").exits(2).warns("--profle", "did you mean --profile")
    b.run("-Z", "a.txt").exits(2).warns("-Z")
    b.run("--quiett", "a.txt").exits(2).warns("did you mean --quiet")


def case_missing_value(b):
    b.run("a.txt", "--profile").exits(2).warns("a value is missing", "--profile")


def case_value_for_a_switch(b):
    b.letter("a.txt")
    b.run("--quiet=yes", "a.txt", *b.probe).exits(0)
    b.run("--quiet=perhaps", "a.txt").exits(2).warns("yes|no")
    b.run("--help=yes").exits(2)


def case_unknown_command(b):
    b.run("chekc", "a.txt").exits(2).warns("did you mean \"check\"")
    b.run("explian").exits(2).warns("did you mean \"explain\"")


def case_unknown_rule(b):
    b.letter("a.txt")
    b.run("explain", "probe/wondr", "--rules", "facts.xml", "--rules", "pack.xml").exits(2).warns("did you mean \"probe/wonder\"")
    b.run("a.txt", *b.probe, "--ignore", "probe/nise").exits(2).warns("did you mean \"probe/nice\"")
    b.run("a.txt", "--select", "zzzzzzzz").exits(2).warns("zzzzzzzz")
    b.run("explain").exits(2).warns("Name a rule")


def case_profiles_change_what_they_say(b):
    def rules(profile, name):
        letters = b.run(name, "--profile", profile, "--as-of", "2026-09-15", "--format", "json").json()["letters"]
        return {f["rule"] for f in letters[0]["findings"]}

    text = "{}Dear Program Director,\n\nI taught Dr. Asha Verma. {}\n\nSincerely,\n\nDr. Farah Malik\n"
    b.file("plain.txt", text.format("", "She was good."))
    b.file("form.txt", text.format("STANDARDIZED LETTER OF EVALUATION\n\n", "She was good."))
    b.file("long.txt", text.format("", " ".join(f"On day {n} she {verb} {noun} and wrote {n * 7 % 31} notes." for n, (verb, noun) in enumerate(
        [(v, o) for v in ("saw", "treated", "called", "taught", "met", "examined", "helped", "heard") for o in ("patients", "families", "students", "nurses",
         "children", "interns", "visitors", "farmers", "drivers", "widows", "soldiers")]))))
    b.file("study.txt", text.format("", "I recommend her for admission to the Master of Public Health."))
    b.file("facts.txt", text.format("", "It is our policy to give only factual references."))
    asked = "evidence/no-case-example"
    check(asked in rules("residency-us", "plain.txt") and asked not in rules("residency-us", "form.txt"), "a form tells no case")
    check(asked in rules("residency-img", "form.txt"), "only residency-us knows forms")
    check("format/too-long" in rules("residency-img", "long.txt") and "format/too-long" not in rules("fellowship", "long.txt"), "a fellowship letter is longer")
    check("address/wrong-purpose" in rules("residency-img", "study.txt") and "address/wrong-purpose" not in rules("grad-school", "study.txt"), "study is its purpose")
    check("recommend/missing" in rules("generic", "plain.txt") and "recommend/missing" not in rules("generic", "facts.txt"), "facts alone do not recommend")


def case_unknown_profile(b):
    b.letter("a.txt")
    b.run("--profile", "residency-imgg", "a.txt").exits(2).warns("residency-img")


def case_impossible_values(b):
    b.letter("a.txt")
    for name, value in (("as-of", "2026-02-30"), ("as-of", "yesterday"), ("fail-on", "errors"), ("fail-under", "101"), ("fail-under", "-1"),
                        ("jobs", "0"), ("color", "blue"), ("role", "friend"), ("show", "all"), ("pronouns", "x"), ("width", "10")):
        b.run("a.txt", f"--{name}={value}").exits(2).warns(name)
    b.run("a.txt", "--severity", "probe/nice=loud", "--rules", "facts.xml", "--rules", "pack.xml").exits(2).warns("loud")
    b.run("a.txt", "--severity", "probe/nice").exits(2).warns("severity")
    b.run("a.txt", "--limit", "wall-second=3").exits(2).warns("wall-seconds")
    b.run("a.txt", "--limit", "zzzzzzzzzz=3").exits(2).warns("lorlint config")
    b.run("a.txt", "--as-of", "2026-02-30").warns("a day of the calendar")


# ---- verdicts ----

def case_nothing_chosen_costs_points(b):
    b.letter("a.txt", "Her work was nice.")
    shown = b.run("a.txt", "--select", "bias,file").exits(0).says("NO SCORE").out
    check("not checked" not in shown and "of 0 points" not in shown, shown)


def case_exit_codes(b):
    b.letter("good.txt")
    b.letter("nice.txt", "Her work was nice.")
    b.letter("wonder.txt", "Her work was wonderful.")
    b.run("good.txt", *b.probe).exits(0).says("PASS good.txt")
    b.run("nice.txt", *b.probe).exits(0).says("PASS nice.txt")
    b.run("nice.txt", *b.probe, "--fail-on", "warning").exits(1).says("FAIL nice.txt: 1 warning (fail-on warning)")
    b.run("wonder.txt", *b.probe).exits(1).says("FAIL wonder.txt: 1 error (fail-on error)")
    b.run("wonder.txt", *b.probe, "--fail-on", "never").exits(0).says("PASS wonder.txt", "fail-on never")
    b.run("wonder.txt", *b.probe, "--ignore", "probe/wonder").exits(0)
    b.run("wonder.txt", *b.probe, "--severity", "probe/wonder=info").exits(0)
    b.run("wonder.txt", "missing.txt", *b.probe).exits(3).says("INCOMPLETE", "1 not read", "1 with findings")


def case_last_line_says_why(b):
    b.letter("wonder.txt", "Her work was wonderful and nice.")
    last = b.run("wonder.txt", *b.probe, "--fail-on", "warning").exits(1).out.splitlines()[-1]
    check(last == "FAIL wonder.txt: 1 error, 1 warning (fail-on warning)", last)
    quiet = b.run("wonder.txt", *b.probe, "--quiet").exits(1).out
    check(quiet == "FAIL wonder.txt: 1 error (fail-on error)\n", quiet)


def case_show_and_more(b):
    b.letter("a.txt", "Her work was nice, on a quiet ward.")
    b.run("a.txt", *b.probe).exits(0).says("probe/nice", "+ 1 more: --show suggestion").lacks("It is called quiet")
    b.run("a.txt", *b.probe, "--show", "suggestion").says("It is called quiet").lacks("more: --show")
    b.run("a.txt", *b.probe, "--show", "error").lacks("It is called nice").says("+ 2 more")


def case_finding_has_line_and_caret(b):
    b.letter("a.txt", "Her work was wonderful.")
    lines = b.run("a.txt", *b.probe).exits(1).out.splitlines()
    at = next(i for i, l in enumerate(lines) if "^^^" in l)
    column = lines[at].index("^")
    check(lines[at - 1][column:column + 9] == "wonderful", "caret is not under the word:\n" + "\n".join(lines[at - 1:at + 1]))
    check(lines[at].count("^") == 9, "caret is not as long as the word")


def case_caret_behind_wide_letters(b):
    b.letter("a.txt", "Il était déjà 東京 wonderful.")
    lines = b.run("a.txt", *b.probe, "--width", "120").exits(1).out.splitlines()
    at = next(i for i, l in enumerate(lines) if "^^^" in l)
    before = lines[at - 1][:lines[at - 1].index("wonderful")]
    check(cells(before) == lines[at].index("^"), "\n".join(lines[at - 1:at + 1]))


def case_carets_stand_under_the_exact_words_of_any_script(b):
    b.file("more.xml", b"""<facts><fact name="more_terrific" zone="body" what="terrific"><phrase>terrific</phrase></fact></facts>""")
    b.file("more2.xml", PACK.replace("probe", "more").replace("case_wonder", "more_terrific").encode())
    accent = "wonde\u0301rful"                          # an accent of its own: nine cells, ten characters
    lines = {
        f"Her work was {accent} to see.": accent,
        "\u6771\u4eac\u5927\u5b66 \ud55c\uad6d wonderful, she was.": "wonderful",
        "a\u0300 o\u0301 e\u0323\u0302 wonderful work": "wonderful",
        "Her work was terri\ufb01c to see.": "terri\ufb01c",  # a ligature: two letters, one cell
        "\u201cQuoted\u201d \u2014 and\u00a0wonderful.": "wonderful",
        "\u0645\u0645\u062a\u0627\u0632 wonderful work": "wonderful",
        "\u6771\u4eac " * 40 + f"{accent} " + "\u6771\u4eac " * 40: accent,
    }
    for text, word in lines.items():
        for width in ("60", "80", "120"):
            b.letter("a.txt", text)
            out = b.run("a.txt", *b.probe, "--rules", "more.xml", "--rules", "more2.xml", "--select", "more", "--width", width).exits(1).out
            out, word = unicodedata.normalize("NFC", out).splitlines(), unicodedata.normalize("NFC", word)
            at = next(i for i, l in enumerate(out) if re.search(r"\| +\^+$", l))
            shown, marks = out[at - 1], out[at]
            start = marks.index("^")
            check(cells(shown) <= int(width), f"{cells(shown)} cells: {shown}")
            check(word in shown and cells(shown[:shown.index(word)]) == start, f"not under {word}:\n{shown}\n{marks}")
            check(marks.count("^") == cells(word), f"not as long as {word}:\n{shown}\n{marks}")


# ---- several inputs ----

def case_several_letters_give_a_table(b):
    b.letter("b.txt", "Her work was wonderful.")
    b.letter("a.txt")
    r = b.run("b.txt", "a.txt", *b.probe).exits(1).says("2 given: 2 scored = 2", "file", "FAIL 2 inputs: 1 with findings (fail-on error)")
    check(r.out.index(" a.txt") < r.out.index(" b.txt"), "not ordered by path")


def case_table_tells_a_long_folder_once(b):
    names = ["a-first-letter.txt", "b-second-letter.txt", "deeper/c-third.txt"]
    for name in names:
        b.letter(f"applications/season-2027/{name}")
    wide = b.run("applications", *b.probe, "--width", "160").out
    check(all(f" applications/season-2027/{name} " in wide for name in names), wide)
    narrow = b.run("applications", *b.probe, "--width", "80").out
    check(" in applications/season-2027/\n" in narrow and all(f" {name} " in narrow for name in names), narrow)
    b.letter("b.txt")
    check(not re.search(r"^ in \S+/$", b.run("applications", "b.txt", *b.probe, "--width", "60").out, re.M), "they share no folder")


def case_folders_are_searched(b):
    b.letter("in/one.txt")
    b.letter("in/deep/two.txt")
    b.file("in/picture.png", b"\x89PNG\r\n\x1a\n")
    got = [l["path"] for l in b.run("in", "--format", "json", *b.probe).json()["letters"]]
    check("in/one.txt" in got and "in/deep/two.txt" in got, got)
    check(got == sorted(got, key=os.fsencode), got)


def case_folders_tell_what_they_pass_over(b):
    for name in ("in/a.txt", "in/sub/verma", "in/b.LOG", "in/c.log", "in/Makefile", "in/x.odd\x1bname", "in/.hidden", "in/drafts/d.csv"):
        b.letter(name)
    b.letter("elsewhere/e.txt")
    os.symlink("../elsewhere", b.path("in/linked"))
    told = b.run("in", "--exclude", "drafts", *b.probe).exits(0).err
    check(told == "lorlint: 5 files in folders were not read, for their names (no ending 2, .log 2, other 1): name a file to have it read, or --include \"*.log\"\n"
                  "lorlint: 1 linked folder was not entered: --follow enters them\n", told)
    check(b.run("in", "--exclude", "drafts", "--quiet", *b.probe).exits(0).err == "", "--quiet")
    check(b.run("in", "--include", "*.txt", "--follow", *b.probe).exits(0).err == "", "the user chose")
    check(b.run("in/a.txt", *b.probe).exits(0).err == "", "no folder")


def case_every_document_in_a_folder_has_a_status(b):
    names = ["a.txt", "b.pages", "c.heic", "d.docm", "e.markdown", "f.eml", "g.webp", "h.wps", "i.dotx", "j.msg"]
    for name in names:
        b.file(f"in/{name}", LETTER.format("Her work was good.") if name in ("a.txt", "e.markdown") else bytes(range(256)) * 4)
    r = b.run("in", "--format", "json", *b.probe).exits(3).json()
    check([letter["path"] for letter in r["letters"]] == [f"in/{name}" for name in names], r["counts"])
    check(all(letter["status"] == "scored" or len(letter.get("why", "")) > 10 for letter in r["letters"]), "no sentence")


def case_folder_without_letters(b):
    os.mkdir(b.path("empty"))
    b.letter("a.txt")
    r = b.run("empty", "a.txt", "--format", "json", *b.probe).exits(3).json()
    check({l["path"]: l["status"] for l in r["letters"]} == {"a.txt": "scored", "empty": "unreadable"}, r["counts"])


def case_statuses_of_bad_input(b):
    b.letter("a.txt")
    b.file("zero.txt")
    os.mkfifo(b.path("pipe"))
    b.file("binary.bin", bytes(range(256)) * 8)
    r = b.run("a.txt", "zero.txt", "pipe", "binary.bin", "missing.txt", "/dev/null", "--format", "json", *b.probe).exits(3).json()
    got = {l["path"]: l["status"] for l in r["letters"]}
    check(got["a.txt"] == "scored" and got["zero.txt"] == "no-text" and got["pipe"] == "unreadable" and got["missing.txt"] == "unreadable"
          and got["/dev/null"] == "unreadable" and got["binary.bin"] in ("unsupported", "damaged", "no-text"), got)
    check(sum(v for k, v in r["counts"].items() if k != "given") == r["counts"]["given"] == 6, r["counts"])
    for l in r["letters"]:
        check(l["status"] == "scored" or len(l.get("why", "")) > 10, f"no sentence for {l['path']}")


def case_unreadable_says_what_to_do(b):
    b.run("nowhere.txt").exits(3).says("NOT READ", "nowhere.txt", "there is no such file")
    os.symlink("gone.txt", b.path("link.txt"))
    b.run("link.txt").exits(3).says("a link to a file that is not there")
    b.file("zero.txt")
    b.run("zero.txt").exits(3).says("NOT READ", "no-text")


def case_open_writes_beside_the_letter(b):
    b.letter("in/letter.txt")
    b.letter("in/other.txt", "Her work was nice.")
    folder = b.path("in")
    for args, report in (([f"{folder}/letter.txt"], f"{folder}/letter.txt.lorlint.html"), ([folder], f"{folder}/letters.lorlint.html"),
                         ([folder + "/"], f"{folder}/letters.lorlint.html"), ([f"{folder}/letter.txt", f"{folder}/other.txt"], f"{folder}/letters.lorlint.html")):
        b.run("--open", "--quiet", *b.probe, *args, PATH="/nonexistent").exits(0).warns(f"the report is {report}\n")
        check(os.stat(report).st_mode & 0o777 == 0o600, "others may read it")
        os.unlink(report)
    b.run("--open", "--rules", "../facts.xml", "--rules", "../pack.xml", "letter.txt", cwd="in", PATH="/nonexistent").warns("the report is letter.txt.lorlint.html\n")
    before = b.run("in", *b.probe, "--format", "json").json()
    b.run("--open", *b.probe, "in", PATH="/nonexistent").exits(0)
    check(b.run("in", *b.probe, "--format", "json").json() == before and before["counts"]["given"] == 2, "a report was taken for a letter")
    b.run("--open", "-", stdin=b"x").exits(2).warns("say where to write it, -o html=report.html")


def case_open_hands_over_what_was_written(b):
    b.letter("a.txt")
    b.file("bin/xdg-open", f"#!/bin/sh\necho \"$1\" > {b.path('told.part')}; test -s \"$1\" && mv {b.path('told.part')} {b.path('told')}\n")
    os.chmod(b.path("bin/xdg-open"), 0o755)
    for target, shown in (("-x.html", "-x.html"), ("out/", "out/index.html")):
        b.run("a.txt", *b.probe, "--open", "-o", f"html={target}", PATH=b.path("bin") + ":/bin:/usr/bin").exits(0)
        for _ in range(100):
            if os.path.exists(b.path("told")):
                break
            time.sleep(.05)
        check(open(b.path("told")).read().strip() == os.path.realpath(b.path(shown)), "the opener got another path")
        os.unlink(b.path("told"))
    b.run("a.txt", *b.probe, "--open", "-o", "html=y.html", PATH="/nonexistent").exits(0).warns("y.html is written; no program that opens files was found")


def case_a_standard_stream_that_is_closed_is_no_file(b):
    """Its number would be the next file's: a report's, that messages are then written into, or the signals' that are waited for as if they were a letter."""
    b.letter("a.txt")
    line = f"{LORLINT} a.txt missing.txt --rules facts.xml --rules pack.xml --select probe -o json=report.json"
    want = b.run("a.txt", "missing.txt", *b.probe, "--format", "json").exits(3).out
    for closed, code in (("<&-", 3), ("2>&-", 3), (">&-", 70), ("<&- >&- 2>&-", 70)):
        p = subprocess.run(["sh", "-c", f"{line} {closed}"], cwd=b.folder, capture_output=True, timeout=SECONDS)
        check(p.returncode == code and open(b.path("report.json")).read() == want, f"{closed}: exit {p.returncode} {p.stderr}")
        if closed == ">&-":
            check(p.stderr == b"lorlint: standard output: cannot be written: Bad file descriptor\n", p.stderr)
        os.remove(b.path("report.json"))
    p = subprocess.run(["sh", "-c", f"{LORLINT} - <&-"], cwd=b.folder, capture_output=True, timeout=SECONDS)
    check(p.returncode == 3 and b"Bad file descriptor" in p.stdout, p)


def case_a_report_beyond_the_users_limit_of_size_is_told(b):
    b.letter("a.txt")
    b.file("report.json", "old")
    p = subprocess.run(["sh", "-c", f"ulimit -f 1; {LORLINT} a.txt -o json=report.json"], cwd=b.folder, capture_output=True, timeout=SECONDS)
    check(p.returncode == 70 and b"report.json: cannot be written: File too large" in p.stderr, p)
    check(open(b.path("report.json")).read() == "old" and not [n for n in os.listdir(b.folder) if "part" in n], "the old report")


def case_few_descriptors_make_few_workers(b):
    for i in range(60):
        b.letter(f"in/{i:02}.txt", f"Her work was good. No {i}.")
    want = b.run("in", *b.probe, "--format", "json", "-j1").exits(0).out
    for most in (64, 30, 20, 14, 11):
        p = subprocess.run([LORLINT, "in", *b.probe, "-j16", "--format", "json"], cwd=b.folder, capture_output=True, timeout=SECONDS,
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)))
        check(p.returncode == 0 and p.stdout.decode() == want, f"{most} descriptors: exit {p.returncode} {p.stderr}")


def case_bad_files_are_told_in_words_for_people(b):
    b.file("noise.docx", bytes(range(256)) * 40)
    b.run("noise.docx").exits(3).says("NOT READ unsupported").lacks("this is plain text")
    b.file("mail.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_0037001F".encode("utf-16-le"))
    b.run("mail.msg").exits(3).says("An e-mail of Outlook (.msg): save the letter that comes with it")
    b.letter("a.txt")
    b.run("a.txt", "--limit", "file-bytes=10").exits(3).says("larger than 10 bytes")
    with open(b.path("big.txt"), "wb") as file:
        file.truncate(101 << 20)
    b.run("big.txt").exits(3).says("larger than 100 MB")


def case_permission_denied(b):
    b.letter("a.txt")
    os.chmod(b.path("a.txt"), 0)
    b.letter("sub/b.txt")
    b.letter("good.txt")
    os.chmod(b.path("sub"), 0)
    user = b.other_user()
    if user is None:
        return "root reads everything, and nobody else may run the program"
    os.chmod(b.path("sub"), 0)
    b.run("a.txt", *b.probe, user=user).exits(3).says("unreadable", "you are not allowed to read it")
    r = b.run(".", "--format", "json", *b.probe, user=user).exits(3).json()
    got = {letter["path"]: letter["status"] for letter in r["letters"]}
    check(got == {"./a.txt": "unreadable", "./sub": "unreadable", "./good.txt": "scored"}, got)
    os.chmod(b.path("sub"), 0o700)


def case_standard_input(b):
    text = LETTER.format("Her work was wonderful.").encode()
    r = b.run("-", *b.probe, stdin=text).exits(1)
    b.letter("a.txt")
    got = [l["path"] for l in b.run("a.txt", "-", "--format", "json", *b.probe, stdin=text).json()["letters"]]
    check(got == ["-", "a.txt"], got)
    check("FAIL -" in r.out, r.out[-300:])


def case_files_from(b):
    b.letter("a.txt")
    b.letter("odd name\n.txt")
    b.file("list", "a.txt\n\n")
    check(len(b.run("--files-from", "list", "--format", "json", *b.probe).exits(0).json()["letters"]) == 1, "list")
    got = b.run("--files-from", "-", "-0", "--format", "json", *b.probe, stdin=b"a.txt\0odd name\n.txt\0").exits(0).json()["letters"]
    check(len(got) == 2, "NUL list")
    windows = b.run("--files-from", "-", "--format", "json", *b.probe, stdin="\ufeffa.txt\r\nodd name\r\n\r\n".encode()).json()["letters"]
    check([l["path"] for l in windows] == ["a.txt", "odd name"], windows)
    b.run("--files-from", "nolist").exits(2).warns("nolist")
    b.file("nothing")
    b.run("--files-from", "nothing").exits(2).warns("empty")
    b.run("--files-from", "-", stdin=b"-\n").exits(2).warns("standard input")


def case_same_output_whatever_the_order(b):
    for name in ("c.txt", "a.txt", "b.txt"):
        b.letter(name, f"Her work in {name} was nice.")
    one = b.run("c.txt", "a.txt", "b.txt", "--format", "json", "--jobs", "1", "--as-of", "2026-09-15", *b.probe).out
    two = b.run("b.txt", "c.txt", "a.txt", "--format", "json", "--jobs", "4", "--as-of", "2026-09-15", *b.probe, TZ="Asia/Tokyo", LC_ALL="de_DE.UTF-8").out
    check(one == two, "they differ")


def case_no_absolute_paths_and_no_time(b):
    b.letter("a.txt", "Her work was wonderful.")
    for form in ("terminal", "html", "json", "jsonl"):
        r = b.run("a.txt", "--format", form, "--as-of", "2026-09-15", *b.probe)
        r.lacks(b.folder)
        check(not re.search(r"\d\d:\d\d:\d\d", r.out), "a clock time")


def case_hostile_names(b):
    b.file(b"\xff\x1b[31mred.txt".decode("utf-8", "surrogateescape"), LETTER.format("Her work was wonderful."))
    b.letter("-rf.txt", "x")
    r = b.run(".", *b.probe)
    check(b"\x1b" not in r.bytes, "an escape reached the terminal")
    r.bytes.decode("utf-8")
    b.run(".", "--format", "json", *b.probe).json()
    b.run("--", "-rf.txt", *b.probe[:0]).says("-rf.txt")


def case_control_characters_in_the_letter(b):
    b.letter("a.txt", "Her work was \x1b[2Jwonderful\x07 and \u202enice\u2028.")
    for args in ([], ["--show", "info"], ["--width", "40"]):
        r = b.run("a.txt", *b.probe, *args)
        check(not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]", r.out), "a control character")


# ---- reports ----

def case_json_follows_its_schema(b):
    b.letter("a.txt", "Her work was wonderful, wonderful.")
    b.file("zero.txt")
    r = b.run("a.txt", "zero.txt", "nowhere", "--format", "json", "--rules", "facts.xml", "--rules", "pack.xml").exits(3)
    report = r.json()
    lines = b.run("a.txt", "zero.txt", "nowhere", "--format", "jsonl", "--rules", "facts.xml", "--rules", "pack.xml").out.splitlines()
    lines = [json.loads(line) for line in lines]
    check(all(line.pop("part", None) for line in lines), "a line of jsonl says nothing of its part")
    check(lines == report["letters"], "jsonl is not letters[]")
    try:
        import jsonschema
    except ImportError:
        return "python3-jsonschema is not here: parsed only"
    with open(os.path.join(ROOT, "docs/lorlint-report.schema.json"), encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft7Validator.check_schema(schema)
    faults = [f"{list(e.path)}: {e.message[:200]}" for e in jsonschema.Draft7Validator(schema).iter_errors(report)]
    check(not faults, "\n".join(faults[:5]))


def case_json_holds_every_promised_fact(b):
    b.letter("a.txt")
    facts = b.run("a.txt", "--format", "json").json()["letters"][0]["facts"]
    with open(os.path.join(ROOT, "docs/lorlint-report.schema.json"), encoding="utf-8") as f:
        wanted = json.load(f)["definitions"]["letter"]["properties"]["facts"]["required"]
    check(len(wanted) == 45 and all(w in facts for w in wanted), set(wanted) - set(facts))
    check(facts["recommendation"]["value"] in range(6), facts["recommendation"])
    check(isinstance(facts["evidence_numbers"]["value"], list) and isinstance(facts["competencies"]["value"], list), "lists")
    check(facts["letterhead"]["value"] in ("full", "partial", "personal", "none"), facts["letterhead"])


def case_spans_point_at_their_text(b):
    b.letter("a.txt", "Élan. Her work was wonderful.")
    text = open(b.path("a.txt"), "rb").read()
    finding = b.run("a.txt", "--format", "json", *b.probe).json()["letters"][0]["findings"][0]
    span = finding["spans"][0]
    check(text[span["start"]:span["end"]].decode() == span["text"] == "wonderful", span)
    line = text.decode().split("\n")[span["line"] - 1]
    check(line[span["column"] - 1:].startswith("wonderful"), span)


def case_output_files(b):
    b.letter("a.txt", "Her work was wonderful.")
    b.run("a.txt", *b.probe, "-o", "json=r.json", "-o", "terminal=r.txt").exits(1).says("SCORE")
    check(json.load(open(b.path("r.json")))["counts"]["given"] == 1, "r.json")
    check(stat.S_IMODE(os.stat(b.path("r.json")).st_mode) == 0o600, "mode")
    check("\x1b" not in open(b.path("r.txt"), encoding="utf-8").read(), "colour in a file")
    check(sorted(f for f in os.listdir(b.folder) if "part" in f) == [], "an unfinished file is left")


def case_output_never_overwrites_a_letter(b):
    b.letter("a.txt")
    before = open(b.path("a.txt")).read()
    os.link(b.path("a.txt"), b.path("same.txt"))
    b.run("a.txt", *b.probe, "-o", "json=./a.txt").exits(2).warns("overwrite")
    b.run("a.txt", *b.probe, "-o", "json=same.txt").exits(2).warns("overwrite")
    check(open(b.path("a.txt")).read() == before, "the letter is gone")


def case_two_reports_never_share_a_file(b):
    b.letter("a.txt")
    b.run("a.txt", *b.probe, "-o", "json=r", "-o", "csv=r").exits(2).warns("r: two reports cannot be written to one file")
    b.run("a.txt", *b.probe, "-o", "json=r", "-o", "csv=./r").exits(2).warns("./r: two reports cannot be written to one file")
    check(not os.path.exists(b.path("r")), "one of them was written")
    os.mkfifo(b.path("pipe"))
    b.run("a.txt", *b.probe, "-o", "json=pipe", "-o", "csv=pipe").exits(2).warns("pipe: two reports cannot be written to one file")
    with open(b.path("told"), "wb") as told:   # as the shell's > does
        for path in ("told", "/dev/stdout"):
            p = subprocess.run([LORLINT, "a.txt", *b.probe, "-o", f"json={path}"], cwd=b.folder, stdout=told, stderr=subprocess.PIPE)
            check(p.returncode == 2 and f"{path}: two reports cannot be written to one file, and standard output is the same".encode() in p.stderr, p)
    check(os.path.getsize(b.path("told")) == 0, "one of them was written")


def case_two_reports_may_share_a_device(b):
    b.letter("a.txt")
    one = b.run("a.txt", *b.probe).exits(0).out
    check(b.run("a.txt", *b.probe, "-o", "json=/dev/null", "-o", "csv=/dev/null").exits(0).out == one, "the third report is another")
    b.run("a.txt", *b.probe, "-o", "json=/dev/full", "-o", "csv=/dev/full").exits(70).warns("/dev/full: cannot be written: No space left")
    p = subprocess.run([LORLINT, "a.txt", *b.probe, "-o", "json=/dev/stdout"], cwd=b.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    check(p.returncode == 0 and p.stderr == b"", p)


def case_output_without_a_format_shows_how(b):
    b.letter("a.txt")
    b.run("a.txt", *b.probe, "-o", "all.csv").exits(2).warns('"all.csv" does not name a format and a file: FORMAT=PATH, such as csv=letters.csv')


def case_what_is_no_letter_has_no_figures_in_the_table(b):
    b.letter("a.txt")
    b.file("list.txt", "Shopping list\n\nmilk\nbread\neggs\n")
    r = b.run("a.txt", "list.txt").says("not-a-letter", "list.txt \u00b7 this does not read as a letter about someone")
    row = next(line for line in r.out.splitlines() if line.startswith(" list.txt"))
    check(row.split() == ["list.txt", "not-a-letter"], row)
    page = b.run("a.txt", "list.txt", "--format", "html").out
    check(">not-a-letter</td>" in page and '<td class="words">this does not read as a letter about someone' in page, "the page's table")


def case_output_that_cannot_be_written(b):
    b.letter("a.txt")
    r = b.run("a.txt", *b.probe, "-o", "json=no/such/folder/r.json")
    check(r.code not in (0, 1, 3), r.code)
    r.warns("no/such/folder")
    b.run("a.txt", "-o", "r.json").exits(2).warns("FORMAT=PATH")


def case_output_to_a_pipe(b):
    b.letter("a.txt")
    os.mkfifo(b.path("pipe"))
    reader = os.open(b.path("pipe"), os.O_RDONLY | os.O_NONBLOCK)
    b.run("a.txt", "-o", "json=pipe", *b.probe).exits(0)
    got = os.read(reader, 65536)
    os.close(reader)
    check(json.loads(got)["counts"]["given"] == 1, got[:200])
    check(stat.S_ISFIFO(os.stat(b.path("pipe")).st_mode), "the pipe was replaced by a file")


def case_full_disk(b):
    b.letter("a.txt")
    for args in (["a.txt", *b.probe], ["a.txt", "--format", "json"], ["--help"], ["rules"], ["config"], ["--version"]):
        with open("/dev/full", "w") as full:
            p = subprocess.run([LORLINT, *args], cwd=b.folder, stdout=full, stderr=subprocess.PIPE, timeout=SECONDS)
        check(p.returncode == 70 and b"cannot be written" in p.stderr, f"{args}: {p.returncode} {p.stderr[-200:]}")


def case_broken_pipe_is_quiet(b):
    b.letter("a.txt", "Her work was wonderful. " * 3000)
    p = subprocess.Popen(f"'{LORLINT}' a.txt --rules facts.xml --rules pack.xml --format json | head -c 10 >/dev/null", shell=True,
                         cwd=b.folder, stderr=subprocess.PIPE)
    check(p.communicate(timeout=SECONDS)[1] == b"", "it complained")
    for args in ("a.txt", "rules", "rules --format json", "explain date", "rules test date", "config", "--help", "--version", "packet a.txt"):
        read, write = os.pipe()
        os.close(read)                                           # nobody reads from the first byte on
        p = subprocess.run([LORLINT, *args.split()], cwd=b.folder, stdout=write, stderr=subprocess.PIPE, timeout=SECONDS)
        os.close(write)
        check(p.stderr == b"" and p.returncode == -signal.SIGPIPE, f"{args}: {p.returncode} {p.stderr[-200:]}")


def case_words_of_readers_are_checked_when_lorlint_is_built(b):
    prepare = os.path.join(os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build"))), "gen/prepare")
    if not os.path.exists(prepare):
        return "the program that reads packs for the build is not here"
    for words, told in (("<words id='x' readers='only'>a|\nMay</words>", 'words.xml:2:1: words for readers are folded texts, parted by |: "May"'),
                        ("<words id='x' readers='only'>a||b</words>", 'parted by |: ""'),
                        ("<words id='x' readers='only'>a|{@y}</words>", 'no words for readers are named "y"'),
                        ("<words id='x' readers='only'>a|{@x}</words>", "sets inside sets"),
                        ("<words id='x' readers='only'>a</words>\n<words id='x' readers='only'>b</words>", 'words.xml:3:1: other words for readers are named "x"')):
        b.file("words.xml", f"<facts>\n{words}</facts>\n")
        p = subprocess.run([prepare, os.path.join(ROOT, "rules/lorlint.rng"), "digest", "sets.h", "tables.h", "words.xml"], cwd=b.folder,
                           capture_output=True, text=True, timeout=SECONDS)
        check(p.returncode == 2 and told in p.stderr, f"{words}: {p.returncode} {p.stderr}")


# ---- the look ----

def case_width(b):
    b.letter("a.txt", "Her work was wonderful, as everybody on this very long line of the ward's many reports has said again and again, nice and "
                      "quiet and wonderful " + "x" * 130 + " wonderful 東京都東京都.")
    b.letter("a-name-that-is-much-longer-than-any-terminal-would-be-willing-to-show-on-a-single-line.txt", "nice")
    names = ["a.txt", "a-name-that-is-much-longer-than-any-terminal-would-be-willing-to-show-on-a-single-line.txt"]
    pack = ["--rules", "facts.xml", "--rules", "pack.xml"]
    for width in (40, 60, 80, 120, 160):
        for args in ([names[0]], [names[1]], names, [*names, "missing.txt"], ["missing.txt"]):
            r = b.run(*args, *pack, "--show", "info", COLUMNS=str(width))
            for line in r.out.splitlines():
                check(cells(line) <= width, f"{cells(line)} cells at width {width}:\n{line}")
    for width in (40, 120):
        for line in b.run("explain", "probe", *pack, COLUMNS=str(width)).exits(0).out.splitlines():
            check(cells(line) <= width, f"{cells(line)} cells at width {width}:\n{line}")


def case_narrow_keeps_numbers(b):
    b.letter("a.txt", "Her work was wonderful.")
    pack = ["--rules", "facts.xml", "--rules", "pack.xml"]
    figures = [re.findall(r"\d+(?:\.\d+)?/\d+(?:\.\d+)?", b.run("a.txt", *pack, COLUMNS=str(w)).out) for w in (40, 100)]
    check(figures[0] == figures[1], figures)


def case_colour(b):
    b.letter("a.txt", "Her work was wonderful.")
    check("\x1b" not in b.run("a.txt", *b.probe).out, "colour in a pipe")
    check("\x1b[" in b.run("a.txt", *b.probe, "--color", "always").out, "no colour when always")
    check("\x1b[" in b.run("a.txt", *b.probe, "--color", "always", NO_COLOR="1", TERM="dumb").out, "--color beats all")
    check("\x1b[" in b.tty("a.txt", *b.probe).out, "no colour on a terminal")
    check("\x1b[" in b.tty("a.txt", *b.probe, NO_COLOR="").out, "empty NO_COLOR counts as unset")
    check("\x1b" not in b.tty("a.txt", *b.probe, NO_COLOR="1").out, "NO_COLOR")
    check("\x1b" not in b.tty("a.txt", *b.probe, TERM="dumb").out, "TERM=dumb")
    check("\x1b" not in b.tty("a.txt", *b.probe, "--color", "never").out, "never")
    check(plain(b.run("a.txt", *b.probe, "--color", "always").out) == b.run("a.txt", *b.probe).out, "colour changes words")


LINK = re.compile(r"\x1b\]8;;(.*?)\x1b\\")


def case_links_only_on_a_terminal_that_takes_colour(b):
    b.letter("a b\u00e9.txt", "Her work was wonderful.")
    b.letter("two.txt")
    name = "a b\u00e9.txt"
    found = LINK.findall(b.tty(name, *b.probe).out)
    check(found and found[0].startswith("file://") and found[0].endswith(os.path.realpath(b.folder) + "/a%20b%C3%A9.txt"), found)
    check(len(found) % 2 == 0 and all(not end for end in found[1::2]), f"a link that does not end: {found}")
    check(len(LINK.findall(b.tty(name, "two.txt", *b.probe).out)) >= 4, "no links in the table")
    check(LINK.sub("", b.tty(name, *b.probe).out) == b.run(name, *b.probe, "--color", "always").out, "links change what is seen")
    for args, env in ((["--color", "never"], {}), ([], {"NO_COLOR": "1"}), ([], {"TERM": "dumb"}), ([], {"TERM": "linux"}), (["--redact"], {})):
        check("\x1b]" not in b.tty(name, *b.probe, *args, **env).out, f"{args} {env}")
    check("\x1b]" not in b.run(name, *b.probe, "--color", "always").out, "links in a pipe")
    check("\x1b]" not in b.tty(name, *b.probe, "-o", "terminal=report.txt", "--quiet").out and b"\x1b" not in open(b.path("report.txt"), "rb").read(), "links in a file")


def case_links_cannot_be_broken_out_of(b):
    name = "a\x1b\\\x07;b\n.txt"
    b.letter(name)
    found = LINK.findall(b.tty(name, *b.probe).out)
    check(found[0].endswith("/a%1B%5C%07%3Bb%0A.txt"), found)


def case_limits_are_always_said(b):
    b.letter("a.txt")
    b.letter("b.txt")
    for args in (["a.txt"], ["a.txt", "b.txt"], ["missing.txt"]):
        text = " ".join(b.run(*args, *b.probe).out.split())
        check("not validated against human ratings" in text and "Never ask a writer to state what they did not observe" in text, text[-500:])


def case_each_role_is_told_once_what_it_must_know(b):
    b.letter("a.txt")
    b.letter("b.txt")
    for role, word in (("applicant", "waived"), ("designee", "designee"), ("advisor", "designee")):
        for args in (["a.txt", "b.txt", *b.probe], ["packet", "a.txt", "b.txt", *b.probe]):
            r = b.run(*args, "--role", role).warns(word)
            check(len(r.err.splitlines()) == 1 and r.out.count(r.err.strip()) == 0, f"{role}: {r.err}")
    check(b.run("a.txt", *b.probe, "--role", "writer").err == "", "a writer needs no notice")
    check("stop here" in b.run("a.txt", *b.probe, "--role", "applicant", "--quiet").err, "--quiet may not hide a waiver")
    check(b.run("a.txt", *b.probe, "--role", "advisor", "--quiet").err == "", "--quiet hushes the others")


def adds_up(letter):
    score = letter["score"]
    of = sum(c["budget"] - c["unchecked"] for c in score["categories"])
    lost = sum(c["lost"] for c in score["categories"])
    taken = sum(f["points"] for f in letter["findings"])
    check(abs(of - score["checkable"]) <= 0.51, f"{letter['path']}: {of} is not the checkable {score['checkable']}")
    check(abs(taken - lost) < 0.01, f"{letter['path']}: findings take {taken}, categories lose {lost}")
    for c in score["categories"]:
        in_it = sum(f["points"] for f in letter["findings"] if f["category"] == c["id"])
        check(abs(in_it - c["lost"]) < 0.01 and c["lost"] <= c["budget"] - c["unchecked"] + 0.01, f"{letter['path']}: {c} but findings take {in_it}")
    if score["total"] is None:
        return
    total = 100 * (of - lost) / of
    gates = [f["gate"] for f in letter["findings"] if "gate" in f]
    check(score["cap"] == (min(gates) if gates else None), f"{letter['path']}: gates {gates}, cap {score['cap']}")
    expected = min([total] + gates)
    check(abs(expected - score["total"]) <= 0.51, f"{letter['path']}: {score['total']}, not {expected}")


def case_numbers_add_up(b):
    """On every example, and on a collection of letters when LORLINT_CORPUS names one."""
    paths = [os.path.join(ROOT, "docs/examples")] + [p for p in [os.environ.get("LORLINT_CORPUS")] if p]
    for profile in ("residency-img", "generic"):
        letters = b.run(*paths, "--format", "json", "--as-of", "2026-09-15", "--profile", profile).json()["letters"]
        read = [l for l in letters if l["score"] is not None]
        check(len(read) > 10, "the examples were not read")
        for letter in read:
            adds_up(letter)


def case_terminal_says_the_same_as_json(b):
    path = os.path.join(ROOT, "docs/examples/weak-home-country.txt")
    letter = b.run(path, "--format", "json", "--as-of", "2026-09-15").json()["letters"][0]
    text = b.run(path, "--as-of", "2026-09-15", "--show", "info").out
    check(f"SCORE  {letter['score']['total']} / 100" in text, text[:400])
    flat = " ".join(text.split())
    for finding in letter["findings"]:
        check(finding["rule"] in text and " ".join(finding["message"].split()) in flat, f"not on the terminal: {finding['rule']}")


# ---- baselines and comparing ----

def case_baseline_silences_what_is_known(b):
    b.letter("a.txt", "Her work was wonderful.")
    b.letter("in/b.txt", "Her work was nice.")
    args = ["a.txt", "in", *b.probe, "--fail-on", "warning"]
    b.run(*args).exits(1)
    b.run("baseline", "write", *args, "--baseline", "known.json").exits(0).says("known.json: 2 findings")
    text = open(b.path("known.json")).read()
    check("wonderful" not in text and "nice" not in text.replace("probe/nice", ""), "the letter's words stand in it: " + text)
    r = b.run(*args, "--baseline", "known.json").exits(0).says("PASS")
    check(r.err == "", r.err)
    b.run("./a.txt", *b.probe, "--baseline", "known.json").exits(0).says("1 more is known to the baseline").lacks("A wonder was seen")
    b.letter("c.txt", "Her work was wonderful.")
    b.run("c.txt", *b.probe, "--baseline", "known.json").exits(1)
    check("baseline" in b.run("config", "--baseline", "known.json").out, "config")


def case_baseline_follows_the_words_not_the_line(b):
    b.letter("a.txt", "Her work was wonderful.")
    b.run("baseline", "write", "a.txt", *b.probe).exits(0).says(".lorlint-baseline.json: 1 finding")
    base = ["--baseline", ".lorlint-baseline.json"]
    b.file("a.txt", "\n\n" + LETTER.format("She came in spring. Her   work was wonderful."))
    b.run("a.txt", *b.probe, *base).exits(0)
    b.letter("a.txt", "Her work was wonderful. All of it was wonderful.")
    b.run("a.txt", *b.probe, *base).exits(1)
    b.letter("a.txt", "Her work was WONDERFUL.")
    b.run("a.txt", *b.probe, *base).exits(1)


def case_baseline_of_many_places(b):
    """Only five of them are listed: fixing one must not make the others new, one more must be told."""
    b.letter("a.txt", "wonderful 1, wonderful 2, wonderful 3, wonderful 4, wonderful 5, wonderful 6, wonderful 7.")
    b.run("baseline", "write", "a.txt", *b.probe, "--baseline", "k.json").exits(0)
    b.letter("a.txt", "wonderful 2, wonderful 3, wonderful 4, wonderful 5, wonderful 6, wonderful 7.")
    b.run("a.txt", *b.probe, "--baseline", "k.json").exits(0)
    b.letter("a.txt", "wonderful 2, " + ", ".join(f"wonderful {i}" for i in range(7)) + ".")
    b.run("a.txt", *b.probe, "--baseline", "k.json").exits(1)


def case_baseline_stale_entries_are_told_and_pruned(b):
    b.letter("a.txt", "Her work was wonderful and nice.")
    b.letter("b.txt", "Her work was nice.")
    b.letter("c.txt", "Her work was nice.")
    base = ["--baseline", "k.json"]
    b.run("baseline", "write", "a.txt", "b.txt", "c.txt", *b.probe, *base).exits(0).says("4 findings")
    b.letter("a.txt", "Her work was nice.")
    os.unlink(b.path("c.txt"))
    b.run("a.txt", *b.probe, *base).exits(0).warns("k.json: 1 known finding is no longer there (a.txt: probe/wonder): lorlint baseline prune")
    r = b.run("a.txt", *b.probe, *base, "--ignore", "probe/wonder").exits(0)
    check(r.err == "", "a rule that did not judge is no sign: " + r.err)
    b.run("baseline", "prune", "a.txt", *b.probe, *base).exits(0).says("k.json: 2 findings, 2 removed")
    r = b.run("a.txt", "b.txt", *b.probe, *base, "--fail-on", "warning").exits(0)
    check(r.err == "", r.err)
    b.letter("a.txt", "Her work was wonderful and nice.")
    b.run("a.txt", *b.probe, *base).exits(1)


def case_baseline_keeps_letters_that_were_not_read(b):
    b.letter("a.txt", "Her work was nice.")
    b.run("baseline", "write", "a.txt", *b.probe, "--baseline", "k.json").exits(0)
    b.file("a.txt", "")
    b.run("baseline", "prune", "a.txt", *b.probe, "--baseline", "k.json").exits(3).says("1 finding, 0 removed")


def case_baseline_malformed(b):
    b.letter("a.txt", "Her work was wonderful.")
    b.run("baseline", "write", "a.txt", *b.probe, "--baseline", "k.json").exits(0)
    good = open(b.path("k.json")).read()
    for text, told in (("", "not JSON"), ("{", "not JSON"), ("[]", "no baseline"), ('{"lorlint_baseline":2,"letters":[]}', "no baseline"),
                       ('{"lorlint_baseline":1,"letters":{}}', "no baseline"), ('{"lorlint_baseline":1,"letters":[3]}', "letters[0]"),
                       (good.replace('"count":1', '"count":0'), "letters[0].findings[0]"), (good.replace('"count":1', '"count":"1"'), "findings[0]"),
                       (good.replace('"rule":', '"role":'), "findings[0]"), (re.sub(r'\["[0-9a-f]+"\]', '[1]', good), "findings[0]"),
                       (re.sub(r'(\{"path".*)\]\}', r'\1,\1]}', good, flags=re.S), "stands twice"), ("\x00" * 50, "not JSON"), ("[" * 100000, "not JSON")):
        b.file("bad.json", text)
        r = b.run("a.txt", *b.probe, "--baseline", "bad.json").exits(2).warns("bad.json", told)
        check(r.out == "" and r.err.count("\n") == 1, "something was linted, or the complaint is long: " + r.err[:300])
        b.run("baseline", "prune", "a.txt", *b.probe, "--baseline", "bad.json").exits(2).warns("bad.json")
        check(open(b.path("bad.json")).read() == text, "the file was changed")
    b.run("a.txt", *b.probe, "--baseline", "nowhere.json").exits(2).warns("nowhere.json")
    b.run("a.txt", *b.probe, "--baseline", ".").exits(2)


def case_baseline_usage(b):
    b.letter("a.txt")
    for words in ([], ["write"], ["prune"], ["forget", "a.txt"]):
        b.run("baseline", *words).exits(2).warns("lorlint baseline write")
    b.run("baselin", "write", "a.txt").exits(2).warns('did you mean "baseline"')


def case_baseline_in_every_format(b):
    b.letter("a.txt", "Her work was wonderful and nice.")
    b.run("baseline", "write", "a.txt", *b.probe, "--baseline", "k.json").exits(0)
    b.letter("a.txt", "Her work was wonderful and nice, on a quiet ward.")
    base = ["a.txt", *b.probe, "--baseline", "k.json", "--format"]
    for form in ("github", "checkstyle", "junit", "gitlab", "markdown"):
        b.run(*base, form).exits(0).lacks("probe/wonder", "probe.wonder", "probe/nice")
    letter = b.run(*base, "json").json()["letters"][0]
    check({f["rule"]: f.get("silenced") for f in letter["findings"]} ==
          {"probe/wonder": "known to the baseline", "probe/nice": "known to the baseline", "probe/quiet": None}, letter["findings"])
    adds_up(letter)
    results = b.run(*base, "sarif").json()["runs"][0]["results"]
    check({r["ruleId"] for r in results if r.get("suppressions")} == {"probe/wonder", "probe/nice"}, results)
    b.run(*base, "csv").says(",0,0,1,0,2,")


def compare_runs(b, *args, expect=0):
    return b.run("compare", "old.json", "new.json", *args).exits(expect)


def case_compare(b):
    def report(name, day="2026-09-15", *args):
        b.file(name, b.run("in", *b.probe, "--format", "json", "--as-of", day, *args).out)
    b.letter("in/a.txt", "Her work was wonderful and nice.")
    b.letter("in/b.txt", "Her work was nice.")
    b.letter("in/gone.txt", "Her work was quiet.")
    report("old.json")
    b.file("new.json", open(b.path("old.json")).read())
    compare_runs(b).says("0 fixed, 0 new, 0 changed, 4 unchanged", "PASS").lacks("in/a.txt")
    b.letter("in/a.txt", "Her work was nice. Nice!")
    b.letter("in/b.txt", "Her work was quiet and nice.")
    os.unlink(b.path("in/gone.txt"))
    b.letter("in/more.txt")
    report("new.json", "2026-09-16")
    r = compare_runs(b).says("as_of", "in/gone.txt  not in the new run", "in/more.txt  only in the new run", "fixed    error       probe/wonder",
                             "changed  warning     probe/nice", "2 places, was 1", "new      suggestion  probe/quiet")
    check(re.search(r"2 fixed, 1 new, 1 changed, 1 unchanged · points lost: \d+, were \d+", r.out), r.out)
    compare_runs(b, "--fail-on", "suggestion", expect=1).says("WORSE 1 new that fails a run (fail-on suggestion)")
    b.file("in/b.txt", "")
    report("new.json")
    compare_runs(b, expect=1).says("no-text", "WORSE")
    check(compare_runs(b, "--quiet", expect=1).out.count("\n") == 1, "--quiet")
    for width in (40, 80, 120):
        for line in b.run("compare", "old.json", "new.json", COLUMNS=str(width)).out.splitlines():
            check(cells(line) <= width, f"{cells(line)} cells at width {width}: {line}")


def case_compare_of_folders(b):
    def report(name, folder):
        b.file(name, b.run(folder, *b.probe, "--format", "json", "--as-of", "2026-09-15", "--severity", "batch/duplicate-file=warning").out)
    b.letter("first/a.txt", "Her work was nice.")
    b.letter("first/b/c.txt", "Her work was wonderful.")
    b.letter("first/d.txt", "Her work was quiet.")
    b.letter("first/e.txt", "Her work was quiet.")
    report("old.json", "first")
    b.letter("second/a.txt", "Her work was nice.")
    b.letter("second/b/c.txt", "Her work was quiet.")
    b.letter("second/d.txt", "Her work was quiet.")
    b.file("second/e.txt", "")
    report("new.json", "second")
    r = compare_runs(b, expect=1).says("second/b/c.txt", "fixed    error       probe/wonder", "second/e.txt", "no-text").lacks("not in the new run", "second/a.txt")
    b.letter("third/mail/d.txt", "Her work was quiet.")
    b.file("third/mail/none.txt", "")
    report("new.json", "third")
    compare_runs(b).says("third/mail/none.txt  only in the new run: no-text", "first/a.txt  not in the new run").lacks("mail/d.txt")


def case_compare_of_what_several_letters_show(b):
    def report(name):
        b.file(name, b.run("in", "--select", "batch", "--format", "json", "--as-of", "2026-09-15").out)
    for name in ("a", "b"):
        b.letter(f"in/{name}.txt", "Her work was nice.")
    report("old.json")
    b.letter("in/c.txt", "Her work was nice.")
    report("new.json")
    compare_runs(b).says("several letters", "changed  warning     batch/duplicate-file", "3 letters, was 2")
    os.unlink(b.path("in/b.txt"))
    os.unlink(b.path("in/c.txt"))
    report("new.json")
    compare_runs(b).says("fixed    warning     batch/duplicate-file")


def case_compare_refuses_what_is_no_report(b):
    b.letter("a.txt", "Her work was wonderful.")
    good = b.run("a.txt", *b.probe, "--format", "json").out
    b.file("good.json", good)
    for text, told in (("", "not JSON"), ("{}", "no report"), ('{"schema_version":1,"letters":{}}', "no report"), (good.replace('"letters"', '"lettres"'), "no report"),
                       (good.replace('"path":"a.txt"', '"path":3'), "letters[0]"), (good.replace('"status":"scored"', '"status":"fine"'), "letters[0]"),
                       (good.replace('"rule":', '"role":'), "letters[0].findings[0]"), (good.replace('"severity":"error"', '"severity":[]'), "letters[0].findings[0]"),
                       (good[:len(good) // 2], "not JSON"), (re.sub(r'"points":\d+', '"points":"2"', good), "findings[0]")):
        b.file("bad.json", text)
        for pair in (["good.json", "bad.json"], ["bad.json", "good.json"]):
            r = b.run("compare", *pair).exits(2).warns("bad.json", told)
            check(r.out == "" and r.err.count("\n") == 1, r.err[:300])
    b.run("compare", "good.json").exits(2).warns("two reports")
    b.run("compare", "good.json", ".").exits(2).warns("a folder, not a file")
    b.run("compare", "good.json", "none.json").exits(2).warns("none.json")
    b.run("compare", "good.json", "good.json").exits(0)
    hostile = good.replace("a.txt", "\\u001b[31m\\u202ered").replace("probe/wonder", "probe/\\u001b[2J")
    b.file("odd.json", hostile)
    r = b.run("compare", "good.json", "odd.json", "--color", "never")
    check("\x1b" not in r.out and "\u202e" not in r.out, "a control character")


# ---- templates and suppressions ----

TEMPLATE = """Northgate Hospital, 1 Long Road, Springfield
Phone +1 555 555 0100, office@northgate.example

{date}

Dear Program Director,

I recommend {name} for residency in {specialty}. As an intern {name} worked under my supervision for {months} months, and {number} patients a day were seen. {case}

Yours sincerely,

{writer}
{title}
"""
GAPS = {"date": "Date", "name": "Applicant Name", "specialty": "specialty", "months": "number of months", "number": "number", "case": "Describe a case",
        "writer": "Name of writer, degrees", "title": "title, department"}


def template(form, **other):
    return TEMPLATE.format(**{k: other.get(k, form.format(v)) for k, v in GAPS.items()})


def rules_of(letter):
    return {f["rule"] for f in letter["findings"] if not f.get("silenced")}


def case_template_expects_its_gaps(b):
    for form in ("[{}]", "{{{{{}}}}}", "<<{}>>", "«{}»"):
        b.file("t.txt", template(form))
        check("integrity/placeholder" in rules_of(b.run("t.txt", "--format", "json").json()["letters"][0]), f"{form} is no gap without --template")
        letter = b.run("t.txt", "--template", "--format", "json").exits(0).json()["letters"][0]
        check(not {"integrity/placeholder", "date/missing", "applicant/name-missing", "writer/name-missing", "writer/title-missing", "evidence/no-case-example",
                   "evidence/no-numbers", "signature/missing", "format/too-short"} & rules_of(letter), f"{form}: {rules_of(letter)}")
        for fact in ("date", "applicant", "writer_name", "case_example", "signature"):
            check(letter["facts"][fact]["state"] == "unknown", f"{form}: {fact} {letter['facts'][fact]}")
        check(letter["facts"]["date"]["reason"] == "the template leaves it open", letter["facts"]["date"])
        check({"date/missing", "evidence/no-case-example"} <= {u["rule"] for u in letter["unchecked"]}, letter["unchecked"])
        check("template with 9 gaps" in letter["notes"][0] and adds_up(letter) is None, letter["notes"])


def case_template_judges_all_else(b):
    b.file("t.txt", template("[{}]", case="", number="many", months="XX", date="3 March 2020").replace("Dear Program Director,", ""))
    found = rules_of(b.run("t.txt", "--template", "--format", "json", "--as-of", "2026-09-15").exits(1).json()["letters"][0])
    check({"integrity/placeholder", "date/stale", "evidence/no-case-example", "address/salutation-missing"} <= found, found)
    b.file("t.txt", template("[{}]", case="[check with HR, 12 or 14?]"))
    check("integrity/edit-residue" in rules_of(b.run("t.txt", "--template", "--format", "json").json()["letters"][0]), "a note to oneself is no gap")
    b.file("t.txt", template("[{}]", name="his/her", case="TODO [1]"))
    check("integrity/placeholder" in rules_of(b.run("t.txt", "--template", "--format", "json").json()["letters"][0]), "undeclared gaps stay")


def case_template_of_a_finished_letter_changes_nothing(b):
    path = os.path.join(ROOT, "docs/examples/strong.txt")
    plain, asked = (b.run(path, "--format", "json", "--as-of", "2026-09-15", *extra).json()["letters"][0] for extra in ([], ["--template"]))
    check(plain["findings"] == asked["findings"] and plain["score"]["total"] == asked["score"]["total"], "it does")


def case_template_by_configuration(b):
    b.file("t.txt", template("[{}]"))
    b.file(".lorlint.ini", "template = yes\n")
    b.run("t.txt").exits(0).says("Read as a template")


def case_comments_suppress_in_templates_only(b):
    head = "<!-- lorlint: ignore date/stale the printed form carries its own date -->\n"
    text = template("[{}]", date="3 March 2020")
    b.file("t.md", head + text)
    letter = b.run("t.md", "--template", "--format", "json", "--as-of", "2026-09-15").exits(0).json()["letters"][0]
    stale = next(f for f in letter["findings"] if f["rule"] == "date/stale")
    check(stale["silenced"] == "suppressed: the printed form carries its own date", stale)
    raw = (head + text).encode()
    check(raw[stale["spans"][0]["start"]:stale["spans"][0]["end"]] == b"3 March 2020" and stale["spans"][0]["line"] == 5, stale["spans"])
    check("lorlint" not in json.dumps(letter["facts"]), "the comment is read as a letter")
    b.run("t.md", "--as-of", "2026-09-15").exits(1).says("date/stale")
    for comment, told in (("date/stal why", "no rule is called so"), ("date/stale", "a reason is missing"), ("date/future it may be", "the comment can go"), ("", "no rule")):
        b.file("t.md", f"<!-- lorlint: ignore {comment} -->\n" + template("[{}]"))
        notes = b.run("t.md", "--template", "--format", "json").json()["letters"][0]["notes"]
        check(any(told in n and "Line 1" in n for n in notes), (comment, notes))
    b.file("t.md", "<!-- lorlint: ignore date/stale\nno end " + "<!--" * 3000 + template("[{}]"))
    b.run("t.md", "--template")


def case_suppressions(b):
    b.letter("in/a b.txt", "Her work was wonderful and nice.")
    b.letter("c.txt", "Her work was wonderful.")
    args = ["in", "c.txt", *b.probe]
    b.file(".lorlint-ignore", '# ours\n\nprobe/wonder  in/a b.txt -- the writer means it -- really\nprobe/nice in/:"nice" -- agreed\nprobe/quiet in/*.txt -- gone\nprobe/quiet d.txt -- not here\n')
    r = b.run(*args, "--format", "json", "--fail-on", "warning").exits(1)
    got = {(l["path"], f["rule"]): f.get("silenced") for l in r.json()["letters"] for f in l["findings"]}
    check(got == {("in/a b.txt", "probe/wonder"): "suppressed: the writer means it -- really", ("in/a b.txt", "probe/nice"): "suppressed: agreed", ("c.txt", "probe/wonder"): None}, got)
    check(r.err == "lorlint: .lorlint-ignore:5: probe/quiet: nothing is suppressed any more, the line can go\n", r.err)
    b.run("in", *b.probe, "--ignore", "probe/quiet").exits(0).says("PASS")
    b.letter("in/a b.txt", "Her work was nice. Nice!")
    b.run("in", *b.probe, "--fail-on", "warning").exits(1).warns(":3: probe/wonder", ":4: probe/nice")
    b.file("sub/x", "probe/wonder *.txt -- all of them\n")
    b.letter("sub/d.txt", "Her work was wonderful.")
    b.run("sub/d.txt", *b.probe, "--suppressions", "sub/x").exits(0)
    b.run("c.txt", *b.probe, "--suppressions", "sub/x").exits(1)


def case_suppressions_malformed(b):
    b.letter("a.txt", "Her work was wonderful.")
    for text, told in (("probe/wonder a.txt", ":1: a reason is missing"), ("\nprobe/wonder a.txt -- ", ":2: a reason is missing"), ("probe/wonder -- x", ":1: a place is missing"),
                       ("probe/wondr a.txt -- x", 'did you mean probe/wonder?'), ("#x\n zzz", ":2: no rule"), ("\x00\xff -- ", ":1:")):
        b.file(".lorlint-ignore", text)
        r = b.run("a.txt", *b.probe).exits(2).warns(".lorlint-ignore", told)
        check(r.out == "", "something was linted")
    os.unlink(b.path(".lorlint-ignore"))
    b.run("a.txt", *b.probe, "--suppressions", "nowhere").exits(2).warns("nowhere")
    b.run("baseline", "write", "a.txt", *b.probe).exits(0).says("1 finding")


# ---- questions for the writer ----

HEADINGS = ["Your time with the applicant", "Clinical judgment", "Reliability", "Communication skills", "Learning and feedback", "Teamwork and leadership",
            "Adaptability under pressure", "Comparison and recommendation", "You, and how readers reach you", "The paper itself"]


def case_packet_asks_for_what_is_missing(b):
    b.letter("a.txt", "He is a hard working, sincere and honest doctor.")
    r = b.run("packet", "a.txt").exits(0).says("QUESTIONS FOR THE WRITER", "a.txt", "Lena Ortiz", "____", "In your words".lower())
    at = [r.out.index("\n" + h + "\n") for h in HEADINGS if h != "The paper itself"]
    check(at == sorted(at), "headings are out of order")
    asks = {a["text"] for rule in b.run("rules", "--format", "json").json()["rules"] for a in rule["asks"]}
    flat = " ".join(r.out.split())
    found = {f["rule"] for f in b.run("a.txt", "--format", "json").json()["letters"][0]["findings"]}
    for rule in b.run("rules", "--format", "json").json()["rules"]:
        general = [a["text"] for a in rule["asks"] if not a.get("lacks")]
        narrow = [a["text"] for a in rule["asks"] if a.get("lacks")]
        if rule["asks"] and rule["id"] in found:
            check(any(t in flat for t in general + narrow), f"{rule['id']} is not asked")
            check(not (any(t in flat for t in narrow) and any(t in flat for t in general)), f"{rule['id']} is asked twice")
        elif rule["asks"]:
            check(not any(t in flat for t in general + narrow), f"{rule['id']} is asked without a finding")
    check(len(asks) > 30, "questions are missing")


def case_packet_of_a_strong_letter_is_short(b):
    strong = os.path.join(ROOT, "docs/examples/strong.txt")
    r = b.run("packet", strong, "--as-of", "2026-09-15").exits(0).says("In the draft already", "+ ")
    check(r.out.count("\n  - ") <= 3, r.out)


def case_packet_asks_only_for_the_areas_that_lack(b):
    words = ("Dr. Ortiz clerked 12 patients a day and wrote a differential diagnosis for each. When I told her that her notes were too long, she brought two short ones the "
             "next morning. On a night short of staff she stayed until noon, and explained each plan to the nurses and to the families.")
    b.letter("a.txt", words)
    b.run("packet", "a.txt").exits(0).lacks("Clinical judgment\n  - What did you see", "Learning and feedback", "Adaptability", "With whom did you hear")


def case_packet_of_several_and_of_none(b):
    b.letter("a.txt")
    b.letter("b.txt")
    r = b.run("packet", "a.txt", "b.txt").exits(0)
    check(r.out.count("QUESTIONS FOR THE WRITER") == 2, "two letters")
    b.file("zero.txt")
    b.run("packet", "zero.txt").exits(3).says("NOT READ", "no-text")
    b.run("packet").exits(2).warns("lorlint packet FILE")
    b.run("a.txt", "-o", "packet=p.txt", *b.probe).exits(0).says("PASS")
    check("QUESTIONS" in open(b.path("p.txt")).read(), "-o packet")
    for width in (40, 80, 120):
        for line in b.run("packet", "a.txt", COLUMNS=str(width)).out.splitlines():
            check(cells(line) <= width, f"{cells(line)} cells at width {width}: {line}")


def case_packet_questions_are_questions(b):
    for rule in b.run("rules", "--format", "json").json()["rules"]:
        for ask in rule["asks"]:
            text = ask["text"]
            check(text.endswith("?") or text.endswith("will do."), f"{rule['id']}: {text}")
            check(len(text) <= 160 and not re.search(r"always|never|best|excellent|outstanding|top \d", text), f"{rule['id']}: {text}")


# ---- rules ----

def case_rules_are_listed(b):
    pack = ["--rules", "facts.xml", "--rules", "pack.xml"]
    b.run("rules", *pack).exits(0).says("probe/wonder", "error")
    got = b.run("rules", "--format", "json", *pack).exits(0).json()
    check("probe/nice" in [r["id"] for r in got["rules"]], "list")
    b.run("rules", "nonsense").exits(2).warns("nonsense")


def case_explain(b):
    pack = ["--rules", "facts.xml", "--rules", "pack.xml"]
    b.run("explain", "probe/wonder", *pack).exits(0).says("What to do", "Reported", "Not reported", "It was wonderful.", "2 points")
    b.run("explain", "probe", *pack).exits(0).says("probe/nice", "probe/quiet")


def case_rules_test(b):
    pack = ["--rules", "facts.xml", "--rules", "pack.xml"]
    b.run("rules", "test", "pack.xml", *pack).exits(0).says("12 examples behaved, 0 did not")
    b.file("bad.xml", PACK.replace("probe", "spoilt").replace("It was good.", "It was wonderful and nice and quiet."))
    b.run("rules", "test", "bad.xml", "--rules", "facts.xml", "--rules", "bad.xml").exits(1).says("spoilt/wonder")
    r = b.run("rules", "test", "pack.xml", "prode", *pack).exits(2).warns('no pack, group or rule is called "prode"', 'did you mean "probe"')
    check("0 examples" not in r.out, "what does not exist was tried")


def case_broken_pack(b):
    b.letter("a.txt")
    for text, told in ((PACK.replace("</pack>", ""), ""), (PACK.replace('fact="case_nice"', 'fact="case_nise"'), "case_nise"),
                       (PACK.replace("severity=\"error\"", "severity=\"loud\""), "")):
        b.file("broken.xml", text)
        r = b.run("a.txt", "--rules", "facts.xml", "--rules", "broken.xml").exits(2).warns("broken.xml", told)
        check(r.out == "", "something was linted")
        check(re.search(r"broken\.xml:\d+", r.err), f"no line: {r.err}")
    b.run("a.txt", "--rules", "nopack.xml").exits(2).warns("nopack.xml")
    b.run("a.txt", "--rules", ".").exits(2)


# ---- configuration ----

def case_config_is_found_upward(b):
    b.letter("deep/er/a.txt", "Her work was nice.")
    b.file(".lorlint.ini", "rules = facts.xml\nrules = pack.xml\nselect = probe\nfail-on = warning\n")
    b.run("a.txt", cwd="deep/er").exits(1).says("1 warning (fail-on warning)")
    b.run("a.txt", "--fail-on", "error", cwd="deep/er").exits(0)
    b.run("config", cwd="deep/er").exits(0).says("fail-on = warning  ; ../../.lorlint.ini:4", "profile = residency-img  ; default")
    b.run("config", "--fail-on", "never", cwd="deep/er").exits(0).says("fail-on = never  ; command line")
    b.run("config", "--no-config", cwd="deep/er").exits(0).says("fail-on = error  ; default")


SHARED = ("{0} took full histories from every patient before the morning round and presented them without notes. {0} noticed a rising "
          "creatinine in a man whom everybody thought was recovering and stopped the drug at once without waiting for me. {1} discharge "
          "summaries reached the family doctor on the same day and named each change with its reason. In our weekly meeting {2} explained {3} "
          "difficult cases so clearly that the nurses asked for more of them.")


def signed(writer, applicant, words):
    return LETTER.format(words).replace("Paul Green", writer).replace("Lena Ortiz", applicant)


def case_letters_that_share_wording(b):
    b.file("a.txt", signed("Paul Green", "Lena Ortiz", SHARED.format("She", "Her", "she", "two")))
    b.file("b.txt", signed("Samir Nassar", "Omar Haddad", SHARED.format("He", "His", "he", "three")))
    b.file("c.txt", signed("Hina Qureshi", "Asha Verma", "She was careful."))
    r = b.run("a.txt", "b.txt", "c.txt", "--format", "json", "--fail-on", "never").json()["set"]["findings"]
    check([f["rule"] for f in r] == ["batch/shared-text"], r)
    check([l["path"] for l in r[0]["letters"]] == ["a.txt", "b.txt"] and r[0]["words"] >= 75, r)
    check(all(l["lines"] and l["words"] == r[0]["words"] for l in r[0]["letters"]), r)
    check("creatinine" not in json.dumps(r) and "Nassar" not in json.dumps(r), "a letter is quoted")
    b.run("a.txt", "b.txt", "c.txt", "--fail-on", "never").says("shared text: 1 group, 2 letters", "batch/shared-text", "a.txt \u00b7")
    b.run("a.txt", "b.txt", "--ignore", "batch", "--fail-on", "never").lacks("shared text", "batch/")
    b.run("a.txt", "b.txt", "--select", "batch", "--fail-on", "warning").exits(1).says("FAIL 2 inputs: 1 about several letters (fail-on warning)")
    hidden = b.run("a.txt", "b.txt", "--redact", "--format", "json", "--fail-on", "never").json()
    check([l["path"] for l in hidden["letters"]] == [l["path"] for l in hidden["set"]["findings"][0]["letters"]], hidden["set"])


def case_the_letters_of_one_applicant(b):
    for folder, applicant in (("ortiz", "Lena Ortiz"), ("verma", "Asha Verma")):
        b.file(f"{folder}/1.txt", signed("Paul Green", applicant, "She was careful."))
        b.file(f"{folder}/2.txt", signed("Samir Nassar", applicant, "She was quick."))
    b.file("verma/3.txt", signed("Hina Qureshi", "Omar Haddad", "He was calm."))

    def rules(*args):
        return [(f["set"], f["rule"]) for f in b.run(*args, "--as-of", "2026-09-15", "--format", "json", "--fail-on", "never").json()["set"]["findings"]
                if f["rule"] not in ("batch/no-clinical", "batch/one-institution")]

    check(rules("ortiz", "--set", "Lena Ortiz") == [("Lena Ortiz", "batch/too-many")], rules("ortiz", "--set", "Lena Ortiz"))
    check(("Asha Verma", "batch/name-conflict") in rules("ortiz", "--set", "Asha Verma"), "another name")
    check(rules("ortiz", "verma", "--set", "folder") == [("verma", "batch/name-conflict"), ("ortiz", "batch/too-many")], rules("ortiz", "verma", "--set", "folder"))
    check(rules("ortiz", "verma") == [], "nobody asked")
    check(rules("ortiz/1.txt", "--set", "Lena Ortiz") == [("Lena Ortiz", "batch/too-many")], "one letter")
    b.run("verma", "--set", "folder").exits(1).says("SEVERAL LETTERS", "error batch/name-conflict (verma)", "in no letter:", "1 about several letters")
    table = b.run("verma", "--set", "folder", "--format", "json").json()["set"]["applicants"]
    check([t["set"] for t in table] == ["verma"] and len(table[0]["letters"]) == 3 and set(table[0]["uncovered"]) <= set(table[0]["areas"]), table)
    one = b.run("ortiz/1.txt", "--set", "Lena Ortiz", "--show", "error").out.splitlines()
    check(one[-1].startswith("FAIL ortiz/1.txt: "), one[-1])


def case_merge(b):
    b.letter("a.txt", "Her work was wonderful.")
    b.letter("b.txt")
    day = ["--as-of", "2026-09-15", *b.probe]
    for name in ("a", "b"):
        b.run(f"{name}.txt", *day, "--quiet", "-o", f"jsonl={name}.jsonl")
    whole = b.run("a.txt", "b.txt", *day, "--format", "json").exits(1).out
    check(b.run("merge", "b.jsonl", "a.jsonl", *day, "--format", "json").exits(1).out == whole, "merged differs")
    check(b.run("merge", "b.jsonl", "a.jsonl", *b.probe, "--format", "json").exits(1).out == whole, "the day is the parts'")
    check(b.run("merge", "--files-from", "-", *day, "--format", "json", stdin=b"a.jsonl\nb.jsonl\n").exits(1).out == whole, "names from a list")
    b.run("merge", *day).exits(2).warns("lorlint merge PART.jsonl")
    b.run("merge", "a.jsonl", "a.jsonl", *day).exits(2).warns("a.jsonl:1: a letter that another part tells of too")
    b.run("merge", "a.jsonl", *day, "--profile", "generic").exits(2).warns("other settings")
    b.run("merge", "a.jsonl", "--redact", *day).exits(2).warns("redact")
    b.run("merge", "none.jsonl", *day).exits(2).warns("none.jsonl")
    b.run("merge", "a.txt", *day).exits(2).warns("a.txt:1: this line was not written by lorlint --format jsonl", "not JSON")
    b.run("merge", ".", *day).exits(2).warns("a folder: name the files in it")
    b.run("merge", "a.jsonl", *day, "-o", "json=a.jsonl").exits(2).warns("overwrite")
    text = open(b.path("a.jsonl")).read()
    b.file("cut.jsonl", text[:-40])
    b.run("merge", "cut.jsonl", *day).exits(2).warns("cut.jsonl:1: the line is not whole")
    b.file("empty.jsonl")
    b.run("merge", "empty.jsonl", *day).exits(2).warns("no letter")
    b.file("edited.jsonl", text.replace('"rule":"probe/wonder"', '"rule":"probe/wander"'))
    b.run("merge", "edited.jsonl", *day).exits(2).warns("edited.jsonl:1: something in it was changed")
    b.run("a.txt", *day, "--redact", "--quiet", "-o", "jsonl=red.jsonl")
    b.run("merge", "red.jsonl", *day).exits(2).warns("redacted")


def case_resume(b):
    b.letter("a.txt", "Her work was wonderful.")
    b.letter("b.txt")
    args = ["a.txt", "b.txt", "--as-of", "2026-09-15", *b.probe, "--format", "json"]
    first = b.run(*args, "--resume", "journal").exits(1).out
    check(first == b.run(*args).out == b.run(*args, "--resume", "journal").exits(1).out, "other bytes")
    check(len(open(b.path("journal")).readlines()) == 3, "one line a letter and the first")
    b.run("a.txt", "--resume", "b.txt").exits(2).warns("b.txt: is no journal of lorlint")


def case_include_and_exclude(b):
    for name in ("in/a.txt", "in/b.md", "in/drafts/c.txt", "in/x/old-d.txt", "in/x/e.letter"):
        b.letter(name)

    def paths(*args, **env):
        return [letter["path"] for letter in b.run(*args, "--format", "json", *b.probe, **env).exits(0).json()["letters"]]

    check(paths("in") == ["in/a.txt", "in/b.md", "in/drafts/c.txt", "in/x/old-d.txt"], "by endings")
    check(paths("in/", "--include", "*.letter") == ["in/x/e.letter"], "include")
    check(paths("in", "--exclude", "drafts", "--exclude", "**/old-*") == ["in/a.txt", "in/b.md"], "exclude")
    check(paths("in", "in/drafts/c.txt", "--exclude", "drafts") == ["in/a.txt", "in/b.md", "in/drafts/c.txt", "in/x/old-d.txt"], "named itself")
    b.file(".lorlint.ini", "exclude = /x\nexclude = *.md\n")
    check(paths("in") == ["in/a.txt", "in/drafts/c.txt"], "by config")
    b.run("in", "--exclude", "*", *b.probe).exits(3).says("no letters in this folder")


def case_config_of_the_user(b):
    b.file("xdg/lorlint/config.ini", "[lorlint]\nshow = info\n")
    b.file(".config/lorlint/config.ini", "show = error\n")
    b.run("config", XDG_CONFIG_HOME=b.path("xdg")).exits(0).says("show = info")
    b.run("config").exits(0).says("show = error")
    b.file(".lorlint.ini", "quiet = yes\n")
    b.run("config").exits(0).says("quiet = yes", "show = warning  ; default")


def case_config_errors_name_file_and_line(b):
    b.letter("a.txt")
    for text, told in (("quiet = yes\nfial-on = error\n", '.lorlint.ini:2: no setting is called "fial-on": did you mean "fail-on"'),
                       ("fail-on = loud\n", ".lorlint.ini:1: fail-on"), ("[other]\nquiet = yes\n", ".lorlint.ini:2"),
                       ("\n\nnonsense\n", ".lorlint.ini:3"), ("applicant = " + "x" * 300 + "\n", ".lorlint.ini:1: the line is too long"),
                       ("select = nosuchrule\n", ".lorlint.ini:1: select: no rule"), ("\nignore = date, nosuchrule\n", ".lorlint.ini:2: ignore: no rule"),
                       ("severity = date/stal=error\n", '.lorlint.ini:1: severity: no rule is called "date/stal": did you mean "date/stale"'),
                       ("severity = date/stale=loud\n", ".lorlint.ini:1: severity"),
                       ("profile = generc\n", '.lorlint.ini:1: no profile is called "generc": did you mean "generic"')):
        b.file(".lorlint.ini", text)
        r = b.run("a.txt").exits(2).warns(told)
        check(r.out == "", "something was linted")


def case_config_that_cannot_be_read(b):
    b.letter("a.txt")
    os.mkfifo(b.path(".lorlint.ini"))  # opening it would wait for ever
    b.run("a.txt", *b.probe).exits(2).warns("lorlint: .lorlint.ini: cannot be read: it is no file")
    os.remove(b.path(".lorlint.ini"))
    os.mkdir(b.path(".lorlint.ini"))
    b.run("a.txt", *b.probe).exits(2).warns("lorlint: .lorlint.ini: cannot be read: it is no file")
    os.rmdir(b.path(".lorlint.ini"))
    b.file("home/.config/lorlint/config.ini", "show = info\n")
    os.chmod(b.path("home/.config/lorlint/config.ini"), 0)
    user = b.other_user()
    if user is None:
        return "root reads everything, and nobody else may run the program"
    b.run("a.txt", *b.probe, user=user, HOME=b.path("home")).exits(2).warns("config.ini: cannot be opened: Permission denied")
    os.chmod(b.path("home"), 0)  # another's home, as for a service: what is in it cannot be known
    b.run("a.txt", *b.probe, user=user, HOME=b.path("home")).exits(0)
    os.chmod(b.path("home"), 0o700)


def main(names, title):
    """Runs each case_… of `names`; other test programs use it too."""
    cases = [(n, f) for n, f in names.items() if n.startswith("case_") and (len(sys.argv) < 2 or any(a in n for a in sys.argv[1:]))]
    failed = 0
    for name, case in cases:
        folder = tempfile.mkdtemp(prefix="lorlint-cli-")
        try:
            said = case(Box(folder))
            if said:
                print(f"  {name[5:]}: {said}")
        except (Failed, subprocess.TimeoutExpired, ValueError, KeyError, IndexError, StopIteration, OSError) as problem:
            failed += 1
            print(f"FAILED {name[5:]}: {type(problem).__name__}: {problem}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{title}: {len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(globals(), "cli"))
