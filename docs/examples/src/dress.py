# SPDX-License-Identifier: GPL-3.0-or-later
"""Dresses an example letter for the word processor: reads NAME.txt, whose words
are the letter, and writes NAME.fodt with page, typeface, logo, ink and footer.

usage: dress.py NAME OUTPUT.fodt [LETTERHEAD.png]
  With a picture, it stands in for the words of the letterhead.
  NAME:head makes the letterhead alone, to be turned into such a picture."""
import base64
import pathlib
import re
import sys
from html import escape

import draw

HERE = pathlib.Path(__file__).parent

BLUE, BLACK, GREEN = (24, 38, 120), (25, 25, 30), (15, 90, 50)

# head: centre = logo above the text, left = logo beside it, columns = two columns of text
LETTERS = {
    "weak-home-country": dict(page="A4", font="Liberation Serif", size=12, head="left", colour="#14532d",
                              logo=draw.crescent, ink=(11, BLUE)),
    "certificate": dict(font="Liberation Serif", size=12, head="centre", colour="#1f2937",
                        logo=draw.sun, seal="#5b2a86"),
    "good-no-comparison": dict(font="Liberation Sans", size=11, head="columns", colour="#166534",
                               logo=None, ink=(23, BLACK), margin=0.9),
    "old-but-superb": dict(font="Carlito", size=11, head="left", colour="#1e3a8a", logo=draw.hills, ink=(5, BLUE),
                           margin=0.9),
    "strong": dict(font="Liberation Serif", size=11.5, head="left", colour="#7c2d12", logo=draw.lotus, ink=(42, BLUE),
                   margin=0.9),
    "egypt": dict(font="Liberation Serif", size=12, head="centre", colour="#0f4c5c", logo=draw.wave, ink=(8, BLACK)),
    "outstanding-two-pages": dict(font="Liberation Sans", size=12, head="left", colour="#7f1d1d",
                                  logo=draw.cross, ink=(31, BLACK),
                                  footer="Wadi Al Nahda Hospital, Emergency Department"),
    "wrong-name": dict(font="Carlito", size=11.5, head="centre", colour="#3f3f46", logo=draw.cross, ink=(17, BLUE)),
    "guarded-praise": dict(font="Liberation Serif", size=12, head="left", colour="#1e40af", logo=draw.wave,
                           ink=(64, GREEN)),
    "privacy-slip": dict(font="Carlito", size=11.5, head="centre", colour="#065f46", logo=draw.tree, ink=(77, BLUE)),
}

PAGES = {"A4": ("21.0cm", "29.7cm"), "Letter": ("8.5in", "11in")}
CLOSING = re.compile(r"(Yours|Sincerely|Respectfully|Kind regards|With deep respect)[\w ]*,$")


def rgb(hex_colour):
    return tuple(bytes.fromhex(hex_colour[1:]))


def picture(data, width, height, name):
    """A picture that stands in the line of text like a character; sizes in inches."""
    code = base64.b64encode(data).decode()
    return (f'<draw:frame draw:name="{name}" text:anchor-type="as-char" svg:width="{width}in" '
            f'svg:height="{height}in"><draw:image><office:binary-data>{code}</office:binary-data>'
            f'</draw:image></draw:frame>')


def para(style, inner):
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def table(name, cells):
    columns = "".join(f'<table:table-column table:style-name="{name}.{i}"/>' for i in range(len(cells)))
    row = "".join(f'<table:table-cell table:style-name="{name}.cell" office:value-type="string">{c}'
                  f'</table:table-cell>' for c in cells)
    return f'<table:table table:name="{name}" table:style-name="{name}">{columns}<table:table-row>{row}' \
           f'</table:table-row></table:table>'


def letterhead(lines, dress):
    mark = ""
    if dress["logo"]:
        mark = picture(draw.logo(dress["logo"], rgb(dress["colour"])), .85, .85, "Logo")
    if dress["head"] == "columns":
        halves = [re.split(r"\s{3,}", line.strip()) for line in lines]
        left = [para("HeadName" if i == 0 else "Head", escape(h[0])) for i, h in enumerate(halves)]
        right = [para("HeadRight", escape(h[1])) for h in halves]
        return table("Two", ["".join(left), "".join(right)])
    large = 0 if lines[0].isascii() else 1     # a first line in another script stands above the name
    text = "".join(para("HeadName" if i <= large else "Head", escape(line.strip()))
                   for i, line in enumerate(lines))
    if dress["head"] == "left":
        return table("Beside", [para("Plain", mark), text])
    return para("Logo", mark) + text + para("Rule", "")


def is_prose(lines):
    return len(lines) > 1 and not lines[0].startswith("  ") and all(len(s) >= 58 for s in lines[:-1])


def sign(dress):
    if "ink" not in dress:
        return para("Ink", "")
    seed, colour = dress["ink"]
    return para("Ink", picture(draw.signature(seed, colour), 2.15, .7, "Signature"))


def block(lines, dress):
    """One block of lines between blank lines."""
    if lines == ["[signature]"]:
        return ""
    if is_prose(lines):
        return para("Prose", escape(" ".join(s.strip() for s in lines)))
    if lines[0] == "Sd/-" and "seal" in dress:
        stamp = picture(draw.seal(rgb(dress["seal"])), 1.2, 1.2, "Seal")
        return para("Plain", "") + table("Stamped", ["".join(para("Plain", escape(s)) for s in lines),
                                                     para("Plain", stamp)])
    out = []
    for i, line in enumerate(lines):
        last = "End" if i == len(lines) - 1 else ""
        parts = re.split(r"\s{4,}", line)
        if len(parts) == 2 and parts[0] == "" and len(line) < 72:
            out.append(para("Centred", escape(parts[1])))
        elif len(parts) == 2:
            out.append(para("Tabbed", escape(parts[0]) + "<text:tab/>" + escape(parts[1])))
        else:
            out.append(para("Line" + last, escape(line.strip())))
            if CLOSING.fullmatch(line.strip()):
                out[-1:] = [para("Ink", escape(line.strip())), sign(dress)]
    return "".join(out)


def style(name, text="", paragraph="", parent="Standard"):
    return (f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
            f'<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>')


def table_style(name, widths, rule=None, padding=3):
    border = f'fo:border-bottom="1.5pt solid {rule}"' if rule else ""
    columns = "".join(f'<style:style style:name="{name}.{i}" style:family="table-column">'
                      f'<style:table-column-properties style:column-width="{w}in"/></style:style>'
                      for i, w in enumerate(widths))
    return (f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{sum(widths)}in" table:align="left" fo:margin-bottom="12pt"/></style:style>{columns}'
            f'<style:style style:name="{name}.cell" style:family="table-cell"><style:table-cell-properties '
            f'style:vertical-align="middle" fo:padding="{padding}pt" {border}/></style:style>')


def document(body, dress, author, title):
    width, height = PAGES[dress.get("page", "Letter")]
    margin, size, colour = dress.get("margin", 1.0), dress["size"], dress["colour"]
    line = (8.27 if "page" in dress else 8.5) - 2 * margin
    align = "justify" if size == 12 else "left"
    head_align = "left" if dress["head"] != "centre" else "center"
    name_size = 14 if dress["head"] == "columns" else 15
    gap = "8pt" if size == 12 else "6pt"
    styles = "".join([
        style("Plain"),
        style("HeadName", f'fo:font-size="{name_size}pt" fo:font-weight="bold" fo:color="{colour}" '
              'style:font-size-complex="15pt" style:font-weight-complex="bold"', f'fo:text-align="{head_align}"'),
        style("Head", f'fo:font-size="10pt" fo:color="{colour}"', f'fo:text-align="{head_align}"'),
        style("HeadRight", f'fo:font-size="10pt" fo:color="{colour}"', 'fo:text-align="end"'),
        style("Logo", "", 'fo:text-align="center"'),
        style("Rule", 'fo:font-size="4pt"', f'fo:border-bottom="1.5pt solid {colour}" fo:margin-bottom="12pt"'),
        style("Prose", "", f'fo:text-align="{align}" fo:margin-bottom="{gap}" fo:orphans="2" fo:widows="2"'),
        style("Line"),
        style("LineEnd", "", f'fo:margin-bottom="{gap}"'),
        style("Centred", 'fo:font-weight="bold"', f'fo:text-align="center" fo:margin-bottom="{gap}"'),
        style("Tabbed", "", f'fo:margin-bottom="{gap}"').replace(
            f'fo:margin-bottom="{gap}"/>', f'fo:margin-bottom="{gap}"><style:tab-stops><style:tab-stop '
            f'style:position="{line}in" style:type="right"/></style:tab-stops></style:paragraph-properties>', 1),
        style("Ink", "", 'fo:keep-with-next="always"'),
        style("Footer", 'fo:font-size="9pt" fo:color="#555555"', 'fo:text-align="center"'),
        table_style("Beside", [1.1, line - 1.1], colour),
        table_style("Two", [line * .64, line * .36], colour),
        table_style("Stamped", [line * .6, line * .4], padding=0),
    ])
    footer = ""
    if "footer" in dress:
        footer = "<style:footer>" + para("Footer", escape(dress["footer"]) + " - page <text:page-number/> of "
                                         "<text:page-count/>") + "</style:footer>"
    foot_style = '<style:footer-style><style:header-footer-properties fo:min-height="0.3in" ' \
                 'fo:margin-top="0.15in"/></style:footer-style>' if footer else ""
    spaces = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}"' for p, u in (
        ("office", "office:1.0"), ("style", "style:1.0"), ("text", "text:1.0"), ("table", "table:1.0"),
        ("draw", "drawing:1.0"), ("fo", "xsl-fo-compatible:1.0"), ("svg", "svg-compatible:1.0"),
        ("meta", "meta:1.0")))
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{escape(title)}</dc:title><meta:initial-creator>{escape(author)}</meta:initial-creator><dc:creator>{escape(author)}</dc:creator></office:meta>
<office:font-face-decls><style:font-face style:name="Body" svg:font-family="'{dress['font']}'"/><style:font-face style:name="Arabic" svg:font-family="'DejaVu Sans'"/></office:font-face-decls>
<office:styles><style:style style:name="Standard" style:family="paragraph"><style:text-properties style:font-name="Body" fo:font-size="{size}pt" style:font-name-complex="Arabic" fo:language="en" fo:country="US"/></style:style></office:styles>
<office:automatic-styles>{styles}<style:page-layout style:name="Sheet"><style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}" fo:margin-left="{margin}in" fo:margin-right="{margin}in" fo:margin-top="0.7in" fo:margin-bottom="0.7in"/>{foot_style}</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Sheet">{footer}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body>
</office:document>
'''


def main(name, output, head_picture=None):
    name, _, part = name.partition(":")
    dress = LETTERS[name]
    text = (HERE.parent / f"{name}.txt").read_text(encoding="utf-8")
    blocks = [b.splitlines() for b in re.split(r"\n\s*\n", text.rstrip("\n"))]
    head = letterhead(blocks[0], dress)
    if part == "head":
        blocks = blocks[:1]
    if head_picture:
        head = para("Logo", picture(pathlib.Path(head_picture).read_bytes(), 6.5, 1.3, "Letterhead"))
    body = head + "".join(block([s for s in b if s.strip()], dress) for b in blocks[1:])
    author = blocks[-1][1 if blocks[-1][0] == "Sd/-" else 0].split(",")[0]
    pathlib.Path(output).write_text(document(body, dress, author, "Letter of recommendation"), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
