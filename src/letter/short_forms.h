// SPDX-License-Identifier: GPL-3.0-or-later
// Short forms of the folded text ("I'd", "she's"), opened.
#ifndef LOR_LETTER_SHORT_FORMS_H
#define LOR_LETTER_SHORT_FORMS_H

#include "letter/letter.h"

/** Opens them in letter->text (core/contraction.h), so that readers and phrases meet "I would" alone; letter->origin and letter->lines follow. What is put in
 *  stands for the letters behind the apostrophe. Cost: linear; nothing but a search where the text has no apostrophe. */
void lor_letter_open_short_forms(LorLetter *letter);

#endif
