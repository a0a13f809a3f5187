// SPDX-License-Identifier: GPL-3.0-or-later
// How a letter is taken apart: folded, zoned, wrapped lines joined, cut into tokens and sentences.
#ifndef LOR_LETTER_ANATOMY_H
#define LOR_LETTER_ANATOMY_H

#include "core/word_memory.h"
#include "letter/letter.h"

/** Folds, tokenises and zones `doc`. The letter lives in the document's arena and never fails: a document without text
 *  gives a letter without lines. `words`: what is remembered of words, with the phrases of the run; NULL: each is looked up, but not in phrases. Cost: linear. */
LorLetter *lor_letter_new(const LorDocument *doc, const LorAsked *asked, LorWordMemory *words);

#endif
