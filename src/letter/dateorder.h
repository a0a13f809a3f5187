// SPDX-License-Identifier: GPL-3.0-or-later
// What the fields of a written date mean: order of day and month, calendar, existence.
#ifndef LOR_LETTER_DATEORDER_H
#define LOR_LETTER_DATEORDER_H

#include "letter/datescan.h"

/** The values are those of the lexicons date-order-label and date-order-country. */
typedef enum LorDateOrder { LOR_ORDER_UNKNOWN, LOR_ORDER_DMY, LOR_ORDER_MDY, LOR_ORDER_YMD } LorDateOrder;

/** The order that the letter gives away, by the first that speaks: its other numeric dates, a label "dd/mm/yyyy", the country of its
 *  letterhead or of a phone's +code there, what was asked for. */
LorDateOrder lor_date_order(const LorLetter *letter, const LorDateDrafts *drafts);
/** Sets date, other, calendar and invalid of each. */
void lor_dates_settle(const LorLetter *letter, LorDateDrafts *drafts);

#endif
