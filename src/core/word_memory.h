// SPDX-License-Identifier: GPL-3.0-or-later
// A memory of words: what is known of a word by its letters alone, so that it is looked up once and not wherever it stands. Letters share most of their words.
#ifndef LOR_CORE_WORD_MEMORY_H
#define LOR_CORE_WORD_MEMORY_H

#include "core/buf.h"
#include "core/hash.h"
#include "core/phrases.h"

#define LOR_WORDS_REMEMBERED 4096u /* places: a power of two */
#define LOR_WORD_REMEMBERED  16u   /* [byte] longer words are looked up each time. As many bytes can be read behind the text that words stand in */

/** The text with zeros behind it, which are not counted. */
LorStr lor_padded_text(LorBuf *text);

/** As what a word is weighed (letter/term.h). */
typedef struct LorWordTerm {
    uint32_t hash;
    uint32_t weights; /* where its weights stand (letter/weigh.h); 0: it has none; LOR_TERM_HANGS: what the term is hangs on where the word stands */
} LorWordTerm;
#define LOR_TERM_HANGS UINT32_MAX

/** Nothing in it hangs on where the word stands. */
typedef struct LorWordNote {
    uint64_t bytes[2]; /* of the word, zeros behind them; zeros alone: of none */
    LorWordTerm term;
    uint32_t phrases;  /* see lor_phrases_word() */
    uint16_t word;     /* its number among the words that readers ask for (letter/words.h) */
    uint16_t flags;    /* LOR_TOKEN_…: those that its letters tell */
} LorWordNote;

/** Of one run: each note is a pure function of its word and the phrases, whatever was read before. Each word has one place, which it takes from another. */
typedef struct LorWordMemory {
    const LorPhrases *phrases;
    size_t met, places; /* words that were looked up; places in use: one letter needs few, and has few pages to pay for */
    LorWordNote notes[LOR_WORDS_REMEMBERED];
} LorWordMemory;

/** An empty one, which goes with the arena. */
LorWordMemory *lor_word_memory_new(LorArena *arena, const LorPhrases *phrases);
/** The bytes of a word of at most LOR_WORD_REMEMBERED. */
static inline void lor_word_bytes(const char *word, size_t len, uint64_t bytes[2]) {
    static const uint64_t masks[LOR_WORD_REMEMBERED + 1] = {
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, UINT64_MAX,
        UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
    };
    bytes[0] = lor_eight_at(word) & masks[len];
    bytes[1] = lor_eight_at(word + 8) & masks[len > 8 ? len - 8 : 0];
}
/** lor_hash_add() of the word with these bytes from LOR_HASH_START. */
static inline uint64_t lor_word_bytes_hash(const uint64_t bytes[2], size_t len) {
    uint64_t hash = lor_hash_join(LOR_HASH_START, bytes[0]), longer = lor_hash_join(hash, bytes[1]);
    return lor_hash_join(len > 8 ? longer : hash, len);
}
/** The place of a word: its note where the bytes are the word's, else that of another, which gives way. */
static inline LorWordNote *lor_word_memory_at(LorWordMemory *memory, uint64_t hash) { return &memory->notes[hash & (memory->places - 1)]; }
/** To be told of each word that was looked up. Words whose place is another now are looked up once more. */
static inline void lor_word_memory_grow(LorWordMemory *memory) {
    if (++memory->met > memory->places && memory->places < LOR_WORDS_REMEMBERED) memory->places *= 2;
}

#endif
