#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts that stand in other people's CI: hooks run by pre-commit itself on a small git repository, the script of the GitHub action, and the
examples of docs/CI.md. What is not installed (git, pre-commit, PyYAML) is skipped with a word.
    LORLINT=build/lorlint python3 tests/ci/run.py [CASE…]"""
import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "cli"))
import run as cli  # noqa: E402
from run import LORLINT, ROOT, check  # noqa: E402

try:
    import yaml
except ImportError:
    yaml = None

GOOD = open(os.path.join(ROOT, "docs/examples/strong.txt"), encoding="utf-8").read()
BAD = GOOD.replace("months", "[number of months]", 1)
SECONDS = 120


def shell(b, *command, cwd=None, **env):
    """A command in the box, with lorlint on its PATH and nothing of the user's."""
    path = os.path.dirname(LORLINT) + os.pathsep + os.environ.get("PATH", "")
    base = {"PATH": path, "HOME": b.folder, "LC_ALL": "C.UTF-8", "PRE_COMMIT_HOME": b.path("cache"), "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", **env}
    p = subprocess.run(command, cwd=b.path(cwd) if cwd else b.folder, env=base, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
    return cli.Ran(p.returncode, p.stdout + p.stderr, p.stderr)


def repository(b, name, files):
    """A git repository with these files, committed. Its revision."""
    for path, text in files.items():
        b.file(os.path.join(name, path), text)
    for args in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "First", "--no-verify"]):
        shell(b, "git", *args, cwd=name).exits(0)
    return shell(b, "git", "rev-parse", "HEAD", cwd=name).out.strip()


def hooked(b, hooks):
    """A repository whose configuration points at one that holds our hooks. What is missing, or None."""
    for tool in ("git", "pre-commit"):
        if not shutil.which(tool):
            return f"{tool} is not here: not run"
    with open(os.path.join(ROOT, ".pre-commit-hooks.yaml"), encoding="utf-8") as f:
        revision = repository(b, "hooks", {".pre-commit-hooks.yaml": f.read()})
    config = json.dumps({"repos": [{"repo": b.path("hooks"), "rev": revision, "hooks": hooks}]})  # JSON is YAML
    repository(b, "work", {".pre-commit-config.yaml": config, "README.md": "Letters."})
    return None


def run_hooks(b, *files):
    shell(b, "git", "add", "-A", cwd="work").exits(0)
    return shell(b, "pre-commit", "run", "--color", "never", *(["--files", *files] if files else ["--all-files"]), cwd="work")


def case_pre_commit_stops_a_bad_letter(b):
    missing = hooked(b, [{"id": "lorlint"}])
    if missing:
        return missing
    b.file("work/letters/good letter.txt", GOOD)
    run_hooks(b).exits(0).says("lorlint (letters)", "Passed")
    b.file("work/letters/bad.txt", BAD)
    run_hooks(b).exits(1).says("Failed", "exit code: 1", "integrity/placeholder")
    shell(b, "pre-commit", "install", cwd="work").exits(0)
    check(shell(b, "git", "commit", "-q", "-m", "Second", cwd="work").code != 0, "the commit went through")
    os.unlink(b.path("work/letters/bad.txt"))
    shell(b, "git", "add", "-A", cwd="work")
    shell(b, "git", "commit", "-q", "-m", "Second", cwd="work").exits(0).says("Passed")


def case_pre_commit_looks_at_letters_only(b):
    missing = hooked(b, [{"id": "lorlint"}, {"id": "lorlint-template"}])
    if missing:
        return missing
    b.file("work/notes/bad.txt", BAD)
    b.file("work/letters/picture.png", b"\x89PNG")
    run_hooks(b).exits(0).says("no files to check")


def case_pre_commit_judges_templates(b):
    missing = hooked(b, [{"id": "lorlint-template"}, {"id": "lorlint"}])
    if missing:
        return missing
    b.file("work/templates/-dean.md", BAD)
    run_hooks(b).exits(0).says("Passed")
    b.file("work/templates/-dean.md", BAD.replace("[number of months]", "XX months"))
    run_hooks(b).exits(1).says("integrity/placeholder")


def case_pre_commit_takes_arguments(b):
    missing = hooked(b, [{"id": "lorlint", "args": ["--fail-under", "100", "--fail-on", "never", "--"]}])
    if missing:
        return missing
    b.file("work/letters/bad.txt", BAD)
    run_hooks(b).exits(1).says("< 100 (fail-under)")


def step(name):
    with open(os.path.join(ROOT, "action.yml"), encoding="utf-8") as f:
        action = yaml.safe_load(f)
    return action, next(s for s in action["runs"]["steps"] if s["name"] == name)


def act(b, paths, args="", sarif=""):
    """The action's own script, as a runner would start it."""
    _, run = step("Run lorlint")
    os.makedirs(b.path("action"), exist_ok=True)
    if not os.path.exists(b.path("action/build")):
        os.symlink(os.path.dirname(LORLINT), b.path("action/build"))
    b.file("summary.md")
    return shell(b, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", run["run"], cwd="repo", GITHUB_ACTION_PATH=b.path("action"),
                 GITHUB_STEP_SUMMARY=b.path("summary.md"), LORLINT_PATHS=paths, LORLINT_ARGS=args, LORLINT_SARIF=sarif)


def case_action_runs(b):
    if not yaml:
        return "PyYAML is not here: not run"
    action, run = step("Run lorlint")
    check(action["runs"]["using"] == "composite" and all(s["shell"] == "bash" for s in action["runs"]["steps"]), "not a composite action")
    check("${{" not in run["run"], "an input stands inside the script")
    b.file("repo/letters/a b.txt", BAD)
    b.file("repo/good.txt", GOOD)
    r = act(b, "letters/\ngood.txt\n", "--as-of 2026-09-15", "out.sarif").exits(1).says("::error title=integrity/placeholder,file=letters/a b.txt,line=")
    check("# lorlint" in open(b.path("summary.md"), encoding="utf-8").read(), "no job summary")
    check(len(json.load(open(b.path("repo/out.sarif")))["runs"][0]["artifacts"]) == 2, r.out)
    act(b, "letters/", "--template --as-of 2026-09-15").exits(0).says("PASS")
    act(b, "good.txt").exits(0)
    act(b, "nowhere.txt").exits(3).says("::error title=not read,file=nowhere.txt")


def case_action_takes_no_input_for_code(b):
    if not yaml:
        return "PyYAML is not here: not run"
    b.file("repo/good.txt", GOOD)
    for paths in ("$(touch pwned)", "`touch pwned`", "; touch pwned", "--version", "-o\njson=pwned"):
        act(b, paths, "--as-of 2026-09-15").exits(3)
        check(not os.path.exists(b.path("repo/pwned")), paths)
    act(b, "good.txt", "$(touch pwned)")
    check(not os.path.exists(b.path("repo/pwned")), "args")


def case_examples_of_the_docs_are_yaml(b):
    if not yaml:
        return "PyYAML is not here: not run"
    with open(os.path.join(ROOT, "docs/CI.md"), encoding="utf-8") as f:
        blocks = [yaml.safe_load(t) for t in re.findall(r"```yaml\n(.*?)```", f.read(), re.S)]
    check(len(blocks) == 4, len(blocks))
    with open(os.path.join(ROOT, ".pre-commit-hooks.yaml"), encoding="utf-8") as f:
        known = {h["id"] for h in yaml.safe_load(f)}
    check({h["id"] for h in blocks[0]["repos"][0]["hooks"]} == known, "the hooks of the docs are others")
    action, _ = step("Run lorlint")
    used = blocks[2]["jobs"]["letters"]["steps"][1]["with"]
    check(set(used) <= set(action["inputs"]), used)
    b.file("templates/dean.md", BAD)
    for line in blocks[3]["lorlint"]["script"]:
        shell(b, "sh", "-c", line).exits(0)
    reports = blocks[3]["lorlint"]["artifacts"]["reports"]
    check(isinstance(json.load(open(b.path(reports["codequality"]))), list) and os.path.exists(b.path(reports["junit"])), reports)


if __name__ == "__main__":
    sys.exit(cli.main(globals(), "ci"))
