// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of words that readers ask for by name: <words readers="only"> in rules/ ("too": phrases use them as well). The build makes one trie of all their texts, so that a word is looked up once
// and "is it a month, a pronoun, a title?" is then a test of one bit. Packs given with --rules cannot add to them: what stands in a lexicon can be added to.
#ifndef LOR_LETTER_WORDS_H
#define LOR_LETTER_WORDS_H

#include "core/str.h"

#include "word_sets.h" /* made by the build: LorWordSet with LOR_WORDS_MONTH for id="month", LOR_WORD_SETS */

/** The number of a text that stands in some set; 0: in none. */
typedef uint16_t LorWordNumber;

extern const uint64_t lor_word_rows[][(LOR_WORD_SETS + 63) / 64]; /* of each text: one bit a set */

/** The number of a folded text, the whole of it. Cost: its letters. */
LorWordNumber lor_word_find(LorStr text);
/** The same for a text as it is written. */
LorWordNumber lor_word_find_written(LorStr text);
static inline bool lor_word_in(LorWordNumber word, LorWordSet set) { return lor_word_rows[word][set / 64] >> set % 64 & 1; }

/** Several sets. */
typedef struct LorWordSets {
    uint64_t bits[(LOR_WORD_SETS + 63) / 64];
} LorWordSets;
static inline bool lor_word_sets_have(const LorWordSets *sets, LorWordSet set) { return sets->bits[set / 64] >> set % 64 & 1; }

/** The sets with a text with which the folded text begins: whole words, be they several ("letter of reference"). Marks that a text begins or ends with need
 *  nothing beside them ("re:"). */
LorWordSets lor_words_opening(LorStr text);
/** The sets with a text that stands in it, and, in `*closing`, those with one that ends where the text does but for marks. Cost: its letters once, whatever is asked then. */
LorWordSets lor_words_standing(LorStr text, LorWordSets *closing);
/** Whether it begins / ends with a text of the set, or one stands in it. */
bool lor_words_open(LorStr text, LorWordSet set);
bool lor_words_close(LorStr text, LorWordSet set);
bool lor_words_stand(LorStr text, LorWordSet set);
/** Where the first text of the set stands, the longest there, or LOR_NONE. */
size_t lor_words_search(LorStr text, LorWordSet set, size_t *len);

#endif
