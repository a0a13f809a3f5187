#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting lorlint onto a machine: each case_… looks at what `make install` put into a folder, or at what goes with it.
    LORLINT=build/lorlint BUILD=build python3 tests/install/run.py [--deb] [CASE…]
What needs an optional program (zsh, fish, mandoc, desktop-file-validate) is skipped with a word where it is missing."""
import ctypes
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "docs"))
import options

BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(BUILD, "lorlint")))
CC = shlex.split(os.environ.get("CC", "cc"))
SANITIZED = "SANITIZE" in os.environ
PREFIX = "/usr/local"
AS_OF = ["--no-config", "--as-of", "2026-09-15"]


NOWHERE = tempfile.mkdtemp(prefix="lorlint-home-")  # fish writes into it


class Failed(Exception):
    pass


class Skipped(Exception):
    pass


def check(good, text):
    if not good:
        raise Failed(text)


def need(program):
    if not shutil.which(program):
        raise Skipped(f"{program} is not installed")


def run(*args, code=0, cwd=ROOT, stdin=None, **env):
    done = subprocess.run(args, cwd=cwd, capture_output=True, text=True, errors="replace", timeout=1200, input=stdin,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "dumb", "XDG_CONFIG_HOME": NOWHERE, **env})
    check(code is None or done.returncode == code, f"{' '.join(args)}: exit {done.returncode}, not {code}\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
    return done.stdout


def make(target, dest, code=0):
    return run("make", "--no-print-directory", f"BUILD={os.path.relpath(BUILD, ROOT)}", f"DESTDIR={dest}", f"PREFIX={PREFIX}", target, code=code,
               MAKEFLAGS="", CI=os.environ.get("CI", ""))


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Place:
    """An installation in a folder of its own, made once."""
    dest = None

    @classmethod
    def at(cls, *parts):
        if not cls.dest:
            cls.dest = tempfile.mkdtemp(prefix="lorlint-install-")
            make("install", cls.dest)
        return os.path.join(cls.dest, PREFIX[1:], *parts)


def files_of(folder):
    return sorted(os.path.relpath(os.path.join(where, name), folder) for where, _, names in os.walk(folder) for name in names)


def flags(*args):
    """What pkg-config says of the installed library."""
    need("pkg-config")
    return shlex.split(run("pkg-config", f"--define-variable=prefix={Place.at()}", *args, "lorlint", PKG_CONFIG_PATH=Place.at("lib/pkgconfig")))


def help_():
    return options.parse(run(LORLINT, "--help"))


# ---- the installation ----

def case_installed_program_reads_text_pdf_and_word():
    for letter in ("strong.txt", "strong.pdf"):
        out = run(Place.at("bin/lorlint"), *AS_OF, os.path.join(ROOT, "docs/examples", letter), cwd="/")
        check("SCORE" in out and "PASS" in out, f"{letter}: {out}")


def case_everything_stands_where_it_belongs():
    found = files_of(Place.at())
    for name in ("bin/lorlint", "lib/liblorlint.a", "lib/liblorlint.so", "lib/lorlint/lorlint-pdf.so", "lib/lorlint/lorlint-office.so", "include/lorlint/lorlint.h",
                 "lib/pkgconfig/lorlint.pc", "share/man/man1/lorlint.1", "share/man/man5/lorlint-rules.5", "share/lorlint/rules/date.xml", "share/lorlint/rules/lorlint.rng",
                 "share/lorlint/rules/profiles/generic.xml", "share/doc/lorlint/RULES.md", "share/doc/lorlint/rules.html", "share/doc/lorlint/README.md", "share/doc/lorlint/examples/list.c",
                 "share/bash-completion/completions/lorlint", "share/zsh/site-functions/_lorlint", "share/fish/vendor_completions.d/lorlint.fish",
                 "share/applications/lorlint.desktop"):
        check(name in found, f"{name} is not installed")
    wrong = [f for f in found if os.stat(Place.at(f)).st_mode & 0o022]
    check(not wrong, f"others may write to {wrong}")


def case_installed_packs_are_those_that_are_built_in():
    for name in files_of(os.path.join(ROOT, "rules")):
        check(text_of(os.path.join(ROOT, "rules", name)) == text_of(Place.at("share/lorlint/rules", name)), f"{name} differs")


def case_rules_of_a_report_have_their_place_on_the_installed_page():
    page = text_of(Place.at("share/doc/lorlint/rules.html"))
    ids = re.findall(r'<h3 id="([^"]+)"', page)
    report = json.loads(run(LORLINT, *AS_OF, "--format", "sarif", "docs/examples/weak-home-country.txt", code=None))
    rules = report["runs"][0]["tool"]["driver"]["rules"]
    for rule in rules:
        check(rule["helpUri"].split("#")[1] in ids, rule["id"])
    check(rules[0]["helpUri"].endswith("rules.html#" + rules[0]["helpUri"].split("#")[1]), rules[0]["helpUri"])
    heads = re.findall(r"^### (\S+)$", text_of(os.path.join(ROOT, "docs/RULES.md")), re.M)
    check([h.replace("/", "") for h in heads] == ids, "docs/RULES.md has other rules or anchors")


def case_links_between_installed_pages_lead_somewhere():
    folder = Place.at("share/doc/lorlint")
    for page in (name for name in files_of(folder) if name.endswith(".md")):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", re.sub(r"```.*?```|`[^`]*`", "", text_of(os.path.join(folder, page)), flags=re.S)):
            if "://" not in target:
                path = Place.dest + target if target.startswith("/") else os.path.join(folder, os.path.dirname(page), target)
                check(os.path.exists(path), f"{page} links to {target}")


def case_uninstall_leaves_nothing():
    folder = tempfile.mkdtemp(prefix="lorlint-uninstall-")
    try:
        make("install", folder)
        make("uninstall", folder)
        check(files_of(folder) == [], f"left: {files_of(folder)}")
    finally:
        shutil.rmtree(folder)


# ---- the library ----

def declared():
    return set(re.findall(r"\b(lorlint_\w+)\(", re.sub(r"/\*.*?\*/", "", text_of(os.path.join(ROOT, "include/lorlint/lorlint.h")), flags=re.S)))


def case_library_shows_what_the_header_declares_and_nothing_else():
    shown = re.findall(r" [TDBRVW] (\S+)", run("nm", "-D", "--defined-only", "--with-symbol-versions", Place.at("lib/liblorlint.so")))
    names = {name.split("@")[0] for name in shown}
    check(names == declared(), f"differ: {sorted(names ^ declared())}")
    check(all("@@LORLINT_0" in name for name in shown), f"without a version: {shown}")
    check("liblorlint.so.0" in run("readelf", "-d", Place.at("lib/liblorlint.so")), "no soname")


def compile_example(folder, libraries):
    program = os.path.join(folder, "list")
    run(*CC, "-Wall", "-Wextra", "-Werror", Place.at("share/doc/lorlint/examples/list.c"), *flags("--cflags"), *libraries, "-o", program, cwd=folder)
    return program


def case_example_builds_and_runs_with_the_shared_library():
    if SANITIZED:
        raise Skipped("the library is built with sanitizers")
    with tempfile.TemporaryDirectory() as folder:
        program = compile_example(folder, flags("--libs"))
        letters = [os.path.join(ROOT, "docs/examples", name) for name in ("strong.txt", "strong.pdf", "encrypted.pdf")]
        out = run(program, *letters, cwd=folder, code=3, LD_LIBRARY_PATH=Place.at("lib"))
        check(re.findall(r"(scored|encrypted) ", out) == ["encrypted", "scored", "scored"], out)


def case_example_builds_and_runs_with_the_static_library():
    if SANITIZED:
        raise Skipped("the library is built with sanitizers")
    with tempfile.TemporaryDirectory() as folder:
        libraries = ["-l:liblorlint.a" if flag == "-llorlint" else flag for flag in flags("--libs", "--static")]
        program = compile_example(folder, libraries)
        check("lorlint" not in run("readelf", "-d", program), "it wants the shared library")
        check("scored" in run(program, os.path.join(ROOT, "docs/examples/strong.txt"), cwd=folder, code=None), "not scored")


def case_header_is_for_cplusplus_too():
    need("g++")
    run("g++", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c++", "-", stdin="#include <lorlint/lorlint.h>\nint main() { return !lorlint_version(); }\n", cwd=Place.at("include"), CPATH=Place.at("include"))


# ---- the option table and its children ----

class Setting(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("name", "value", "preset", "group", "what")] + [("repeats", ctypes.c_bool), ("is_path", ctypes.c_bool)]


def table():
    """The settings as the library itself has them."""
    if SANITIZED:
        raise Skipped("the library is built with sanitizers")
    library = ctypes.CDLL(Place.at("lib/liblorlint.so"))
    library.lorlint_settings.restype = ctypes.POINTER(Setting)
    rows, found = library.lorlint_settings(), []
    for i in range(1000):
        if not rows[i].name:
            return found
        found.append(tuple(value.decode() if value else None for value in (rows[i].name, rows[i].value, rows[i].preset, rows[i].group, rows[i].what)))
    raise Failed("the table does not end")


def case_help_tells_the_table():
    told = {o.name: (o.value, o.preset if o.value else None, group, o.what) for group, found in help_().groups for o in found}
    for name, value, preset, group, what in table():
        check(name in told, f"--help lacks --{name}")
        want = (value, preset if value else None, group, what)
        check(told[name] == want, f"--{name}: {told[name]} in --help, {want} in the table")


def case_man_page_readme_and_completions_have_every_option():
    places = {"lorlint.1": r"\\-\\-{}\\fR", "completions/lorlint.bash": r"(?<![\w-])--{}(?![\w-])", "completions/lorlint.zsh": r"--{}[=\[}}']", "completions/lorlint.fish": r"-l {} ",
              "../README.md": r"--{}(?![\w-])"}
    for path, form in places.items():
        text = text_of(os.path.join(ROOT, "docs", path))
        for option in options.every(help_()):
            name = option.name.replace("-", r"\\-") if path == "lorlint.1" else option.name
            check(re.search(form.format(name), text), f"{path} lacks --{option.name}")


def case_rule_and_fact_of_the_readme_work():
    blocks = re.findall(r"```xml\n(.*?)```", text_of(os.path.join(ROOT, "README.md")), re.S)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in zip(("mine.xml", "facts.xml"), blocks):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        out = run(LORLINT, "--no-config", "--rules", "facts.xml", "--rules", "mine.xml", "rules", "test", "mine", cwd=folder)
        check("4 examples behaved, 0 did not" in out, out)


def case_readme_names_no_option_that_there_is_not():
    known = {o.name for o in options.every(help_())}
    for path in ["README.md", "CONTRIBUTING.md", *[f"docs/{n}" for n in os.listdir(os.path.join(ROOT, "docs")) if n.endswith(".md") and n != "RULES.md"]]:
        full = os.path.join(ROOT, path)
        if not os.path.exists(full):
            continue
        for line in text_of(full).split("\n"):
            for call in re.findall(r"\blorlint((?: [^|`]*)?)", line):
                for name in re.findall(r"(?<=\s)--([a-z][a-z-]+)", call):
                    check(name in known or re.search(r"\b(python3|make|pre-commit|apt-get|git|chromium|pkg-config) ", line), f"{path} shows lorlint --{name}")


def case_keys_of_the_configuration_are_the_table():
    keys = set(re.findall(r"^(?:; )?([a-z-]+)(?: =| is not set)", run(LORLINT, "config", "--no-config").split("; limits")[0], re.M))
    check(keys == {row[0] for row in table()}, f"differ: {keys ^ {row[0] for row in table()}}")


# ---- completions ----

def bash(*words):
    script = 'compopt() { :; }; . "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lorlint "$1"; printf "%s\\n" "${COMPREPLY[@]}"'
    return run("bash", "-c", script, "bash", Place.at("share/bash-completion/completions/lorlint"), LORLINT, *words, cwd=os.path.join(ROOT, "docs")).split("\n")


def case_bash_offers_options_values_rules_and_files():
    need("bash")
    check({f"--{o.name}" for o in options.every(help_())} <= set(bash("--")), "not every option")
    for option in options.every(help_()):
        for choice in options.choices(option) or []:
            check(choice in bash(f"--{option.name}", "") and choice in bash(f"--{option.name}", "=", choice[:1]), f"--{option.name} {choice}")
    check("date/stale" in bash("explain", "date/") and "date" in bash("explain", ""), "rules")
    check("generic" in bash("--profile", ""), "profiles")
    check("memory-bytes=" in bash("--limit", "mem"), "limits")
    check("html=" in bash("-o", "h") and "RULES.md" in bash("-o", "html", "=", "RUL"), "outputs")
    check("examples" in bash("exam") and "check" in bash("ch"), "words")


def case_fish_offers_options_values_and_commands():
    need("fish")
    source = Place.at("share/fish/vendor_completions.d/lorlint.fish")

    def fish(line):
        out = run("fish", "--no-config", "-c", f"source {source}; complete -C {shlex.quote(line)}", PATH=os.path.dirname(LORLINT) + ":" + os.environ["PATH"])
        return [row.split("\t")[0] for row in out.split("\n")]
    check({f"--{o.name}" for o in options.every(help_()) if not o.letter} <= set(fish("lorlint --")), "not every option")
    check("suggestion" in fish("lorlint --fail-on "), "values")
    check("date/stale" in fish("lorlint explain date/"), "rules")
    check("compare" in fish("lorlint comp"), "commands")


def case_zsh_takes_the_completion():
    need("zsh")
    # A shell on a terminal of its own, which is asked for completions with the key that people press.
    script = """zmodload zsh/zpty; zpty z zsh -f -i; zpty -w z "PATH=$2:\\$PATH; fpath=($1 \\$fpath); autoload -U compinit; compinit -u -D; setopt nobeep; LISTMAX=1000; echo rea''dy"
zpty -r z out '*ready*'; zpty -w -n z $'lorlint --fail-on\\t\\t'; sleep 1; zpty -w -n z $'\\x15lorlint explain date/st\\t'; sleep 2; while zpty -r -t z more; do out+=$more; done; print -r -- $out"""
    folder = os.path.dirname(Place.at("share/zsh/site-functions/_lorlint"))
    out = run("zsh", "-f", "-c", script, "zsh", folder, os.path.dirname(LORLINT))
    check("--fail-on-upload" in out, f"no options: {out!r}")
    check("date/stale" in out, f"no rules: {out!r}")


# ---- man pages, desktop entry, versions ----

def case_man_pages_have_no_fault():
    if shutil.which("mandoc"):
        for page in ("man1/lorlint.1", "man5/lorlint-rules.5"):
            said = run("mandoc", "-T", "lint", "-W", "style", Place.at("share/man", page), code=None)
            check(said == "", said)
    elif shutil.which("man"):
        for page in ("man1/lorlint.1", "man5/lorlint-rules.5"):
            check(run("man", "--warnings", "-E", "UTF-8", "-l", Place.at("share/man", page)) != "", page)
    else:
        raise Skipped("neither mandoc nor man is installed")


def case_page_on_packs_names_every_element_and_attribute():
    page = re.sub(r"\\f[BIR]", "", text_of(Place.at("share/man/man5/lorlint-rules.5")).replace("\\-", "-"))
    grammar = text_of(os.path.join(ROOT, "rules/lorlint.rng"))
    for name in sorted(set(re.findall(r'<(?:element|attribute) name="([^"]+)"', grammar))):
        check(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page), f"lorlint-rules(5) lacks {name}")


def case_schema_and_man_page_have_the_same_statuses():
    page, schema = text_of(os.path.join(ROOT, "docs/lorlint.1")), text_of(os.path.join(ROOT, "docs/lorlint-report.schema.json"))
    found = re.search(r'\[\s*"scored"[^\]]*\]', schema)
    for word in re.findall(r'"([a-z-]+)"', found.group(0)):
        check(f"\\fB{word.replace('-', chr(92) + '-')}\\fR" in page, f"lorlint(1) lacks the status {word}")


def case_desktop_entry_is_sound():
    entry = text_of(Place.at("share/applications/lorlint.desktop"))
    words = re.search(r"^Exec=lorlint (.*) %F$", entry, re.M).group(1).split()
    check(words and {w[2:] for w in words} <= {o.name for o in options.every(help_())}, words)
    need("desktop-file-validate")
    check(run("desktop-file-validate", Place.at("share/applications/lorlint.desktop")) == "", "faults")


def case_versions_agree():
    version = run(LORLINT, "--version").split()[1]
    check(text_of(os.path.join(ROOT, "debian/changelog")).startswith(f"lorlint ({version})"), "debian/changelog")
    check(f"Version: {version}\n" in text_of(Place.at("lib/pkgconfig/lorlint.pc")), "lorlint.pc")


def case_sbom_names_what_is_linked():
    need("ldd")
    run("make", "--no-print-directory", f"BUILD={os.path.relpath(BUILD, ROOT)}", "sbom", MAKEFLAGS="")
    with open(os.path.join(BUILD, "lorlint.cdx.json"), encoding="utf-8") as file:
        report = json.load(file)
    check(report["bomFormat"] == "CycloneDX" and report["specVersion"] == "1.5", "not CycloneDX")
    parts = {part["bom-ref"]: part for part in report["components"]}
    for name in ("libxml2.so.2", "libpcre2-8.so.0", "libcjson.so.1", "libutf8proc.so.2", "libpoppler-glib.so.8", "libzip.so.4"):
        stem = name.split(".so")[0]
        found = [p for ref, p in parts.items() if ref.split(".so")[0] == stem]
        check(found and found[0]["properties"][1]["value"] == "directly", f"{stem} is missing")
        check(not shutil.which("dpkg-query") or found[0].get("version"), f"{stem} has no version")
    for link in report["dependencies"]:
        check(all(ref in parts for ref in link["dependsOn"]), f"{link['ref']} names what is not there")


def case_deps_bring_what_is_linked():
    need("dpkg-query")
    need("pkg-config")
    makefile = text_of(os.path.join(ROOT, "Makefile"))
    listed = re.search(r"^APT_PACKAGES := ((?:.*\\\n)*.*)$", makefile, re.M).group(1).replace("\\\n", " ").split()
    control = re.search(r"^Build-Depends: (.*?)\n\n", text_of(os.path.join(ROOT, "debian/control")), re.M | re.S).group(1)
    wanted = " ".join(re.findall(r"^\w+_PKGS +:= (.*)$", makefile, re.M)).replace("$(LIB_PKGS)", "").split()
    check("libxml-2.0" in wanted and "poppler-glib" in wanted, wanted)
    for name in wanted:
        if name == "cmocka" or subprocess.run(["pkg-config", "--exists", name]).returncode:
            continue  # for tests, or of a module that is built where its library is
        folder = run("pkg-config", "--variable=pcfiledir", name).strip()
        package = run("dpkg-query", "-S", f"{folder}/{name}.pc").split(":")[0]
        brought = run("dpkg-query", "-W", "-f=${Depends} ", *[p for p in listed if p.startswith("lib")])
        check(package in listed or package in brought, f"make deps lacks {package}")
        check(package in control or package in brought, f"debian/control lacks {package}")


def programs(folder, **own):
    """A PATH that has what `make` needs and programs of our own, written in sh."""
    for name in ("sh", "awk", "cat", "cut", "date", "find", "grep", "id", "make", "mkdir", "pkg-config", "realpath", "rm", "mv", "cmp", "sed", "sha256sum", "uname"):
        if name not in own and shutil.which(name):
            os.symlink(shutil.which(name), os.path.join(folder, name))
    for name, text in own.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\n{text}\n")
        os.chmod(os.path.join(folder, name), 0o755)
    return folder


def case_deps_print_the_command_of_other_systems():
    for manager, packages in (("dnf", "libxml2-devel"), ("pacman", "poppler-glib"), ("apk", "libxml2-dev"), ("brew", "poppler"), ("", "libxml-2.0")):
        with tempfile.TemporaryDirectory() as folder:
            own = {manager: "echo installed >&2; exit 1"} if manager else {}
            out = run(shutil.which("make"), "deps", PATH=programs(folder, **own), MAKEFLAGS="")
        check(manager in out and packages in out.split() and "installed" not in out, out)


def case_absent_libraries_are_named_before_anything_is_built():
    need("pkg-config")
    for library, target, word in (("libpcre2-8", "all", "lorlint needs these libraries: libpcre2-8"), ("poppler-glib", "all", "libraries: poppler-glib"),
                                  ("libzip", "test-unit", "libraries: libzip"), ("cmocka", "test-unit", "the tests need these libraries: cmocka")):
        with tempfile.TemporaryDirectory() as folder:
            absent = f'for word in "$@"; do test "$word" = {library} && exit 1; done; exec {shutil.which("pkg-config")} "$@"'
            path = programs(folder, **{"pkg-config": absent, "gcc": "echo compiled; sleep 1; exit 1"})
            done = subprocess.run([shutil.which("make"), "-j4", f"BUILD={folder}/build", "CC=gcc", target], cwd=ROOT, capture_output=True, text=True,
                                  timeout=60, env={"PATH": path})
        said = done.stdout + done.stderr
        check(done.returncode and word in said and "make deps" in said, said)
        check(library == "cmocka" or "compiled" not in said, said)


# ---- the packages: with --deb, since they are built from scratch ----

def deb_packages_are_clean_and_run():
    need("dh")
    need("dpkg-buildpackage")
    out = run("make", "--no-print-directory", f"BUILD={os.path.relpath(BUILD, ROOT)}", "deb", MAKEFLAGS="")
    check("lintian is not installed" in out or not re.search(r"^[EW]: ", out, re.M), out)
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(os.path.join(BUILD, "deb")):
            if name.endswith(".deb") and "dbgsym" not in name:
                run("dpkg-deb", "-x", os.path.join(BUILD, "deb", name), folder)
        program = os.path.join(folder, "usr/bin/lorlint")
        for letter in ("strong.txt", "strong.pdf"):
            check("PASS" in run(program, *AS_OF, os.path.join(ROOT, "docs/examples", letter)), letter)
        found = files_of(folder)
        for name in ("usr/share/man/man1/lorlint.1.gz", "usr/share/doc/lorlint/RULES.md", "usr/include/lorlint/lorlint.h", "usr/share/doc/liblorlint0/copyright"):
            check(name in found, f"{name} is in no package")


def main():
    failed = passed = 0
    prefix = "deb_" if "--deb" in sys.argv else "case_"
    chosen = [word for word in sys.argv[1:] if word != "--deb"]
    for name, case in list(globals().items()):
        if not name.startswith(prefix) or (chosen and name[len(prefix):] not in chosen):
            continue
        try:
            case()
            passed += 1
        except Skipped as why:
            print(f"install {name[len(prefix):]}: skipped: {why}")
        except Failed as why:
            failed += 1
            print(f"install {name[len(prefix):]}: FAIL: {why}")
    for folder in filter(None, (Place.dest, NOWHERE)):
        shutil.rmtree(folder)
    print(f"install: {passed} passed, {failed} failed")
    return 1 if failed or not (passed or prefix == "deb_") else 0


sys.exit(main())
