// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner of dates: goes through a letter's atoms, takes each date that a format shows, and joins those of one period.
#include "letter/datescan.h"

#include "letter/dateformat.h"

#include <stdlib.h>

#define LONGEST_PERIOD 50 /* [year] what is told of one person's work */

static bool after_between(const LorDateText *s, size_t i) { return i > 0 && lor_atom_is(s, i - 1, LOR_ATOM_OPEN) && lor_atom(s, i - 1)->value == 2; }

/* "1 August" of "1 August to 30 September 2025": the year, and perhaps the month, is told by the other end. */
static size_t yearless(const LorDateText *s, size_t i, LorDateMention *m) {
    LorDateMention end = {0};
    size_t last = i, month = LOR_NONE;
    int day = 0;
    if (lor_atom_is_day(s, i) && !lor_atom_is_torn(s, i)) {
        day = lor_atom(s, i)->value;
        last = lor_atom_after_ordinal(s, i) - 1;
        size_t next = lor_atom_after_joints(s, last + 1);
        if (lor_atom_is(s, next, LOR_ATOM_MONTH) && lor_atoms_are_joined(s, i, next)) last = month = next;
    } else if (lor_atom_is(s, i, LOR_ATOM_MONTH)) {
        month = i;
        size_t next = lor_atom_after_joints(s, i + 1);
        if (lor_atom_is_day(s, next) && lor_atoms_are_joined(s, i, next)) day = lor_atom(s, next)->value, last = lor_atom_after_ordinal(s, next) - 1;
    } else {
        return 0;
    }
    size_t other = lor_atom_behind_link(s, last, after_between(s, i));
    if (!other || !lor_date_any_format(s, other, &end) || end.shape != LOR_DATE_WRITTEN || end.fields[1] == 0) return 0;
    if (month == LOR_NONE && end.fields[0] == 0) return 0;
    *m = (LorDateMention){.partner = LOR_NO_DATE, .first = (uint32_t)i, .count = (uint32_t)(last + 1 - i)};
    int month_value = month == LOR_NONE ? end.fields[1] : lor_atom(s, month)->value;
    lor_date_set_fields(m, LOR_DATE_WRITTEN, day, month_value, end.fields[2] - (month_value > end.fields[1]));
    m->month_named = true;
    m->calendar = end.calendar;
    m->role = LOR_DATE_FROM;
    return last + 1;
}

static void set_place(const LorDateText *s, LorDateMention *m) {
    size_t last = m->first + m->count - 1;
    bool marked = lor_atom_is(s, last + 1, LOR_ATOM_CALENDAR) && !lor_atom_gap(s, last).newlines && !lor_atom_gap(s, last).column && lor_atom_gap(s, last).marks <= 1;
    bool marked_before = m->first > 0 && lor_atom_is(s, m->first - 1, LOR_ATOM_CALENDAR) && lor_atom_is_soft(s, m->first - 1);
    size_t mark = marked ? last + 1 : marked_before ? m->first - 1 : LOR_NONE;
    if (mark != LOR_NONE && (!m->month_named || m->calendar == LOR_GREGORIAN)) {
        LorCalendar calendar = lor_atom(s, mark)->calendar;
        int year = m->fields[m->shape == LOR_DATE_YEAR_FIRST ? 0 : 2];
        if (lor_calendar_has_year(calendar, year) && !m->two_digit) m->calendar = calendar;
        else marked = marked && lor_atom(s, mark)->calendar == LOR_GREGORIAN;
    }
    if (marked) m->count++;
    m->off = lor_atom(s, m->first)->off;
    m->len = (uint32_t)lor_atom_end(s, m->first + m->count - 1) - m->off;
    if (marked && lor_atom_char_at(s, m->off + m->len) == '.') m->len++;
    m->span = lor_letter_span(s->letter, m->off, m->len);
}

static int year_of(const LorDateMention *m) { return m->fields[m->shape == LOR_DATE_YEAR_FIRST ? 0 : 2]; }

/* One day in two calendars: "02/01/1448 H - 17/06/2026 G" is no period. */
static bool are_twins(const LorDateMention *a, const LorDateMention *b) {
    if (a->calendar != b->calendar) return true;
    return !a->two_digit && !b->two_digit && year_of(a) && year_of(b) && abs(year_of(a) - year_of(b)) > LONGEST_PERIOD;
}

/* Periods: neighbours that a link joins, and single ends. */
static void set_roles(const LorDateText *s, LorDateDrafts *drafts) {
    for (uint32_t k = 0; k < drafts->len; k++) {
        LorDateMention *m = &drafts->at[k];
        size_t last = m->first + m->count - 1;
        bool opened = m->first > 0 && lor_atom_is(s, m->first - 1, LOR_ATOM_OPEN) && lor_atom_gap(s, m->first - 1).marks <= 1;
        size_t next = lor_atom_behind_link(s, last, after_between(s, m->first));
        if (next && k + 1 < drafts->len && drafts->at[k + 1].first == next) {
            if (are_twins(m, &drafts->at[k + 1])) continue;
            m->role = LOR_DATE_FROM;
            m->partner = k + 1;
            drafts->at[k + 1].role = LOR_DATE_TO;
            drafts->at[k + 1].partner = k;
        } else if (m->role == LOR_DATE_ALONE && (opened || lor_atom_is(s, last + 1, LOR_ATOM_NOW))) {
            m->role = LOR_DATE_FROM;
            m->goes_on = true;
        } else if (m->role == LOR_DATE_ALONE && m->first > 0 && lor_atom_is(s, m->first - 1, LOR_ATOM_LINK) && lor_atom(s, m->first - 1)->value == 1 &&
                   lor_atom_is_soft(s, m->first - 1)) {
            m->role = LOR_DATE_TO;
        }
    }
}

void lor_dates_scan(const LorLetter *letter, LorDateAtoms atoms, LorDateDrafts *drafts) {
    LorDateText s = {letter, atoms};
    for (size_t i = 0; i < atoms.len && drafts->len < LOR_MAX_DATES;) {
        LorDateMention m, start;
        bool may_begin = (lor_atom_is(&s, i, LOR_ATOM_NUMBER) && !lor_atom_is_lone(&s, i)) || lor_atom_is(&s, i, LOR_ATOM_MONTH);
        size_t end = may_begin ? lor_date_any_format(&s, i, &m) : 0;
        size_t start_end = may_begin && (!end || m.weak) ? yearless(&s, i, &start) : 0;
        if (start_end) end = start_end, m = start;
        if (!end) {
            i += lor_atom_is(&s, i + 1, LOR_ATOM_NUMBER) && lor_atom_is_torn(&s, i + 1) && lor_atom_is(&s, i + 2, LOR_ATOM_MONTH) ? 3 : 1;
            continue;
        }
        set_place(&s, &m);
        lor_vec_push(letter->arena, drafts, m);
        i = m.first + m.count;
    }
    set_roles(&s, drafts);
}
