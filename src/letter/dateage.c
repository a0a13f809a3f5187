// SPDX-License-Identifier: GPL-3.0-or-later
// How old a date is, by calendar arithmetic and never by rounded months.
#include "letter/dateage.h"

#include <stddef.h>

#define FUTURE_TOLERANCE 1 /* [day] the writer may sit in another time zone */

LorDate lor_date_earliest(LorDate date) {
    if (date.month == 0) return (LorDate){date.year, 1, 1};
    if (date.day == 0) return (LorDate){date.year, date.month, 1};
    return date;
}

LorDate lor_date_latest(LorDate date) {
    if (date.month == 0) return (LorDate){date.year, 12, 31};
    if (date.day == 0) return (LorDate){date.year, date.month, lor_month_length(date.year, date.month)};
    return date;
}

LorDateTier lor_date_tier(LorDate date, LorDate as_of) {
    static const struct {
        int months; /* [month] up to and with */
        LorDateTier tier;
    } bounds[] = {{12, LOR_DATE_FRESH}, {18, LOR_DATE_AGING}, {24, LOR_DATE_STALE}};
    if (lor_date_days(lor_date_earliest(date)) > lor_date_days(as_of) + FUTURE_TOLERANCE) return LOR_DATE_FUTURE;
    LorDate day = lor_date_latest(date);
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        if (lor_date_cmp(as_of, lor_date_add_months(day, bounds[i].months)) <= 0) return bounds[i].tier;
    return LOR_DATE_VERY_STALE;
}

const char *lor_date_tier_word(LorDateTier tier) {
    static const char *const words[] = {"future", "fresh", "aging", "stale", "very-stale"};
    return words[tier];
}
