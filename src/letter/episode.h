// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of letter it is: one from a ward or clinic, or another.
#ifndef LOR_LETTER_EPISODE_H
#define LOR_LETTER_EPISODE_H

#include "letter/letter.h"

/** Whether the letter speaks of clinical work (the lexicon clinical-word, three times or more). */
bool lor_letter_is_clinical(const LorLetter *letter);

#endif
