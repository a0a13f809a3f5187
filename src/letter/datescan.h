// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner of dates: what is written like a date, before anybody asks what it means.
#ifndef LOR_LETTER_DATESCAN_H
#define LOR_LETTER_DATESCAN_H

#include "letter/date_mention.h"
#include "letter/dateatoms.h"

typedef LOR_VEC(LorDateMention) LorDateDrafts;

/** Fills what the writing shows: place, shape, fields, calendar where it is named, periods. No reading is set. */
void lor_dates_scan(const LorLetter *letter, LorDateAtoms atoms, LorDateDrafts *drafts);

#endif
