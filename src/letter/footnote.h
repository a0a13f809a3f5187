// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes that end a letter: what its marks "word(1)", "word*", "word†" point at.
#ifndef LOR_LETTER_FOOTNOTE_H
#define LOR_LETTER_FOOTNOTE_H

#include "letter/letter.h"

/** The first line of the footnotes with which the letter ends, or the number of lines: each opens with a mark that hangs on a word above, or goes on with the one before.
 *  Needs lines; tokens need not be there. Cost: one look through the text for each of the last lines that opens with a mark. */
size_t lor_footnotes_start(const LorLetter *letter);

#endif
