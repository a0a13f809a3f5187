// SPDX-License-Identifier: GPL-3.0-or-later
// A date as it stands in a letter.
#ifndef LOR_LETTER_DATE_MENTION_H
#define LOR_LETTER_DATE_MENTION_H

#include "letter/calendar.h"
#include "letter/letter.h"

#define LOR_MAX_DATES 500u /* told of one letter: more is no letter */
#define LOR_NO_DATE   UINT32_MAX

#define LOR_DATE_OWN_SCORE 3 /* what a date must reach to be the letter's own (RULES 6.5) */

/** How the three fields stand. */
typedef enum LorDateShape {
    LOR_DATE_WRITTEN,   /* the month is a word, or a part is missing: fields are day, month, year; 0: not given */
    LOR_DATE_YEAR_LAST, /* 12/06/2026: fields in the order of writing */
    LOR_DATE_YEAR_FIRST /* 2026-06-12 */
} LorDateShape;

/** Its part in a period. */
typedef enum LorDateRole { LOR_DATE_ALONE, LOR_DATE_FROM, LOR_DATE_TO } LorDateRole;

/** One date as it stands in the letter. */
typedef struct LorDateMention {
    uint32_t off, len;   /* [byte] in the folded text, without label and weekday */
    uint32_t line;       /* index */
    uint32_t sentence;   /* index */
    LorSpan span;        /* in the document's text */
    LorDate date;        /* Gregorian (estimated for other calendars); day 0: only the month is known, month 0: only the year */
    LorDate other;       /* the second reading of 05/06/2026 when nothing decides (then `date` is day first); else year 0 */
    LorCalendar calendar;
    LorDateRole role;
    uint32_t partner;    /* the other end of its period, or LOR_NO_DATE */
    bool goes_on;        /* a period without an end: "since", "to date" */
    bool invalid;        /* no calendar has it: 31/06/2025. `date` is then not set */
    bool labelled;       /* "Date:" or its like stands before it */
    bool alone;          /* nothing else stands in its line or column, but a place */
    bool stamped;        /* a clock time stands in its line: a fax or print header, an electronic signature */
    bool updated;        /* "Updated:" stands before it */
    bool year_given;     /* false for the 1 August of "1 August to 30 September 2025": its year is taken from its partner */
    int score;           /* as the letter's own date: 3 and more could be it */
    /* as written, for the steps of reading */
    LorDateShape shape;
    int fields[3];
    bool two_digit;      /* of the year */
    bool dotted;         /* 12.06.2026 */
    bool weak;           /* a date only with a label or alone in its line: "2026", "06/2026" */
    bool month_named;
    uint32_t first, count; /* atoms */
} LorDateMention;

typedef struct LorDateMentions {
    LorDateMention *at;
    size_t len;
} LorDateMentions;

#endif
