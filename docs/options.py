# SPDX-License-Identifier: GPL-3.0-or-later
"""The option table as `lorlint --help` prints it, taken apart: what the man page and the completions are made of."""
import re
from collections import namedtuple

Option = namedtuple("Option", "letter name value what preset")
Row = namedtuple("Row", "name words what")
Help = namedtuple("Help", "examples commands groups formats tail")

COLUMN = " " * 32  # where what an option does begins, see src/cli/options.c


def rows(body):
    """(left, right) of each row. A row whose left side is long has its right side below, and a long right side goes on in lines of its own."""
    found = []
    for line in body.split("\n"):
        if line.startswith(COLUMN):
            left, right = found[-1]
            found[-1] = (left, (right + " " + line.strip()).strip())
        else:
            left, _, right = line.strip().partition("  ")
            found.append((left, right.strip()))
    return found


def option_of(left, what):
    m = re.fullmatch(r"(?:-(.), )?\s*--(\S+)(?: (\S+))?", left.strip())
    preset = re.search(r" \[([^\]]*)\]$", what)
    return Option(m.group(1), m.group(2), m.group(3), what[:preset.start()] if preset else what, preset.group(1) if preset else None)


def parse(text):
    """Help from the text of --help."""
    head, *sections = re.split(r"\n\n(?=[A-Z][A-Za-z ]*\n)", text)
    examples = commands = formats = None
    groups, tail = [], ""
    for section in sections:
        title, _, body = section.partition("\n")
        body, _, rest = body.partition("\n\n")
        tail = rest or tail
        if title == "Examples":
            examples = rows(body)
        elif title == "Commands":
            commands = [Row(*(left.split(" ", 1) + [""])[:2], what) for left, what in rows(body)]
        elif title == "Formats":
            formats = [Row(left, "", what) for left, what in rows(body)]
        else:
            groups.append((title, [option_of(left, what) for left, what in rows(body)]))
    return Help(examples, commands, groups, formats, tail.strip())


def every(help_):
    return [option for _, options in help_.groups for option in options]


def choices(option):
    """The words that it takes, when these are all there are; else None."""
    value = option.value or ""
    return value.split("|") if re.fullmatch(r"[a-z]+(\|[a-z]+)+", value) else None
