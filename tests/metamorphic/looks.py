# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that look different and say the same: encodings, quotes, white space, line width."""
import re
import textwrap
import unicodedata

WIDE = 45  # a line of prose has so many characters, but the last of its paragraph


def is_prose(lines):
    flow = " ".join(line.strip() for line in lines)
    return (len(flow) > 2 * WIDE and all(len(line.rstrip()) >= WIDE for line in lines[:-1]) and all(re.match(r"[\w(\"'“‘]", line) for line in lines)
            and re.search(r"[.!?:][\"'”’)]?$", flow) and len(re.findall(r"\b[a-z]", flow)) > 8)


def paragraphs(text):
    """(lines, is it prose) of each block between blank lines."""
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = block.split("\n")
        yield lines, is_prose(lines)


def rewrapped(text, width):
    """Prose at another width (None: each paragraph on one line); heads, addresses and signatures keep their lines."""
    blocks = []
    for lines, prose in paragraphs(text):
        flow = " ".join(line.strip() for line in lines)
        if prose and not re.search(r"\w- \w|\w-\n|  ", "\n".join(lines)):
            lines = [flow] if width is None else textwrap.wrap(flow, width, break_long_words=False, break_on_hyphens=False)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def curly(text):
    text = re.sub(r"(^|[\s(\[])\"", r"\1“", text, flags=re.M).replace('"', "”")
    return re.sub(r"(^|[\s(\[])'", r"\1‘", text, flags=re.M).replace("'", "’")


def straight(text):
    return re.sub("[‘’]", "'", re.sub("[“”]", '"', text))


def latin1(text):
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def spaced(text):
    """Two spaces behind each sentence, and some at the ends of lines."""
    return re.sub(r"(?<=[a-z][.!?]) (?=[A-Z])", "  ", re.sub(r"(?m)(?<=\S)$", "  ", text))


LOOKS = {
    "CRLF": lambda t: t.replace("\n", "\r\n"),
    "old Mac line ends": lambda t: t.replace("\n", "\r"),
    "a BOM": lambda t: b"\xef\xbb\xbf" + t.encode(),
    "UTF-16 LE": lambda t: b"\xff\xfe" + t.encode("utf-16-le"),
    "UTF-16 BE": lambda t: b"\xfe\xff" + t.encode("utf-16-be"),
    "Latin-1": latin1,
    "composed letters": lambda t: unicodedata.normalize("NFC", t),
    "decomposed letters": lambda t: unicodedata.normalize("NFD", t),
    "curly quotes": curly,
    "straight quotes": straight,
    "spaces": spaced,
    "tabs for indents": lambda t: re.sub(r"(?m)^(?=[A-Z][^\n]{60})", "\t", t),
    "no-break spaces": lambda t: re.sub(r"\b(Dr\.|Prof\.|Mr\.|Ms\.) ", "\\1\u00a0", t),
    "more blank lines": lambda t: re.sub(r"\n[ \t]*\n", "\n\n\n", t),
    "no last line end": lambda t: t.rstrip("\n"),
    "lines at both ends": lambda t: "\n\n" + t + "\n\n\n",
    "soft hyphens": lambda t: re.sub(r"\b(recom)(mend)", "\\1\u00ad\\2", t),
    "unwrapped": lambda t: rewrapped(t, None),
    "wrapped at 60": lambda t: rewrapped(t, 60),
    "wrapped at 78": lambda t: rewrapped(t, 78),
    "wrapped at 100": lambda t: rewrapped(t, 100),
}
