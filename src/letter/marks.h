// SPDX-License-Identifier: GPL-3.0-or-later
// Marks: for each token of a letter, whether a hit of one lexicon stands there.
#ifndef LOR_LETTER_MARKS_H
#define LOR_LETTER_MARKS_H

#include "letter/letter.h"

enum {
    LOR_MARK_IN = 1,    /* inside a hit */
    LOR_MARK_FIRST = 2, /* first token of a hit */
    LOR_MARK_LAST = 4,  /* last token of a hit */
};

/** Room for a byte a token, all zero, and for 32 behind the last, so that as many can be looked at from each: what lor_marks_find() takes. */
uint8_t *lor_marks_new(const LorLetter *letter);
/** LOR_MARK_… bits, one byte a token, as of lor_marks_new(); made when they are first asked for. Cost: tokens and hits, once. */
const uint8_t *lor_marks(const LorLetter *letter, const char *lexicon);
/** The first token in [first, first + count) with one of `bits`, or LOR_NONE. Of any array of lor_marks_new(). */
size_t lor_marks_find(const uint8_t *marks, size_t first, size_t count, uint8_t bits);
/** How many hits begin in [first, first + count). */
size_t lor_marks_count(const uint8_t *marks, size_t first, size_t count);
bool lor_list_meets(const LorLetter *letter, LorHitList *list, size_t first, size_t count);
/** Whether a hit of that lexicon stands in, or begins at, the tokens [first, first + count). */
static inline bool lor_letter_has(const LorLetter *letter, const char *lexicon, size_t first, size_t count) {
    LorHitList *list = lor_letter_list(letter, lexicon);
    return list && lor_list_meets(letter, list, first, count);
}

#endif
