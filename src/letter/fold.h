// SPDX-License-Identifier: GPL-3.0-or-later
// Folding: the text that is matched, with a map back to the text that people see.
#ifndef LOR_LETTER_FOLD_H
#define LOR_LETTER_FOLD_H

#include "letter/letter.h"

/** Fills letter->text, letter->origin and letter->lines (zones not yet set).
 *  Lower case; Latin letters without their marks; quotes and dashes plain; no soft hyphens, zero widths or direction
 *  marks; ligatures opened; decimal digits of all scripts as 0-9; abbreviation dots between single letters dropped
 *  (M.B.B.S. gives mbbs.); a word parted at a line's end joined; one space for a run of spaces, \n at a line's end, \n\n
 *  before a line that follows an empty one; short forms opened (I'd gives i would, short_forms.h); a letter that lost its line ends gets them back (run_on.h). Cost: linear. */
void lor_letter_fold(LorLetter *letter);

#endif
