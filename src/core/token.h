// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens of a folded text, and what is known of each.
#ifndef LOR_CORE_TOKEN_H
#define LOR_CORE_TOKEN_H

#include "core/str.h"

/* What a token is: told by whoever cuts them, and all that phrases know of it but its letters. */
enum {
    LOR_TOKEN_NUMBER = 1 << 0,    /* digits, or a number word */
    LOR_TOKEN_DIGITS = 1 << 1,    /* written in digits */
    LOR_TOKEN_CAPITAL = 1 << 2,   /* begins with a capital in the letter */
    LOR_TOKEN_SHOUTED = 1 << 3,   /* two or more letters, all capitals */
    LOR_TOKEN_OPENS = 1 << 4,     /* first of its sentence */
    LOR_TOKEN_OPENS_LINE = 1 << 5,
    LOR_TOKEN_AFTER_GAP = 1 << 6, /* three or more spaces or a tab stand before it: another column */
    LOR_TOKEN_QUOTED = 1 << 7,    /* inside quotation marks */
    LOR_TOKEN_PRONOUN = 1 << 8,   /* of a person */
    LOR_TOKEN_TITLE = 1 << 9,     /* stands before a name */
    LOR_TOKEN_NO_NAME = 1 << 10,  /* opens sentences with a capital and is no name */
    LOR_TOKEN_POINTS = 1 << 11,   /* "this", "the" … */
    LOR_TOKEN_SOMEBODY = 1 << 12, /* … behind which this is a person: "doctor" */
    LOR_TOKEN_WITH_DIGIT = 1 << 13, /* one stands in it */
    LOR_TOKEN_MUTE = 1 << 14,     /* three small letters or more, none of them a vowel */
};

/** A word, a number, or one of % & @, in a folded text. */
typedef struct LorToken {
    uint32_t off, len;  /* [byte] in the folded text */
    uint32_t sentence;  /* index */
    uint32_t line;      /* index */
    uint16_t flags;     /* LOR_TOKEN_… */
    uint16_t word;      /* its number among the words that readers ask for (letter/words.h); phrases do not look at it */
    char before, after; /* the nearest mark between it and its neighbour ( , ; : . - / ( ) " ' ), or 0 */
} LorToken;

struct LorPhrases;

/** Folded text with its tokens: what phrases are matched on. */
typedef struct LorTokens {
    LorStr text;
    const LorToken *at;
    size_t len;
    const uint32_t *phrases;       /* of each token's word: see lor_phrases_word() … */
    const struct LorPhrases *of;   /* … among these phrases; NULL: not looked up */
} LorTokens;

/** The number a folded word stands for ("12", "1,048", "4.5", "twelve", "third", "dozen"), or -1. */
double lor_word_number(LorStr word);
static inline LorStr lor_token_text(LorTokens tokens, size_t index) {
    return lor_str(tokens.text.ptr + tokens.at[index].off, tokens.at[index].len);
}
/** The same for a token. */
static inline double lor_token_number(LorTokens tokens, size_t index) {
    return tokens.at[index].flags & LOR_TOKEN_NUMBER ? lor_word_number(lor_token_text(tokens, index)) : -1;
}

#endif
