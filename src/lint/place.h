// SPDX-License-Identifier: GPL-3.0-or-later
// Places: spans made ready to print.
#ifndef LOR_LINT_PLACE_H
#define LOR_LINT_PLACE_H

#include "letter/letter.h"
#include "lint/result.h"

/** The place of a span of the letter's document, with its words and its line in the document's arena. Cost: its line's length; of the first of a letter, the text's. */
LorPlace lor_place_of(const LorLetter *letter, LorSpan span);

/** The same where one reads what works: a span of few words is widened by those beside it in its sentence, whole words, up to some sixty bytes. "Trusted with
 *  something: on call" tells a reader less than the words around it, and hides that lorlint may have misread them. */
LorPlace lor_place_with_words(const LorLetter *letter, LorSpan span);

#endif
