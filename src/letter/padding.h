// SPDX-License-Identifier: GPL-3.0-or-later
// Padding: sentences of the body that say nothing new.
#ifndef LOR_LETTER_PADDING_H
#define LOR_LETTER_PADDING_H

#include "letter/letter.h"

/** Moves padding out of BODY into the zone PADDING, where only facts of any zone look: sentences that repeat one before word by
 *  word, and lists of keywords; marks lines that are copies. Needs sentences. Cost: linear, but for sorting. */
void lor_letter_set_padding_apart(LorLetter *letter);

#endif
