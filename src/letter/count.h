// SPDX-License-Identifier: GPL-3.0-or-later
// What a number in a sentence counts.
#ifndef LOR_LETTER_COUNT_H
#define LOR_LETTER_COUNT_H

#include "letter/amount.h"

/** A letter with the marks that tell what numbers count. Lives as long as the letter. */
typedef struct LorCounted {
    const LorLetter *letter;
    const uint8_t *unit, *taught, *never, *peers, *month, *length, *act, *no_work, *rate, *past, *idle, *persons;
} LorCounted;

LorCounted lor_counted(const LorLetter *letter);

/** What one number counts. */
typedef struct LorCount {
    size_t unit; /* the unit's token, or LOR_NONE */
    bool acted;  /* the applicant's verb counts it, whatever it is called */
} LorCount;

/** Reads what `amount`, of that sentence, counts. False: it is of a kind that never counts work; then `count` tells nothing. */
bool lor_count_read(const LorCounted *counted, const LorSentence *sentence, const LorAmount *amount, LorCount *count);
/** The unit's token: behind the number up to the next clause, else before it in a list; or LOR_NONE. */
size_t lor_count_unit(const LorCounted *counted, const LorSentence *sentence, const LorAmount *amount);
/** A plural right behind the number that is neither peers nor a thing that is no work ("90 corneas"), or LOR_NONE. */
size_t lor_count_noun(const LorCounted *counted, const LorSentence *sentence, const LorAmount *amount);
/** "some forty arrivals per shift", "a dozen discharges a day". */
bool lor_count_is_rate(const LorCounted *counted, const LorSentence *sentence, const LorAmount *amount);
/** 15 July, July 2025, 7:45, 0730, 12/05/1998, 24/7, 3 p.m., 2023. */
bool lor_count_is_time(const LorCounted *counted, const LorSentence *sentence, const LorAmount *amount);

#endif
