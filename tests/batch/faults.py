#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine on which memory, files, pipes and processes fail, one call after the other (tests/batch/fault.c, preloaded): no run crashes or hangs,
none gives a score that it would not give otherwise, each ends by an exit status that is true, and reports of before stay whole.
    LORLINT=build/lorlint BUILD=build python3 tests/batch/faults.py [--long] [CASE…]        (`make test-batch`, `make soak`)"""
import array
import errno
import json
import os
import shutil
import struct
import subprocess
import sys

from support import BASE, BUILD, EXAMPLES, LONG, LORLINT, ROOT, SANITIZED, Skipped, check, environment, letters, lint, run_cases, texts

FAULT = os.path.join(BUILD, "fault.so")
CALLS = ("memory open read pread write close fsync rename fork socketpair sendmsg recvmsg send recv poll stat lstat fstat opendir readdir "
         "ftruncate flock memfd_create dup dup2 lseek wait4 getdelim fread fopen mkdir").split()
STACKS_MOST = 65536                          # allocations of a process that are told apart by who called for them
SHORT = 0                                    # instead of an errno: the call does less than it was asked for
ERRNOS = {"open": ("EMFILE", "EACCES", "EIO"), "fork": ("EAGAIN", "ENOMEM"), "socketpair": ("EMFILE",), "memfd_create": ("EMFILE",), "dup": ("EMFILE",),
          "dup2": ("EBUSY",), "write": ("ENOSPC", "EIO", "EINTR", SHORT), "fsync": ("EIO", "ENOSPC"), "close": ("EIO", "ENOSPC", "EINTR"), "rename": ("EIO", "ENOSPC"),
          "read": ("EIO", "EINTR", SHORT), "pread": ("EIO", "EINTR", SHORT), "sendmsg": ("EPIPE", "EINTR", "EMFILE"), "recvmsg": ("EIO", "EINTR"),
          "send": ("EPIPE", "EINTR"), "recv": ("ECONNRESET", "EINTR"), "poll": ("EINTR", "ENOMEM"), "wait4": ("EINTR",), "opendir": ("EMFILE", "EACCES"),
          "readdir": ("EIO",), "flock": ("EIO",), "getdelim": ("EIO", "ENOMEM"), "fread": ("EIO",), "mkdir": ("ENOSPC",)}
WITHOUT_EFFECT = {"EINTR", SHORT}            # once: nobody may notice
ENDLESS = {("poll", "EINTR"), ("poll", "ENOMEM"), ("wait4", "EINTR")}  # for ever: nothing can go on
ANALYSED = ("scored", "partial", "not-a-letter")
ENDS = (0, 1, 2, 3, 70, 71)
ABORTS = (-5, -6, -11, 127)                  # how GLib (which needs memory to say so), C++ and dlopen() end without memory; no report then
ALONE = ["-j1", "--limit", "wall-seconds=2"] # libseccomp goes round for ever without memory: the clock ends that


class Scene:
    """One command, what it writes, and what it gives on a machine where nothing fails."""

    def __init__(self, args, reports=(), left=(), before=None, aborts=False):
        self.args, self.reports, self.left, self.before = args, reports, set(left), before or (lambda: None)
        self.aborts = aborts
        self.good = self.run(None)
        self.files = {r: open(r, "rb").read() for r in reports}
        self.counts = self.seen()[0]
        self.listing = self.list()
        check(self.good.returncode in (0, 3), self.good.stderr[-300:])

    def list(self):
        return sorted(n for n in os.listdir(".") if n not in self.left)

    @staticmethod
    def seen():
        words = struct.unpack(f"{2 * len(CALLS) + 1}I", open("seen", "rb").read(8 * len(CALLS) + 4))
        return {"parent": dict(zip(CALLS, words)), "worker": dict(zip(CALLS, words[len(CALLS):]))}, words[-1]

    def of_each_stack(self, place):
        """Which allocations to strike: the first, the middle and the last that came from the same functions."""
        open("stacks", "wb").write(bytes(2 * 8 * STACKS_MOST))
        self.run(None, LORLINT_FAULT_STACKS="stacks")
        stacks = array.array("Q", open("stacks", "rb").read())
        os.remove("stacks")
        first = STACKS_MOST * (place == "worker")
        numbers = {}
        for i, stack in enumerate(stacks[first:first + min(self.seen()[0][place]["memory"], STACKS_MOST)], 1):
            numbers.setdefault(stack, []).append(i)
        return sorted({n for of_one in numbers.values() for n in (of_one[0], of_one[len(of_one) // 2], of_one[-1])})

    def run(self, fault, **more):
        open("seen", "wb").write(bytes(4096))
        for report in self.reports:
            open(report, "w").write("the report of before\n")
        self.before()
        env = environment(LD_PRELOAD=FAULT, LORLINT_FAULT_SEEN="seen", **more)
        if fault:
            env["LORLINT_FAULT"] = fault
        return subprocess.run([LORLINT, *self.args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, timeout=60)

    def rows(self, output):
        return {row["path"]: row for row in json.loads(output)["letters"]}

    def same_or_not_read(self, what, output):
        """Each row as on a good machine, or a row without a number."""
        want, got = self.rows(self.good.stdout), self.rows(output)
        folders = [path for path, row in got.items() if row["status"] == "unreadable" and os.path.isdir(path)]
        hidden = {path for path in want if any(path.startswith(folder + "/") for folder in folders)}
        check(set(want) - hidden <= set(got) <= set(want) | set(folders), f"{what}: rows {sorted(got)}, not {sorted(want)}")
        counts = dict(json.loads(output)["counts"])
        check(counts.pop("given") == sum(counts.values()) == len(got), f"{what}: {counts}")
        for path, row in got.items():
            if row["status"] in ANALYSED:
                check(row == want[path], f"{what}: {path} is told otherwise")
            else:
                check((row.get("score") or {}).get("total") is None, f"{what}: {path}: {row['status']} with a score")

    def strike(self, call, number, error, place, length):
        """One run with one fault; checks what must hold whatever fails."""
        what = f"{' '.join(self.args[len(BASE):])[:60]} | {place} {call} {number} {error or 'short'} {length}"
        code = getattr(errno, error) if error else 0
        done = self.run(f"{call} {number} {code} {place} {length}")
        if not self.seen()[1]:
            return
        check(done.returncode in ENDS or (call == "memory" and self.aborts and done.returncode in ABORTS), f"{what}: exit {done.returncode} {done.stderr[-300:]}")
        check(done.returncode in (0, 1, 3, *ABORTS) or done.stderr or (call, place) == ("write", "parent"), f"{what}: exit {done.returncode} without a word")
        if length == "once" and error in WITHOUT_EFFECT and (call, error) != ("close", "EINTR"):
            check((done.returncode, done.stdout) == (self.good.returncode, self.good.stdout), f"{what}: noticed: exit {done.returncode} {done.stderr[-300:]}")
        if done.returncode in (0, 1):
            check(done.stdout == self.good.stdout, f"{what}: exit {done.returncode} and another report")
        elif done.returncode == 3:
            self.same_or_not_read(what, done.stdout)
        for report, content in self.files.items():
            now = open(report, "rb").read()
            check(now in (content, b"the report of before\n") or done.returncode == 3, f"{what}: half of {report}")
            check(now == content or done.returncode != 0, f"{what}: exit 0 and no {report}")
        check(self.list() == self.listing, f"{what}: left {set(self.list()) ^ set(self.listing)}")

    def numbers(self, call, place, most):
        """Which calls to strike: all, or `most` of them spread over the run."""
        count = self.counts[place][call]
        if count <= most:
            return range(1, count + 1)
        if most == 1:
            return [1 + count // 2]
        return sorted({1 + i * (count - 1) // (most - 1) for i in range(most)})


def need():
    if not os.path.exists(FAULT):
        raise Skipped(f"{FAULT} was not built")
    if SANITIZED:
        raise Skipped("a sanitizer has its own memory")


def text_scene(**more):
    letters(2)
    os.makedirs("letters/b", exist_ok=True)
    open("letters/b/x.txt", "w").write(texts()[2])
    return Scene([*BASE, *ALONE, "--format", "json", "-o", "csv=report.csv", "-o", "html=report.html", "letters"], ("report.csv", "report.html"), **more)


def journal_scene():
    letters(2)
    lint("--resume", "journal", "letters/000000.txt", "--format", "json")
    shutil.copy("journal", "kept")
    return Scene([*BASE, *ALONE, "--format", "json", "--resume", "journal", "letters"], left=("journal",), before=lambda: shutil.copy("kept", "journal"))


def merge_scene():
    letters(4)
    for i in (0, 1):
        open(f"part{i}.jsonl", "wb").write(lint("--format", "jsonl", *(f"letters/00000{n}.txt" for n in (i, i + 2))))
    return Scene(["merge", *BASE, "--format", "json", "-o", "csv=report.csv", "part0.jsonl", "part1.jsonl"], ("report.csv",))


def list_scene():
    letters(3)
    open("list", "w").write("".join(f"letters/00000{i}.txt\n" for i in range(3)))
    return Scene([*BASE, *ALONE, "--format", "json", "--files-from", "list"])


def pack_scene():
    letters(1)
    open("words.xml", "w").write("""<facts><fact name="own_word" what="A word"><phrase>honestly</phrase></fact></facts>""")
    open("own.xml", "w").write("""<pack name="own" category="apart">
      <rule id="own/word" ><title>A word</title><when fact="own_word" severity="warning" points="0"/>
      <message>A word.</message><advice>Leave it out.</advice><source>own</source>
      <fail>Honestly, she worked.</fail><fail>She is, honestly, good.</fail><pass>She is honest.</pass><pass>Honesty is rare.</pass></rule></pack>""")
    return Scene([*BASE, *ALONE, "--format", "json", "--rules", "words.xml", "--rules", "own.xml", "letters/000000.txt"], aborts=True)   # libxml2 is opened


def files_scene():
    made = os.path.join(ROOT, "tests/formats/files")
    found = [sorted(n for n in os.listdir(made) if n.endswith(ending))[0] for ending in (".pdf", ".docx", ".odt", ".html")]
    for name in found:
        shutil.copy(os.path.join(made, name), name)
    return Scene([*BASE, *ALONE, "--format", "json", *found], aborts=True)


def strike_memory(scene, most):
    """Of the thousands of allocations most repeat others: the long form strikes the first, the middle and the last of each chain of callers, the
    short one a few spread over the run."""
    struck = 0
    for place in ("parent", "worker"):
        numbers = scene.of_each_stack(place) if LONG else scene.numbers("memory", place, most)
        for length in ("once", "ever"):
            for number in numbers:
                scene.strike("memory", number, "ENOMEM", place, length)
                struck += 1
    return f"{scene.counts['parent']['memory'] + scene.counts['worker']['memory']} allocations, {struck} failures"


def case_memory_fails_for_text():
    need()
    return strike_memory(text_scene(), 40)


def case_memory_fails_for_files_of_all_kinds():
    need()
    return strike_memory(files_scene(), 15)


def case_memory_fails_in_a_journal_and_a_merge():
    need()
    return strike_memory(journal_scene(), 10) + ", " + strike_memory(merge_scene(), 10)


def case_memory_fails_for_a_long_list():
    need()
    return strike_memory(list_scene(), 10)


def case_memory_fails_for_a_pack_of_one_s_own():
    need()
    return strike_memory(pack_scene(), 10)


def strike_calls(scene, most):
    struck = 0
    for call, errors in ERRNOS.items():
        for place in ("parent", "worker"):
            for number in scene.numbers(call, place, most):
                for error in errors:
                    for length in ("once",) if (call, error) in ENDLESS or error == "EINTR" else ("once", "ever"):
                        scene.strike(call, number, error, place, length)
                        struck += 1
    return f"{struck} failures"


def case_calls_fail_for_text():
    need()
    return strike_calls(text_scene(), 10000 if LONG else 2)


def case_calls_fail_in_a_list_a_journal_and_a_merge():
    need()
    strike_calls(list_scene(), 10000 if LONG else 1)
    return strike_calls(journal_scene(), 10000 if LONG else 2) + ", " + strike_calls(merge_scene(), 10000 if LONG else 2)


def case_calls_fail_for_files_of_all_kinds():
    need()
    return strike_calls(files_scene(), 10000 if LONG else 1)


if __name__ == "__main__":
    sys.exit(run_cases(sys.modules[__name__], "faults"))
