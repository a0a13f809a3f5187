# SPDX-License-Identifier: GPL-3.0-or-later
"""Wraps one JPEG as a US Letter PDF, a little askew, as a scanner leaves it: no text layer.

usage: scan.py PAGE.jpg OUTPUT.pdf"""
import math
import pathlib
import struct
import sys

TILT = math.radians(0.35)


def jpeg_frame(data):
    """Width and height [pixel] and the colour space, from the frame header."""
    at = 2
    while True:
        marker, length = struct.unpack(">HH", data[at:at + 4])
        if 0xFFC0 <= marker <= 0xFFC2:
            height, width = struct.unpack(">HH", data[at + 5:at + 9])
            return width, height, {1: b"DeviceGray", 3: b"DeviceRGB"}[data[at + 9]]
        at += 2 + length


def main(source, output):
    image = pathlib.Path(source).read_bytes()
    width, height, colours = jpeg_frame(image)
    c, s = math.cos(TILT), math.sin(TILT)
    draw = f"q {612 * c:.3f} {612 * s:.3f} {-792 * s:.3f} {792 * c:.3f} 2 -2 cm /Page Do Q".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /XObject << /Page 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8"
        b" /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, colours, len(image), image),
    ]
    pdf, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(pdf)
    pdf += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    pdf += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    pdf += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    pathlib.Path(output).write_bytes(pdf)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
