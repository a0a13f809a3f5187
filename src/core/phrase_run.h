// SPDX-License-Identifier: GPL-3.0-or-later
// One phrase around one word of a text: forwards and backwards, by comparing numbers.
#ifndef LOR_CORE_PHRASE_RUN_H
#define LOR_CORE_PHRASE_RUN_H

#include "core/phrase_tables.h"
#include "core/phrases.h"

/** What phrases know of a token. */
typedef struct LorToldToken {
    uint64_t bits;     /* as lists tell them */
    uint32_t number;   /* as LorPhraseNode tells */
    uint32_t sentence; /* of those that have tokens */
} LorToldToken;

/** A text as phrases see it. */
typedef struct LorToldText {
    const LorPhraseTables *tables;
    LorTokens tokens;
    LorToldToken *told;  /* one a token */
    uint32_t *sentences; /* the first token of each, and where the last ends */
} LorToldText;

/** Whether the phrase of a place stands around the token, which is the word at that place. The hit begins as early and ends as soon as it can. */
bool lor_phrase_run(const LorToldText *text, uint32_t place, uint32_t token, LorHit *hit);

#endif
