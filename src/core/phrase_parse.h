// SPDX-License-Identifier: GPL-3.0-or-later
// The language of phrases (docs/PACKS.md): source text to tables.
#ifndef LOR_CORE_PHRASE_PARSE_H
#define LOR_CORE_PHRASE_PARSE_H

#include "core/error.h"
#include "core/phrase_tables.h"

#define LOR_PHRASE_MAX_BYTES    4096u /* [byte] of one phrase */
#define LOR_PHRASE_MAX_SET      ((size_t)64 << 10) /* [byte] of one set of words */
#define LOR_PHRASE_MAX_ENTRIES  512u  /* words under which one phrase is filed */
#define LOR_PHRASE_MAX_ELEMENTS 64u   /* in one sequence */
#define LOR_PHRASE_MAX_DEPTH    8u    /* braces and named sets inside each other */
#define LOR_PHRASE_MAX_GAP      40u   /* [word] */

/** A named set of words, {@name}. Parsed when first used. */
typedef struct LorPhraseName {
    LorStr name, source;
    bool parsing, parsed;
    LorPhraseElement element; /* once parsed */
    uint8_t depth;
} LorPhraseName;

/** What phrases are parsed with, and into. */
typedef struct LorPhraseParser {
    LorArena *arena;
    LOR_VEC(LorPhraseName) names;
    LorPhraseTables tables;
} LorPhraseParser;

/** Parses a phrase; its sequence comes back. False + `err` (column from 1) when the source cannot be read or has no
 *  fixed word; what was added to the tables then stays unused. */
bool lor_phrase_parse(LorPhraseParser *parser, LorStr source, uint32_t *sequence, LorError *err);
/** By which element a sequence is found: the first of those that cost least, counted from its first. */
uint32_t lor_phrase_best(const LorPhraseTables *tables, LorPhraseSequence sequence);

#endif
