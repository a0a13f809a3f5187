// SPDX-License-Identifier: GPL-3.0-or-later
// Quotes: the letter's own words, as the value of a fact.
#ifndef LOR_LETTER_QUOTE_H
#define LOR_LETTER_QUOTE_H

#include "letter/letter.h"

#define LOR_QUOTE_MAX 240u /* [byte] longer quotes are cut at a word */

/** The words printed at `span`, white space runs as one space, at most LOR_QUOTE_MAX bytes, in the letter's
 * arena. */
LorStr lor_quote(const LorLetter *letter, LorSpan span);
/** The span of a sentence, in the document's text. */
LorSpan lor_sentence_span(const LorLetter *letter, size_t sentence);
/** The first sentence that ends behind this byte of the document's text; how many there are when none does. Cost: the logarithm of their number. */
size_t lor_sentence_behind(const LorLetter *letter, size_t off);
/** Puts a text fact that quotes `span` and points at it. */
LorFact *lor_quote_put(const LorLetter *letter, LorFacts *facts, const char *name, LorSpan span);

#endif
