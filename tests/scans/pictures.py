# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for the tests of scans, made of the standard library alone: reads the one page that is committed, turns, tilts and cuts it, and
writes PNG, TIFF and PDF, sound ones and hostile ones. A page is a list of rows, a byte a pixel, 0 is black."""
import math
import os
import struct
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, 'files', 'page.png')
PHOTO = os.path.join(HERE, 'files', 'photo.jpg')
WORD = os.path.join(HERE, 'files', 'word.jpg')
BYTES_OF_BITS = [bytes(255 if value >> (7 - bit) & 1 else 0 for bit in range(8)) for value in range(256)]


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def png(rows, dpi=200, bits=8):
    """Grey, or black and white of bytes that are 0 or 255."""
    width, height = len(rows[0]), len(rows)
    packed = rows if bits == 8 else [bits_of(row) for row in rows]
    metre = round(dpi / .0254)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, bits, 0, 0, 0, 0)) +
            (chunk(b'pHYs', struct.pack('>IIB', metre, metre, 1)) if dpi else b'') +
            chunk(b'IDAT', zlib.compress(b''.join(b'\0' + row for row in packed), 9)) + chunk(b'IEND', b''))


def bits_of(row):
    row = row + b'\xff' * (-len(row) % 8)
    return int(row.translate(bytes([48]) + bytes([49]) * 255), 2).to_bytes(len(row) // 8, 'big')


def read_page(path=PAGE):
    """The committed page: one bit a pixel, rows without a filter, as png() writes them."""
    data, at, packed, size = open(path, 'rb').read(), 8, b'', None
    while at < len(data):
        length, name = struct.unpack('>I4s', data[at:at + 8])
        if name == b'IHDR':
            size = struct.unpack('>II', data[at + 8:at + 16])
        if name == b'IDAT':
            packed += data[at + 8:at + 8 + length]
        at += 12 + length
    width, height = size
    raw, stride = zlib.decompress(packed), 1 + (width + 7) // 8
    return [b''.join(BYTES_OF_BITS[value] for value in raw[y * stride + 1:(y + 1) * stride])[:width] for y in range(height)]


def turned(rows, quarters):
    """Clockwise."""
    for _ in range(quarters % 4):
        rows = [bytes(column) for column in zip(*rows[::-1])]
    return rows


def tilted(rows, degrees):
    """A page that lay askew: rows and columns are shifted, which for small angles is the same as turning."""
    slope = math.tan(math.radians(degrees))

    def shifted(lines):
        width, made = len(lines[0]), []
        for i, line in enumerate(lines):
            by = round((i - len(lines) / 2) * slope)
            line = (b'\xff' * by + line)[:width] if by >= 0 else line[-by:] + b'\xff' * -by
            made.append(line)
        return made
    columns = shifted([bytes(column) for column in zip(*rows)])
    slope = -slope
    return shifted([bytes(row) for row in zip(*columns)])


def tiff(pages, dpi=200):
    """Black and white, deflated; several pages."""
    out = bytearray(b'II*\0' + struct.pack('<I', 0))
    link = 4
    for rows in pages:
        data = zlib.compress(b''.join(bits_of(row) for row in rows), 9)
        start = len(out)
        out += data + b'\0' * (len(data) % 2) + struct.pack('<II', dpi, 1)
        resolution = len(out) - 8
        tags = [(256, 4, len(rows[0])), (257, 4, len(rows)), (258, 3, 1), (259, 3, 8), (262, 3, 1), (273, 4, start), (277, 3, 1),
                (278, 4, len(rows)), (279, 4, len(data)), (282, 5, resolution), (283, 5, resolution), (296, 3, 2)]
        struct.pack_into('<I', out, link, len(out))
        out += struct.pack('<H', len(tags)) + b''.join(struct.pack('<HHII', tag, kind, 1, value) for tag, kind, value in tags)
        link = len(out)
        out += struct.pack('<I', 0)
    return bytes(out)


def cut(rows):
    """The page on two sheets, parted in the white between two paragraphs."""
    half = len(rows) * 3 // 5
    while any(row.count(0) for row in rows[half - 12:half + 12]):
        half += 1
    blank = b'\xff' * len(rows[0])
    return rows[:half] + [blank] * (len(rows) - half), [blank] * 150 + rows[half:] + [blank] * (half - 150)


def word():
    """Two printed lines in the corner of four inches of paper, at 100 dots per inch: the smallest picture whose resolution is believed."""
    rows = read_page()
    top = next(i for i, row in enumerate(rows) if row.count(0) > 30) - 8
    left = min(row.find(0) for row in rows[top:top + 90] if 0 in row) - 8
    line = [b'\xff' * 20 + row[left:left + 300] + b'\xff' * 80 for row in rows[top:top + 90]]
    return [b'\xff' * 400] * 20 + line + [b'\xff' * 400] * 290


def spoilt_png(rng, original):
    """A PNG of which one chunk is changed, or the bytes that its picture unpacks to; sums are right again, so that it is unpacked."""
    out, at = original[:8], 8
    names = rng.choice(((b'IHDR',), (b'IDAT',), (b'IDAT',), (b'pHYs', b'IHDR')))
    while at < len(original):
        length, name = struct.unpack('>I4s', original[at:at + 8])
        data = bytearray(original[at + 8:at + 8 + length])
        packed = name == b'IDAT' and rng.random() < .7
        if packed:
            data = bytearray(zlib.decompress(bytes(data)))
        for _ in range(rng.choice((1, 1, 3, 20)) if name in names and data else 0):
            data[rng.randrange(min(len(data), 4000))] = rng.choice((0, 1, 2, 3, 4, 5, 8, 16, 255, rng.randrange(256)))
        out += chunk(name, zlib.compress(bytes(data)) if packed else bytes(data)) * rng.choice((1,) * 20 + (0, 2))
        at += 12 + length
    return out


def pdf(pages, paper=(612, 792)):
    """Pages of Letter paper, each a pair of content operators and a picture (rows) or None."""
    parts, kids = [], []

    def add(body):
        parts.append(body)
        return len(parts) + 2
    font = add(b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>')
    for operators, rows in pages:
        resources = b'<</Font<</F %d 0 R>>' % font
        if rows:
            data = zlib.compress(b''.join(bits_of(row) for row in rows), 9)
            picture = add(b'<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode/Length %d>>\n'
                          b'stream\n%s\nendstream' % (len(rows[0]), len(rows), len(data), data))
            resources += b'/XObject<</I %d 0 R>>' % picture
            operators = b'q %d 0 0 %d 0 0 cm /I Do Q\n' % paper + operators
        content = add(b'<</Length %d>>\nstream\n%s\nendstream' % (len(operators), operators))
        kids.append(add(b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources%s>>>>' % (*paper, content, resources)))
    out, places = b'%PDF-1.4\n', []
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Count %d/Kids[%s]>>' % (len(kids), b' '.join(b'%d 0 R' % kid for kid in kids))]
    for number, body in enumerate(objects + parts, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    table = b''.join(b'%010d 00000 n \n' % place for place in places)
    return out + b'xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (
        len(places) + 1, table, len(places) + 1, len(out))


def text(lines, hidden=False, top=740):
    """Operators that print lines; hidden ones only a program sees, as under a scan."""
    out = b'BT /F 10 Tf %s 12 TL 72 %d Td\n' % (b'3 Tr' if hidden else b'', top)
    for line in lines:
        line = line.encode('latin-1', 'replace').replace(b'\\', b'\\\\').replace(b'(', b'\\(').replace(b')', b'\\)')
        out += b'(%s) Tj T*\n' % line
    return out + b'ET\n'


def curves(rows):
    """Operators that paint the page in small black boxes: words without text or picture, as some programs print them."""
    out, scale = [], 72 / 200
    out.append(b'%g 0 0 %g 0 0 cm' % (scale, scale))
    for y, row in enumerate(rows):
        x = row.find(0)
        while x >= 0:
            end = row.find(255, x)
            end = len(row) if end < 0 else end
            out.append(b'%d %d %d 1 re' % (x, len(rows) - y - 1, end - x))
            x = row.find(0, end)
        out.append(b'f')
    return b'q\n' + b'\n'.join(out) + b'\nQ\n'


# ---- hostile ones: name, bytes, the statuses that each may end in ----

UNREAD = {'damaged', 'no-text', 'too-large'}
ANY = UNREAD | {'scored', 'partial', 'not-a-letter'}


def promised(width, height, data=b''):
    """A PNG whose head promises more than it holds."""
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 6, 0, 0, 0)) +
            chunk(b'IDAT', data or zlib.compress(b'\0' * 1000)) + chunk(b'IEND', b''))


def patched(data, at, value):
    return data[:at] + value + data[at + len(value):]


def jpeg_size(data, width, height):
    at = data.index(b'\xff\xc0') if b'\xff\xc0' in data else data.index(b'\xff\xc2')
    return patched(data, at + 5, struct.pack('>HH', height, width))


def hostile():
    page, photo = open(PAGE, 'rb').read(), open(PHOTO, 'rb').read()
    one = tiff([[b'\xff' * 64] * 64])
    entries = struct.unpack('<I', one[4:8])[0]
    for share in (.002, .02, .3, .9):
        yield 'cut-%g.png' % share, page[:int(len(page) * share)], UNREAD
        yield 'cut-%g.jpg' % share, photo[:int(len(photo) * share)], ANY
    yield 'promise-50000.png', promised(50000, 50000), {'too-large'}
    yield 'promise-2-31.png', promised(2 ** 31 - 1, 2 ** 31 - 1), UNREAD
    yield 'promise-29000-4000.png', promised(29000, 4000), UNREAD
    yield 'bomb.png', promised(10900, 10900, zlib.compress(b'\0' * (10900 * 4 + 1) * 10900, 9)), ANY | {'memory', 'timeout'}
    yield 'no-width.png', promised(0, 100), UNREAD
    yield 'one-pixel.png', png([b'\0']), UNREAD
    yield 'one-row.png', png([b'\0' * 3000]), UNREAD
    yield 'black.png', png([b'\0' * 1700] * 2200), UNREAD
    yield 'bad-sum.png', patched(page, 40, b'\0\0\0\0'), ANY
    yield 'head-only.png', page[:8], UNREAD
    yield 'head-only.jpg', photo[:4], UNREAD
    yield 'promise-65500.jpg', jpeg_size(photo, 65500, 65500), {'too-large'}
    yield 'promise-10000.jpg', jpeg_size(photo, 10000, 10000), ANY
    yield 'head-only.tif', b'II*\0', UNREAD
    yield 'far-directory.tif', b'II*\0' + struct.pack('<I', 0xfffffff0), UNREAD
    yield 'own-directory.tif', patched(one, len(one) - 4, struct.pack('<I', entries)), ANY
    yield 'many-entries.tif', patched(one, entries, struct.pack('<H', 65535)), ANY
    yield 'promise-4-billion.tif', patched(one, entries + 10, struct.pack('<I', 0xffffffff)), UNREAD
    yield 'long-strip.tif', patched(one, entries + 2 + 12 * 8 + 8, struct.pack('<I', 0xfffffff0)), ANY
    yield 'big.tif', b'II+\0\x08\0\0\0' + struct.pack('<Q', 16) + struct.pack('<Q', 2 ** 63), UNREAD
    yield 'pages-3000.tif', tiff([[b'\xff' * 64] * 64] * 3000), UNREAD
    yield 'ramp.tif', tiff([[b'\xff' * 64] * 64]) + b'x' * 1000000, UNREAD
