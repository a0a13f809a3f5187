// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes below the signature. A line is one when it opens with a mark, "(1)", "[2]", "3", "*" or "†", that also hangs on a word above it. Does not see notes at the foot of an
// earlier page, nor notes that the letter goes on after.
#include "letter/footnote.h"

#define LINES_MAX 32u /* [line] of notes at a letter's end */
#define PAGE_MAX  24u /* [byte] "Page 1 of 2" below them */

#define SIGNS     LOR_STR("*†‡¹²³⁴⁵")

static size_t digits(LorStr text, size_t at) {
    size_t n = at;
    while (n < text.len && n < at + 3 && lor_is_digit(text.ptr[n])) n++;
    return n - at;
}

/* The mark with which the line opens; empty when there is none. */
static LorStr mark_of(LorStr line) {
    LorStr none = {0};
    if (line.len < 4) return none;
    unsigned char lead = (unsigned char)line.ptr[0];
    LorStr sign = lor_str_slice(line, 0, lead >= 0xE0 ? 3 : lead >= 0x80 ? 2 : 1);
    if ((lead == '*' || lead >= 0x80) && lor_str_find(SIGNS, sign) != LOR_NONE) /* "**bold**" and "*so*" are no notes */
        return lor_str_find(lor_str_slice(line, sign.len, line.len), LOR_STR("*")) == LOR_NONE ? sign : none;
    bool bracket = line.ptr[0] == '(' || line.ptr[0] == '[';
    size_t n = digits(line, bracket);
    if (n == 0 || n > 2) return none;
    if (bracket) return line.ptr[n + 1] == ')' || line.ptr[n + 1] == ']' ? lor_str_slice(line, 0, n + 2) : none;
    return line.ptr[n] == ' ' && lor_is_upper(line.ptr[n + 1]) ? lor_str_slice(line, 0, n) : none;
}

static bool is_bare(LorStr mark) { return lor_is_digit(mark.ptr[0]); }

/* Whether the mark hangs on a word: "frequented(1)", "Unit,*", and of bare figures "ward1" in small letters. */
static bool hangs(LorStr text, LorStr mark) {
    for (size_t from = 0, at; (at = lor_str_find(lor_str_slice(text, from, text.len), mark)) != LOR_NONE; from += at + mark.len) {
        size_t here = from + at, next = here + mark.len;
        char before = here ? text.ptr[here - 1] : ' ', after = next < text.len ? text.ptr[next] : ' ';
        bool word = is_bare(mark) ? lor_is_lower(before) : lor_is_alpha(before) || before == ',' || before == '.' || before == '"' || before == '%' || (unsigned char)before >= 0x80;
        bool ends = !lor_is_alpha(after) && !lor_is_digit(after) && after != '*' && (!is_bare(mark) || after != '-');
        if (word && ends) return true;
    }
    return false;
}

static bool is_note(const LorLetter *letter, size_t line) {
    LorStr mark = mark_of(lor_letter_original(letter, letter->lines.at[line].span));
    return mark.len && hangs(lor_str_slice(letter->doc->text, 0, letter->lines.at[line].span.off), mark);
}

size_t lor_footnotes_start(const LorLetter *letter) {
    size_t count = letter->lines.len, start = count;
    for (size_t i = count > LINES_MAX ? count - LINES_MAX : 0; i < count; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        if (is_note(letter, i)) start = start < count ? start : i;
        else if (line->after_blank && !line->repeats && line->len > PAGE_MAX) start = count; /* the letter goes on */
    }
    return start;
}
