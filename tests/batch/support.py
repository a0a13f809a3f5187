# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of batches share: letters to read, runs of the program, and the loop over cases."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint")))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
EXAMPLES = os.path.join(ROOT, "docs/examples")
QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None   # where fsync costs nothing
LONG = "--long" in sys.argv
# Recognising the words of scans takes a second a page; tests/scans looks at that.
BASE = ["--no-config", "--as-of", "2026-09-15", "--fail-on", "never", "--ocr", "never"]
SANITIZED = b"__asan_init" in open(LORLINT, "rb").read() if os.path.exists(LORLINT) else False


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
    words = [*args[:1], *BASE, *args[1:]] if args[0] == "merge" else [*BASE, *args]
    return subprocess.Popen([LORLINT, *words], stdin=subprocess.DEVNULL, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})


def lint(*args, code=0, **env):
    p = start(*args, env=environment(**env))
    out, err = p.communicate(timeout=900)
    check(p.returncode == code, f"{args}: exit {p.returncode}, not {code}: {err[-500:]}")
    return out


def folder_of_many(count):
    """Letters of several kinds, some hostile, in nested folders; returns their folder."""
    letters(count, "in/a")
    letters(count // 4, "in/b/c")
    for name in ("strong.pdf", "scan-no-text.pdf", "encrypted.pdf"):
        shutil.copy(os.path.join(EXAMPLES, name), "in/b")
    open("in/b/empty.txt", "w").close()
    open("in/b/broken.pdf", "wb").write(open(os.path.join(EXAMPLES, "strong.pdf"), "rb").read()[:4000])
    open("in/a/n\u00e4me\nwith a break.txt", "w").write(texts()[0])
    open(b"in/a/\xff bytes.txt", "w").write(texts()[1])
    open("in/b/cv.txt", "w").write("Shopping list\n\nmilk, bread\n")
    return "in"


class Skipped(Exception):
    """A case that cannot be run here; says why."""


def run_cases(module, title):
    """Runs each case_* of a module in an empty folder; the exit code."""
    only = [a for a in sys.argv[1:] if not a.startswith("--")]
    cases = [(n, f) for n, f in vars(module).items() if n.startswith("case_") and (not only or any(a in n for a in only))]
    failed = 0
    for name, case in cases:
        place, began = tempfile.mkdtemp(prefix="lorlint-batch-", dir=QUICK), time.monotonic()
        os.chdir(place)
        try:
            said = case()
            print(f"  {name[5:].replace('_', ' '):48}{time.monotonic() - began:6.1f} s" + (f"  {said}" if said else ""))
        except Skipped as why:
            print(f"  {name[5:].replace('_', ' '):48}  skipped: {why}")
        except (Failed, subprocess.TimeoutExpired, ValueError, KeyError, IndexError, TypeError, OSError) as problem:
            failed += 1
            print(f"FAILED {name[5:]}: {type(problem).__name__}: {problem}")
        os.chdir("/")
        subprocess.run(["chmod", "-R", "u+rwX", place], stderr=subprocess.DEVNULL)
        shutil.rmtree(place, ignore_errors=True)
    print(f"{title}: {len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0
