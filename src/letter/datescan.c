// SPDX-License-Identifier: GPL-3.0-or-later
// Formats of dates, one function each, tried at each atom in the order of the table at the end.
#include "letter/datescan.h"

#include <stdlib.h>
#include <string.h>

#define MAX_JOINTS       4u  /* words between day and month, or month and year */
#define MAX_DAY_WRITTEN  39  /* beyond it a number is not even a mistaken day */
#define LONGEST_PERIOD   50  /* [year] what is told of one person's work */
#define MAX_ORDINAL_TAIL 4u  /* [byte] "th", "er", "º" */

typedef struct Scan {
    const LorLetter *letter;
    LorDateAtoms atoms;
} Scan;

static const LorDateAtom *atom(const Scan *s, size_t i) {
    static const LorDateAtom none = {.kind = LOR_ATOM_WORD};
    return i < s->atoms.len ? &s->atoms.at[i] : &none;
}

static bool is(const Scan *s, size_t i, LorDateAtomKind kind) { return i < s->atoms.len && s->atoms.at[i].kind == kind; }
static LorDateGap gap(const Scan *s, size_t i) { return lor_date_gap(s->letter, s->atoms, i); }
static size_t end_of(const Scan *s, size_t i) { return s->atoms.at[i].off + s->atoms.at[i].len; }

/* The character just before or behind an atom, 0 at the ends. */
static char char_before(const Scan *s, size_t i) { return atom(s, i)->off ? s->letter->text.ptr[atom(s, i)->off - 1] : 0; }
static char char_at(const Scan *s, size_t off) { return off < s->letter->text.len ? s->letter->text.ptr[off] : 0; }

/* A day beside a month that is named, where letters may stand for digits. */
static bool is_doubtful_day(const Scan *s, size_t i) {
    return is(s, i, LOR_ATOM_NUMBER) && atom(s, i)->digits >= 1 && atom(s, i)->digits <= 2 && atom(s, i)->value <= MAX_DAY_WRITTEN;
}

static bool is_day(const Scan *s, size_t i) { return is_doubtful_day(s, i) && !atom(s, i)->doubtful; }

static LorZone zone_at(const Scan *s, size_t i) {
    const LorLetter *letter = s->letter;
    size_t low = 0, high = letter->lines.len;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (letter->lines.at[middle].off <= atom(s, i)->off) low = middle;
        else high = middle;
    }
    return letter->lines.at[low].zone;
}

/* Whether what stands between this atom and the next may stand inside one date. Outside running text a line's end parts
 * "PO Box 12" and "June 2026", but for "12 / th / June". */
static bool soft(const Scan *s, size_t i) {
    LorDateGap g = gap(s, i);
    size_t from = end_of(s, i), to = i + 1 < s->atoms.len ? atom(s, i + 1)->off : from;
    if (g.newlines > 1 || g.column || g.marks > 2) return false;
    for (size_t at = from; at < to; at++)
        if (!memchr(" \n.,'\"/-", char_at(s, at), 8)) return false;
    bool bridged = g.mark == ',' || is(s, i, LOR_ATOM_JOINT) || is(s, i + 1, LOR_ATOM_JOINT) || is(s, i, LOR_ATOM_WORD);
    return g.newlines == 0 || bridged || zone_at(s, i) == LOR_IN_BODY;
}

static bool joined(const Scan *s, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (!soft(s, i)) return false;
    return true;
}

/* Behind "th" of "12th": a short word glued to the number. */
static size_t after_ordinal(const Scan *s, size_t i) {
    bool tail = (is(s, i + 1, LOR_ATOM_WORD) || is(s, i + 1, LOR_ATOM_JOINT)) && atom(s, i + 1)->off == end_of(s, i) &&
                atom(s, i + 1)->len <= MAX_ORDINAL_TAIL;
    return i + (tail ? 2 : 1);
}

static size_t after_joints(const Scan *s, size_t i) {
    for (size_t n = 0; n < MAX_JOINTS && is(s, i, LOR_ATOM_JOINT); n++) i++;
    return i;
}

static bool is_doubtful_year(const Scan *s, size_t i) {
    const LorDateAtom *a = atom(s, i);
    if (!is(s, i, LOR_ATOM_NUMBER) || a->digits != 4) return false;
    for (int c = 0; c < LOR_CALENDAR_COUNT; c++)
        if (lor_calendar_has_year((LorCalendar)c, a->value)) return true;
    return false;
}

static bool is_full_year(const Scan *s, size_t i) { return is_doubtful_year(s, i) && !atom(s, i)->doubtful; }

/* '25, the 25 of 12-Jun-25 (`mark` stands before the month too), or a bare 25 that nothing follows. */
static bool is_short_year(const Scan *s, size_t i, char mark) {
    if (!is(s, i, LOR_ATOM_NUMBER) || atom(s, i)->digits != 2 || atom(s, i)->doubtful) return false;
    LorDateGap next = gap(s, i);
    char before = char_before(s, i), after = char_at(s, end_of(s, i));
    bool stops = next.newlines || next.column || after == 0 || next.spaces || !lor_is_digit(char_at(s, end_of(s, i) + 1));
    if (lor_is_lower(after) || (after && memchr("/-%:", after, 4)) || !stops) return false;
    if (before == '\'' || (mark && before == mark && memchr("-/.", mark, 3))) return true;
    bool ends = next.newlines || next.column || after == 0 || memchr(",;)].\"", after, 6);
    return (before == ' ' || before == '\n') && ends;
}

static bool is_year(const Scan *s, size_t i, char mark) { return is_full_year(s, i) || is_short_year(s, i, mark); }
static bool is_year_of_day(const Scan *s, size_t i, char mark) { return is_doubtful_year(s, i) || is_short_year(s, i, mark); }

static int full_year(const Scan *s, size_t i, bool *two_digit) {
    int year = atom(s, i)->value;
    *two_digit = atom(s, i)->digits == 2;
    if (*two_digit) year += year < 70 ? 2000 : 1900;
    return year;
}

static void set_fields(LorDateMention *m, LorDateShape shape, int a, int b, int c) {
    m->shape = shape;
    m->fields[0] = a;
    m->fields[1] = b;
    m->fields[2] = c;
}

static void set_written(const Scan *s, LorDateMention *m, int day, size_t month, int year) {
    set_fields(m, LOR_DATE_WRITTEN, day, atom(s, month)->value, year);
    m->month_named = true;
    m->calendar = atom(s, month)->calendar;
}

/* "1 2 June 2026": letters set too far apart, the day cannot be told. */
static bool is_torn(const Scan *s, size_t day) {
    if (day == 0 || atom(s, day)->digits != 1 || !is(s, day - 1, LOR_ATOM_NUMBER) || atom(s, day - 1)->digits != 1) return false;
    LorDateGap g = gap(s, day - 1);
    return g.marks == 0 && g.newlines == 0 && g.spaces == 1;
}

/* Formats: each gives the atom behind the date, or 0. */

static size_t day_month_year(const Scan *s, size_t i, LorDateMention *m) {
    if (!is_doubtful_day(s, i) || is_torn(s, i)) return 0;
    size_t month = after_joints(s, after_ordinal(s, i)), year = after_joints(s, month + 1);
    if (!is(s, month, LOR_ATOM_MONTH) || !is_year_of_day(s, year, gap(s, month - 1).mark) || !joined(s, i, year)) return 0;
    m->weak = atom(s, i)->doubtful || atom(s, year)->doubtful;
    set_written(s, m, atom(s, i)->value, month, full_year(s, year, &m->two_digit));
    return year + 1;
}

/* "1 2 June 2026" tells its month and year, where it stands as a date does. */
static size_t torn_day(const Scan *s, size_t i, LorDateMention *m) {
    if (!is_day(s, i + 1) || !is_torn(s, i + 1)) return 0;
    size_t month = after_joints(s, after_ordinal(s, i + 1)), year = after_joints(s, month + 1);
    if (!is(s, month, LOR_ATOM_MONTH) || !is_full_year(s, year) || !joined(s, i, year)) return 0;
    set_written(s, m, 0, month, full_year(s, year, &m->two_digit));
    m->weak = true;
    return year + 1;
}

static size_t month_day_year(const Scan *s, size_t i, LorDateMention *m) {
    if (!is(s, i, LOR_ATOM_MONTH)) return 0;
    size_t day = after_joints(s, i + 1);
    if (!is_doubtful_day(s, day)) return 0;
    size_t year = after_joints(s, after_ordinal(s, day));
    if (!is_year_of_day(s, year, gap(s, i).mark) || !joined(s, i, year)) return 0;
    m->weak = atom(s, day)->doubtful || atom(s, year)->doubtful;
    set_written(s, m, atom(s, day)->value, i, full_year(s, year, &m->two_digit));
    return year + 1;
}

static size_t year_month_day(const Scan *s, size_t i, LorDateMention *m) {
    LorDateMention other = {0};
    if (!is_full_year(s, i) || !is(s, i + 1, LOR_ATOM_MONTH) || !is_day(s, i + 2) || !joined(s, i, i + 2)) return 0;
    if (month_day_year(s, i + 1, &other) || is(s, i + 3, LOR_ATOM_MONTH)) return 0;
    set_written(s, m, atom(s, i + 2)->value, i + 1, atom(s, i)->value);
    return i + 3;
}

static size_t month_year(const Scan *s, size_t i, LorDateMention *m) {
    if (!is(s, i, LOR_ATOM_MONTH)) return 0;
    size_t year = after_joints(s, i + 1);
    if (!is_year(s, year, '-') || !joined(s, i, year)) return 0;
    m->weak = atom(s, year)->digits == 2 && char_before(s, year) != '\'';
    set_written(s, m, 0, i, full_year(s, year, &m->two_digit));
    return year + 1;
}

static size_t roman_month(const Scan *s, size_t i, LorDateMention *m) {
    if (!is_day(s, i) || !is(s, i + 1, LOR_ATOM_ROMAN) || !is_year(s, i + 2, gap(s, i).mark)) return 0;
    LorDateGap a = gap(s, i), b = gap(s, i + 1);
    if (a.marks != 1 || b.marks != 1 || a.mark != b.mark || a.newlines || b.newlines || !memchr("./-", a.mark, 3)) return 0;
    set_written(s, m, atom(s, i)->value, i + 1, full_year(s, i + 2, &m->two_digit));
    return i + 3;
}

/* Whether the numbers from i to last stand free: no part of "GMC/2025/06/114", "9.1.2.4", a URL or a phone number. */
static bool stands_free(const Scan *s, size_t i, size_t last) {
    char before = char_before(s, i), after = char_at(s, end_of(s, last)), beyond = char_at(s, end_of(s, last) + 1);
    char two_before = atom(s, i)->off >= 2 ? char_at(s, atom(s, i)->off - 2) : 0;
    if (before && (lor_is_lower(before) || lor_is_digit(before) || memchr("/\\#+@=$", before, 7))) return false;
    if (before == '_' && (lor_is_lower(two_before) || lor_is_digit(two_before))) return false;
    if ((before == '-' || before == '.' || before == ',') && lor_is_digit(two_before)) return false;
    if (after && (lor_is_digit(after) || after == '/' || after == '%')) return false;
    if (after == 't' && lor_is_digit(beyond)) return true; /* 2026-06-12T10:00 */
    if (lor_is_lower(after)) return is(s, last + 1, LOR_ATOM_CALENDAR);
    bool goes_on = after == '-' || after == '.' || after == ':' || after == '_';
    return !(goes_on && (lor_is_digit(beyond) || (after == '_' && lor_is_lower(beyond))));
}

static bool has_digits(const Scan *s, size_t i, unsigned least, unsigned most) {
    return is(s, i, LOR_ATOM_NUMBER) && atom(s, i)->digits >= least && atom(s, i)->digits <= most && atom(s, i)->value >= 0;
}

static size_t all_numbers(const Scan *s, size_t i, LorDateMention *m) {
    bool year_first = has_digits(s, i, 4, 4) && has_digits(s, i + 1, 1, 2) && has_digits(s, i + 2, 1, 2);
    bool year_last = has_digits(s, i, 1, 2) && has_digits(s, i + 1, 1, 2) && (has_digits(s, i + 2, 4, 4) || has_digits(s, i + 2, 2, 2));
    if (!year_first && !year_last) return 0;
    LorDateGap a = gap(s, i), b = gap(s, i + 1);
    if (a.newlines || b.newlines || a.column || b.column || a.marks > 1 || a.marks != b.marks || a.mark != b.mark) return 0;
    if (a.marks && !memchr("/.-|\\", a.mark, 5)) return 0;
    size_t year = year_first ? i : i + 2;
    bool spaced = a.spaces || b.spaces, doubtful = atom(s, i)->doubtful || atom(s, i + 1)->doubtful || atom(s, i + 2)->doubtful;
    if (!a.marks && atom(s, year)->digits != 4) return 0;
    if (!stands_free(s, i, i + 2)) return 0;
    m->weak = a.marks == 0 || a.mark == '|' || a.mark == '\\' || doubtful || (spaced && atom(s, year)->digits == 2);
    int value = full_year(s, year, &m->two_digit);
    if (year_first) set_fields(m, LOR_DATE_YEAR_FIRST, value, atom(s, i + 1)->value, atom(s, i + 2)->value);
    else set_fields(m, LOR_DATE_YEAR_LAST, atom(s, i)->value, atom(s, i + 1)->value, value);
    return i + 3;
}

static bool unit(const Scan *s, size_t i, const char *chinese, const char *korean) {
    if (i >= s->atoms.len) return false;
    LorStr word = lor_str_slice(s->letter->text, atom(s, i)->off, atom(s, i)->len);
    return lor_str_starts(word, lor_str_from_c(chinese)) || lor_str_starts(word, lor_str_from_c(korean));
}

static size_t east_asian(const Scan *s, size_t i, LorDateMention *m) {
    if (!is_full_year(s, i) || !unit(s, i + 1, "年", "년") || !has_digits(s, i + 2, 1, 2) || !unit(s, i + 3, "月", "월")) return 0;
    bool day = has_digits(s, i + 4, 1, 2) && unit(s, i + 5, "日", "일");
    set_fields(m, LOR_DATE_WRITTEN, day ? atom(s, i + 4)->value : 0, atom(s, i + 2)->value, atom(s, i)->value);
    return i + (day ? 6 : 4);
}

static bool names_part(const Scan *s, size_t i, int part) { return is(s, i, LOR_ATOM_PART) && atom(s, i)->value == part; }

/* "day 11 month 6 year 2026" */
static size_t named_parts(const Scan *s, size_t i, LorDateMention *m) {
    if (!is_day(s, i) || !names_part(s, i + 1, 1) || !has_digits(s, i + 2, 1, 2) || !names_part(s, i + 3, 2) || !is_full_year(s, i + 4)) return 0;
    for (size_t k = i; k < i + 4; k++)
        if (gap(s, k).newlines || gap(s, k).column || gap(s, k).marks > 1) return 0;
    set_fields(m, LOR_DATE_WRITTEN, atom(s, i)->value, atom(s, i + 2)->value, atom(s, i + 4)->value);
    return i + 5;
}

static size_t eight_digits(const Scan *s, size_t i, LorDateMention *m) {
    if (!has_digits(s, i, 8, 8) || !stands_free(s, i, i)) return 0;
    int value = atom(s, i)->value;
    if (!lor_calendar_has_year(LOR_GREGORIAN, value / 10000)) return 0;
    set_fields(m, LOR_DATE_YEAR_FIRST, value / 10000, value / 100 % 100, value % 100);
    m->weak = true;
    return i + 1;
}

static size_t month_slash_year(const Scan *s, size_t i, LorDateMention *m) {
    bool year_last = has_digits(s, i, 1, 2) && is_full_year(s, i + 1), year_first = is_full_year(s, i) && has_digits(s, i + 1, 2, 2);
    LorDateGap g = gap(s, i);
    if (!(year_last || year_first) || g.marks != 1 || g.newlines || g.column || !memchr("/-.", g.mark, 3) || !stands_free(s, i, i + 1)) return 0;
    int month = atom(s, year_last ? i : i + 1)->value;
    if (month < 1 || month > 12) return 0;
    set_fields(m, LOR_DATE_WRITTEN, 0, month, atom(s, year_last ? i + 1 : i)->value);
    m->weak = true;
    return i + 2;
}

static size_t year_alone(const Scan *s, size_t i, LorDateMention *m) {
    if (!is_full_year(s, i) || atom(s, i)->value < 1950 || atom(s, i)->value > 2100 || !stands_free(s, i, i)) return 0;
    set_fields(m, LOR_DATE_WRITTEN, 0, 0, atom(s, i)->value);
    m->weak = true;
    return i + 1;
}

/* "June 1-30, 2025": the end of a period that says its month once. */
static size_t behind_link(const Scan *s, size_t last, bool between);
static size_t month_days_year(const Scan *s, size_t i, LorDateMention *m) {
    if (!is(s, i, LOR_ATOM_MONTH) || !is_day(s, i + 1)) return 0;
    size_t day = behind_link(s, after_ordinal(s, i + 1) - 1, true);
    if (!day || !is_day(s, day)) return 0;
    size_t year = after_ordinal(s, day);
    if (!is_full_year(s, year) || !joined(s, day, year)) return 0;
    set_written(s, m, atom(s, day)->value, i, full_year(s, year, &m->two_digit));
    m->role = LOR_DATE_TO;
    return year + 1;
}

typedef size_t Format(const Scan *, size_t, LorDateMention *);
static Format *const formats[] = {
    roman_month, all_numbers, named_parts, torn_day, day_month_year, month_day_year, month_days_year, year_month_day, east_asian, month_year, month_slash_year, eight_digits, year_alone,
};

static size_t any_format(const Scan *s, size_t i, LorDateMention *m) {
    if (!is(s, i, LOR_ATOM_NUMBER) && !is(s, i, LOR_ATOM_MONTH)) return 0; /* no date begins otherwise */
    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
        LorDateMention draft = {.partner = LOR_NO_DATE, .year_given = true};
        size_t end = formats[f](s, i, &draft);
        if (!end) continue;
        *m = draft;
        m->first = (uint32_t)i;
        m->count = (uint32_t)(end - i);
        return end;
    }
    return 0;
}

/* Behind the "to", "-" or "and" after atom `last`, or 0. */
static size_t behind_link(const Scan *s, size_t last, bool between) {
    LorDateGap g = gap(s, last);
    if (g.newlines > 1 || g.column) return 0;
    if (is(s, last + 1, LOR_ATOM_LINK) && (atom(s, last + 1)->value != 2 || between)) return g.marks <= 1 ? last + 2 : 0;
    return g.mark == '-' && g.marks == 1 ? last + 1 : 0;
}

static bool after_between(const Scan *s, size_t i) { return i > 0 && is(s, i - 1, LOR_ATOM_OPEN) && atom(s, i - 1)->value == 2; }

/* "1 August" of "1 August to 30 September 2025": the year, and perhaps the month, is told by the other end. */
static size_t yearless(const Scan *s, size_t i, LorDateMention *m) {
    LorDateMention end = {0};
    size_t last = i, month = LOR_NONE;
    int day = 0;
    if (is_day(s, i) && !is_torn(s, i)) {
        day = atom(s, i)->value;
        last = after_ordinal(s, i) - 1;
        size_t next = after_joints(s, last + 1);
        if (is(s, next, LOR_ATOM_MONTH) && joined(s, i, next)) last = month = next;
    } else if (is(s, i, LOR_ATOM_MONTH)) {
        month = i;
        size_t next = after_joints(s, i + 1);
        if (is_day(s, next) && joined(s, i, next)) day = atom(s, next)->value, last = after_ordinal(s, next) - 1;
    } else {
        return 0;
    }
    size_t other = behind_link(s, last, after_between(s, i));
    if (!other || !any_format(s, other, &end) || end.shape != LOR_DATE_WRITTEN || end.fields[1] == 0) return 0;
    if (month == LOR_NONE && end.fields[0] == 0) return 0;
    *m = (LorDateMention){.partner = LOR_NO_DATE, .first = (uint32_t)i, .count = (uint32_t)(last + 1 - i)};
    int month_value = month == LOR_NONE ? end.fields[1] : atom(s, month)->value;
    set_fields(m, LOR_DATE_WRITTEN, day, month_value, end.fields[2] - (month_value > end.fields[1]));
    m->month_named = true;
    m->calendar = end.calendar;
    m->role = LOR_DATE_FROM;
    return last + 1;
}

static void set_place(const Scan *s, LorDateMention *m) {
    size_t last = m->first + m->count - 1;
    bool marked = is(s, last + 1, LOR_ATOM_CALENDAR) && !gap(s, last).newlines && !gap(s, last).column && gap(s, last).marks <= 1;
    bool marked_before = m->first > 0 && is(s, m->first - 1, LOR_ATOM_CALENDAR) && soft(s, m->first - 1);
    size_t mark = marked ? last + 1 : marked_before ? m->first - 1 : LOR_NONE;
    if (mark != LOR_NONE && (!m->month_named || m->calendar == LOR_GREGORIAN)) {
        LorCalendar calendar = atom(s, mark)->calendar;
        int year = m->fields[m->shape == LOR_DATE_YEAR_FIRST ? 0 : 2];
        if (lor_calendar_has_year(calendar, year) && !m->two_digit) m->calendar = calendar;
        else marked = marked && atom(s, mark)->calendar == LOR_GREGORIAN;
    }
    if (marked) m->count++;
    m->off = atom(s, m->first)->off;
    m->len = (uint32_t)end_of(s, m->first + m->count - 1) - m->off;
    if (marked && char_at(s, m->off + m->len) == '.') m->len++;
    m->span = lor_letter_span(s->letter, m->off, m->len);
}

static int year_of(const LorDateMention *m) { return m->fields[m->shape == LOR_DATE_YEAR_FIRST ? 0 : 2]; }

/* One day in two calendars: "02/01/1448 H - 17/06/2026 G" is no period. */
static bool are_twins(const LorDateMention *a, const LorDateMention *b) {
    if (a->calendar != b->calendar) return true;
    return !a->two_digit && !b->two_digit && year_of(a) && year_of(b) && abs(year_of(a) - year_of(b)) > LONGEST_PERIOD;
}

/* Periods: neighbours that a link joins, and single ends. */
static void set_roles(const Scan *s, LorDateDrafts *drafts) {
    for (uint32_t k = 0; k < drafts->len; k++) {
        LorDateMention *m = &drafts->at[k];
        size_t last = m->first + m->count - 1;
        bool opened = m->first > 0 && is(s, m->first - 1, LOR_ATOM_OPEN) && gap(s, m->first - 1).marks <= 1;
        size_t next = behind_link(s, last, after_between(s, m->first));
        if (next && k + 1 < drafts->len && drafts->at[k + 1].first == next) {
            if (are_twins(m, &drafts->at[k + 1])) continue;
            m->role = LOR_DATE_FROM;
            m->partner = k + 1;
            drafts->at[k + 1].role = LOR_DATE_TO;
            drafts->at[k + 1].partner = k;
        } else if (m->role == LOR_DATE_ALONE && (opened || is(s, last + 1, LOR_ATOM_NOW))) {
            m->role = LOR_DATE_FROM;
            m->goes_on = true;
        } else if (m->role == LOR_DATE_ALONE && m->first > 0 && is(s, m->first - 1, LOR_ATOM_LINK) && atom(s, m->first - 1)->value == 1 &&
                   soft(s, m->first - 1)) {
            m->role = LOR_DATE_TO;
        }
    }
}

void lor_dates_scan(const LorLetter *letter, LorDateAtoms atoms, LorDateDrafts *drafts) {
    Scan s = {letter, atoms};
    for (size_t i = 0; i < atoms.len && drafts->len < LOR_MAX_DATES;) {
        LorDateMention m, start;
        bool may_begin = is(&s, i, LOR_ATOM_NUMBER) || is(&s, i, LOR_ATOM_MONTH);
        size_t end = may_begin ? any_format(&s, i, &m) : 0;
        size_t start_end = may_begin && (!end || m.weak) ? yearless(&s, i, &start) : 0;
        if (start_end) end = start_end, m = start;
        if (!end) {
            i += is(&s, i + 1, LOR_ATOM_NUMBER) && is_torn(&s, i + 1) && is(&s, i + 2, LOR_ATOM_MONTH) ? 3 : 1;
            continue;
        }
        set_place(&s, &m);
        lor_vec_push(letter->arena, drafts, m);
        i = m.first + m.count;
    }
    set_roles(&s, drafts);
}
