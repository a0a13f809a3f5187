// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts: number phrases over several tokens ("three hundred and six", "8 to 10", "sixty-odd", "31 %",
// "twenty-third").
#ifndef LOR_LETTER_AMOUNT_H
#define LOR_LETTER_AMOUNT_H

#include "letter/letter.h"

typedef struct LorAmount {
    uint32_t first, count; /* tokens */
    double low, high;      /* equal but for ranges */
    bool ordinal;          /* third, 28th */
    bool percent;          /* per cent, %, percentile */
    bool vague;            /* "-odd", "or so", "and some" */
} LorAmount;

static inline size_t lor_amount_end(const LorAmount *amount) { return (size_t)amount->first + amount->count; }

/** The amount that begins at `token`; false when none does. */
bool lor_amount_at(const LorLetter *letter, size_t token, LorAmount *amount);
/** All amounts that begin somewhere, in their order, those inside others too: found once a letter, for lor_amount_next(). */
typedef struct LorAmounts {
    const LorAmount *at;
    size_t len;
    LorTokenSet begin; /* tokens at which they do */
} LorAmounts;
/** Whether an amount begins in [first, end): in most sentences none does. */
bool lor_amount_stands(const LorLetter *letter, size_t first, size_t end);
/** The first sentence from this one on in which an amount begins, or the letter's number of sentences. */
size_t lor_amount_sentence(const LorLetter *letter, size_t sentence);
/** The next amount that begins in [*token, end); moves `*token` behind it. */
bool lor_amount_next(const LorLetter *letter, size_t *token, size_t end, LorAmount *amount);

#endif
