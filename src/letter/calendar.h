// SPDX-License-Identifier: GPL-3.0-or-later
// Other calendars, estimated in Gregorian days.
#ifndef LOR_LETTER_CALENDAR_H
#define LOR_LETTER_CALENDAR_H

#include "core/civil.h"

/** The numbers are those of the lexicons calendar-mark and calendar-land. */
typedef enum LorCalendar {
    LOR_GREGORIAN,
    LOR_HIJRI,       /* lunar, AH */
    LOR_SOLAR_HIJRI, /* Iran and Afghanistan */
    LOR_BUDDHIST,    /* Thailand: Gregorian months */
    LOR_BIKRAM,      /* Bikram Sambat, Nepal */
    LOR_BENGALI,     /* Bangla San */
    LOR_ETHIOPIAN,
    LOR_REIWA,  /* Japan: Gregorian months, years of the emperor */
    LOR_MINGUO, /* Taiwan: Gregorian months, years of the republic */
    LOR_CALENDAR_COUNT
} LorCalendar;

/** Whether a letter of our time could bear that year of that calendar. */
bool lor_calendar_has_year(LorCalendar calendar, int year);
/** The Gregorian day of a full date. Hijri by the tabular rule and Bikram Sambat by usual month lengths: off by up to two
 *  days. False when the calendar has no such day or year. */
bool lor_calendar_to_gregorian(LorCalendar calendar, LorDate date, LorDate *gregorian);
/** "hijri", "solar-hijri" … */
const char *lor_calendar_word(LorCalendar calendar);

#endif
