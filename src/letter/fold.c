// SPDX-License-Identifier: GPL-3.0-or-later
// Folding, one code point at a time. Knows nothing of letters but how their lines are broken.
#include "letter/fold.h"

#include "core/block_part.h"
#include "core/buf.h"
#include "core/eight.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "core/word_memory.h"
#include "letter/run_on.h"
#include "letter/short_forms.h"
#include "letter/words.h"

#include <string.h>

typedef LOR_VEC(uint32_t) Origins;

typedef struct Folder {
    LorLetter *letter;
    LorBuf text;
    Origins origin;
    size_t run_start; /* folded offset where a run of dotted single letters began, or LOR_NONE */
    bool space;       /* a space is due before the next character … */
    size_t space_from; /* … and came from here */
    bool spaced;      /* a tab or more than one space was met since the line before ended */
    size_t line_end;  /* of the line before, in the document's text */
    uint64_t marks;   /* of this line … */
    uint32_t digits;  /* … and how many digits */
} Folder;

static void put(Folder *f, char c, size_t from) {
    if (lor_byte_is(c, LOR_BYTE_MARK | LOR_BYTE_DIGIT)) f->marks |= LOR_MARK(c);
    f->digits += lor_is_digit(c);
    lor_buf_char(&f->text, c);
    lor_vec_push(f->letter->arena, &f->origin, (uint32_t)from);
}

static void make_room(Folder *f, size_t count) {
    lor_buf_reserve(&f->text, count);
    while (f->origin.cap < f->origin.len + count) f->origin.at = lor_vec_grown(f->letter->arena, f->origin.at, f->origin.len, &f->origin.cap, sizeof *f->origin.at);
}

/* What folding leaves as it is but for capitals; a dot may stand between initials. */
static bool is_plain(char c) { return lor_byte_is(c, LOR_BYTE_LOWER | LOR_BYTE_UPPER | LOR_BYTE_DIGIT | LOR_BYTE_MARK) && c != '.' && c != '`'; }

/* Sixteen bytes as they are but for capitals. */
static void put_sixteen(char *text, uint32_t *origin, const char *at, uint32_t from) {
    for (size_t half = 0; half < LOR_BLOCK_PART; half += 8) {
        uint64_t eight = lor_eight_at(at + half);
        uint64_t small = htole64(eight | lor_eight_within(eight, 'A', 'Z') >> 2);
        memcpy(text + half, &small, sizeof small);
    }
    for (uint32_t i = 0; i < LOR_BLOCK_PART; i++) origin[i] = from + i;
}

/* How many of sixteen bytes are plain, or spaces between characters that are printed; of a last space that is not known. The first is no space, or stands behind none. Notes the marks. */
static unsigned count_plain(Folder *f, const char *at, size_t most) {
    LorPartKinds look = lor_part_kinds(lor_block_part_at(at));
    uint32_t other = ~(look.printed | (look.spaces & look.printed >> 1)) | (most < LOR_BLOCK_PART ? UINT32_MAX << most : 0);
    unsigned length = (unsigned)__builtin_ctz(other);
    for (uint32_t marks = look.printed & ~look.letters; marks; marks &= marks - 1) {
        unsigned i = (unsigned)__builtin_ctz(marks);
        if (i >= length) break;
        if (!is_plain(at[i])) length = i;
        else f->marks |= LOR_MARK(at[i]), f->digits += lor_is_digit(at[i]);
    }
    if (~look.letters & ((1u << length) - 1)) f->run_start = LOR_NONE;
    return length;
}

/* The plain characters with which `rest` begins, and single spaces between them: most of a text. How many. `readable` bytes can be read. */
static size_t put_plain(Folder *f, LorStr rest, size_t readable, size_t from) {
    make_room(f, rest.len + LOR_BLOCK_PART);
    char *text = f->text.ptr + f->text.len;
    uint32_t *origin = f->origin.at + f->origin.len;
    size_t count = 0;
    for (size_t length = LOR_BLOCK_PART; length >= LOR_BLOCK_PART - 1 && readable - count >= LOR_BLOCK_PART; count += length) {
        length = count_plain(f, rest.ptr + count, rest.len - count);
        put_sixteen(text + count, origin + count, rest.ptr + count, (uint32_t)(from + count));
    }
    for (; count < rest.len; count++) { /* of the text's last bytes, one at a time */
        char c = rest.ptr[count];
        bool space = c == ' ' && count && count + 1 < rest.len && is_plain(rest.ptr[count + 1]);
        if (!space && !is_plain(c)) break;
        if (!lor_is_alpha(c)) f->run_start = LOR_NONE;
        if (!space && !lor_is_alpha(c)) f->marks |= LOR_MARK(c), f->digits += lor_is_digit(c);
        text[count] = lor_to_lower(c);
        origin[count] = (uint32_t)(from + count);
    }
    f->text.len += count;
    f->origin.len += count;
    return count;
}

static void put_text(Folder *f, const char *text, size_t from) {
    for (; *text; text++) put(f, *text, from);
}

static void put_code(Folder *f, uint32_t code, size_t from) {
    char bytes[LOR_UTF8_MAX];
    size_t width = lor_utf8_encode(code, bytes);
    for (size_t i = 0; i < width; i++) put(f, bytes[i], from);
}

static bool is_space_code(uint32_t code) {
    return code == ' ' || code == '\t' || code == '\r' || code == '\v' || code == '\f' || code == 0xA0 || code == 0x85 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000;
}

static bool is_dropped(uint32_t code) {
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2064) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
           (code >= 0x300 && code <= 0x36F) || (code < 0x20 && code != '\t') || code == 0x7F;
}

/* Characters that become ASCII text of their own. */
static const char *plain_form(uint32_t code) {
    switch (code) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0xB4: case 0x2B9: case 0x2BC: return "'";
    case '`': return "'";
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0xAB: case 0xBB: return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0xFE58: case 0xFE63: return "-";
    case 0x2026: return "...";
    case 0x2022: case 0x25CF: case 0x25AA: case 0x25E6: case 0x2023: case 0xB7: case 0xF0B7: return "*";
    case 0xDF: return "ss";
    case 0xE6: case 0xC6: return "ae";
    case 0x153: case 0x152: return "oe";
    case 0xFE: case 0xDE: return "th";
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    case 0xFB05: case 0xFB06: return "st";
    case 0xBD: return "1/2";
    case 0xBC: return "1/4";
    case 0xBE: return "3/4";
    default: return NULL;
    }
}

/* "M.B" of "M.B.B.S.": a dot between single letters says nothing and parts what is one word. */
static bool is_inner_dot(Folder *f, LorStr line, size_t at) {
    size_t len = f->text.len;
    if (len == 0 || !lor_is_lower(f->text.ptr[len - 1])) return false;
    bool alone = len == 1 || !(lor_is_lower(f->text.ptr[len - 2]) || lor_is_digit(f->text.ptr[len - 2]));
    bool running = f->run_start != LOR_NONE && f->run_start + 2 <= len;
    if (!alone && !running) return false;
    bool single = at + 1 < line.len && lor_is_alpha(line.ptr[at + 1]) &&
                  (at + 2 >= line.len || !(lor_is_alpha(line.ptr[at + 2]) || lor_is_digit(line.ptr[at + 2]) || (unsigned char)line.ptr[at + 2] >= 0x80));
    if (single && alone) f->run_start = len - 1;
    return single;
}

/* Before the next character, which is shown. */
static void close_space(Folder *f) {
    f->run_start = LOR_NONE;
    if (f->space && f->text.len && f->text.ptr[f->text.len - 1] != '\n') put(f, ' ', f->space_from);
    f->space = false;
}

/* Anything that is not plain. */
static void fold_code(Folder *f, LorStr line, size_t at, uint32_t code, size_t from) {
    if (code == ' ' || is_space_code(code)) {
        f->spaced |= f->space || code == '\t';
        if (!f->space) f->space_from = from;
        f->space = true;
        return;
    }
    if (is_dropped(code)) return;
    if (code == '.' && !f->space && is_inner_dot(f, line, at)) return;
    close_space(f);
    if (code < 0x80 && code != '`') {
        put(f, lor_to_lower((char)code), from);
        return;
    }
    const char *plain = plain_form(code);
    int digit = lor_unicode_digit(code);
    if (plain) put_text(f, plain, from);
    else if (digit >= 0) put(f, (char)('0' + digit), from);
    else if (code >= 0xFF01 && code <= 0xFF5E) put(f, lor_to_lower((char)(code - 0xFF01 + '!')), from);
    else {
        uint32_t lower = lor_unicode_to_lower(code), base = lor_unicode_base(lower);
        put_code(f, base < 0x80 ? base : lower, from);
    }
}

/* First halves that keep their hyphen at a line's end ("hard-/working"); others are one word ("doc-/tor"). */
static bool keeps_hyphen(LorStr text) {
    size_t start = text.len;
    while (start && (lor_is_lower(text.ptr[start - 1]) || lor_is_digit(text.ptr[start - 1]))) start--;
    LorStr half = lor_str_slice(text, start, text.len);
    if (half.len == 0 || lor_is_digit(half.ptr[half.len - 1])) return true;
    bool day_to_day = start > 0 && text.ptr[start - 1] == '-';
    return day_to_day || lor_word_in(lor_word_find(half), LOR_WORDS_HYPHEN_HALF);
}

/* The hyphen at the end of the line before, which is the last one that was kept. */
static void drop_hyphen(Folder *f) {
    f->text.len--;
    f->origin.len--;
    f->letter->lines.at[f->letter->lines.len - 1].len--;
}

/* Parts this line from the one before: an empty line, a line's end, or nothing where a word goes on. */
static void begin_line(Folder *f, LorStr line, bool after_blank) {
    LorBuf *text = &f->text;
    f->space = false;
    f->run_start = LOR_NONE;
    if (text->len == 0) return;
    bool hyphen = text->len > 1 && text->ptr[text->len - 1] == '-' && lor_byte_is(text->ptr[text->len - 2], LOR_BYTE_WORD);
    if (hyphen && !after_blank && line.len && lor_is_lower(line.ptr[0])) {
        if (!keeps_hyphen(lor_str(text->ptr, text->len - 1))) drop_hyphen(f);
        return;
    }
    put(f, '\n', f->line_end);
    if (after_blank) put(f, '\n', f->line_end);
}

static void fold_line(Folder *f, LorSpan span, uint32_t column, bool after_blank) {
    LorLetter *letter = f->letter;
    LorStr line = lor_str_slice(letter->doc->text, span.off, span.len);
    begin_line(f, line, after_blank);
    f->marks = f->digits = 0;
    LorTextLine entry = {.off = (uint32_t)f->text.len, .span = span, .column = column, .after_blank = after_blank};
    for (size_t at = 0; at < line.len;) {
        size_t here = at;
        if (is_plain(line.ptr[at])) {
            if (f->space) close_space(f);
            at += put_plain(f, lor_str(line.ptr + at, line.len - at), letter->doc->text.len - span.off - at, span.off + at);
            continue;
        }
        uint32_t code = lor_utf8_next(line, &at);
        fold_code(f, line, here, code, span.off + here);
    }
    f->line_end = lor_span_end(span);
    entry.len = (uint32_t)f->text.len - entry.off;
    entry.marks = f->marks;
    entry.digits = f->digits;
    entry.spaced = f->spaced;
    if (!entry.len) return;
    lor_vec_push(letter->arena, &letter->lines, entry);
    f->spaced = false;
}

static bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

/* Non-breaking spaces at a line's ends are blank too. */
static LorSpan trimmed(LorStr text, size_t start, size_t end) {
    while (start < end && (is_blank_byte(text.ptr[start]) || lor_str_starts(lor_str_slice(text, start, end - start), LOR_STR("\xC2\xA0"))))
        start += is_blank_byte(text.ptr[start]) ? 1 : 2;
    while (start < end && (is_blank_byte(text.ptr[end - 1]) || lor_str_ends(lor_str_slice(text, start, end - start), LOR_STR("\xC2\xA0"))))
        end -= is_blank_byte(text.ptr[end - 1]) ? 1 : 2;
    return (LorSpan){start, end - start};
}

void lor_letter_fold(LorLetter *letter) {
    Folder f = {.letter = letter, .text = {.arena = letter->arena}, .run_start = LOR_NONE};
    LorStr text = letter->doc->text;
    LorLineBreaks breaks = lor_run_on_breaks(letter->arena, text);
    bool after_blank = false;
    lor_buf_reserve(&f.text, text.len + LOR_BLOCK_PART + 1);
    lor_vec_room(letter->arena, &f.origin, text.len + LOR_BLOCK_PART + 1);
    for (size_t start = 0, next = 0; start < text.len;) {
        const char *nl = memchr(text.ptr + start, '\n', text.len - start);
        size_t end = nl ? (size_t)(nl - text.ptr) : text.len;
        while (next < breaks.len && breaks.at[next].at <= start) next++;
        bool lost = next < breaks.len && breaks.at[next].at < end; /* a line's end that the text lost */
        if (lost) end = breaks.at[next].at;
        LorSpan span = trimmed(text, start, end);
        f.spaced |= span.off > start;
        if (span.len) fold_line(&f, span, (uint32_t)lor_utf8_count(lor_str_slice(text, start, span.off - start)), after_blank);
        f.spaced |= lor_span_end(span) < end; /* of the line behind */
        after_blank = lost ? breaks.at[next].blank : span.len == 0;
        start = lost ? end : end + 1;
    }
    lor_vec_push(letter->arena, &f.origin, (uint32_t)text.len);
    letter->text = lor_padded_text(&f.text);
    letter->origin = f.origin.at;
    lor_letter_open_short_forms(letter);
}
