// SPDX-License-Identifier: GPL-3.0-or-later
// Wrapped lines: ends of lines that a margin made and nobody meant.
#ifndef LOR_LETTER_WRAP_H
#define LOR_LETTER_WRAP_H

#include "letter/letter.h"

/** Marks the lines of the body that go on in the next (LorTextLine.wraps) and makes their ends spaces, in letter->text and
 *  in letter->printed, so that a letter reads the same at each width. Needs zones; tokens must not yet be there. Cost: linear. */
void lor_letter_join_wrapped(LorLetter *letter);

#endif
