# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the logos, the seal and the signatures of the example letters as PNG,
with nothing but the standard library. Knows shapes and pixels, no letters."""
import math
import random
import struct
import zlib


def png(width, height, rows):
    """PNG bytes of RGBA rows."""
    def chunk(tag, data):
        body = tag + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def paint(width, height, colour, inside):
    """A picture in one colour; inside(x, y) says which points are inked, 3x3 samples a pixel."""
    rows = []
    for y in range(height):
        row = bytearray()
        for x in range(width):
            hits = sum(inside(x + (i + .5) / 3, y + (j + .5) / 3) for i in range(3) for j in range(3))
            row += bytes((*colour, 255 * hits // 9))
        rows.append(row)
    return png(width, height, rows)


def ring(r, outer, width):
    return outer - width <= r <= outer


def cross(x, y, r):
    return abs(x) < .16 and abs(y) < .52 or abs(y) < .16 and abs(x) < .52 or ring(r, .97, .09)


def crescent(x, y, r):
    moon = math.hypot(x + .08, y) < .62 and math.hypot(x - .16, y + .06) > .52
    return moon or ring(r, .97, .05) or ring(r, .86, .03) or math.hypot(x - .34, y + .1) < .13


def lotus(x, y, r):
    angle = math.atan2(-y - .42, x)
    reach = math.hypot(x, y + .42 - .84)
    petal = math.atan2(.42 - y, x)
    return reach < .95 * abs(math.cos(2.5 * (petal - math.pi / 2))) and petal > .15 \
        and petal < math.pi - .15 and abs(math.sin(5 * (petal - math.pi / 2) / 2)) < .93 and angle < math.pi \
        or abs(y - .62) < .05 and abs(x) < .7


def sun(x, y, r):
    ray = .58 < r < .95 and math.cos(12 * math.atan2(y, x)) > .25
    return r < .44 or ray


def hills(x, y, r):
    ridge = max(.35 - abs(x + .3) * 1.1, .62 - abs(x - .22) * 1.3)
    return r < .95 and (-y < ridge - .25 and r < .86 or ring(r, .95, .06))


def tree(x, y, r):
    crown = any(math.hypot(x - a, y - b) < .3 for a, b in ((0, -.45), (-.32, -.18), (.32, -.18), (0, -.08)))
    return crown or abs(x) < .07 and -.1 < y < .6 or abs(y - .63) < .05 and abs(x) < .5 or ring(r, .97, .04)


def wave(x, y, r):
    stripe = any(abs(y - k - .1 * math.sin(7 * x)) < .055 for k in (.1, .33, .56))
    return r < .9 and (stripe or math.hypot(x, y + .32) < .26) or ring(r, .97, .07)


def logo(shape, colour, size=220):
    half = size / 2

    def inside(px, py):
        x, y = (px - half) / half, (py - half) / half
        return shape(x, y, math.hypot(x, y))
    return paint(size, size, colour, inside)


def seal(colour, size=300):
    """A rubber stamp, unevenly inked."""
    grain = random.Random(7)
    worn = [(grain.uniform(-1, 1), grain.uniform(-1, 1), grain.uniform(.02, .08)) for _ in range(60)]

    def shape(x, y, r):
        ticks = .64 < r < .8 and math.sin(46 * math.atan2(y, x)) > .35
        star = r < .36 * (1 + .35 * math.cos(5 * (math.atan2(y, x) + math.pi / 2)))
        bare = any(math.hypot(x - a, y - b) < c for a, b, c in worn)
        return (ring(r, .96, .05) or ring(r, .56, .03) or ticks or star) and not bare
    return logo(shape, colour, size)


def curve(points, steps=24):
    """A smooth line through the points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:]):
        for i in range(steps):
            t = i / steps
            yield tuple((2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t
                         + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3) / 2 for k in (0, 1))


def signature(seed, colour, width=460, height=150):
    """A signature without letters: a tall initial, a run of smaller strokes, a flourish."""
    hand = random.Random(seed)
    base, slant = 96, hand.uniform(4, 20)
    stroke, small = hand.uniform(13, 24), hand.uniform(13, 26)
    x = hand.uniform(40, 60)
    points = [(x, base - hand.uniform(10, 40))]
    for _ in range(hand.choice((1, 2, 2))):
        tall = hand.uniform(60, 84)
        points += [(x + 16, base - tall), (x + 34 + slant, base - tall * .8), (x + 10, base + hand.uniform(4, 20)),
                   (x - hand.uniform(4, 26), base - 18), (x + 30, base - hand.uniform(20, 40))]
        x += hand.uniform(36, 60)
    for _ in range(hand.randint(5, 10)):
        tall = small * (hand.uniform(2.0, 2.8) if hand.random() < .22 else hand.uniform(.4, 1))
        points += [(x + slant * tall / 40, base - tall), (x + stroke * .55, base + hand.uniform(-5, 5))]
        if hand.random() < .2:
            points += [(x + stroke * .3, base + hand.uniform(20, 38)), (x + stroke * .9, base - 4)]
        x += stroke
    strokes = [points + [(x + hand.uniform(20, 70), base - hand.uniform(0, 26))]]
    if seed % 3 == 0:
        strokes.append([(hand.uniform(60, 110), base + 26), (x * .7, base + 16), (x + 20, base + 22)])
    elif seed % 3 == 1:
        strokes[0] += [(x - 10, base + 26), (x * .5, base + 32), (x + 40, base + 18)]

    alpha = [[0.0] * width for _ in range(height)]
    nib = hand.uniform(1.0, 1.9)
    for line in strokes:
        path = list(curve(line))
        for (x0, y0), (x1, y1) in zip(path, path[1:]):
            pen = nib * (1.35 if y1 > y0 else .8)     # downstrokes press harder
            steps = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / .7))
            for s in range(steps):
                dot(alpha, x0 + (x1 - x0) * s / steps, y0 + (y1 - y0) * s / steps, pen)
    return png(width, height, [b"".join(bytes((*colour, int(255 * a))) for a in row) for row in alpha])


def dot(alpha, cx, cy, pen):
    for y in range(max(0, int(cy - pen - 1)), min(len(alpha), int(cy + pen + 2))):
        for x in range(max(0, int(cx - pen - 1)), min(len(alpha[0]), int(cx + pen + 2))):
            cover = pen + .5 - math.hypot(x + .5 - cx, y + .5 - cy)
            alpha[y][x] = max(alpha[y][x], min(1.0, cover))
