#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is linked into the program, its modules and the library, as CycloneDX 1.5 JSON on standard output: each shared library by the package
that brought it, with version and licence where the package's copyright file is of the form that machines read.
    BUILD=build python3 debian/sbom.py VERSION"""
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

BUILD = os.environ.get("BUILD", "build")
VERSION = sys.argv[1]


def output(*args):
    done = subprocess.run(args, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    return done.stdout if done.returncode == 0 else ""


def binaries():
    return [f"{BUILD}/lorlint", *sorted(glob.glob(f"{BUILD}/lorlint-*.so")), *sorted(glob.glob(f"{BUILD}/liblorlint.so.*"))]


def libraries(path):
    """{soname: file} of all that the loader brings, and the names that the file itself asks for."""
    found = dict(re.findall(r"(\S+) => (/\S+)", output("ldd", path)))
    return found, set(re.findall(r"\(NEEDED\).*\[([^\]]+)\]", output("readelf", "-d", path)))


def package_of(path):
    """(package, version) of a file, or None where no package manager knows it."""
    if not shutil.which("dpkg-query"):
        return None
    for name in (path, os.path.realpath(path), re.sub(r"^/usr", "", os.path.realpath(path)), re.sub(r"^", "/usr", path)):
        owner = output("dpkg-query", "-S", name).partition(": ")[0].split(",")[0]
        if owner:
            return tuple(output("dpkg-query", "-W", "-f=${Package}\t${Version}\t${source:Package}", owner).split("\t"))
    return None


def licence_of(package):
    try:
        with open(f"/usr/share/doc/{package}/copyright", encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return None
    of_all = re.search(r"^Files:\s*\*\s*\n(?:.*\n)*?License:\s*(\S.*)$", text, re.M)
    return of_all.group(1).strip() if of_all else None


def component(soname, path, direct):
    package = package_of(path)
    part = {"type": "library", "name": package[0] if package else soname, "bom-ref": soname}
    if package:
        part["version"], part["purl"] = package[1], f"pkg:deb/debian/{package[0]}@{package[1]}"
        licence = licence_of(package[0])
        if licence:
            part["licenses"] = [{"license": {"name": licence}}]
    part["properties"] = [{"name": "lorlint:file", "value": soname}, {"name": "lorlint:linked", "value": "directly" if direct else "by another library"}]
    return part


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    files, asked, links = {}, set(), []
    parts = [p for p in binaries() if os.path.exists(p)]
    for path in parts:
        found, direct = libraries(path)
        files.update(found)
        asked |= direct
        links.append({"ref": os.path.basename(path), "dependsOn": sorted(direct & set(found))})
    own = [{"type": "file", "name": os.path.basename(p), "bom-ref": os.path.basename(p), "hashes": [{"alg": "SHA-256", "content": sha256(p)}]} for p in parts]
    report = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": {"type": "application", "name": "lorlint", "version": VERSION, "bom-ref": "lorlint-program",
                                   "licenses": [{"license": {"id": "GPL-3.0-or-later"}}]}},
        "components": own + [component(name, files[name], name in asked) for name in sorted(files)],
        "dependencies": [{"ref": "lorlint-program", "dependsOn": [o["bom-ref"] for o in own]}, *links],
    }
    json.dump(report, sys.stdout, indent=1)
    print()


main()
