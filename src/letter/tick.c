// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes that are ticked or not, in one line of a form. Does not understand columns of boxes whose words stand in another line.
#include "letter/tick.h"

#include <string.h>

typedef struct Box {
    LorTick tick;
    size_t first, end; /* [byte] in the line */
} Box;

/* A box that begins at the byte, of length 0 where none does. */
static Box box_at(LorStr line, size_t at) {
    Box box = {LOR_TICK_NONE, at, at};
    LorStr rest = lor_str_slice(line, at, line.len);
    if (lor_str_starts(rest, LOR_STR("\xe2\x98\x90"))) return (Box){LOR_TICK_EMPTY, at, at + 3}; /* ☐ */
    if (lor_str_starts(rest, LOR_STR("\xe2\x98\x91")) || lor_str_starts(rest, LOR_STR("\xe2\x98\x92"))) return (Box){LOR_TICK_MARKED, at, at + 3}; /* ☑ ☒ */
    if (rest.len < 2 || rest.ptr[0] != '[') return box;
    size_t end = 1;
    LorTick tick = LOR_TICK_EMPTY;
    while (end < rest.len && rest.ptr[end] == ' ') end++;
    if (end < rest.len && (rest.ptr[end] == 'x' || rest.ptr[end] == 'X')) tick = LOR_TICK_MARKED, end++;
    while (end < rest.len && rest.ptr[end] == ' ') end++;
    return end < rest.len && rest.ptr[end] == ']' ? (Box){tick, at, at + end + 1} : box;
}

/* The first byte of this kind from there on, or the line's end. */
static size_t next_byte(LorStr line, size_t at, char byte) {
    const char *found = at < line.len ? memchr(line.ptr + at, byte, line.len - at) : NULL;
    return found ? (size_t)(found - line.ptr) : line.len;
}

static Box next_box(LorStr line, size_t at) {
    for (size_t bracket = 0, sign = 0; at < line.len; at++) {
        if (bracket <= at) bracket = next_byte(line, at, '[');
        if (sign <= at) sign = next_byte(line, at, '\xe2');
        at = bracket < sign ? bracket : sign;
        Box box = box_at(line, at);
        if (box.tick != LOR_TICK_NONE) return box;
    }
    return (Box){LOR_TICK_NONE, line.len, line.len};
}

/* "[ ] Top 5%  [x] Top 25%", "Standing: ☐ first": nothing but a label and its colon stands before the first box. */
static bool leads(LorStr line, size_t box) {
    while (box > 0 && line.ptr[box - 1] == ' ') box--;
    return box == 0 || line.ptr[box - 1] == ':';
}

LorTick lor_tick_of(const LorLetter *letter, size_t first, size_t count) {
    const LorTextLine *at = &letter->lines.at[letter->tokens.at[first].line];
    LorStr line = lor_letter_original(letter, at->span);
    Box box = next_box(line, 0);
    LorSpan words = lor_letter_token_span(letter, first, count);
    if (box.tick == LOR_TICK_NONE || words.off < at->span.off) return LOR_TICK_NONE;
    size_t from = words.off - at->span.off, end = from + words.len;
    if (!leads(line, box.first)) return next_box(line, end < line.len ? end : line.len).tick;
    LorTick tick = LOR_TICK_NONE;
    for (; box.tick != LOR_TICK_NONE && box.end <= from; box = next_box(line, box.end)) tick = box.tick;
    return tick;
}
