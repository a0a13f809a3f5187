#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTML report from outside: each case_… makes reports and takes them apart.
    LORLINT=build/lorlint python3 tests/html/run.py [CASE…]
Cases that need a browser look for chromium, and for axe-core in $AXE or node's folders; without them they say so and pass."""
import base64
import glob
import hashlib
import html
import json
import os
import re
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from page import Page  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(HERE))
LORLINT = os.path.abspath(os.environ.get("LORLINT", os.path.join(ROOT, "build/lorlint")))
EXAMPLES = sorted(glob.glob(os.path.join(ROOT, "docs/examples/*.txt")) + glob.glob(os.path.join(ROOT, "docs/examples/*.pdf")))
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
TAGS = set("html head meta title style body header footer main nav section article h1 h2 h3 h4 p ul ol li a b i strong span small code q mark bdi div dl dt dd "
           "details summary figure img svg use defs symbol path circle rect text table caption thead tbody tr th td abbr script".split())
ATTRIBUTES = set("id class href style aria-label aria-labelledby aria-hidden aria-sort role tabindex dir lang charset name content http-equiv title scope data-v "
                 "alt src width height viewbox preserveaspectratio x y d cx cy r".split())
LETTER = """Northgate Hospital
Department of Medicine
14 June 2026

Dear Program Director,

I am writing about Dr. Lena Ortiz, who worked on my ward for three months. {}

Yours sincerely,

Dr. Paul Green
Consultant Physician
"""


class Failed(Exception):
    pass


class Skipped(Exception):
    pass


def check(good, text):
    if not good:
        raise Failed(text)


def lorlint(*args, cwd=None, status=(0, 1, 3)):
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TERM": "dumb", "XDG_CONFIG_HOME": "/nonexistent"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            env[name] = os.environ[name]
    done = subprocess.run([LORLINT, "--no-config", "--as-of", "2026-09-15", *args], cwd=cwd, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=60)
    check(done.returncode in status, f"{args}: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout


def page_of(source):
    page = Page(source.decode("utf-8"))
    check(not page.faults, f"not well formed: {page.faults[:3]}")
    return page


def make(folder, text, name="letter.txt"):
    path = os.path.join(os.fsencode(folder), os.fsencode(name))
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    return path


# ---- what every page holds to ----

def check_page(source, script):
    page = page_of(source)
    ids, links = page.ids(), page.links()
    check(len(ids) == len(set(ids)), f"an id twice: {sorted(i for i in ids if ids.count(i) > 1)[:3]}")
    lost = [link for link in links if link.startswith("#") and link[1:] not in ids]
    check(not lost, f"links to nowhere: {lost[:5]}")
    check(not [link for link in links if re.match(r"[a-z]+:|//", link)], "a link leaves the page")
    named = [n.attributes["aria-labelledby"] for n in page.root.walk() if "aria-labelledby" in n.attributes]
    check(not set(named) - set(ids), f"labels to nowhere: {set(named) - set(ids)}")
    for node in page.root.walk():
        check(not node.tag or node.tag in TAGS, f"an unexpected <{node.tag}>")
        check(not set(node.attributes) - ATTRIBUTES, f"unexpected attributes on <{node.tag}>: {set(node.attributes) - ATTRIBUTES}")
        check(node.tag != "img" or node.attributes["src"].startswith("data:image/png;base64,"), "a picture that is not in the page")
        check("src" not in node.attributes or node.tag == "img", "a source from elsewhere")
    styles = [node.text() for node in page.root.all("style")] + [n.attributes["style"] for n in page.root.walk() if "style" in n.attributes]
    check(not re.search(r"url\(|@import|expression", " ".join(styles)), "the style asks for something else")
    check_policy(page, script)
    check_headings(page)
    return page


def check_policy(page, script):
    metas = [n.attributes["content"] for n in page.root.all("meta") if n.attributes.get("http-equiv") == "Content-Security-Policy"]
    scripts = [node.text() for node in page.root.all("script")]
    check(len(metas) == 1, "one policy")
    if not script:
        check(metas[0] == POLICY and not scripts, f"a letter's page has no script: {metas[0]}")
        return
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    check(len(scripts) == 1 and metas[0] == f"{POLICY}; script-src 'sha256-{digest}'", f"exactly the script of the policy: {metas[0]}")


def check_headings(page):
    levels = [int(n.tag[1]) for n in page.root.walk() if re.fullmatch(r"h[1-6]", n.tag)]
    check(levels[0] == 1 and levels.count(1) == 1, f"one h1, first: {levels}")
    check(all(after <= before + 1 for before, after in zip(levels, levels[1:])), f"a heading level is jumped over: {levels}")


def case_every_example_is_sound(folder):
    for path in EXAMPLES:
        try:
            check_page(lorlint("--format", "html", path), script=False)
        except Failed as fault:
            raise Failed(f"{os.path.basename(path)}: {fault}")


def case_several_letters_are_sound(folder):
    check_page(lorlint("--format", "html", *EXAMPLES), script=True)
    lorlint("-o", f"html={folder}/out/", *EXAMPLES)
    names = sorted(os.listdir(f"{folder}/out"))
    check(len(names) == len(EXAMPLES) + 1 and "index.html" in names, f"one file a letter: {names}")
    index = check_page(open(f"{folder}/out/index.html", "rb").read(), script=True)
    linked = sorted({link for link in index.links() if link.endswith(".html")})
    check(linked == sorted(set(names) - {"index.html"}), "the overview links to each letter")
    for name in linked:
        page = check_page(open(f"{folder}/out/{name}", "rb").read(), script=False)
        check("index.html" in page.links(), f"{name} has no way back")


def case_xmllint_finds_it_well_formed(folder):
    if not shutil.which("xmllint"):
        raise Skipped("xmllint is not there")
    for path in EXAMPLES[:6]:
        source = lorlint("--format", "html", path)
        done = subprocess.run(["xmllint", "--html", "--noout", "-"], input=source, capture_output=True)
        faults = [f for f in done.stderr.decode().split("\n") if " error : " in f and not re.search(r"Tag \w+ invalid", f)]
        check(not faults, f"{path}: {faults[:3]}")


# ---- it says what the other reports say ----

def case_everything_found_is_told(folder):
    for path in EXAMPLES:
        letter = json.loads(lorlint("--format", "json", path))["letters"][0]
        text = " ".join(page_of(lorlint("--format", "html", path)).root.text().split())
        for finding in letter["findings"]:
            for told in (finding["rule"], finding["message"], finding["advice"], finding["source"]):
                check(" ".join(told.split()) in text, f"{path}: missing: {told}")
        for told in [u["rule"] for u in letter["unchecked"]] + letter["notes"]:
            check(" ".join(told.split()) in text, f"{path}: missing: {told}")
        total = letter["score"]["total"] if letter.get("score") else None
        check(total is None or f"{total}out of 100" in text, f"{path}: the total {total} is missing")


def case_points_add_up(folder):
    def number(text):
        return float(text.strip().replace("\u2212", "-") or 0)

    for path in EXAMPLES:
        page = page_of(lorlint("--format", "html", path))
        for category in page.root.all("details", "category"):
            head = category.all("summary")[0].all("span", "loss")[0].text()
            lost = [n.all("span", "loss")[0].text() for n in category.all("li", "finding")]
            costs = sum(number(text) for text in lost if text.startswith("\u2212"))
            check(abs(costs - number(head)) < 0.02, f"{path}: {category.all('span', 'label')[0].text()}: {head} is not {costs}")


def case_notes_stand_at_their_words(folder):
    for path in (p for p in EXAMPLES if p.endswith(".txt")):
        letter = json.loads(lorlint("--format", "json", path))["letters"][0]
        placed = sorted((f for f in letter["findings"] if f["spans"]), key=lambda f: f["spans"][0]["start"])
        page = page_of(lorlint("--format", "html", path))
        notes = [n for n in page.root.all("li", "note") if "good" not in n.attributes["class"].split()]
        check(len(notes) == len(placed), f"{path}: {len(notes)} notes for {len(placed)} findings with a place")
        starts = {f["spans"][0]["start"] for f in placed}
        check(len(starts) <= len(notes), "no note lost")
        for i, note in enumerate(notes, 1):
            check(note.attributes["id"] == f"n{i}", f"{path}: note {i} is {note.attributes['id']}")
            check(f"#m{i}" in [n.attributes.get("href") for n in note.all("a")], f"{path}: note {i} does not link to its words")
            back = [n for n in page.root.all("a", "ref") if n.attributes.get("id") == f"m{i}"]
            check(len(back) == 1 and back[0].attributes["href"] == f"#n{i}" and back[0].text() == str(i), f"{path}: the words of note {i} do not link back")


def case_the_letter_is_whole(folder):
    for path in (p for p in EXAMPLES if p.endswith(".txt")):
        page = page_of(lorlint("--format", "html", path))
        shown = "".join(n.text(without=("ref",)) for n in page.root.all("div", "text"))
        check(shown.split() == open(path, encoding="utf-8").read().split(), f"{path}: the text is not the letter's")


def case_marks_cover_the_words(folder):
    for path in (p for p in EXAMPLES if p.endswith(".txt")):
        letter = json.loads(lorlint("--format", "json", path))["letters"][0]
        page = page_of(lorlint("--format", "html", path))
        marked = "".join(n.text() for n in page.root.all("mark"))
        for finding in letter["findings"]:
            for span in finding["spans"]:
                for word in span["text"].split()[:4]:
                    check(word in marked, f"{path}: \"{word}\" of {finding['rule']} is not marked")


# ---- pages as pictures ----

def png_size(source):
    """Width and height of a PNG that is sound to the last byte."""
    check(source[:8] == b"\x89PNG\r\n\x1a\n", "no PNG")
    at, size, packed = 8, None, b""
    while at < len(source):
        length, kind = struct.unpack(">I4s", source[at:at + 8])
        data = source[at + 8:at + 8 + length]
        check(struct.unpack(">I", source[at + 8 + length:at + 12 + length])[0] == zlib.crc32(kind + data), f"a false check sum: {kind}")
        if kind == b"IHDR":
            size = struct.unpack(">IIBBBBB", data)
        packed += data if kind == b"IDAT" else b""
        at += 12 + length
    samples = {0: 1, 2: 3}[size[3]]
    check(len(zlib.decompress(packed)) == size[1] * (1 + size[0] * samples), "rows of another length")
    return size[0], size[1]


def pictures(page):
    return [base64.b64decode(n.attributes["src"].split(",", 1)[1], validate=True) for n in page.root.all("img")]


def share(node):
    """left, top, right, bottom of a highlight as shares of its page."""
    part = {k.strip(): float(v.strip().rstrip("%")) / 100 for k, v in (p.split(":") for p in node.attributes["style"].split(";"))}
    return part["left"], part["top"], part["left"] + part["width"], part["top"] + part["height"]


def words_of(path):
    """(page, word, box as shares of the page) by another program."""
    if not shutil.which("pdftotext"):
        raise Skipped("pdftotext is not there")
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True).stdout
    found, page, width, height = [], -1, 1, 1
    for line in out.split("\n"):
        numbers = [float(n) for n in re.findall(r'="([0-9.-]+)"', line)]
        if "<page " in line:
            page, (width, height) = page + 1, numbers
        elif "<word " in line:
            text = html.unescape(re.sub(r"<[^>]*>", "", line)).strip()
            found.append((page, text, (numbers[0] / width, numbers[1] / height, numbers[2] / width, numbers[3] / height)))
    return found


def case_pages_are_drawn(folder):
    for path in (p for p in EXAMPLES if p.endswith(".pdf")):
        letter = json.loads(lorlint("--format", "json", path))["letters"][0]
        page = page_of(lorlint("--format", "html", path))
        if letter["status"] != "scored":
            continue
        drawn = pictures(page)
        check(len(drawn) == letter["pages"], f"{path}: {len(drawn)} pictures for {letter['pages']} pages")
        for picture in drawn:
            width, height = png_size(picture)
            check(900 < width * height / 1000 < 4001, f"{path}: {width} x {height}")
        shown = "".join(n.text(without=("ref",)) for n in page.root.all("div", "text"))
        check(len(shown.split()) > 50, f"{path}: its text stands below, for those who cannot see a picture")
        notes = len([f for f in letter["findings"] if f["spans"]])
        marked = [n.attributes["id"] for n in page.root.all("a", "hl") if "id" in n.attributes]
        check(sorted(marked) == sorted(f"m{i}" for i in range(1, notes + 1)), f"{path}: each note has its words: {marked}")


def case_highlights_lie_over_the_words(folder):
    seen = 0
    for path in (p for p in EXAMPLES if p.endswith(".pdf")):
        letter = json.loads(lorlint("--format", "json", path))["letters"][0]
        if letter["status"] != "scored":
            continue
        page = page_of(lorlint("--format", "html", path))
        boxes = [[share(n) for n in figure.walk() if "hl" in n.attributes.get("class", "").split()] for figure in page.root.all("figure")]
        words = words_of(path)
        for finding in letter["findings"]:
            for span in finding["spans"]:
                first = span["text"].split()[0]
                same = [w for w in words if w[1] == first and w[0] == span["page"] - 1]
                if len(same) != 1:
                    continue  # which of them it is, only the offset says
                left, top, right, bottom = same[0][2]
                middle = (left + 0.4 * (right - left), (top + bottom) / 2)
                covered = [b for b in boxes[same[0][0]] if b[0] <= middle[0] <= b[2] and b[1] <= middle[1] <= b[3]]
                check(covered, f"{path}: \"{first}\" of {finding['rule']} is not covered")
                check(any(abs(b[0] - left) < 0.004 for b in covered) or len(covered) > 1, f"{path}: \"{first}\" begins elsewhere")
                seen += 1
    check(seen > 20, f"only {seen} words could be compared")


def case_limits_hold_for_pictures(folder):
    path = os.path.join(ROOT, "docs/examples/outstanding-two-pages.pdf")
    one = page_of(lorlint("--format", "html", "--limit", "picture-pages=1", path))
    check(len(pictures(one)) == 1 and one.root.all("div", "paper"), "one page is drawn, the other is text")
    small = pictures(page_of(lorlint("--format", "html", "--limit", "picture-pixels=100000", path)))
    check(all(90000 < w * h <= 100000 for w, h in map(png_size, small)), "drawn smaller")
    none = page_of(lorlint("--format", "html", "--limit", "picture-bytes=1000", path))
    check(not pictures(none) and none.root.all("div", "paper"), "no room for pictures: the text")
    check("were not drawn" in none.root.text(), "it says so")
    many = page_of(lorlint("--format", "html", "--limit", "picture-letters=1", path, EXAMPLES[0]))
    check(not pictures(many), "a run of many letters shows the text")


def case_other_reports_do_not_pay(folder):
    path = os.path.join(ROOT, "docs/examples/strong.pdf")
    check(b"PNG" not in lorlint("--format", "json", path), "pictures are the HTML report's alone")


def case_a_page_is_small(folder):
    for path in (p for p in EXAMPLES if p.endswith(".pdf")):
        size = len(lorlint("--format", "html", path))
        check(size <= 1 << 20, f"{path}: {size} bytes")


# ---- hostile letters and names ----

HOSTILE = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</div></section><h1>", "&lt;b&gt; &amp; &#60;", "<!-- ", "]]>", "javascript:alert(1)",
           "\u202Etxet\u202C", "{{7*7}}", "'--", "=cmd|'/c calc'!A1", "::error::x"]


def case_what_changed_since_the_baseline(folder):
    letter, known = make(folder, LETTER.format("Her work was good.")), os.path.join(folder, "known.json")
    lorlint("baseline", "write", "--baseline", known, letter)

    def since(*args):
        page = page_of(lorlint(letter, "--format", "html", *args))
        found = [node for node in page.root.walk() if node.attributes.get("id") == "since"]
        return found[0].parent.text() if found else None
    check(since() is None, "a comparison with nothing")
    same = since("--baseline", known)
    check(re.search(r"0 no longer found, 0 new, [1-9]\d* as before", same), same)
    check("Nothing new was found" in page_of(lorlint(letter, "--format", "html", "--baseline", known)).root.text(), "known findings are no praise")
    make(folder, LETTER.format("Her work was wonderful, and I am told that she is married.").replace("Department of Medicine", "Department of Medicine, 4 Hill Road, Tel. +44 20 5550 0100"))
    changed = since("--baseline", known)
    check(re.search(r"[1-9]\d* no longer found, [1-9]\d* new", changed) and "Faint praise" in changed.split("New, or")[0], changed)


def case_hostile_text_stays_text(folder):
    for hostile in HOSTILE:
        words = f"She has a pleasing personality {hostile} and is a quick learner, always hard working {hostile}."
        path = make(folder, LETTER.format(words))
        page = check_page(lorlint("--format", "html", os.fsdecode(path)), script=False)
        shown = " ".join(page.root.text(without=("ref",)).split())
        expected = re.sub("[\u202A-\u202E]", "\uFFFD", " ".join(hostile.split()))
        check(expected in shown, f"{hostile!r} is not shown as it is")
        check("\u202E" not in shown, "an override of direction got through")


def case_hostile_names_stay_text(folder):
    names = [b"<img src=x onerror=alert(1)>.txt", b"a\"b'c&d.txt", b"-rf.txt", b"new\nline.txt", b"\x1b[31mred.txt", b"\xff\xfe.txt", b"=cmd.txt",
             b"::error::.txt", "\u202Etxt.exe\u202C.txt".encode(), b"javascript:alert(1).txt", b"x" * 240 + b".txt", b"_.txt", "каф\u00e9.txt".encode(), b"#n1?a=b%20.txt"]
    for name in names:
        make(folder, LETTER.format("She is a quick learner."), name)
    check_page(lorlint("--format", "html", folder), script=True)
    with tempfile.TemporaryDirectory() as out:
        lorlint("-o", f"html={out}/report/", folder)
        files = os.listdir(os.fsencode(f"{out}/report"))
        letters = len(json.loads(lorlint("--format", "json", folder))["letters"])
        check(len(files) == letters + 1 and letters >= len(names) - 1, f"a file a letter: {len(files)} for {letters}")
        check(all(re.fullmatch(rb"[0-9]{4}-[A-Za-z0-9._-]{1,60}\.html|index\.html", name) for name in files), f"harmless names: {files}")
        for name in files:
            check_page(open(os.path.join(os.fsencode(f"{out}/report"), name), "rb").read(), script=name == b"index.html")


def case_bytes_that_are_no_text(folder):
    for bad in (b"\xff\xfe\xfd", b"\x00\x01\x02", b"\xed\xa0\x80", b"\xc0\xaf", b"\x1b]8;;http://x\x07", b"\x85\x9b"):
        path = make(folder, LETTER.format("She is a quick learner ").encode() + bad + b" always hard working.")
        source = lorlint("--format", "html", os.fsdecode(path))
        check_page(source, script=False)
        check(not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", source), f"a control character got through: {bad}")


# ---- files ----

def case_files_are_private(folder):
    path = os.fsdecode(make(folder, LETTER.format("")))
    lorlint("-o", f"html={folder}/one.html", "-o", f"html={folder}/many/", path, path)
    check(stat.S_IMODE(os.stat(f"{folder}/one.html").st_mode) == 0o600, "a report is 0600")
    check(stat.S_IMODE(os.stat(f"{folder}/many").st_mode) == 0o700, "a folder of reports is 0700")
    for name in os.listdir(f"{folder}/many"):
        check(stat.S_IMODE(os.stat(f"{folder}/many/{name}").st_mode) == 0o600, f"{name} is 0600")


def case_a_letter_is_never_overwritten(folder):
    os.mkdir(f"{folder}/in")
    path = os.fsdecode(make(f"{folder}/in", LETTER.format(""), "index.html.txt"))
    os.rename(path, f"{folder}/in/index.html")
    before = open(f"{folder}/in/index.html").read()
    lorlint("-o", f"html={folder}/in/", f"{folder}/in/index.html", status=(2,))
    check(open(f"{folder}/in/index.html").read() == before, "the letter was overwritten")


def case_one_letter_makes_one_file(folder):
    path = os.fsdecode(make(folder, LETTER.format("")))
    lorlint("-o", f"html={folder}/out/", path)
    check(os.listdir(f"{folder}/out") == ["index.html"], f"{os.listdir(folder + '/out')}")


def case_the_same_bytes_twice(folder):
    first = lorlint("--format", "html", "--jobs", "1", *EXAMPLES)
    check(first == lorlint("--format", "html", "--jobs", "2", *reversed(EXAMPLES)), "jobs and order of arguments change nothing")


# ---- in a browser ----

def browser():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    raise Skipped("chromium is not there")


def dump(folder, source, *flags):
    """The page's DOM after its scripts ran."""
    path = f"{folder}/page.html"
    with open(path, "wb") as file:
        file.write(source)
    done = subprocess.run([browser(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                           "--disable-component-update", "--disable-sync", "--virtual-time-budget=20000", f"--user-data-dir={folder}/profile", *flags,
                           "--dump-dom", f"file://{path}"], capture_output=True, timeout=120)
    return done.stdout


def axe_path():
    roots = [os.environ.get("AXE", "")]
    if shutil.which("npm"):
        roots.append(os.path.join(subprocess.run(["npm", "root", "-g"], capture_output=True, text=True).stdout.strip(), "axe-core/axe.min.js"))
    roots.append(os.path.join(ROOT, "node_modules/axe-core/axe.min.js"))
    for path in roots:
        if path and os.path.exists(path):
            return path
    raise Skipped("axe-core is not there (npm install -g axe-core, or AXE=…/axe.min.js)")


def case_axe_finds_no_fault(folder):
    axe, _ = open(axe_path(), encoding="utf-8").read(), browser()
    script = ("<script>" + axe.replace("</script", "<\\/script") + "</script><script>addEventListener('load', async () => {"
              "document.querySelectorAll('details').forEach(d => d.open = true);"
              "const r = await axe.run(document, {resultTypes: ['violations']});"
              "document.body.innerHTML = ''; const p = document.createElement('pre'); p.id = 'axe';"
              "p.textContent = JSON.stringify(r.violations.map(v => [v.id, v.impact, v.nodes.map(n => n.html.slice(0, 200)).slice(0, 3), "
              "(v.nodes[0].any[0] || {}).message || '']));"
              "document.body.append(p); });</script>")
    pick = ["weak-home-country.txt", "strong.txt", "weak-home-country.pdf", "encrypted.pdf"]
    inputs = [[os.path.join(ROOT, "docs/examples", name)] for name in pick] + [EXAMPLES[:5]]
    for paths in inputs:
        source = lorlint("--format", "html", *paths).decode()
        source = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", source).replace("</body>", script + "</body>")
        for flags in ((), ("--blink-settings=preferredColorScheme=0",)):
            dom = page_of(dump(folder, source.encode(), *flags)).root
            found = [n.text() for n in dom.all("pre") if n.attributes.get("id") == "axe"]
            check(found, "axe did not answer")
            check(json.loads(found[0]) == [], f"{os.path.basename(paths[0])} {flags}: {found[0]}")


def case_the_table_sorts(folder):
    source = lorlint("--format", "html", *EXAMPLES)
    click = "<script>document.querySelectorAll('th button')[1].click();</script>"
    free = re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", source).replace(b"</body>", click.encode() + b"</body>")

    def scores(dom):
        rows = page_of(dom).root.all("table", "letters")[0].all("tbody")[0].all("tr")
        return [float(r.all("td")[0].attributes["data-v"]) for r in rows]

    sorted_scores = scores(dump(folder, free))
    check(sorted_scores == sorted(sorted_scores) and len(set(sorted_scores)) > 2, f"sorted by score: {sorted_scores}")
    check(b"<button>" in dump(folder, source), "the script does not run under the page's own policy")
    check(b"<button>" not in dump(folder, source.replace(b"localeCompare", b"localecompare")), "a changed script runs all the same")


def main():
    cases = {name[5:]: case for name, case in globals().items() if name.startswith("case_")}
    passed = failed = skipped = 0
    for name in sys.argv[1:] or cases:
        folder = os.path.realpath(tempfile.mkdtemp(prefix="lorlint-html-"))
        try:
            cases[name](folder)
            passed += 1
        except Skipped as why:
            skipped += 1
            print(f"  {name}: skipped: {why}")
        except (Failed, subprocess.TimeoutExpired, UnicodeDecodeError) as fault:
            failed += 1
            print(f"  {name}: {fault}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"html: {passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
