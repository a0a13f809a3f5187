// SPDX-License-Identifier: GPL-3.0-or-later
// Civil dates: arithmetic on the proleptic Gregorian calendar. No clock, no time zone, no text.
#ifndef LOR_CORE_CIVIL_H
#define LOR_CORE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

/** A day. month and day from 1; day 0: only the month is known; month 0: only the year is known. */
typedef struct LorDate {
    int year, month, day;
} LorDate;

/** A full date that exists (leap years counted), year 1 to 9999. */
bool lor_date_exists(LorDate date);
int lor_date_cmp(LorDate a, LorDate b);
/** Days since 1970-01-01 of a full date [day]. */
int64_t lor_date_days(LorDate date);
LorDate lor_date_from_days(int64_t days);
/** The same day `months` later (or earlier); a day that the month lacks becomes its last. */
LorDate lor_date_add_months(LorDate date, int months);
int lor_month_length(int year, int month);
/** Whole calendar months from `from` to `to` [month], negative when `to` is earlier. */
int lor_date_months_between(LorDate from, LorDate to);

#endif
