// SPDX-License-Identifier: GPL-3.0-or-later
// Many phrases at once over one text: words in, hits out. See docs/PACKS.md for the language of phrases.
#ifndef LOR_CORE_PHRASES_H
#define LOR_CORE_PHRASES_H

#include "core/arena.h"
#include "core/error.h"

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

/** Folded text with its tokens: what phrases are matched on. */
typedef struct LorTokens {
    LorStr text;
    const LorToken *at;
    size_t len;
} LorTokens;

/** A phrase that stands in the text. */
typedef struct LorHit {
    uint32_t list;          /* as given to lor_phrases_add() */
    uint32_t first, count;  /* tokens */
    float value;            /* as given to lor_phrases_add() */
} LorHit;

/** Phrases of many lists, ready for one pass over a text. */
typedef struct LorPhrases LorPhrases;
struct LorPhraseTables;

LorPhrases *lor_phrases_new(LorArena *arena);
/** The same with phrases that were sealed when lorlint was built; more can be added. The tables are not copied. */
LorPhrases *lor_phrases_from(LorArena *arena, const struct LorPhraseTables *baked);
/** Names a set of words for use as {@name} in phrases added later: its phrases are alternatives. False when other words
 *  have that name already; they stay. */
bool lor_phrases_name(LorPhrases *phrases, LorStr name, LorStr alternatives);
/** Sets named so far. */
size_t lor_phrases_names(const LorPhrases *phrases);
/** The set of that index, by its name. */
LorStr lor_phrases_name_at(const LorPhrases *phrases, size_t index, LorStr *alternatives);
/** Adds one phrase. `list` comes back in hits. False + `err` (column = byte) when the phrase cannot be read. */
bool lor_phrases_add(LorPhrases *phrases, LorStr source, uint32_t list, float value, LorError *err);
/** Makes what was added take less room, which takes time: for the build, before lor_phrases_seal(), when no more is added. */
void lor_phrases_share(LorPhrases *phrases);
/** Files what was added under its words. Call once, after the last phrase and before the first scan. False + `err` when there are more different words than
 *  have room. */
bool lor_phrases_seal(LorPhrases *phrases, LorError *err);
/** Phrases added so far. */
size_t lor_phrases_count(const LorPhrases *phrases);
/** What was added up to now, for lor_phrases_rewind(), which forgets what came later. Not across lor_phrases_seal(). */
typedef struct LorPhrasesMark {
    size_t names, entries;
    uint32_t phrases;
} LorPhrasesMark;
LorPhrasesMark lor_phrases_mark(const LorPhrases *phrases);
void lor_phrases_rewind(LorPhrases *phrases, LorPhrasesMark mark);
/** For the build: what lor_phrases_from() takes. */
const struct LorPhraseTables *lor_phrases_tables(const LorPhrases *phrases);

/** Told each hit, sentence by sentence. Around a phrase's rarest word a hit begins as early and ends as soon as
 *  it can. A phrase may be found more than once at a place: whoever keeps hits drops those inside others. */
typedef void LorHitSink(void *context, LorHit hit);
/** One pass; what it notes about tokens stays in the arena. Cost: the letters of the text, plus a short check for each rare word met. */
void lor_phrases_scan(const LorPhrases *phrases, LorArena *arena, LorTokens tokens, LorHitSink *sink, void *context);

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
