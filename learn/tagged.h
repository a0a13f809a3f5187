// SPDX-License-Identifier: GPL-3.0-or-later
// Tagged letters: their sentences as terms, and what people said that sentences and letters tell. README.md shows the format.
#ifndef LOR_LEARN_TAGGED_H
#define LOR_LEARN_TAGGED_H

#include "letter/term.h"
#include "rules/pack.h"

/** A question to a letter as a whole. */
typedef struct Verdict {
    LorStr name;
    size_t scale, least; /* the scale that shows it; how many sentences must carry one of the tags */
    uint64_t tags;       /* one bit a scale */
} Verdict;

typedef struct Sentence {
    uint32_t letter;       /* index */
    uint32_t first, count; /* of Tagged.terms: each once */
    uint64_t yes, unsure;  /* one bit a scale */
    LorStr text;
} Sentence;

typedef struct Letter {
    LorStr name;
    uint32_t file;         /* index of the argument */
    uint32_t first, count; /* sentences */
    uint64_t said, unsure; /* one bit a verdict */
    bool by_tags;          /* its header does not name them */
} Letter;

typedef struct Term {
    LorTerm key;
    LorStr text;
    uint32_t letters; /* in which it stands */
    uint32_t last;    /* 1 + the last of them */
    uint32_t parts[2];/* of a pair: indices; of a word itself, twice */
    uint32_t inside, capital; /* of a word: how often it stands inside a sentence; how often of these with a capital */
} Term;

/** All that was read. Lives in its arena. */
typedef struct Tagged {
    LorArena *arena;
    const LorPacks *packs;
    LOR_VEC(LorStr) scales; /* at most 64 */
    LOR_VEC(Verdict) verdicts;
    LOR_VEC(Letter) letters;
    LOR_VEC(Sentence) sentences;
    LOR_VEC(uint32_t) terms; /* of sentences, as indices of `known` */
    LOR_VEC(Term) known;
    uint32_t *slots; /* hash table of `known`: index + 1 */
    size_t room;
} Tagged;

/** The whole file, in the arena; without bytes, and with a word on standard error, when it cannot be read. */
LorStr read_file(LorArena *arena, const char *path);
/** Reads what is asked (scales.txt). False, with a word on standard error, when it is no such file. */
bool read_scales(Tagged *tagged, LorStr text);
/** Reads the letters of one file; each is cut and read as lorlint does it. False on a tag that is no scale. */
bool read_tagged(Tagged *tagged, LorStr text, uint32_t file);

#endif
