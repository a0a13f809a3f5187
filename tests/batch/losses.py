#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No letter is lost: hostile ones among thousands, workers killed, files that change or go away, folders that hold nothing, disks that are full,
reports that two runs write.
    LORLINT=build/lorlint python3 tests/batch/losses.py [--long] [CASE…]        (`make test-batch`, `make soak`)"""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

from support import BASE, EXAMPLES, LONG, LORLINT, ROOT, Skipped, check, environment, letters, lint, run_cases, start, texts

sys.path.insert(0, os.path.join(ROOT, "tests/hostile"))
import office_files  # noqa: E402

ANALYSED = {"scored", "partial", "not-a-letter"}
LARGE = 200 << 10                             # [byte] larger hostile files are for tests/hostile
FORMATS = ("terminal", "json", "jsonl", "html", "sarif", "junit", "checkstyle", "github", "gitlab", "csv", "markdown")


def rows_of(output):
    """Rows by path; the sum is checked."""
    report = json.loads(output)
    rows = {row["path"]: row for row in report["letters"]}
    counts = dict(report["counts"])
    check(counts.pop("given") == sum(counts.values()) == len(rows) == len(report["letters"]), f"the sum is wrong: {report['counts']}")
    for status, count in counts.items():
        check(sum(row["status"] == status for row in rows.values()) == count, f"{status}: not {count}")
    return rows


# ---- hostile ones among thousands ----

def hostile_kinds():
    """(ending, how to make it at a path, statuses that it may end in)."""
    def content(data):
        def put(path):
            with open(path, "wb") as f:
                f.write(data)
        return put

    def sparse(path):
        content(b"%PDF-1.4\n")(path)
        os.truncate(path, 2 << 30)

    def read(name):
        return open(os.path.join(EXAMPLES, name), "rb").read()
    kinds = [("empty.txt", content(b""), {"no-text"}), ("blank.txt", content(b" \r\n\t" * 400), {"no-text"}),
             ("list.txt", content(b"Shopping list\n\nmilk\nbread\neggs\n"), {"not-a-letter"}),
             ("locked.pdf", content(read("encrypted.pdf")), {"encrypted"}), ("scan.pdf", content(read("scan-no-text.pdf")), {"no-text"}),
             ("half.pdf", content(read("strong.pdf")[:9000]), {"damaged"}), ("head.pdf", content(b"%PDF-1.7\n"), {"damaged"}),
             ("sparse.pdf", sparse, {"too-large"}), ("pipe.txt", os.mkfifo, {"unreadable"}), ("dead.txt", lambda p: os.symlink("gone", p), {"unreadable"}),
             ("self.txt", lambda p: os.symlink(os.path.basename(p), p), {"unreadable"}), ("zero.txt", lambda p: os.symlink("/dev/zero", p), {"unreadable"}),
             ("old.doc", content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), {"unsupported"}), ("noise.txt", content(bytes(range(256)) * 40), None)]
    quick = (*office_files.shapes(), *office_files.open_documents(), *office_files.pages())   # bombs take long to make
    for name, data, statuses in office_files.files() if LONG else quick:
        data = data if isinstance(data, bytes) else data.encode()
        if len(data) < LARGE:
            kinds.append((name, content(data), set(statuses)))
    return kinds


def kill_workers(parent, moments, rng):
    """Kills a worker at each moment [s]; how many were killed."""
    killed, began = 0, time.monotonic()
    for moment in moments:
        time.sleep(max(0, moment - (time.monotonic() - began)))
        try:
            workers = open(f"/proc/{parent.pid}/task/{parent.pid}/children").read().split()
            if workers:
                os.kill(int(rng.choice(workers)), signal.SIGKILL)
                killed += 1
        except OSError:   # it has ended, or one worker has just
            continue
    return killed


def case_hostile_letters_among_thousands():
    count, rng = 10000 if LONG else 300, random.Random(3)
    folder = letters(count - count * 3 // 100, "flat")
    kinds, want = hostile_kinds(), {}
    for i in range(count * 3 // 100):
        name, make, statuses = kinds[i % len(kinds)] if LONG else rng.choice(kinds)
        path = f"{folder}/{rng.randrange(count):06}-{i}-{name}"
        make(path)
        want[path] = statuses
    began = time.monotonic()
    output = lint("-j2", "--ocr", "never", "--limit", "wall-seconds=90", "--format", "json", folder, code=3)   # the clock is a busy machine's
    took = time.monotonic() - began
    rows = rows_of(output)
    check(len(rows) == count, f"{len(rows)} rows of {count}")
    for path, row in rows.items():
        statuses = want.get(path, ANALYSED)
        check(statuses is None or row["status"] in statuses, f"{path}: {row['status']}, not {statuses}")
        check(row["status"] != "crashed", f"{path} crashed a worker")
    p = start("-j2", "--ocr", "never", "--limit", "wall-seconds=90", "--format", "json", "-o", "csv=rows.csv", folder)
    moments = sorted(rng.uniform(.05, took) for _ in range(100 if LONG else 8))
    result = {}
    reader = threading.Thread(target=lambda: result.update(out=p.communicate()[0]))
    reader.start()
    killed = kill_workers(p, moments, rng)
    reader.join(900)
    others = rows_of(result["out"])
    crashed = [path for path, row in others.items() if row["status"] == "crashed"]
    check(len(crashed) <= killed, f"{killed} kills, {len(crashed)} crashed")
    check(set(others) == set(rows), "letters were lost when workers were killed")
    check(all(others[path] == rows[path] for path in rows if path not in crashed), "a kill changed another letter's row")
    check(len(open("rows.csv", "rb").read().splitlines()) == count + 1 and p.returncode == 3, "rows of the table")
    return f"{count} letters, {len(want)} hostile of {len(set(k[0] for k in kinds))} kinds, {took:.1f} s; {killed} kills, {len(crashed)} crashed"


def case_one_kill_costs_one_letter():
    """A worker killed at a random moment: its letter has crashed, all others are as they were, and none is gone."""
    count, runs, rng = (1000, 100, random.Random(8)) if LONG else (150, 6, random.Random(8))
    folder = letters(count)
    began = time.monotonic()
    want = {json.loads(line)["path"]: line for line in lint("-j2", "--format", "jsonl", folder).splitlines()}
    took, lost = time.monotonic() - began, 0
    for run in range(runs):
        p, result = start("-j2", "--format", "jsonl", folder), {}
        reader = threading.Thread(target=lambda: result.update(out=p.communicate()[0]))
        reader.start()
        killed = kill_workers(p, [rng.uniform(.1, .8) * took], rng)
        reader.join(900)
        got = {json.loads(line)["path"]: line for line in result["out"].splitlines()}
        check(set(got) == set(want), f"run {run}: {len(got)} rows of {count}")
        other = [path for path in want if got[path] != want[path]]
        check(len(other) <= killed and all(json.loads(got[path])["status"] == "crashed" for path in other), f"run {run}: {killed} kill, {other}")
        check(p.returncode == (3 if other else 0), f"run {run}: exit {p.returncode}")
        lost += len(other)
    check(lost > 0, "no kill met a letter: the moments are wrong")
    return f"{runs} kills in runs of {count}: {lost} letters crashed, none lost"


# ---- files and folders ----

def spoil(path, how):
    """What may happen to a file under a reader's hands."""
    try:
        if how == 0:
            os.truncate(path, 0)
        elif how == 1:
            os.unlink(path)
        elif how == 2:
            os.truncate(path, 700)
        elif how == 3:
            with open(path, "ab") as f:
                f.write(b"He is good. " * 50000)
        elif how == 4:
            os.unlink(path)
            os.mkfifo(path)
        else:
            os.unlink(path)
            os.mkdir(path)
    except OSError:
        pass


def case_files_that_change_while_they_are_read():
    count, rng = (3000, random.Random(5)) if LONG else (150, random.Random(5))
    folder = letters(count)
    for i in range(0, count, 10):
        shutil.copy(os.path.join(EXAMPLES, "strong.pdf"), f"{folder}/{i:06}.pdf")
    want = rows_of(lint("-j2", "--format", "json", folder))
    victims = rng.sample(sorted(want), len(want) // 4)
    p, result = start("-j2", "--format", "json", folder), {}
    reader = threading.Thread(target=lambda: result.update(out=p.communicate()[0]))
    reader.start()
    for i, path in enumerate(victims):
        spoil(path, i % 6)
        time.sleep(.002)
    reader.join(900)
    check(p.returncode in (0, 3), f"exit {p.returncode}")
    rows = rows_of(result["out"])
    check(set(rows) - set(want) == set() and len(rows) >= count, f"{len(rows)} rows of {len(want)}")
    check(set(want) - set(rows) <= set(victims), "a letter that nobody touched is lost")
    check(all(rows[path] == want[path] for path in rows if path not in victims), "a letter that nobody touched is told otherwise")
    check(not [path for path, row in rows.items() if row["status"] == "crashed"], "a file that changed crashed a worker")
    hit = sum(rows[path]["status"] not in ANALYSED for path in victims if path in rows)
    return f"{len(victims)} of {len(want)} spoilt, {hit} before they were read"


def case_folders_that_hold_nothing():
    os.makedirs("empty/below")
    os.makedirs("others/below")
    for name in ("notes.c", "photo.psd", ".hidden.txt", "below/.git", "below/table.xlsx"):
        open(f"others/{name}", "w").write("x")
    for folder in ("empty", "others", "empty/below"):
        rows = rows_of(lint("--format", "json", folder, code=3))
        check([(r["path"], r["status"]) for r in rows.values()] == [(folder, "unreadable")] and "no letters" in rows[folder]["why"], f"{folder}: {rows}")
        said = lint("--width", "80", folder, code=3).decode()
        check("no letters in this folder" in said, said)
    letters(2, "mixed")
    os.makedirs("mixed/empty")
    check(len(rows_of(lint("--format", "json", "mixed"))) == 2, "an empty folder among others is no input")
    rows = rows_of(lint("--format", "json", "empty", "others", "mixed", code=3))
    check(len(rows) == 4, f"{sorted(rows)}")


def case_subfolders_that_cannot_be_read():
    letters(2, "in")
    letters(2, "in/shut")
    letters(2, "in/open")
    os.chmod(".", 0o755)
    os.chmod("in/000001.txt", 0)
    os.chmod("in/shut", 0)
    anybody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    try:
        p = start("--format", "json", "in", **anybody)
    except OSError:
        raise Skipped("root reads everything, and nobody may not run the program") from None
    out, err = p.communicate(timeout=60)
    check(p.returncode == 3, err)
    rows = {path: (row["status"], row.get("why", "")) for path, row in rows_of(out).items()}
    check(rows["in/shut"] == rows["in/000001.txt"] == ("unreadable", "you are not allowed to read it"), rows)
    check(len(rows) == 5 and rows["in/open/000001.txt"][0] in ANALYSED, rows)


# ---- disks, pipes, two at once ----

def case_a_full_disk():
    letters(60)
    script = ("mount -t tmpfs -o size=64k,mode=0777 none disk && echo old > disk/r && \"$@\" >said 2>complaint; echo $? >code; ls -A disk >left; cp disk/r now")
    os.mkdir("disk")
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode != 0:
        raise Skipped("no mount namespace here")
    for form in ("jsonl", "json", "html", "sarif"):
        subprocess.run(["unshare", "-rm", "sh", "-c", script, "sh", LORLINT, *BASE, "-o", f"{form}=disk/r", "letters"], env=environment(), timeout=60)
        code, complaint = int(open("code").read()), open("complaint").read()
        check(code == 70 and "disk/r" in complaint and "No space" in complaint, f"{form}: exit {code}: {complaint}")
        check(open("now").read() == "old\n" and open("left").read() == "r\n", f"{form}: left {open('left').read()!r}")
        check("60 given" in open("said").read(), f"{form}: the other report")
    subprocess.run(["unshare", "-rm", "sh", "-c", script, "sh", LORLINT, *BASE, "--resume", "disk/j", "letters"], env=environment(), timeout=60)
    check(int(open("code").read()) == 70 and "disk/j" in open("complaint").read() and "60 given" in open("said").read(), "journal: " + open("complaint").read())


def case_a_full_device_and_a_pipe_that_nobody_reads():
    letters(3)
    for form in FORMATS:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([LORLINT, *BASE, "--format", form, "letters"], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60)
        check(done.returncode == 70 and b"standard output" in done.stderr, f"{form}: exit {done.returncode} {done.stderr}")
        reader = subprocess.Popen(["true"], stdin=subprocess.PIPE)
        reader.wait()
        done = subprocess.run([LORLINT, *BASE, "--format", form, "letters"], stdout=reader.stdin, stderr=subprocess.PIPE, env=environment(), timeout=60)
        check(done.returncode == -signal.SIGPIPE and done.stderr == b"", f"{form}: broken pipe: exit {done.returncode} {done.stderr}")


def case_two_runs_write_one_report():
    letters(60, "one")
    letters(40, "two")
    for form in ("json", "html", "csv"):
        want = {folder: lint("--format", form, folder) for folder in ("one", "two")}
        for _ in range(10 if LONG else 1):
            runs = [start("-o", f"{form}=report", folder) for folder in ("one", "two", "one", "two")]
            check([p.communicate(timeout=60) and p.returncode for p in runs] == [0] * 4, f"{form}: exit")
            check(open("report", "rb").read() in want.values(), f"{form}: the report is neither's")
        check(sorted(os.listdir(".")) == ["one", "report", "two"], f"left {os.listdir('.')}")


def case_nothing_is_written_but_what_was_named():
    """strace of a whole run: no socket but the workers' pairs, no file but the reports; what a letter says stands nowhere else."""
    if not shutil.which("strace"):
        raise Skipped("strace is not installed")
    folder = letters(12)
    open(f"{folder}/canary.txt", "w").write(texts()[0].replace("the", "the canary-4711", 1))
    shutil.copy(os.path.join(EXAMPLES, "strong.pdf"), folder)
    shutil.copy(os.path.join(ROOT, "tests/formats/files/bullets.docx"), folder)
    os.makedirs("home/tmp")
    command = ["strace", "-f", "-qq", "-o", "trace", "-e", "trace=%network,%file,memfd_create,execve", LORLINT, *BASE, "-j2", "-o", "json=out.json",
               "-o", "html=out.html", "--resume", "journal", folder]
    done = subprocess.run(command, env=environment(HOME=os.path.abspath("home"), TMPDIR=os.path.abspath("home/tmp")), stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, timeout=120)
    check(done.returncode == 0, done.stderr[-300:])
    trace = [line.split(None, 1)[1] for line in open("trace", errors="replace") if " " in line]
    bad = [l for l in trace if l.startswith(("socket(", "connect(", "bind(", "listen("))]
    check(not bad, f"a socket: {bad[:2]}")
    check(sum(l.startswith("execve(") for l in trace) == 1, "something is run")
    wrote = [l for l in trace if ("O_WRONLY" in l or "O_RDWR" in l or l.startswith(("creat(", "mkdir", "rename", "link", "symlink", "unlink"))) and '"/dev/null"' not in l]
    named = ("out.json", "out.html", "journal", "O_TMPFILE")
    check(wrote and all(any(name in l for name in named) for l in wrote), f"{[l for l in wrote if not any(n in l for n in named)][:3]}")
    holds = {os.path.join(place, n) for place, _, names in os.walk(".") for n in names if b"canary-4711" in open(os.path.join(place, n), "rb").read()}
    holds.discard("./trace")
    check(holds <= {"./letters/canary.txt", "./out.html", "./out.json", "./journal"}, f"letter text in {sorted(holds)}")


if __name__ == "__main__":
    sys.exit(run_cases(sys.modules[__name__], "losses"))
