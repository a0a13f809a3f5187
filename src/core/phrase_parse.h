// SPDX-License-Identifier: GPL-3.0-or-later
// The language of phrases (docs/PACKS.md): source text to elements.
#ifndef LOR_CORE_PHRASE_PARSE_H
#define LOR_CORE_PHRASE_PARSE_H

#include "core/error.h"
#include "core/vec.h"

typedef enum LorElementKind {
    LOR_ELEMENT_WORD,     /* text, whole */
    LOR_ELEMENT_STEM,     /* text, as a beginning */
    LOR_ELEMENT_NUMBER,   /* {num} */
    LOR_ELEMENT_CAPITAL,  /* {cap} */
    LOR_ELEMENT_PERSON,   /* {person} */
    LOR_ELEMENT_NAME,     /* {name} */
    LOR_ELEMENT_GAP,      /* {least..most} words */
    LOR_ELEMENT_BRANCHES, /* {a|b} */
} LorElementKind;

typedef struct LorPhraseElement {
    LorElementKind kind;
    unsigned least, most;
    LorStr text;
    const struct LorPhraseSequence *branches;
    size_t branch_count;
} LorPhraseElement;

typedef struct LorPhraseSequence {
    const LorPhraseElement *at;
    size_t len;
} LorPhraseSequence;

/** A phrase with a fixed word at its top level. One source may give several (one a branch). */
typedef struct LorPhraseVariant {
    LorPhraseSequence sequence;
    uint32_t anchor; /* index of the rarest fixed word */
} LorPhraseVariant;
typedef LOR_VEC(LorPhraseVariant) LorPhraseVariants;

/** Named word sets, {@name}. Parsed when first used. */
typedef struct LorPhraseName {
    LorStr name, alternatives;
    LorPhraseElement parsed; /* kind LOR_ELEMENT_BRANCHES once it was */
} LorPhraseName;
typedef struct LorPhraseNames {
    LorArena *arena;
    LOR_VEC(LorPhraseName) list;
} LorPhraseNames;

#define LOR_PHRASE_MAX_VARIANTS 512u
#define LOR_PHRASE_MAX_ELEMENTS 64u /* in one sequence */
#define LOR_PHRASE_MAX_DEPTH    8u
#define LOR_PHRASE_MAX_GAP      40u

/** Parses into `out`, in the names' arena. False + `err` (column from 1) when the source cannot be read or has no fixed word. */
bool lor_phrase_parse(const LorPhraseNames *names, LorStr source, LorPhraseVariants *out, LorError *err);

#endif
