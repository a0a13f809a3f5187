#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of tests/scans/files again: a letter of docs/examples as a scanner and as a phone leave it, and two lines of it. Needs pdftoppm
(poppler-utils). Only who changes that letter needs this: the files are committed."""
import os
import subprocess
import tempfile

import pictures

LETTER = os.path.join(pictures.HERE, '..', '..', 'docs', 'examples', 'good-no-comparison.pdf')


def main():
    with tempfile.TemporaryDirectory() as place:
        base = os.path.join(place, 'page')
        subprocess.run(['pdftoppm', '-r', '200', '-gray', '-singlefile', LETTER, base], check=True)
        magic, size, _, data = open(base + '.pgm', 'rb').read().split(b'\n', 3)
        width, height = map(int, size.split())
        assert magic == b'P5' and len(data) == width * height
        sharp = data.translate(bytes(0 if value < 150 else 255 for value in range(256)))
        rows = [sharp[y * width:(y + 1) * width] for y in range(height)]
        with open(pictures.PAGE, 'wb') as file:
            file.write(pictures.png(rows, bits=1))
        photo = pictures.PHOTO[:-4]
        subprocess.run(['pdftoppm', '-r', '100', '-gray', '-jpeg', '-jpegopt', 'quality=22', '-singlefile', LETTER, photo], check=True)
        small = os.path.join(place, 'word.pdf')
        with open(small, 'wb') as file:
            file.write(pictures.pdf([(b'', pictures.word())], (288, 288)))
        subprocess.run(['pdftoppm', '-r', '75', '-gray', '-jpeg', '-jpegopt', 'quality=40', '-singlefile', small, pictures.WORD[:-4]], check=True)


main()
