// SPDX-License-Identifier: GPL-3.0-or-later
// How old a letter is, by its date.
#ifndef LOR_LETTER_DATEAGE_H
#define LOR_LETTER_DATEAGE_H

#include "core/civil.h"

/** First and last day that a date, perhaps partial, can mean. */
LorDate lor_date_earliest(LorDate date);
LorDate lor_date_latest(LorDate date);

/** Age of a letter. Bounds are those of RULES 6.2: the same day 12, 18 and 24 months later still belong to the younger tier. */
typedef enum LorDateTier { LOR_DATE_FUTURE, LOR_DATE_FRESH, LOR_DATE_AGING, LOR_DATE_STALE, LOR_DATE_VERY_STALE } LorDateTier;
/** The tier at `as_of`; one day ahead is not the future. A partial date gets the youngest tier that one of its days has. */
LorDateTier lor_date_tier(LorDate date, LorDate as_of);
const char *lor_date_tier_word(LorDateTier tier);

#endif
