// SPDX-License-Identifier: GPL-3.0-or-later
// Terms: what of a sentence is weighed (weigh.h). A word counts as its stem, so that "managed" and "managing" are one; names that mean the applicant, "he" and "she" are "@" (of
// whomever they are said, since who that is hangs on which of the two it is), men and women "man", fathers and
// mothers "kin", figures "#", years "#y", months "#m". Titles and "'s" are none. Learning and weighing share these, so that they see the same sentence.
#ifndef LOR_LETTER_TERM_H
#define LOR_LETTER_TERM_H

#include "core/hash.h"
#include "letter/letter.h"

/** What stands for a term in the tables. Two terms of one hash would share their weights; of twenty thousand that is one chance in twenty, and refused when the tables are made. */
typedef uint32_t LorTerm;

#define LOR_TERM_OPENS  LOR_STR("<") /* before the first term of a sentence */
#define LOR_TERM_CLOSES LOR_STR(">") /* behind the last */

/** Where a sentence stands, which are terms as well: how many of the body stand before it, how many behind it, and in which fifth it is. A letter opens with who writes and
 *  closes with how to reach them. The texts are static. */
#define LOR_TERM_PLACES 3
void lor_term_places(size_t before, size_t behind, LorStr places[LOR_TERM_PLACES]);
/** A folded word without its ending ("ing", "ed", "ly", "s", "y", "e" …), four letters at least: crude, alike for all forms of most words. A part of `word`. */
LorStr lor_term_stem(LorStr word);
/** The text of the term at this token, or an empty one where there is none. */
LorStr lor_term_text(const LorLetter *letter, size_t token);
/** Whether the token names the applicant or a person who may be meant: its term is not that of its word. */
static inline bool lor_term_names_applicant(const LorLetter *letter, size_t token) {
    return letter->refers && (letter->refers[token] == LOR_REFERS_APPLICANT || letter->refers[token] == LOR_REFERS_EITHER);
}
/** The text of a word's term wherever it stands, but for such names; by its number and flags. False: it hangs on where the word stands, or it has none. */
bool lor_term_of_word(LorStr text, LorWordNumber word, unsigned flags, LorStr *term);
/** Of a term's text. */
static inline LorTerm lor_term(LorStr text) { return (LorTerm)lor_hash_add(LOR_HASH_START, text); }
/** Two terms beside each other. */
static inline LorTerm lor_term_pair(LorTerm first, LorTerm second) { return (LorTerm)lor_hash_join(lor_hash_join(LOR_HASH_START, first), second); }

#endif
