#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs over many letters: memory, interruption, progress, and that nothing but the letters decides what is told.
    LORLINT=build/lorlint python3 tests/batch/run.py [--long] [CASE…]        (`make test-batch`, `make soak`)"""
import json
import os
import pty
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint")))
EXAMPLES = os.path.join(ROOT, "docs/examples")
LONG = "--long" in sys.argv
BASE = ["--no-config", "--as-of", "2026-09-15", "--fail-on", "never"]


class Failed(Exception):
    pass


def check(good, text):
    if not good:
        raise Failed(text)


def texts():
    names = sorted(n for n in os.listdir(EXAMPLES) if n.endswith(".txt"))
    return [open(os.path.join(EXAMPLES, n), encoding="utf-8").read() for n in names]


def letters(count, folder="letters"):
    """`count` letters in `folder`, no two the same."""
    os.makedirs(folder, exist_ok=True)
    sources = texts()
    for i in range(count):
        with open(f"{folder}/{i:06}.txt", "w", encoding="utf-8") as f:
            f.write(sources[i % len(sources)] + f"\nOur file {i}\n")
    return folder


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS") or k == "PATH"}
    return {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm", **more}


def start(*args, **options):
    options.setdefault("env", environment())
    return subprocess.Popen([LORLINT, *BASE, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def lint(*args, code=0, **env):
    p = start(*args, env=environment(**env))
    out, err = p.communicate(timeout=900)
    check(p.returncode == code, f"{args}: exit {p.returncode}, not {code}: {err[-500:]}")
    return out


# ---- cases ----

def memory_of(paths, *args):
    """The most that the parent took [KiB]."""
    with open("list", "w") as f:
        f.write("\n".join(paths))
    p, most = start("--files-from", "list", *args), 0
    out = b""
    os.set_blocking(p.stdout.fileno(), False)
    while p.poll() is None:
        try:
            status = open(f"/proc/{p.pid}/status").read()
            most = max(most, int(status.split("VmHWM:")[1].split()[0]))
        except (OSError, IndexError):
            pass
        out += p.stdout.read() or b""
        time.sleep(.01)
    out += p.stdout.read() or b""
    check(p.returncode == 0, f"exit {p.returncode}")
    return most, out


def case_memory_stays_flat():
    count = 5000 if LONG else 1500
    folder = letters(count)
    paths = [f"{folder}/{n}" for n in sorted(os.listdir(folder))]
    said = []
    for args in (["--format", "json"], ["--format", "jsonl"], ["-o", "json=report.json"]):
        few, _ = memory_of(paths[:500], *args)
        many, _ = memory_of(paths, *args)
        # Results wait for a slower one before them, in bounds; growing with each letter (once 40 KB) would be 40 MB here.
        check(many - few < 16 << 10, f"{args}: {few} KiB after 500 letters, {many} after {count}")
        said.append(f"{few / 1024:.1f} and {many / 1024:.1f} MB")
    return f"500 and {count} letters: " + ", ".join(said)


def case_same_bytes_whatever_the_circumstances():
    folder = letters(600 if LONG else 150)
    paths = [f"{folder}/{n}" for n in os.listdir(folder)]
    for form in ("json", "jsonl", "terminal"):
        want = lint("-j1", "--format", form, folder)
        for jobs in (2, 16):
            check(lint(f"-j{jobs}", "--format", form, folder) == want, f"{form}: -j{jobs}")
        random.Random(1).shuffle(paths)
        check(lint("-j2", "--format", form, *paths) == want, f"{form}: shuffled")
        for env in ({"TZ": "Asia/Kathmandu"}, {"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "C", "TZ": "UTC"}):
            check(lint("-j2", "--format", form, folder, **env) == want, f"{form}: {env}")


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
    p.communicate(timeout=10)
    os.close(parent)
    check(p.returncode == 130, p.returncode)


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
    check(said.endswith("\r\x1b[K"), repr(said[-60:]))
    check(on_terminal("--progress", "never", folder) == "", "--progress never")
    check(on_terminal(folder, TERM="dumb") == "", "TERM=dumb")
    check(on_terminal(f"{folder}/000000.txt") == "", "one letter")


def main():
    only = [a for a in sys.argv[1:] if not a.startswith("--")]
    cases = [(n, f) for n, f in globals().items() if n.startswith("case_") and (not only or any(a in n for a in only))]
    failed = 0
    for name, case in cases:
        place, began = tempfile.mkdtemp(prefix="lorlint-batch-"), time.monotonic()
        os.chdir(place)
        try:
            said = case()
            print(f"  {name[5:].replace('_', ' '):48}{time.monotonic() - began:6.1f} s" + (f"  {said}" if said else ""))
        except (Failed, subprocess.TimeoutExpired, ValueError, KeyError, IndexError, OSError) as problem:
            failed += 1
            print(f"FAILED {name[5:]}: {type(problem).__name__}: {problem}")
        os.chdir("/")
        shutil.rmtree(place, ignore_errors=True)
    print(f"batch: {len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
