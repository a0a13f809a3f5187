// SPDX-License-Identifier: GPL-3.0-or-later
// Guesses an encoding and decodes it. Knows nothing of letters or formats.
#include "extract/encoding.h"

#include "core/buf.h"
#include "core/unicode.h"
#include "core/utf8.h"

#define BOM        0xFEFFu
#define LOOK_BYTES 4096u /* [byte] in which zero bytes are counted */

/* One encoding: its name, and the code point at *off, LOR_UTF8_WRONG with *wrong set where bytes make no sense. */
typedef struct Encoding {
    const char *name;
    uint32_t (*next)(LorStr s, size_t *off, bool *wrong);
} Encoding;

static uint32_t next_utf8(LorStr s, size_t *off, bool *wrong) {
    size_t before = *off;
    uint32_t code = lor_utf8_next(s, off);
    *wrong = code == LOR_UTF8_WRONG && *off - before == 1;
    return code;
}

static uint32_t unit(LorStr s, size_t off, unsigned high) {
    return (uint32_t)(unsigned char)s.ptr[off + high] << 8 | (unsigned char)s.ptr[off + 1 - high];
}

static uint32_t next_utf16(LorStr s, size_t *off, bool *wrong, unsigned high) {
    *wrong = s.len - *off < 2;
    if (*wrong) return (*off)++, LOR_UTF8_WRONG;
    uint32_t code = unit(s, *off, high);
    *off += 2;
    if (code < 0xD800 || code > 0xDFFF) return code;
    uint32_t low = code < 0xDC00 && s.len - *off >= 2 ? unit(s, *off, high) : 0;
    *wrong = low < 0xDC00 || low > 0xDFFF;
    if (*wrong) return LOR_UTF8_WRONG;
    *off += 2;
    return 0x10000u + ((code - 0xD800u) << 10) + (low - 0xDC00u);
}

static uint32_t next_utf16le(LorStr s, size_t *off, bool *wrong) { return next_utf16(s, off, wrong, 1); }
static uint32_t next_utf16be(LorStr s, size_t *off, bool *wrong) { return next_utf16(s, off, wrong, 0); }

/* Windows-1252 is Latin-1 but for these; 0 marks the five bytes that it leaves out. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static uint32_t next_windows(LorStr s, size_t *off, bool *wrong) {
    uint32_t code = (unsigned char)s.ptr[(*off)++];
    if (code < 0x80 || code > 0x9F) return *wrong = false, code;
    uint32_t mapped = windows_1252[code - 0x80];
    *wrong = mapped == 0;
    return mapped ? mapped : LOR_UTF8_WRONG;
}

/* Latin-1 as mainframes write it: the byte 0x85 ends a line. */
static uint32_t next_latin(LorStr s, size_t *off, bool *wrong) {
    return s.ptr[*off] == '\x85' ? ((*off)++, *wrong = false, 0x85u) : next_windows(s, off, wrong);
}

static const Encoding utf8 = {"UTF-8", next_utf8}, utf16le = {"UTF-16LE", next_utf16le},
                      utf16be = {"UTF-16BE", next_utf16be}, windows = {"Windows-1252", next_windows},
                      latin = {"ISO-8859-1", next_latin};

/* UTF-16 without a mark shows itself by zero bytes that stand on one side: those of spaces and Latin letters. */
static const Encoding *by_zeros(LorStr bytes) {
    size_t zeros[2] = {0, 0}, seen = bytes.len < LOOK_BYTES ? bytes.len : LOOK_BYTES;
    if (!seen || !memchr(bytes.ptr, '\0', seen)) return NULL;
    for (size_t i = 0; i < seen; i++) zeros[i & 1] += bytes.ptr[i] == '\0';
    if (zeros[1] * 20 >= seen && zeros[0] * 8 <= zeros[1]) return &utf16le;
    if (zeros[0] * 20 >= seen && zeros[1] * 8 <= zeros[0]) return &utf16be;
    return NULL;
}

/* UTF-8 with a few spoilt bytes is still UTF-8; with more spoilt than sound sequences it is an 8-bit encoding. */
static const Encoding *by_sequences(LorStr bytes, bool *guessed) {
    size_t sound = 0, spoilt = 0;
    bool next_lines = false;
    for (size_t off = 0; off < bytes.len && (off += lor_utf8_ascii(lor_str(bytes.ptr + off, bytes.len - off))) < bytes.len;) {
        bool wrong;
        size_t before = off;
        next_utf8(bytes, &off, &wrong);
        spoilt += wrong;
        sound += off - before > 1;
        next_lines |= wrong && bytes.ptr[before] == '\x85';
    }
    *guessed = spoilt > 0;
    if (spoilt == 0 || sound > spoilt) return &utf8;
    bool breaks = lor_str_find(bytes, LOR_STR("\n")) != LOR_NONE || lor_str_find(bytes, LOR_STR("\r")) != LOR_NONE;
    return next_lines && !breaks ? &latin : &windows;
}

static const Encoding *encoding_of(LorStr *bytes, bool *guessed) {
    static const struct {
        LorStr mark;
        const Encoding *encoding;
    } marks[] = {{LOR_STR("\xEF\xBB\xBF"), &utf8}, {LOR_STR("\xFF\xFE"), &utf16le}, {LOR_STR("\xFE\xFF"), &utf16be}};
    *guessed = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (lor_str_starts(*bytes, marks[i].mark)) {
            *bytes = lor_str_slice(*bytes, marks[i].mark.len, bytes->len);
            return marks[i].encoding;
        }
    const Encoding *wide = by_zeros(*bytes);
    *guessed = wide != NULL;
    return wide ? wide : by_sequences(*bytes, guessed);
}

/* Line ends of all kinds become \n; other controls are counted and left out. A form feed ends its line: the text of
 * pages stands in one string. */
static void put(LorBuf *out, LorDecoded *decoded, uint32_t code, uint32_t before) {
    if (code == '\n' && before == '\r') return;
    bool breaks = code == '\n' || code == '\r' || code == '\v' || code == 0x85 || code == 0x2028;
    bool feeds = code == '\f' && out->len && out->ptr[out->len - 1] != '\n';
    if (breaks || feeds) lor_buf_char(out, '\n');
    else if (code == 0x2029) lor_buf_add(out, LOR_STR("\n\n"));
    else if (code == '\f' || code == BOM) return;
    else if (code != '\t' && (code < 0x20 || (code >= 0x7F && code <= 0x9F))) decoded->controls++;
    else lor_buf_code(out, code);
}

/* Composing lengthens a few characters. */
static void hold_to(LorDecoded *decoded, size_t max) {
    size_t end = decoded->text.len;
    if (end <= max) return;
    for (end = max; end && ((unsigned char)decoded->text.ptr[end] & 0xC0) == 0x80;) end--;
    decoded->text.len = end;
    decoded->cut = true;
}

/* Whether eight bytes are printable ASCII. False may also stand where some are not below 0x20, but beside such. */
static bool are_plain(const char *bytes) {
    static const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return !((eight | (eight - each * ' ') | (eight + each)) & each * 0x80);
}

/* Printable ASCII and line feeds, which stand in the text as they are: as many as still leave room for any character. */
static LorStr plain_run(LorStr bytes, size_t off, size_t room) {
    size_t end = off, most = room > LOR_UTF8_MAX ? room - LOR_UTF8_MAX : 0, stop = bytes.len - off < most ? bytes.len : off + most;
    while (end < stop) {
        if (stop - end >= 8 && are_plain(bytes.ptr + end)) end += 8;
        else if ((bytes.ptr[end] >= ' ' && bytes.ptr[end] < 0x7F) || bytes.ptr[end] == '\n') end++;
        else break;
    }
    return lor_str(bytes.ptr + off, end - off);
}

LorDecoded lor_decode(LorArena *arena, LorStr bytes, size_t max) {
    LorDecoded decoded = {0};
    const Encoding *encoding = encoding_of(&bytes, &decoded.guessed);
    decoded.encoding = encoding->name;
    LorBuf out = {.arena = arena};
    bool wide = encoding == &utf16le || encoding == &utf16be;
    uint32_t before = 0;
    for (size_t off = 0; off < bytes.len; decoded.codes++) {
        LorStr run = wide || before == '\r' ? (LorStr){0} : plain_run(bytes, off, max - out.len);
        if (run.len > 1) { /* all but its last in one piece */
            lor_buf_add(&out, lor_str(run.ptr, run.len - 1));
            decoded.codes += run.len - 1;
            off += run.len - 1;
        }
        decoded.cut = out.len + LOR_UTF8_MAX > max;
        if (decoded.cut) break;
        bool wrong;
        uint32_t code = encoding->next(bytes, &off, &wrong);
        decoded.invalid += wrong;
        put(&out, &decoded, code, before);
        before = code;
    }
    decoded.text = lor_buf_str(&out);
    if (lor_unicode_has_marks(decoded.text)) decoded.text = lor_unicode_compose(arena, decoded.text);
    hold_to(&decoded, max);
    return decoded;
}
