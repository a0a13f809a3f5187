// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens and sentences of a folded letter.
#ifndef LOR_LETTER_TOKENS_H
#define LOR_LETTER_TOKENS_H

#include "core/word_memory.h"
#include "letter/letter.h"

/** Cuts the folded text into letter->tokens, notes what their words are and gives each line its tokens. Sentences are not yet known. `words` may be NULL. */
void lor_letter_tokenise(LorLetter *letter, LorWordMemory *words);
/** Cuts zones into letter->sentences and tells tokens their sentence: in BODY by punctuation inside a paragraph, elsewhere
 *  one a line. Does not break at titles, initials, decimals, abbreviations. Does not see that a heading
 *  without a full stop ends when no line break follows. */
void lor_letter_cut_sentences(LorLetter *letter);

#endif
