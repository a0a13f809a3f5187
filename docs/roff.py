# SPDX-License-Identifier: GPL-3.0-or-later
"""Man pages from Markdown: headings, paragraphs, lists, tables of two columns, code; what this project's pages use and no more."""
import re
import textwrap

COLUMNS = 72  # of a line of source; what is no ASCII takes more bytes


def escape(text):
    return text.replace("\\", "\\e")


def literal(text):
    return escape(text).replace("-", "\\-")


def inline(text):
    """Code and strong bold, emphasis italic, links as their text."""
    text = re.sub(r"<!--.*?-->", "", text)
    out = []
    for part in re.split(r"(``.+?``|`[^`]+`)", text):
        if part.startswith("`"):
            out.append(f"\\fB{literal(part.strip('`').replace(chr(92) + '|', '|'))}\\fR")
            continue
        part = escape(part.replace("\\|", "|"))
        part = re.sub(r"!?\[([^\]]*)\]\((https?:[^)]*)\)", r"\1 (\2)", part)
        part = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", part)
        part = re.sub(r"\*\*([^*]+)\*\*", r"\\fB\1\\fR", part)
        out.append(re.sub(r"(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])", r"\\fI\1\\fR", part))
    return "".join(out)


def safe(line):
    return "\\&" + line if line.startswith((".", "'")) else line


def prose(lines):
    """A paragraph, with a sentence a line: sources of man pages are read and compared by lines."""
    text = inline(" ".join(line.strip() for line in lines))
    sentences = re.sub(r"(?<=[a-z)][.?!]) (?=[A-Z])", "\n", text).split("\n")
    return [safe(line) for s in sentences for line in textwrap.wrap(s, COLUMNS, break_long_words=False, break_on_hyphens=False)]


def code(lines):
    while lines and not lines[-1].strip():
        lines.pop()
    return [".PP", ".RS 4", ".EX", *(safe(literal(line)) for line in lines), ".EE", ".RE"]


def table(lines):
    out = []
    for line in lines:
        cells = [c.strip() for c in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if set("".join(cells)) <= set("-: ") or line is lines[0]:
            continue
        out += [".TP", safe(inline(cells[0])), *prose([" ".join(c for c in cells[1:] if c)])]
    return out


def bullets(lines):
    items = []
    for line in lines:
        if line.startswith("* "):
            items.append([line[2:]])
        else:
            items[-1].append(line)
    return [l for item in items for l in (".IP \\(bu 2", *prose(item))]


def blocks(text):
    """(kind, lines) of each block."""
    lines, i = text.split("\n"), 0
    while i < len(lines):
        line, start = lines[i], i
        if line.startswith("```"):
            i = lines.index("```", i + 1)
            yield "code", lines[start + 1:i]
            i += 1
        elif line.startswith("    "):
            while i < len(lines) and (lines[i].startswith("    ") or not lines[i].strip()):
                i += 1
            yield "code", [l[4:] for l in lines[start:i]]
        elif line.startswith("#"):
            yield "head", [line]
            i += 1
        elif not line.strip() or re.fullmatch(r"<!--.*-->", line.strip()):
            i += 1
        else:
            kind = "table" if line.startswith("|") else "list" if line.startswith("* ") else "prose"
            while i < len(lines) and lines[i].strip() and not lines[i].startswith(("#", "```")) and (kind != "prose" or not lines[i].startswith(("* ", "|"))):
                i += 1
            yield kind, lines[start:i]


def page(text, title, section, name, date, version, manual):
    """A whole page; `text` without its first heading. `name` is "lorlint - what it is"."""
    out = ['.\\" SPDX-License-Identifier: GPL-3.0-or-later', '.\\" Made by docs/generate.py: see there from what.',
           f'.TH {title} {section} {date} "lorlint {version}" "{manual}"', ".SH NAME", name.replace(" - ", " \\- ")]
    fresh = True  # a paragraph right behind a heading needs no break
    for kind, lines in blocks(text):
        if kind == "head":
            level, words = lines[0].split(" ", 1)
            out.append(f".SH {words.upper()}" if level == "##" else f".SS {inline(words)}")
        elif kind == "prose":
            out += ([] if fresh else [".PP"]) + prose(lines)
        else:
            made = {"code": code, "table": table, "list": bullets}[kind](lines)
            out += made[1:] if fresh and made[0] == ".PP" else made
        fresh = kind == "head"
    return "\n".join(out) + "\n"
