// SPDX-License-Identifier: GPL-3.0-or-later
// All dates of a letter, and which of them is its own.
#ifndef LOR_LETTER_DATES_H
#define LOR_LETTER_DATES_H

#include "letter/date_mention.h"

/** All dates, in text order; found once a letter. Cost: linear in the letter, times the words of the lexicons near dates. */
LorDateMentions lor_letter_dates(const LorLetter *letter);
/** Index of the letter's own date, or LOR_NO_DATE. */
uint32_t lor_dates_own(const LorLetter *letter, LorDateMentions dates);
/** Index of the day on which a period of work that is told as past ended (the latest such), or LOR_NO_DATE. */
uint32_t lor_dates_supervised_end(const LorLetter *letter, LorDateMentions dates);

#endif
