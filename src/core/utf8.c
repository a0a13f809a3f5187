// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 decoding by the table of well-formed sequences (Unicode, table 3-7).
#include "core/utf8.h"

static uint32_t step(size_t *off, size_t width, uint32_t code) {
    *off += width;
    return code;
}

static bool trail(LorStr s, size_t at, unsigned low, unsigned high) {
    if (at >= s.len) return false;
    unsigned byte = (unsigned char)s.ptr[at];
    return byte >= low && byte <= high;
}

static uint32_t bits(LorStr s, size_t at) { return (unsigned char)s.ptr[at] & 0x3Fu; }

uint32_t lor_utf8_next_wide(LorStr s, size_t *off) {
    size_t at = *off;
    unsigned lead = (unsigned char)s.ptr[at];
    if (lead >= 0xC2 && lead <= 0xDF && trail(s, at + 1, 0x80, 0xBF))
        return step(off, 2, (lead & 0x1Fu) << 6 | bits(s, at + 1));
    if (lead >= 0xE0 && lead <= 0xEF &&
        trail(s, at + 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && trail(s, at + 2, 0x80, 0xBF))
        return step(off, 3, (lead & 0x0Fu) << 12 | bits(s, at + 1) << 6 | bits(s, at + 2));
    if (lead >= 0xF0 && lead <= 0xF4 &&
        trail(s, at + 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) &&
        trail(s, at + 2, 0x80, 0xBF) && trail(s, at + 3, 0x80, 0xBF))
        return step(off, 4, (lead & 0x07u) << 18 | bits(s, at + 1) << 12 | bits(s, at + 2) << 6 | bits(s, at + 3));
    return step(off, 1, LOR_UTF8_WRONG);
}

size_t lor_utf8_encode(uint32_t code, char *out) {
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = LOR_UTF8_WRONG;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t width = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = width - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80u | (code & 0x3Fu));
    out[0] = (char)(lead[width] | code);
    return width;
}

size_t lor_utf8_ascii(LorStr s) {
    size_t at = 0;
    for (uint64_t eight; s.len - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, s.ptr + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080)) break;
    }
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80) at++;
    return at;
}

/* Behind the ASCII bytes from `off`. */
static size_t skip_ascii(LorStr s, size_t off) { return off < s.len ? off + lor_utf8_ascii(lor_str(s.ptr + off, s.len - off)) : off; }

bool lor_utf8_valid(LorStr s) {
    for (size_t off = 0; (off = skip_ascii(s, off)) < s.len;) {
        size_t before = off;
        if (lor_utf8_next(s, &off) == LOR_UTF8_WRONG && off - before == 1) return false;
    }
    return true;
}

size_t lor_utf8_count(LorStr s) {
    size_t count = 0, off = 0, next;
    while (off < s.len) {
        next = skip_ascii(s, off);
        count += next - off;
        off = next;
        for (; off < s.len && (unsigned char)s.ptr[off] >= 0x80; count++) lor_utf8_next(s, &off);
    }
    return count;
}

bool lor_utf8_control(uint32_t code) {
    if (code < 0x20) return code != '\t' && code != '\n';
    return (code >= 0x7F && code <= 0x9F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0x2028 || code == 0x2029 || code == 0x200E || code == 0x200F;
}
