// SPDX-License-Identifier: GPL-3.0-or-later
// Formats of dates, one function each, tried at each atom in the order at the end.
#include "letter/dateformat.h"

#include <string.h>

static bool is_doubtful_year(const LorDateText *s, size_t i) {
    const LorDateAtom *a = lor_atom(s, i);
    if (!lor_atom_is(s, i, LOR_ATOM_NUMBER) || a->digits != 4) return false;
    for (int c = 0; c < LOR_CALENDAR_COUNT; c++)
        if (lor_calendar_has_year((LorCalendar)c, a->value)) return true;
    return false;
}

static bool is_full_year(const LorDateText *s, size_t i) { return is_doubtful_year(s, i) && !lor_atom(s, i)->doubtful; }

/* '25, the 25 of 12-Jun-25 (`mark` stands before the month too), or a bare 25 that nothing follows. */
static bool is_short_year(const LorDateText *s, size_t i, char mark) {
    if (!lor_atom_is(s, i, LOR_ATOM_NUMBER) || lor_atom(s, i)->digits != 2 || lor_atom(s, i)->doubtful) return false;
    LorDateGap next = lor_atom_gap(s, i);
    char before = lor_atom_char_before(s, i), after = lor_atom_char_at(s, lor_atom_end(s, i));
    bool stops = next.newlines || next.column || after == 0 || next.spaces || !lor_is_digit(lor_atom_char_at(s, lor_atom_end(s, i) + 1));
    if (lor_is_lower(after) || (after && memchr("/-%:", after, 4)) || !stops) return false;
    if (before == '\'' || (mark && before == mark && memchr("-/.", mark, 3))) return true;
    bool ends = next.newlines || next.column || after == 0 || memchr(",;)].\"", after, 6);
    return (before == ' ' || before == '\n') && ends;
}

static bool is_year(const LorDateText *s, size_t i, char mark) { return is_full_year(s, i) || is_short_year(s, i, mark); }
static bool is_year_of_day(const LorDateText *s, size_t i, char mark) { return is_doubtful_year(s, i) || is_short_year(s, i, mark); }

static int full_year(const LorDateText *s, size_t i, bool *two_digit) {
    int year = lor_atom(s, i)->value;
    *two_digit = lor_atom(s, i)->digits == 2;
    if (*two_digit) year += year < 70 ? 2000 : 1900;
    return year;
}

static void set_written(const LorDateText *s, LorDateMention *m, int day, size_t month, int year) {
    lor_date_set_fields(m, LOR_DATE_WRITTEN, day, lor_atom(s, month)->value, year);
    m->month_named = true;
    m->calendar = lor_atom(s, month)->calendar;
}

/* Formats: each gives the atom behind the date, or 0. */

static size_t day_month_year(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!lor_atom_is_doubtful_day(s, i) || lor_atom_is_torn(s, i)) return 0;
    size_t month = lor_atom_after_joints(s, lor_atom_after_ordinal(s, i)), year = lor_atom_after_joints(s, month + 1);
    if (!lor_atom_is(s, month, LOR_ATOM_MONTH) || !is_year_of_day(s, year, lor_atom_gap(s, month - 1).mark) || !lor_atoms_are_joined(s, i, year)) return 0;
    m->weak = lor_atom(s, i)->doubtful || lor_atom(s, year)->doubtful;
    set_written(s, m, lor_atom(s, i)->value, month, full_year(s, year, &m->two_digit));
    return year + 1;
}

/* "1 2 June 2026" tells its month and year, where it stands as a date does. */
static size_t torn_day(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!lor_atom_is_day(s, i + 1) || !lor_atom_is_torn(s, i + 1)) return 0;
    size_t month = lor_atom_after_joints(s, lor_atom_after_ordinal(s, i + 1)), year = lor_atom_after_joints(s, month + 1);
    if (!lor_atom_is(s, month, LOR_ATOM_MONTH) || !is_full_year(s, year) || !lor_atoms_are_joined(s, i, year)) return 0;
    set_written(s, m, 0, month, full_year(s, year, &m->two_digit));
    m->weak = true;
    return year + 1;
}

static size_t month_day_year(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!lor_atom_is(s, i, LOR_ATOM_MONTH)) return 0;
    size_t day = lor_atom_after_joints(s, i + 1);
    if (!lor_atom_is_doubtful_day(s, day)) return 0;
    size_t year = lor_atom_after_joints(s, lor_atom_after_ordinal(s, day));
    if (!is_year_of_day(s, year, lor_atom_gap(s, i).mark) || !lor_atoms_are_joined(s, i, year)) return 0;
    m->weak = lor_atom(s, day)->doubtful || lor_atom(s, year)->doubtful;
    set_written(s, m, lor_atom(s, day)->value, i, full_year(s, year, &m->two_digit));
    return year + 1;
}

static size_t year_month_day(const LorDateText *s, size_t i, LorDateMention *m) {
    LorDateMention other = {0};
    size_t month = lor_atom_after_joints(s, i + 1), day = month + 1;
    bool turned = is_full_year(s, i) && month > i + 1 && lor_atom_is_day(s, month) && lor_atom_is(s, day, LOR_ATOM_MONTH); /* "2026. gada 12. junijs" */
    if (turned) month = day--;
    if (!is_full_year(s, i) || !lor_atom_is(s, month, LOR_ATOM_MONTH) || !lor_atom_is_day(s, day) || !lor_atoms_are_joined(s, i, turned ? month : day)) return 0;
    if (!turned && (month_day_year(s, month, &other) || lor_atom_is(s, day + 1, LOR_ATOM_MONTH))) return 0;
    set_written(s, m, lor_atom(s, day)->value, month, lor_atom(s, i)->value);
    return (turned ? month : day) + 1;
}

static size_t month_year(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!lor_atom_is(s, i, LOR_ATOM_MONTH)) return 0;
    size_t year = lor_atom_after_joints(s, i + 1);
    if (!is_year(s, year, '-') || !lor_atoms_are_joined(s, i, year)) return 0;
    m->weak = lor_atom(s, year)->digits == 2 && lor_atom_char_before(s, year) != '\'';
    set_written(s, m, 0, i, full_year(s, year, &m->two_digit));
    return year + 1;
}

/* Whether three numbers with that mark between them stand here: the other end of "9/1/25-5/22/26". */
static bool is_triple(const LorDateText *s, size_t i, char mark) {
    for (size_t k = i; k < i + 3; k++)
        if (!lor_atom_is(s, k, LOR_ATOM_NUMBER) || lor_atom(s, k)->digits > 4) return false;
    for (size_t k = i; k < i + 2; k++)
        if (lor_atom_gap(s, k).mark != mark || lor_atom_gap(s, k).marks != 1 || lor_atom_gap(s, k).newlines) return false;
    return mark == '/' || mark == '.';
}

/* Whether the numbers from i to last stand free: no part of "GMC/2025/06/114", "9.1.2.4", a URL or a phone number. */
static bool stands_free(const LorDateText *s, size_t i, size_t last) {
    char before = lor_atom_char_before(s, i), after = lor_atom_char_at(s, lor_atom_end(s, last)), beyond = lor_atom_char_at(s, lor_atom_end(s, last) + 1);
    char mark = last == i + 2 ? lor_atom_gap(s, i).mark : 0;
    bool ends_period = i >= 3 && before == '-' && is_triple(s, i - 3, mark), opens_period = after == '-' && is_triple(s, last + 1, mark);
    char two_before = lor_atom(s, i)->off >= 2 ? lor_atom_char_at(s, lor_atom(s, i)->off - 2) : 0;
    if (before && (lor_is_lower(before) || lor_is_digit(before) || memchr("/\\#+@=$", before, 7))) return false;
    if (before == '_' && (lor_is_lower(two_before) || lor_is_digit(two_before))) return false;
    if ((before == '-' || before == '.' || before == ',') && lor_is_digit(two_before) && !ends_period) return false;
    if (after && (lor_is_digit(after) || (after == '/' && !lor_is_lower(beyond)) || after == '%')) return false; /* "12.6.2026/lf": who typed it */
    if (after == 't' && lor_is_digit(beyond)) return true; /* 2026-06-12T10:00 */
    if (lor_is_lower(after)) return lor_atom_is(s, last + 1, LOR_ATOM_CALENDAR);
    bool goes_on = after == '-' || after == '.' || after == ':' || after == '_';
    return opens_period || !(goes_on && (lor_is_digit(beyond) || (after == '_' && lor_is_lower(beyond))));
}

/* "4 V 2026": without marks only capitals tell the numeral from a word. */
static bool is_capital(const LorDateText *s, size_t i) {
    return lor_is_upper(s->letter->doc->text.ptr[s->letter->origin[lor_atom(s, i)->off]]);
}

static size_t roman_month(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!lor_atom_is_day(s, i) || !lor_atom_is(s, i + 1, LOR_ATOM_ROMAN) || !is_year(s, i + 2, lor_atom_gap(s, i).mark)) return 0;
    LorDateGap a = lor_atom_gap(s, i), b = lor_atom_gap(s, i + 1);
    if (a.newlines || b.newlines || a.column || b.column || a.marks > 1 || b.marks > 1) return 0;
    bool parted = a.marks && b.marks && memchr("./-", a.mark, 3) && memchr("./-", b.mark, 3);
    if (!parted && (a.marks || b.marks || !is_capital(s, i + 1) || !is_full_year(s, i + 2) || !stands_free(s, i, i + 2))) return 0;
    set_written(s, m, lor_atom(s, i)->value, i + 1, full_year(s, i + 2, &m->two_digit));
    return i + 3;
}

static bool has_digits(const LorDateText *s, size_t i, unsigned least, unsigned most) {
    return lor_atom_is(s, i, LOR_ATOM_NUMBER) && lor_atom(s, i)->digits >= least && lor_atom(s, i)->digits <= most && lor_atom(s, i)->value >= 0;
}

static size_t all_numbers(const LorDateText *s, size_t i, LorDateMention *m) {
    bool year_first = has_digits(s, i, 4, 4) && has_digits(s, i + 1, 1, 2) && has_digits(s, i + 2, 1, 2);
    bool year_last = has_digits(s, i, 1, 2) && has_digits(s, i + 1, 1, 2) && (has_digits(s, i + 2, 4, 4) || has_digits(s, i + 2, 2, 2));
    if (!year_first && !year_last) return 0;
    LorDateGap a = lor_atom_gap(s, i), b = lor_atom_gap(s, i + 1);
    if (a.newlines || b.newlines || a.column || b.column || a.marks > 1 || a.marks != b.marks || a.mark != b.mark) return 0;
    if (a.marks && !memchr("/.-|\\", a.mark, 5)) return 0;
    size_t year = year_first ? i : i + 2;
    bool spaced = a.spaces || b.spaces, doubtful = lor_atom(s, i)->doubtful || lor_atom(s, i + 1)->doubtful || lor_atom(s, i + 2)->doubtful;
    if (!a.marks && lor_atom(s, year)->digits != 4) return 0;
    if (!stands_free(s, i, i + 2)) return 0;
    m->weak = a.marks == 0 || a.mark == '|' || a.mark == '\\' || doubtful || (spaced && lor_atom(s, year)->digits == 2);
    int value = full_year(s, year, &m->two_digit);
    m->dotted = a.mark == '.' && a.marks == 1;
    if (year_first) lor_date_set_fields(m, LOR_DATE_YEAR_FIRST, value, lor_atom(s, i + 1)->value, lor_atom(s, i + 2)->value);
    else lor_date_set_fields(m, LOR_DATE_YEAR_LAST, lor_atom(s, i)->value, lor_atom(s, i + 1)->value, value);
    return i + 3;
}

/* "12th. 06. 2026": the ordinal says which number is the day. */
static size_t ordinal_numbers(const LorDateText *s, size_t i, LorDateMention *m) {
    size_t month = lor_atom_after_ordinal(s, i);
    if (month != i + 2 || !lor_atom_is_day(s, i) || !has_digits(s, month, 1, 2) || !has_digits(s, month + 1, 4, 4) || !is_full_year(s, month + 1)) return 0;
    LorDateGap a = lor_atom_gap(s, i + 1), b = lor_atom_gap(s, month);
    if (a.newlines || b.newlines || a.column || b.column || a.marks != 1 || b.marks != 1 || a.mark != b.mark || !memchr("./-", a.mark, 3)) return 0;
    if (lor_atom(s, month)->value < 1 || lor_atom(s, month)->value > 12) return 0;
    lor_date_set_fields(m, LOR_DATE_WRITTEN, lor_atom(s, i)->value, lor_atom(s, month)->value, lor_atom(s, month + 1)->value);
    return month + 2;
}

static bool unit(const LorDateText *s, size_t i, const char *chinese, const char *korean) {
    if (i >= s->atoms.len) return false;
    LorStr word = lor_str_slice(s->letter->text, lor_atom(s, i)->off, lor_atom(s, i)->len);
    return lor_str_starts(word, lor_str_from_c(chinese)) || lor_str_starts(word, lor_str_from_c(korean));
}

/* 令和8年, 民國115年: the calendar that the word before a short year names. */
static LorCalendar era_before(const LorDateText *s, size_t i) {
    static const struct { const char *word; LorCalendar calendar; } eras[] = {{"令和", LOR_REIWA}, {"民國", LOR_MINGUO}, {"民国", LOR_MINGUO}};
    if (i == 0 || !has_digits(s, i, 1, 3) || lor_atom_gap(s, i - 1).newlines || lor_atom_gap(s, i - 1).marks) return LOR_GREGORIAN;
    LorStr word = lor_str_slice(s->letter->text, lor_atom(s, i - 1)->off, lor_atom(s, i - 1)->len);
    for (size_t e = 0; e < sizeof eras / sizeof *eras; e++)
        if (lor_str_ends(word, lor_str_from_c(eras[e].word)) && lor_calendar_has_year(eras[e].calendar, lor_atom(s, i)->value)) return eras[e].calendar;
    return LOR_GREGORIAN;
}

static size_t east_asian(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!unit(s, i + 1, "年", "년")) return 0;
    LorCalendar era = era_before(s, i);
    if ((!era && !is_full_year(s, i)) || !has_digits(s, i + 2, 1, 2) || !unit(s, i + 3, "月", "월")) return 0;
    bool day = has_digits(s, i + 4, 1, 2) && unit(s, i + 5, "日", "일");
    lor_date_set_fields(m, LOR_DATE_WRITTEN, day ? lor_atom(s, i + 4)->value : 0, lor_atom(s, i + 2)->value, lor_atom(s, i)->value);
    m->calendar = era;
    return i + (day ? 6 : 4);
}

static bool names_part(const LorDateText *s, size_t i, int part) { return lor_atom_is(s, i, LOR_ATOM_PART) && lor_atom(s, i)->value == part; }

/* "day 11 month 6 year 2026" */
static size_t named_parts(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!lor_atom_is_day(s, i) || !names_part(s, i + 1, 1) || !has_digits(s, i + 2, 1, 2) || !names_part(s, i + 3, 2) || !is_full_year(s, i + 4)) return 0;
    for (size_t k = i; k < i + 4; k++)
        if (lor_atom_gap(s, k).newlines || lor_atom_gap(s, k).column || lor_atom_gap(s, k).marks > 1) return 0;
    lor_date_set_fields(m, LOR_DATE_WRITTEN, lor_atom(s, i)->value, lor_atom(s, i + 2)->value, lor_atom(s, i + 4)->value);
    return i + 5;
}

static size_t eight_digits(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!has_digits(s, i, 8, 8) || !stands_free(s, i, i)) return 0;
    int value = lor_atom(s, i)->value;
    if (!lor_calendar_has_year(LOR_GREGORIAN, value / 10000)) return 0;
    lor_date_set_fields(m, LOR_DATE_YEAR_FIRST, value / 10000, value / 100 % 100, value % 100);
    m->weak = true;
    return i + 1;
}

static size_t month_slash_year(const LorDateText *s, size_t i, LorDateMention *m) {
    bool year_last = has_digits(s, i, 1, 2) && is_full_year(s, i + 1), year_first = is_full_year(s, i) && has_digits(s, i + 1, 2, 2);
    if (!year_last && !year_first) return 0;
    LorDateGap g = lor_atom_gap(s, i);
    if (g.marks != 1 || g.newlines || g.column || !memchr("/-.", g.mark, 3) || !stands_free(s, i, i + 1)) return 0;
    int month = lor_atom(s, year_last ? i : i + 1)->value;
    if (month < 1 || month > 12) return 0;
    lor_date_set_fields(m, LOR_DATE_WRITTEN, 0, month, lor_atom(s, year_last ? i + 1 : i)->value);
    m->weak = true;
    return i + 2;
}

/* "____ / ____ / 2026", "Date: ..../..../2026": day and month were left to fill in. */
static bool has_blanks_before(const LorDateText *s, size_t i) {
    size_t off = lor_atom(s, i)->off;
    while (off && lor_atom_char_at(s, off - 1) == ' ') off--;
    if (off == 0 || !memchr("/_-.", lor_atom_char_at(s, off - 1), 4)) return false;
    char sep = lor_atom_char_at(s, off - 1);
    while (off && memchr(" /-", lor_atom_char_at(s, off - 1), 3)) off--;
    char filler = off ? lor_atom_char_at(s, off - 1) : 0, second = off > 1 ? lor_atom_char_at(s, off - 2) : 0;
    return filler == '_' || (filler == '.' && second == '.') || (sep == '/' && filler == ':');
}

static size_t year_alone(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!is_full_year(s, i) || lor_atom(s, i)->value < 1950 || lor_atom(s, i)->value > 2100 || !stands_free(s, i, i) || has_blanks_before(s, i)) return 0;
    lor_date_set_fields(m, LOR_DATE_WRITTEN, 0, 0, lor_atom(s, i)->value);
    m->weak = true;
    return i + 1;
}

/* "June 1-30, 2025": the end of a period that says its month once. */
static size_t month_days_year(const LorDateText *s, size_t i, LorDateMention *m) {
    if (!lor_atom_is(s, i, LOR_ATOM_MONTH) || !lor_atom_is_day(s, i + 1)) return 0;
    size_t day = lor_atom_behind_link(s, lor_atom_after_ordinal(s, i + 1) - 1, true);
    if (!day || !lor_atom_is_day(s, day)) return 0;
    size_t year = lor_atom_after_ordinal(s, day);
    if (!is_full_year(s, year) || !lor_atoms_are_joined(s, day, year)) return 0;
    set_written(s, m, lor_atom(s, day)->value, i, full_year(s, year, &m->two_digit));
    m->role = LOR_DATE_TO;
    return year + 1;
}

/* In the order in which they are tried. */
static size_t from_number(const LorDateText *s, size_t i, LorDateMention *m) {
    return roman_month(s, i, m) ?: all_numbers(s, i, m) ?: ordinal_numbers(s, i, m) ?: named_parts(s, i, m) ?: torn_day(s, i, m) ?: day_month_year(s, i, m) ?: year_month_day(s, i, m) ?:
           east_asian(s, i, m) ?: month_slash_year(s, i, m) ?: eight_digits(s, i, m) ?: year_alone(s, i, m);
}

static size_t from_month(const LorDateText *s, size_t i, LorDateMention *m) { return month_day_year(s, i, m) ?: month_days_year(s, i, m) ?: month_year(s, i, m); }

size_t lor_date_any_format(const LorDateText *s, size_t i, LorDateMention *m) {
    LorDateMention draft = {.partner = LOR_NO_DATE, .year_given = true}; /* left as it is by formats that do not fit */
    size_t end = lor_atom_is(s, i, LOR_ATOM_NUMBER) ? from_number(s, i, &draft) : lor_atom_is(s, i, LOR_ATOM_MONTH) ? from_month(s, i, &draft) : 0;
    if (!end) return 0;
    *m = draft;
    m->first = (uint32_t)i;
    m->count = (uint32_t)(end - i);
    return end;
}
