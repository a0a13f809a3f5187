// SPDX-License-Identifier: GPL-3.0-or-later
// Where a date stands, and how much it looks like the letter's own for that.
#ifndef LOR_LETTER_DATEPLACE_H
#define LOR_LETTER_DATEPLACE_H

#include "letter/datescan.h"

/** Sets line, sentence, labelled, alone, updated. */
void lor_dates_place(const LorLetter *letter, LorDateDrafts *drafts);
/** Whether the draft may stay: weak ones need a label or a line of their own. Call after lor_dates_place(). */
bool lor_date_holds(const LorLetter *letter, const LorDateMention *mention);
/** Sets score (RULES 6.5). */
void lor_dates_score(const LorLetter *letter, LorDateDrafts *drafts);

#endif
