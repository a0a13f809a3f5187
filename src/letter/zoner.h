// SPDX-License-Identifier: GPL-3.0-or-later
// What the ends of a letter share while its lines are zoned: what was found so far, and questions to a line.
#ifndef LOR_LETTER_ZONER_H
#define LOR_LETTER_ZONER_H

#include "letter/line_shape.h"

#define LOR_NAME_WORDS 8u  /* a line of more is no name with its titles */
#define LOR_NAME_BYTES 60u /* the same */

typedef struct LorZoner {
    LorLetter *letter;
    LorTextLine *lines;
    LorLineShape *shapes;
    size_t count;
    size_t salutation; /* line, or count when there is none */
    size_t body, sign; /* first line of the body; of the signature block (count: none) */
} LorZoner;

static inline bool lor_zoner_is(const LorZoner *z, size_t line, unsigned flags) { return (z->shapes[line].flags & flags) != 0; }
static inline bool lor_zoner_reads(const LorZoner *z, size_t line) { return lor_zoner_is(z, line, LOR_LINE_PROSE | LOR_LINE_SENTENCE); }
/** The line, folded. */
static inline LorStr lor_zoner_text(const LorZoner *z, size_t line) { return lor_str_slice(z->letter->text, z->lines[line].off, z->lines[line].len); }
static inline char lor_zoner_last(const LorZoner *z, size_t line) {
    LorStr text = lor_zoner_text(z, line);
    return text.ptr[text.len - 1];
}
/** As it is printed. */
static inline char lor_zoner_first(const LorZoner *z, size_t line) { return z->letter->doc->text.ptr[z->lines[line].span.off]; }

/** The first line from `from` on at which prose starts, or count. */
size_t lor_zoner_next_prose(const LorZoner *z, size_t from);
/** Sets `salutation` and `body`. */
void lor_zoner_find_body(LorZoner *z);
/** Sets `sign`; needs `body`. */
void lor_zoner_find_sign(LorZoner *z);
/** Zones the lines above the body; needs `sign`, since who signs is not the one to whom the letter is sent. */
void lor_zoner_zone_head(LorZoner *z);
/** Zones the lines from `sign` on. */
void lor_zoner_zone_tail(LorZoner *z);

#endif
