// SPDX-License-Identifier: GPL-3.0-or-later
// Other calendars by arithmetic alone: good for an age in months, not for a deed.
#include "letter/calendar.h"

#include <stddef.h>

#define JULIAN_DAY_OF_1970 2440588 /* [day] */

/* `lengths`: days of each month, for calendars whose year begins at a fixed Gregorian day; none where the months are ours. */
static const struct {
    const char *word;
    int first_year, last_year; /* of letters */
    int year_offset;           /* Gregorian year in which year 0 of the calendar begins */
    int start_month, start_day;
    unsigned char lengths[13];
} calendars[LOR_CALENDAR_COUNT] = {
    [LOR_GREGORIAN] = {"gregorian", 1950, 2100, 0, 1, 1, {0}},
    [LOR_HIJRI] = {"hijri", 1370, 1500, 0, 0, 0, {30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30}},
    [LOR_SOLAR_HIJRI] = {"solar-hijri", 1330, 1450, 621, 3, 21, {31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30}},
    [LOR_BUDDHIST] = {"buddhist", 2493, 2643, -543, 1, 1, {0}},
    [LOR_BIKRAM] = {"bikram", 2040, 2157, -57, 4, 14, {31, 31, 32, 32, 31, 30, 30, 29, 29, 30, 30, 30}},
    [LOR_BENGALI] = {"bengali", 1357, 1507, 593, 4, 14, {31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30}},
    [LOR_ETHIOPIAN] = {"ethiopian", 1943, 2093, 7, 9, 11, {30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 6}},
    [LOR_REIWA] = {"reiwa", 1, 40, 2018, 1, 1, {0}},
    [LOR_MINGUO] = {"minguo", 90, 150, 1911, 1, 1, {0}},
};

bool lor_calendar_has_year(LorCalendar calendar, int year) {
    return year >= calendars[calendar].first_year && year <= calendars[calendar].last_year;
}

/* The tabular calendar: leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of each thirty. */
static int64_t hijri_days(LorDate date) {
    int64_t julian = (11 * date.year + 3) / 30 + 354 * (int64_t)date.year + 30 * date.month - (date.month - 1) / 2 + date.day + 1948440 - 385;
    return julian - JULIAN_DAY_OF_1970;
}

static int64_t fixed_start_days(LorCalendar calendar, LorDate date) {
    LorDate start = {date.year + calendars[calendar].year_offset, calendars[calendar].start_month, calendars[calendar].start_day};
    int64_t days = lor_date_days(start);
    for (int month = 1; month < date.month; month++) days += calendars[calendar].lengths[month - 1];
    return days + date.day - 1;
}

bool lor_calendar_to_gregorian(LorCalendar calendar, LorDate date, LorDate *gregorian) {
    if (!lor_calendar_has_year(calendar, date.year)) return false;
    bool has_our_months = calendars[calendar].lengths[0] == 0;
    if (has_our_months) {
        *gregorian = (LorDate){date.year + calendars[calendar].year_offset, date.month, date.day};
        return lor_date_exists(*gregorian);
    }
    bool has_day = date.month >= 1 && date.month <= 13 && date.day >= 1 && date.day <= calendars[calendar].lengths[date.month - 1];
    if (!has_day) return false;
    *gregorian = lor_date_from_days(calendar == LOR_HIJRI ? hijri_days(date) : fixed_start_days(calendar, date));
    return true;
}

const char *lor_calendar_word(LorCalendar calendar) { return calendars[calendar].word; }
