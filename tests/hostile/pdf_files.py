# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF files in many hands: one letter, set with one turn at a time that a reader could take for another. Used by run (readers)."""
import os
import random
import re
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SEEDS = os.path.join(ROOT, "tests", "fuzz", "corpus", "plainpdf")


def parts_of(name):
    """The objects of a seed of the fuzzer, as bytes."""
    text = open(os.path.join(SEEDS, name), "rb").read()
    return [part.split(b"\n", 1)[1] for part in re.split(rb"(?:^|\n)=== ", text)[1:]]


def with_length(part, packed=False):
    if b"\nstream\n" not in part or b"/Length" in part[:part.index(b"\nstream\n")]:
        return part
    head, data = part.split(b"\nstream\n", 1)
    if packed:
        data = zlib.compress(data)
    return b"<</Length %d%s" % (len(data), b"/Filter/FlateDecode" if packed else b"") + head[2:] + b"\nstream\n" + data + b"\nendstream"


def parts_of_file(path):
    """The objects of a printed letter as of a seed, streams unpacked; then the numbers of its catalogue and of what it says of itself."""
    data = open(path, "rb").read()
    found = {int(number): body for number, body in re.findall(rb"(?:^|\n)(\d+) 0 obj\s+(.*?)\s*\nendobj", data, re.S)}
    parts = []
    for number in range(1, max(found) + 1):
        head, _, tail = found.get(number, b"null").partition(b"stream")
        if tail and b"/FlateDecode" in head and b"/Length1" not in head and b"/Image" not in head:
            unpacked = zlib.decompressobj().decompress(tail.lstrip(b"\r\n"))
            head = re.sub(rb"/Filter\s*/FlateDecode|/Length \d+ 0 R|/Length \d+", b"", head)
            parts.append(head.strip() + b"\nstream\n" + unpacked)
        else:
            parts.append(found.get(number, b"null"))
    return parts, *(int(re.search(rb"/%s (\d+) 0 R" % key, data[data.rindex(b"trailer"):]).group(1)) for key in (b"Root", b"Info"))


def left_to_poppler(printed, path):
    """A printed letter with a key in its catalogue that means nothing, which the quick reader does not know. Returns where it stands."""
    with open(printed, "rb") as file, open(path, "wb") as copy:
        copy.write(file.read().replace(b"/Lang(", b"/Long(", 1))
    return path


def plain(parts, packed=False, more=b"", root=1, info=2):
    """A file with a table of objects."""
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + with_length(part, packed) + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + \
        b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, root, info, more, len(out))


def packed(parts, predictor=False):
    """A file whose objects stand in a stream, and whose table is one."""
    streams = [i for i, part in enumerate(parts) if b"\nstream\n" in part]
    others = [i for i in range(len(parts)) if i not in streams]
    out, rows = b"%PDF-1.5\n", {0: (0, 0, 65535)}
    for i in streams:
        rows[i + 1] = (1, len(out), 0)
        out += b"%d 0 obj\n" % (i + 1) + with_length(parts[i], True) + b"\nendobj\n"
    pack, table = len(parts) + 1, len(parts) + 2
    heads, bodies = b"", b""
    for index, i in enumerate(others):
        heads += b"%d %d " % (i + 1, len(bodies))
        bodies += parts[i] + b"\n"
        rows[i + 1] = (2, pack, index)
    data = zlib.compress(heads + bodies)
    rows[pack] = (1, len(out), 0)
    out += b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Length %d/Filter/FlateDecode>>\nstream\n" % (pack, len(others), len(heads), len(data)) + data + b"\nendstream\nendobj\n"
    rows[table] = (1, len(out), 0)
    lines = [bytes([rows[i][0]]) + rows[i][1].to_bytes(3, "big") + rows[i][2].to_bytes(2, "big") for i in range(table + 1)]
    parameters = b""
    if predictor:
        lines = [b"\2" + bytes((b - a) % 256 for a, b in zip(before, line)) for before, line in zip([bytes(6)] + lines, lines)]
        parameters = b"/DecodeParms<</Predictor 12/Columns 6>>"
    data = zlib.compress(b"".join(lines))
    start = len(out)
    return out + b"%d 0 obj\n<</Type/XRef/Size %d/W[1 3 2]/Root 1 0 R/Info 2 0 R%s/Length %d/Filter/FlateDecode>>\nstream\n" % (table, table + 1, parameters, len(data)) + \
        data + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def saved_again(whole, number, part, more=b""):
    """The file with one object written anew behind its end, and a table for it."""
    at = len(whole)
    whole += b"%d 0 obj\n" % number + with_length(part) + b"\nendobj\n"
    first = int(re.search(rb"startxref\n(\d+)", whole).group(1))
    size = int(re.search(rb"/Size (\d+)", whole).group(1))
    return whole + b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root 1 0 R/Info 2 0 R/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        number, at, max(size, number + 1), first, more, len(whole))


def hybrid(parts, packed_one):
    """A table for old readers and a stream for new ones, which alone tells of one object: as Microsoft Word writes it."""
    whole = plain(parts[:packed_one - 1] + [b"null"] + parts[packed_one:])
    free = re.sub(rb"(xref\n0 \d+\n(?:.{20}){%d}).{20}" % packed_one, rb"\g<1>0000000000 65535 f \n", whole, count=1, flags=re.S)
    first = int(re.search(rb"startxref\n(\d+)", free).group(1))
    pack, stream, body = len(parts) + 1, len(parts) + 2, b"%d 0 " % packed_one
    data = zlib.compress(body + parts[packed_one - 1])
    at = len(free)
    free += b"%d 0 obj\n<</Type/ObjStm/N 1/First %d/Length %d/Filter/FlateDecode>>\nstream\n" % (pack, len(body), len(data)) + data + b"\nendstream\nendobj\n"
    table = len(free)
    rows = bytes([2]) + pack.to_bytes(3, "big") + bytes(2) + bytes([1]) + at.to_bytes(3, "big") + bytes(2)
    free += b"%d 0 obj\n<</Type/XRef/Size %d/W[1 3 2]/Index[%d 1 %d 1]/Root 1 0 R/Info 2 0 R/Length %d>>\nstream\n" % (stream, stream + 1, packed_one, pack, len(rows)) + \
        rows + b"\nendstream\nendobj\n"
    return free + b"xref\n0 0\ntrailer\n<</Size %d/Root 1 0 R/Info 2 0 R/Prev %d/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n" % (stream + 1, first, table, len(free))


CONTENT, PAGE, CATALOGUE, INFO, FONT = 5, 3, 0, 1, 6
LINES = (b"I supervised her for three months.", b"(Sincerely,)")

# Name, the object that changes, what stands there, what stands there instead.
TURNS = [
    ("a shadow", CONTENT, b"(Sincerely,) Tj", b"(Sincerely,) Tj 0.4 0 Td (Sincerely,) Tj"),
    ("text set wide", CONTENT, b"(Sincerely,) Tj", b"4 Tc (Sincerely,) Tj"),
    ("letters apart", CONTENT, b"(Sincerely,) Tj", b"(S) Tj 12 0 Td (i) Tj 12 0 Td (n) Tj"),
    ("letters a little apart", CONTENT, b"(Sincerely,) Tj", b"[(S)-90(i)-110(n)-130(c)]TJ"),
    ("words by kerning", CONTENT, b"(Sincerely,) Tj", b"[(With)-280(best)-333(wishes)]TJ"),
    ("text run back", CONTENT, b"(Sincerely,) Tj", b"(wishes) Tj -60 0 Td (Best) Tj"),
    ("touching pieces", CONTENT, b"(Sincerely,) Tj", b"(wishes) Tj -20.1 0 Td (Best) Tj"),
    ("a raised letter", CONTENT, b"(Sincerely,) Tj", b"(the 12) Tj 5 Ts (th) Tj 0 Ts ( of June) Tj"),
    ("a raised small letter", CONTENT, b"(Sincerely,) Tj", b"(the 12) Tj /F1 7 Tf 31 4 Td (th) Tj"),
    ("another size", CONTENT, b"(Sincerely,) Tj", b"/F1 18 Tf (S) Tj /F1 11 Tf (incerely) Tj"),
    ("another font in a word", CONTENT, b"/F2 11 Tf 100 Tz", b"/F1 11 Tf (Sin) Tj /F2 11 Tf 100 Tz"),
    ("narrow text", CONTENT, b"(Sincerely,) Tj", b"80 Tz (Sincerely, yours) Tj"),
    ("mirrored text", CONTENT, b"(Sincerely,) Tj", b"-100 Tz (Sincerely,) Tj"),
    ("slanted text", CONTENT, b"1 0 0 1 72 660 Tm", b"1 0 0.3 1 72 660 Tm"),
    ("text askew", CONTENT, b"1 0 0 1 72 660 Tm", b"1 0.05 -0.05 1 72 660 Tm"),
    ("turned text", CONTENT, b"1 0 0 1 72 660 Tm", b"0 1 -1 0 72 660 Tm"),
    ("a page upside down, text too", CONTENT, b"1 0 0 1 0 0 cm\n", b"1 0 0 -1 0 792 cm 1 0 0 -1 0 792 cm\n"),
    ("a scaled page", CONTENT, b"1 0 0 1 0 0 cm\n", b".8 0 0 .8 20 100 cm\n"),
    ("text beyond the page", CONTENT, b"72 500 Td", b"720 500 Td"),
    ("text over the edge", CONTENT, b"72 500 Td", b"595 500 Td"),
    ("hidden text", CONTENT, b"0 Tr 72", b"3 Tr 72"),
    ("text as a clip", CONTENT, b"0 Tr 72", b"7 Tr 72"),
    ("letters of no width", CONTENT, b"(Sincerely,) Tj", b"(Sincerely\x01,) Tj"),
    ("a letter without a meaning", CONTENT, b"(Sincerely,) Tj", b"(Sincerely\x81,) Tj"),
    ("letters beyond the widths", CONTENT, b"(Sincerely,) Tj", b"(\xe9t\xe9 Sincerely,) Tj"),
    ("soft hyphens and hard spaces", CONTENT, b"(Sincerely,) Tj", b"(Sin\xad\xa0cerely,) Tj"),
    ("accents that stand alone", CONTENT, b"(Sincerely,) Tj", b"(Rene\xb4) Tj -5 0 Td (\xb4) Tj"),
    ("escapes", CONTENT, b"(Sincerely,) Tj", b"(S\\151n\\\ncer\\ely\\054\\(\\)) Tj"),
    ("an unknown operator", CONTENT, b"Q 72 480 m", b"Q 1 2 XX 72 480 m"),
    ("too few operands", CONTENT, b"0 -28 TD", b"-28 TD"),
    ("too many operands", CONTENT, b"0 -28 TD", b"5 0 -28 TD"),
    ("an unknown font", CONTENT, b"/F2 11 Tf", b"/F9 11 Tf"),
    ("Q too often", CONTENT, b"Q 72 480", b"Q Q Q Q 72 480"),
    ("q too often", CONTENT, b"Q 72 480", b"q q Q 72 480"),
    ("no ET", CONTENT, b"Tj ET\n/P", b"Tj\n/P"),
    ("cm within text", CONTENT, b"0 Ts 0 Tr", b"0 Ts 1 0 0 1 9 9 cm 0 Tr"),
    ("a picture among the operators", CONTENT, b"Q 72 480", b"Q q 90 0 0 90 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q 72 480"),
    ("a turned picture", CONTENT, b"120 0 0 60 72 700 cm", b"0 120 60 0 72 700 cm"),
    ("a mirrored picture", CONTENT, b"120 0 0 60 72 700 cm", b"-120 0 0 60 272 700 cm"),
    ("a flipped picture", CONTENT, b"120 0 0 60 72 700 cm", b"120 0 0 -60 72 760 cm"),
    ("a small picture", CONTENT, b"120 0 0 60 72 700 cm", b".2 0 0 .3 72.4 700.6 cm"),
    ("a picture of the page", CONTENT, b"120 0 0 60 72 700 cm", b"612 0 0 792 0 0 cm"),
    ("a replacing text of nothing", CONTENT, b"<FEFF00660069>", b"()"),
    ("a replacing text of two words", CONTENT, b"<FEFF00660069>", b"(a b)"),
    ("a replacing text in another writing", CONTENT, b"<FEFF00660069>", b"<FEFF05D005D1>"),
    ("a layer", CONTENT, b"/P <</MCID 0>>BDC", b"/OC /MC0 BDC"),
    ("an older table", CATALOGUE, b"/Lang(en)", b"/Lang(en)/Version/1.7"),
    ("a form", CATALOGUE, b"/Lang(en)", b"/AcroForm<</Fields[]>>"),
    ("a script", CATALOGUE, b"[4 0 R/XYZ null null 0]", b"<</S/JavaScript/JS(app.alert)>>"),
    ("a turned page", PAGE, b"/Contents 6 0 R", b"/Contents 6 0 R/Rotate 90"),
    ("a page of another unit", PAGE, b"/Contents 6 0 R", b"/Contents 6 0 R/UserUnit 2"),
    ("a cropped page", PAGE, b"/Contents 6 0 R", b"/Contents 6 0 R/CropBox[36 36 576 756]"),
    ("a page off the origin", PAGE, b"/Contents 6 0 R", b"/Contents 6 0 R/MediaBox[-30 -40 582 752]"),
    ("a page of no size", PAGE, b"/Contents 6 0 R", b"/Contents 6 0 R/MediaBox[0 0 0 0]"),
    ("content twice", PAGE, b"/Contents 6 0 R", b"/Contents[6 0 R 6 0 R]"),
    ("a note", PAGE, b"/Subtype/Link", b"/Subtype/Text"),
    ("a key twice", PAGE, b"/Contents 6 0 R", b"/Contents 6 0 R/Contents 9 0 R"),
    ("an author in Latin-1", INFO, b"(Lalita Bose)", b"(Ren\xe9e Bos\\351)"),
    ("an author in odd letters", INFO, b"(Lalita Bose)", b"(\x80\x81\x18 Bose)"),
    ("an author in UTF-16", INFO, b"(Lalita Bose)", b"<FEFF0041015700300020D83DDE00>"),
    ("another zone", INFO, b"+05'30'", b"Z"),
    ("a date without a zone", INFO, b"+05'30'", b""),
    ("a date without seconds", INFO, b"101112+05'30'", b"1011"),
    ("an old date", INFO, b"D:2026", b"D:19126"),
    ("a date that is none", INFO, b"D:20260612", b"D:20260230"),
    ("a zone that is none", INFO, b"+05'30'", b"+25'70'"),
    ("a date in words", INFO, b"D:20260612101112+05'30'", b"June 12, 2026"),
    ("no author", INFO, b"/Author(Lalita Bose)", b""),
    ("a font without widths", FONT, b"/FirstChar 32/LastChar 122", b"/FirstChar 32/LastChar 90"),
    ("another encoding", FONT, b"/WinAnsiEncoding", b"/MacRomanEncoding"),
    ("a font of drawings", FONT, b"/Subtype/TrueType", b"/Subtype/Type3"),
    ("no meanings", FONT, b"/ToUnicode 9 0 R", b""),
    ("heights of nothing", 7, b"/Ascent 891/Descent -216", b"/Ascent 0/Descent 0"),
    ("heights of nonsense", 7, b"/Ascent 891/Descent -216", b"/Ascent 32768/Descent 216"),
    ("negative heights", 7, b"/Ascent 891/Descent -216", b"/Ascent -891/Descent -2000"),
    ("a meaning of three letters", 8, b"<00420042>", b"<004200420043>"),
    ("a meaning of no letter", 8, b"<00420042>", b"<0000>"),
    ("a meaning as a ligature", 8, b"<61> <66> <0061>", b"<61> <66> <FB01>"),
    ("a table in another form", 8, b"2 beginbfchar\n", b"/Other usecmap 2 beginbfchar\n"),
    ("wide letters without widths", 10, b"/DW 600/W[1[500 510]3 9 480]", b""),
    ("wide letters of odd widths", 10, b"/W[1[500 510]3 9 480]", b"/W[1[500 510]2 9 480]"),
    ("a vertical font", 9, b"/Identity-H", b"/Identity-V"),
]


WORDS = ("I supervised her for three months on the wards of our teaching hospital and she led two audits of hand hygiene while managing eleven patients a day "
         "with night calls and presented each of them in the morning round").split()


def width(parts, text):
    """[em/1000] of a text in the seed's first font."""
    widths = [int(n) for n in re.search(rb"/Widths\[([0-9 ]+)\]", parts[FONT]).group(1).split()]
    return sum(widths[ord(c) - 32] for c in text)


def stretched(parts, rng, words, left, column, y, size, full):
    """Lines of words that fill a column, white between them stretched in one of the ways that programs have, and where the next line stands."""
    out, way, words = [], rng.randrange(3), list(words)
    while words:
        line = [words.pop(0)]
        while words and width(parts, " ".join([*line, words[0]])) * size / 1000 <= column:
            line.append(words.pop(0))
        free = (column - width(parts, " ".join(line)) * size / 1000) / max(1, len(line) - 1)
        if not words and not full:
            free = 0
        if way == 0:
            body = "[%s]TJ" % "".join("(%s)%s" % (word, "" if last else "%.2f" % (-(free + size * .25) * 1000 / size)) for word, last in zip(line, [False] * (len(line) - 1) + [True]))
        elif way == 1:
            body = "%.4f Tw (%s) Tj 0 Tw" % (free, " ".join(line))
        else:
            body, x = "", left
            for word in line:
                body += "1 0 0 1 %.2f %.2f Tm (%s) Tj " % (x, y, word)
                x += width(parts, word + " ") * size / 1000 + free
        out.append("1 0 0 1 %.2f %.2f Tm %s" % (left, y, body))
        y -= size * 1.15
    return out, y


def set_wide(seed):
    """A page of stretched columns, tables of stretched cells, and labels with values after them."""
    rng, parts = random.Random(seed), parts_of("simple.txt")
    size, y, out = rng.choice((9, 10, 11, 12)), 720.0, []
    for _ in range(rng.randrange(1, 4)):
        kind, full = rng.randrange(4), rng.random() < .3
        if kind < 2:
            column = rng.choice((90, 120, 150, 200, 260, 400, 450))
            lines, y = stretched(parts, rng, rng.sample(WORDS, rng.randrange(6, len(WORDS))), rng.choice((72, 72, 90, 200)), column, y, size, full)
            out += lines
        elif kind == 2:
            columns = rng.randrange(2, 4)
            across = (450 - 12 * columns) / columns
            for _ in range(rng.randrange(2, 5)):
                bottom = y
                for i in range(columns):
                    lines, below = stretched(parts, rng, rng.sample(WORDS, rng.randrange(1, 12)), 72 + i * (across + rng.choice((4, 6, 12, 12, 12))), across, y, size, full)
                    out += lines
                    bottom = min(bottom, below)
                y = bottom - rng.choice((0, 0, 3, 6))
        else:
            for _ in range(rng.randrange(1, 6)):
                value = 72 + rng.choice((60, 80, 100, 150))
                out += ["1 0 0 1 72 %.2f Tm (%s:) Tj" % (y, rng.choice(WORDS)), "1 0 0 1 %.2f %.2f Tm (%s) Tj" % (value, y, " ".join(rng.sample(WORDS, 3)))]
                y -= size * 1.2
        y -= size * rng.choice((.5, 1, 2))
    parts[CONTENT] = b"<<>>\nstream\nBT /F1 %d Tf\n" % size + "\n".join(out).encode() + b"\nET"
    return plain(parts)


def letterhead(seed):
    """A letterhead whose sides differ in size, font, pitch or base line, over a letter."""
    rng, parts = random.Random(seed), parts_of("simple.txt")
    out, y, rows = [], 740.0, rng.randrange(1, 7)
    sizes, pitch = (rng.choice((9, 10, 12, 14, 16)), rng.choice((8, 9, 10, 12))), rng.choice((10, 12, 13, 15, 18))
    heading, lower, other = rng.random() < .6, rng.choice((0, 0, 0, .4, 1, 2, 3, 4, -1, -3)), rng.choice((1, 1, 1, 1, .8, .9, 1.1))
    ends = rng.choice((None, 540, 540))
    for row in range(rows):
        for side, size in enumerate(sizes):
            if side and rng.random() < .1:
                continue
            size += 3 if heading and row == 0 and not side else 0
            text = " ".join(rng.sample(WORDS, rng.randrange(1, 5)))
            across = width(parts, text) * size / 1000
            x = 72 if not side else ends - across if ends else rng.choice((300, 340, 400))
            out.append("/F1 %d Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj" % (size, x, y - (lower + row * pitch * (other - 1) if side else 0), text))
        y -= pitch
    size, y = rng.choice((10, 11, 12)), y - rng.choice((6, 14, 30))
    lines, _ = stretched(parts, rng, WORDS * 3, 72, 460, y, size, rng.random() < .5)
    parts[CONTENT] = b"<<>>\nstream\nBT " + "\n".join(out).encode() + b"\n/F1 %d Tf\n" % size + "\n".join(lines).encode() + b"\nET"
    return plain(parts)


TURNED = [b"0627", b"0628", b"062A", b"0629", b"062D", b"062F", b"0631", b"0633", b"0634", b"0639", b"0644", b"0645", b"0646", b"0647", b"0648", b"064A", b"0649",
          b"06A9", b"06CC", b"0622", b"05D0", b"05D1", b"05DC", b"05DD", b"05E9", b"05EA"]


def turned(seed):
    """A letter with lines from right to left: an Arabic letterhead, a name, a motto, in the order in which they are seen."""
    rng, parts = random.Random(seed), parts_of("simple.txt")
    meanings = b"1 beginbfchar\n" + b"".join(b"<%02X> <%s>\n" % (97 + i, code) for i, code in enumerate(TURNED)) + b"<20> <0020>\n<41> <06440627>\n<42> <064B>\n<30> <0660>\n<31> <0031>\nendbfchar"
    parts.append(b"<<>>\nstream\n" + meanings)
    parts.append(parts[FONT].replace(b"/ToUnicode 9 0 R", b"/ToUnicode %d 0 R" % len(parts)))
    parts[4] = parts[4].replace(b"/F2 10 0 R", b"/F2 10 0 R/F3 %d 0 R" % len(parts))
    out, y = [], 740.0
    letters = "abcdefghijklmnopqrstuvwxyz" if rng.random() < .8 else "abcdefghijklmnopqrstuvwxyzAB01"
    for _ in range(rng.randrange(1, 4)):
        size, x = rng.choice((9, 11, 12, 16)), rng.choice((72, 200, 300))
        words = ["".join(rng.choice(letters) for _ in range(rng.randrange(1, 8))) for _ in range(rng.randrange(1, 6))]
        way = rng.randrange(6)
        if way == 5:
            spans = ["/Span<</ActualText<FEFF%s>>>BDC (a) Tj EMC" % TURNED[ord(letter) - 97].decode() if letter in letters[:26] else "( ) Tj" for letter in " ".join(words)]
            body = " ".join(spans)
        elif way < 3:
            body = "(%s) Tj" % " ".join(words)
        elif way == 3:
            body = "[%s]TJ" % "".join("(%s)%d" % (word, rng.choice((-250, -300, -200, -20, -700))) for word in words)
        else:
            body = "[%s]TJ" % "".join("(%s)%d" % (letter, rng.choice((0, -5, 5, 20))) for letter in " ".join(words))
        out.append("/F3 %d Tf 1 0 0 1 %.2f %.2f Tm %s" % (size, x, y, body))
        if rng.random() < .2:
            out.append("/F1 %d Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj" % (size, x + rng.choice((-130, 200, 300)), y, rng.choice(WORDS)))
        y -= size * rng.choice((1, 1.2, 1.5, 2))
        if rng.random() < .4:
            out.append("/F1 11 Tf 1 0 0 1 72 %.2f Tm (%s) Tj" % (y, " ".join(rng.sample(WORDS, 4))))
            y -= 14
    lines, _ = stretched(parts, rng, WORDS * rng.choice((1, 2, 3)), 72, 460, y - 10, 11, False)
    parts[CONTENT] = b"<<>>\nstream\nBT " + "\n".join(out).encode() + b"\n/F1 11 Tf\n" + "\n".join(lines).encode() + b"\nET"
    return plain(parts)


def all_files():
    """(name, bytes) of each."""
    for seed in ("simple.txt", "names.txt"):
        parts = parts_of(seed)
        yield "plain " + seed, plain(parts)
        yield "deflated " + seed, plain(parts, True)
        yield "packed " + seed, packed(parts)
        yield "predicted " + seed, packed(parts, True)
    parts = parts_of("simple.txt")
    whole = plain(parts)
    yield "junk before", b"junk\n" + whole
    yield "junk behind", whole + b"junk\n" * 20
    yield "cut short", whole[:-40]
    yield "a wrong table", whole.replace(b"startxref\n", b"startxref\n1")
    yield "saved twice", saved_again(whole, 6, parts[CONTENT].replace(b"three months", b"two years"))
    yield "saved thrice", saved_again(saved_again(whole, 6, b"null"), 6, parts[CONTENT])
    yield "saved in a circle", whole.replace(b"/Root 1 0 R/Info", b"/Prev %d/Root 1 0 R/Info" % whole.rindex(b"xref\n0"))
    yield "a table of both kinds", hybrid(parts, 8)
    yield "an object elsewhere that nothing needs", whole.replace(b"\n12 0 obj", b"\n1> 0 obj")
    yield "an encrypted file", plain(parts, more=b"/Encrypt 8 0 R")
    yield "an older version", whole.replace(b"%PDF-1.4", b"%PDF-1.0", 1)
    yield "a version of nothing", whole.replace(b"%PDF-1.4", b"%PDF-9x4", 1)
    for name, at, before, after in TURNS:
        assert before in parts[at], name
        yield name, plain([part.replace(before, after) if i == at else part for i, part in enumerate(parts)])
