#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs over many letters: memory, interruption, progress, and that nothing but the letters decides what is told.
    LORLINT=build/lorlint python3 tests/batch/run.py [--long] [CASE…]        (`make test-batch`, `make soak`)"""
import json
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import time

from support import BASE, EXAMPLES, LONG, LORLINT, ROOT, Skipped, check, environment, folder_of_many, letters, lint, run_cases, start

sys.path.insert(1, os.path.join(ROOT, "tests", "hostile"))
import pdf_files  # noqa: E402


def resident(pid, which):
    """[KiB]"""
    return int(open(f"/proc/{pid}/status").read().split(which + ":")[1].split()[0])


def memory_of(paths, *args, codes=(0,)):
    """The most that the parent took [KiB]."""
    with open("list", "w") as f:
        f.write("\n".join(paths))
    with open("told", "wb") as told:
        p, most = start("--files-from", "list", *args, stdout=told), 0
        while p.poll() is None:
            try:
                most = max(most, resident(p.pid, "VmHWM"))
            except (OSError, IndexError):
                pass
            time.sleep(.01)
    check(p.returncode in codes, f"exit {p.returncode}")
    return most, open("told", "rb").read()


def letters_of_their_own(count):
    """Letters that share no sentence: each ends its sentences in words that no other has."""
    folder, rng = letters(count), random.Random(3)
    for name in os.listdir(folder):
        text = open(f"{folder}/{name}").read()
        text = re.sub(r"(?<=[a-z]{4})\.(?=\s)", lambda _: " for " + "".join(rng.choices("aeioulmnrst", k=9)) + ".", text)
        open(f"{folder}/{name}", "w").write(text)
    return folder


def case_memory_stays_flat():
    count = 5000 if LONG else 1500
    folder = letters_of_their_own(count)
    paths = [f"{folder}/{n}" for n in sorted(os.listdir(folder))]
    said = []
    for args in (["--format", "json"], ["--format", "jsonl"], ["-o", "json=report.json"]):
        few, _ = memory_of(paths[:500], *args)
        many, _ = memory_of(paths, *args)
        # Of each letter some 600 bytes are kept, and a loaded machine lets 2 MB of letters wait; growing by each result would be 200 MB.
        check(many - few < 5 << 10, f"{args}: {few} KiB after 500 letters, {many} after {count}")
        said.append(f"{few / 1024:.1f} and {many / 1024:.1f} MB")
    return f"500 and {count} letters: " + ", ".join(said)


def lines_of(path):
    return open(path, "rb").read().count(b"\n") if os.path.exists(path) else 0


def case_letters_that_wait_for_a_slow_one_take_little_memory_and_are_no_more_than_fit():
    """A worker is stopped: its letter, and all behind it, must wait. Some hundreds are read meanwhile (the journal counts them), then no more are begun."""
    count, held = 4000, 2 << 10                        # [KiB] LOR_HELD_BYTES of src/batch/plan.h
    folder = letters(count)
    want = lint("-j1", "--format", "json", folder)
    p = start("-j2", "--limit", "wall-seconds=600", "--resume", "journal", "--format", "json", folder, stdout=open("told", "wb"))
    while lines_of("journal") < 20:
        time.sleep(.002)
    stopped = int(open(f"/proc/{p.pid}/task/{p.pid}/children").read().split()[0])
    os.kill(stopped, signal.SIGSTOP)
    at, before = lines_of("journal"), resident(p.pid, "VmRSS")
    done, still = at, time.monotonic()
    while time.monotonic() - still < 1.5:              # until nothing more is read
        time.sleep(.05)
        if lines_of("journal") != done:
            done, still = lines_of("journal"), time.monotonic()
    now = resident(p.pid, "VmHWM")
    os.kill(stopped, signal.SIGCONT)
    check(p.wait(timeout=120) == 0, "exit")
    check(open("told", "rb").read() == want, "other bytes where letters waited")
    check(300 < done - at < count // 2, f"{done - at} letters were read while one kept them waiting")
    check(now - before < held + (1 << 10), f"{before} KiB before, {now} while {done - at} letters wait")
    return f"{done - at} letters wait in {(now - before) / 1024:.1f} MB"


def make_locales():
    """Where German and Turkish stand that this machine may lack: as LOCPATH."""
    os.mkdir("locales")
    for name in ("de_DE", "tr_TR"):
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", "--no-archive", f"locales/{name}.UTF-8"], capture_output=True)
    return os.path.abspath("locales"), len(os.listdir("locales"))


def case_public_pdfs_in_bounded_memory():
    """Files that make libraries take gigabytes cost the program itself nothing: it parses none of them."""
    folder = os.path.join(ROOT, "../shared/corpus/hostile-pdf")
    if not LONG or not os.path.isdir(folder):
        raise Skipped("the long form, where the public hostile PDFs are")
    with open("list", "w") as f:
        f.write("\n".join(os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".pdf")))
    paths = open("list").read().split("\n")
    most, out = memory_of(paths, "--ocr", "never", "--format", "jsonl", codes=(0, 3))
    check(len(out.splitlines()) == len(paths), f"{len(out.splitlines())} rows of {len(paths)}")
    check(most <= 200 << 10, f"{most} KiB")
    return f"{len(paths)} PDFs, {most / 1024:.1f} MB"


def case_same_bytes_whatever_the_circumstances():
    folder = letters(600 if LONG else 60)
    printed = shutil.copy(os.path.join(EXAMPLES, "strong.pdf"), folder)
    pdf_files.left_to_poppler(printed, f"{folder}/left.pdf")
    paths = [f"{folder}/{n}" for n in os.listdir(folder)]
    locales, made = make_locales() if shutil.which("localedef") else ("", 0)
    for form in ("json", "jsonl", "terminal", "csv", "html") if LONG else ("json", "terminal"):
        want = lint("-j1", "--format", form, folder)
        for jobs in (2, 16):
            check(lint(f"-j{jobs}", "--format", form, folder) == want, f"{form}: -j{jobs}")
        random.Random(1).shuffle(paths)
        check(lint("-j2", "--format", form, *paths) == want, f"{form}: shuffled")
        for env in ({"TZ": "Asia/Kathmandu"}, {"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "C", "TZ": "UTC"}):
            check(lint("-j2", "--format", form, folder, LOCPATH=locales, **env) == want, f"{form}: {env}")
    return f"{made} locales made"


def case_interrupted_runs_tell_what_is_done():
    folder = letters(20000 if LONG else 4000)
    for number, form in ((signal.SIGINT, "json"), (signal.SIGTERM, "terminal"), (signal.SIGINT, "terminal")):
        p = start("-j2", "--format", form, "-o", "jsonl=done.jsonl", folder)
        time.sleep(.4)
        p.send_signal(number)
        out, err = p.communicate(timeout=60)
        check(p.returncode == 128 + number, f"{form}: exit {p.returncode}: {err}")
        done = [json.loads(line) for line in open("done.jsonl")]
        check([l["path"] for l in done] == sorted(l["path"] for l in done), "not in order")
        if form == "json":
            counts = json.loads(out)["counts"]
            check(counts["given"] == counts["not_reached"] + len(done), counts)
            check(len(json.loads(out)["letters"]) == len(done), "letters")
        else:
            check(f"INTERRUPTED after {len(done)} of " in out.decode(), out[-300:])
        check(not [n for n in os.listdir(".") if "part" in n], "an unfinished file is left")


def case_ctrl_c_while_waiting_for_standard_input():
    parent, child = pty.openpty()
    p = subprocess.Popen([LORLINT, *BASE, "-"], stdin=child, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
                         start_new_session=True)
    os.close(child)
    time.sleep(.3)
    p.send_signal(signal.SIGINT)
    said = p.communicate(timeout=10)[0]
    os.close(parent)
    check(p.returncode == 130 and b" 1 given: 1 not reached = 1" in said, said)


def case_nobody_reads_any_more():
    folder = letters(3000)
    p = start("-j2", "--format", "jsonl", folder)
    os.read(p.stdout.fileno(), 100)
    p.stdout.close()
    began = time.monotonic()
    code = p.wait(timeout=60)
    check(code == -signal.SIGPIPE, code)
    check(p.stderr.read() == b"", "it complained")
    check(time.monotonic() - began < 5, "it went on")


def case_a_killed_run_goes_on_to_the_same_bytes():
    folder = folder_of_many(2000 if LONG else 150)
    forms = ("json", "terminal", "csv", "html") if LONG else ("json", "html")
    want = {form: lint("-j2", "--format", form, folder, code=3) for form in forms}
    kept = []
    for form in forms:
        for moment in ((.05, .2, .6, 1.2) if LONG else (.1, .3)):
            p = start("-j2", "--resume", "journal.jsonl", "--format", form, folder)
            time.sleep(moment)
            p.kill()
            p.communicate()
        kept.append(sum(1 for _ in open("journal.jsonl", "rb")) if os.path.exists("journal.jsonl") else 0)
        check(lint("-j2", "--resume", "journal.jsonl", "--format", form, folder, code=3) == want[form], f"{form}: other bytes after a kill")
        check(lint("-j1", "--resume", "journal.jsonl", "--format", form, folder, code=3) == want[form], f"{form}: other bytes from the journal alone")
    check(os.stat("journal.jsonl").st_mode & 0o777 == 0o600, "mode of the journal")
    open("in/a/000001.txt", "a").write("\nP.S. She also taught.\n")
    now = lint("-j2", "--format", "json", folder, code=3)
    check(now != want["json"] and lint("-j2", "--resume", "journal.jsonl", "--format", "json", folder, code=3) == now, "a letter that changed is not read again")
    other = lint("-j2", "--profile", "generic", "--format", "json", folder, code=3)
    check(lint("-j2", "--resume", "journal.jsonl", "--profile", "generic", "--format", "json", folder, code=3) == other, "other settings, old results")
    return f"{kept[0]} lines kept at the first kill"


def case_a_journal_that_is_none():
    letters(3)
    open("notes.txt", "w").write("my own notes\n")
    lint("letters", "--resume", "notes.txt", code=2)
    check(open("notes.txt").read() == "my own notes\n", "it was overwritten")
    os.mkfifo("pipe")
    lint("letters", "--resume", "pipe", code=2)
    lint("letters", "--resume", "no/such/folder/j", code=2)
    open("empty", "w").close()
    lint("letters", "--resume", "empty")
    check(len(open("empty").readlines()) == 4, "an empty file")
    lines = open("empty").readlines()
    for broken in (lines[:2] + ["{\"path\":\"letters/000001.txt\"\n", "nonsense\n"], lines[:1] + [lines[1].replace("00", "zz", 9)], [lines[0][:9]],
                   lines[:1] + [lines[1].replace('result":"', 'result":"ff')]):
        open("broken", "w").writelines(broken)
        check(lint("letters", "--resume", "broken", "--format", "json") == lint("letters", "--format", "json"), f"after {broken[-1][:60]!r}")


def case_parts_are_merged_to_the_bytes_of_one_run():
    folder = folder_of_many(400 if LONG else 80)
    shutil.copytree("in/a", "in/copied")   # letters that are found in several parts
    names = []
    for place, _, files in os.walk(os.fsencode(folder)):
        names += [os.path.join(place, f) for f in files]
    random.Random(2).shuffle(names)
    for i in range(4):
        done = subprocess.run([LORLINT, *BASE, "--files-from", "-", "-0", "--format", "jsonl"], input=b"\0".join(names[i::4]), capture_output=True,
                              env=environment())
        check(done.returncode in (0, 3), done.stderr[-300:])
        open(f"part{i}.jsonl", "wb").write(done.stdout)
    parts = [f"part{i}.jsonl" for i in (2, 0, 3, 1)]
    for form in ("json", "jsonl", "terminal", "csv", "markdown", "junit", "checkstyle", "gitlab", "github"):
        check(lint("--format", form, folder, code=3) == lint("merge", *parts, "--format", form, code=3), f"{form}: merged parts differ from one run")
    once = lint("merge", *parts, "-o", "jsonl=all.jsonl", code=3)
    check(lint("merge", "all.jsonl", code=3) == once, "merging twice")
    rules = {f["rule"] for f in json.loads(lint("merge", *parts, "--format", "json", code=3))["set"]["findings"]}
    check("batch/duplicate-file" in rules, rules)


SHARED = ("{She} took full histories from every patient before the morning round and presented them without notes. {She} noticed a rising creatinine in a man "
          "whom everybody thought was recovering and stopped the drug at once without waiting for me. {Her} discharge summaries reached the family doctor on the "
          "same day and named each change with its reason. In our weekly meeting {she} explained two difficult cases so clearly that the nurses asked {her} to teach "
          "them every second Thursday.")


def tell_the_same_twice(folder):
    """Three letters in `folder` with the same wording: of one writer for two applicants, and of another writer."""
    os.makedirs(f"{folder}/same", exist_ok=True)
    for name, applicant, she, writer in (("one", "Asha Verma", "she", "Farah Malik"), ("two", "Omar Haddad", "he", "Farah Malik"), ("three", "Lena Ortiz", "she", "Samir Nassar")):
        her = "her" if she == "she" else "his"
        body = SHARED.replace("{She}", she.title()).replace("{she}", she).replace("{Her}", her.title()).replace("{her}", her if she == "she" else "him")
        open(f"{folder}/same/{name}.txt", "w").write(f"Lakeview Teaching Hospital, 2 June 2026\n\nDear Program Director,\n\nI supervised Dr. {applicant} for three months. "
                                                     f"{body} Only {name} has these words in it: marigold {name}.\n\nSincerely,\nDr. {writer}\nProfessor of Medicine\n")


def case_no_letter_is_quoted_in_another_s_report():
    tell_the_same_twice("in")
    for form in ("json", "jsonl"):
        told = lint("--format", form, "in")
        letters_told = json.loads(told)["letters"] if form == "json" else [json.loads(line) for line in told.splitlines()]
        for letter in letters_told:
            own = os.path.basename(letter["path"])[:-4]
            check(not [n for n in ("one", "two", "three") if n != own and f"marigold {n}" in json.dumps(letter)], f"{form}: {own} quotes another")
    report = json.loads(lint("--format", "json", "in"))
    together = json.dumps(report["set"])
    check(len(report["set"]["findings"]) >= 2, together)
    check(not [words for words in ("creatinine", "Thursday", "marigold", "Verma", "Malik") if words in together], "what several letters show quotes one")
    os.mkdir("pages")
    lint("in", "-o", "html=pages")
    found = 0
    for place, _, names in os.walk("pages"):
        for name in names:
            text = open(os.path.join(place, name), encoding="utf-8").read()
            held = [n for n in ("one", "two", "three") if f"marigold {n}" in text]
            check(len(held) <= 1, f"{name} holds the words of {held}")
            found += len(held)
    check(found == 3, f"{found} pages of three letters")
    for form in ("terminal", "csv", "markdown", "sarif", "junit", "checkstyle", "github", "gitlab"):
        check(b"creatinine" not in lint("--format", form, "in"), f"{form} quotes a letter among several")


def case_the_worst_of_several_letters_comes_first():
    for i in range(12):
        os.makedirs(f"in/{i:02}")
        for name in ("a", "b"):
            open(f"in/{i:02}/{name}.txt", "w").write(f"Lakeview Hospital, 2 June 2026. Dear Program Director, I supervised Dr. Asha Verma. I recommend her. No {i}. Dr. Farah Malik")
    open("in/00/c.txt", "w").write("Hillside Hospital, 3 June 2026. Dear Program Director, I supervised Dr. Omar Haddad. I recommend him. Dr. Samir Nassar")
    said = lint("--set", "folder", "--width", "100", "in").decode()
    told = said[said.index("SEVERAL LETTERS"):]
    check(told.index("batch/name-conflict") < told.index("batch/duplicate-file"), "a copy comes before a letter about somebody else")
    check(told.count("batch/duplicate-file") == 5 and "more about several letters" in told, told[:3000])
    check(len(json.loads(lint("--set", "folder", "--format", "json", "in"))["set"]["findings"]) > 12, "files get all")


def case_gnu_parallel():
    tool = shutil.which("parallel")
    if not tool or b"GNU" not in subprocess.run([tool, "--version"], capture_output=True).stdout:
        raise Skipped("GNU parallel is not installed")
    folder = folder_of_many(400 if LONG else 80)
    tell_the_same_twice(folder)
    count = sum(len(names) for _, _, names in os.walk(folder))
    recipe = (f"find {folder} -type f -print0 | parallel -0 --will-cite --sshlogin : -j4 -N{(count + 3) // 4} "
              f"'{LORLINT} {' '.join(BASE)} --format jsonl {{}} > part{{#}}.jsonl' || true")
    done = subprocess.run(["sh", "-c", recipe], env={**environment(), "HOME": os.getcwd(), "SHELL": "/bin/sh"}, capture_output=True, timeout=300)
    parts = sorted(n for n in os.listdir(".") if n.startswith("part"))
    check(len(parts) == 4, f"{parts} {done.stderr[-300:]}")
    for form in ("json", "csv", "terminal", "markdown"):
        check(lint("merge", *parts, "--format", form, code=3) == lint("--format", form, folder, code=3), f"{form}: merged parts differ from one run")
    rules = {f["rule"] for f in json.loads(lint("merge", *parts, "--format", "json", code=3))["set"]["findings"]}
    check({"batch/shared-text", "batch/same-writer-reuse", "batch/duplicate-file"} <= rules, rules)
    page = lint("merge", *parts, "--format", "html", code=3).decode()
    check("batch/shared-text" in page and "only the notes are shown" in page, "the page of merged parts")


def on_terminal(*args, **env):
    """What comes out of stderr when that is a terminal and stdout is not."""
    parent, child = pty.openpty()
    p = subprocess.Popen([LORLINT, *BASE, *args], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=child,
                         env=environment(**env))
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
    check(p.wait(timeout=60) == 0, "exit")
    return out.decode()


def case_progress_on_a_terminal():
    folder = letters(1200)
    said = on_terminal("-j1", folder)
    check(" of 1200, " in said and "/s, " in said and " left" in said and "not read" not in said, repr(said[:200]))
    check(re.search(r"\r1200 of 1200 in [0-9.]+ s\x1b\[K\r?\n$", said), repr(said[-60:]))
    check(on_terminal("--progress", "never", folder) == "", "--progress never")
    check(on_terminal(folder, TERM="dumb") == "", "TERM=dumb")
    check(on_terminal(f"{folder}/000000.txt") == "", "one letter")


if __name__ == "__main__":
    sys.exit(run_cases(sys.modules[__name__], "batch"))
