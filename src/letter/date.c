// SPDX-License-Identifier: GPL-3.0-or-later
// The date reader: the letter's own date and what is odd about it, as facts.
#include "letter/date.h"

#define SAME_DAYS 1 /* [day] dates that near are one */

static void put_digits(char *out, int value, size_t digits) {
    for (; digits; value /= 10) out[--digits] = (char)('0' + value % 10);
}

/* Years have four digits, in every calendar. */
static LorStr iso(LorArena *arena, LorDate date) {
    char text[] = "yyyy-mm-dd";
    put_digits(text, date.year, 4);
    put_digits(text + 5, date.month, 2);
    put_digits(text + 8, date.day, 2);
    return lor_arena_copy(arena, lor_str(text, date.month == 0 ? 4 : date.day == 0 ? 7 : 10));
}

static void put(LorFacts *facts, const char *name, LorStr value, LorSpan span) {
    lor_fact_add_span(facts, lor_fact_put_text(facts, name, value), span);
}

/* The reading that ages are told by: the one shown, unless only the other is possible today. */
static LorDate reading_for_age(const LorDateMention *m, LorDate as_of) {
    bool ahead = m->other.year && lor_date_tier(m->date, as_of) == LOR_DATE_FUTURE && lor_date_tier(m->other, as_of) != LOR_DATE_FUTURE;
    return ahead ? m->other : m->date;
}

static void put_age(const LorLetter *letter, LorFacts *facts, const LorDateMention *m) {
    LorDate as_of = letter->asked.as_of, date = reading_for_age(m, as_of), day = lor_date_latest(date);
    LorDateTier tier = lor_date_tier(date, as_of);
    int months = lor_date_cmp(day, as_of) > 0 ? 0 : lor_date_months_between(day, as_of);
    lor_fact_add_span(facts, lor_fact_put_number(facts, "date.age", months), m->span);
    put(facts, "date.tier", lor_str_from_c(lor_date_tier_word(tier)), m->span);
    if (tier == LOR_DATE_FUTURE) put(facts, "date.future", iso(letter->arena, date), m->span);
}

/* Months that could also be years make it worse: 05/06/07. */
static bool three_ways(const LorDateMention *m) { return m->two_digit && m->fields[2] % 100 >= 1 && m->fields[2] % 100 <= 12; }

static void put_ambiguity(const LorLetter *letter, LorFacts *facts, const LorDateMention *m) {
    if (!m->other.year) return;
    LorDate as_of = letter->asked.as_of;
    bool major = lor_date_tier(m->date, as_of) != lor_date_tier(m->other, as_of) || three_ways(m);
    put(facts, "date.ambiguous", major ? LOR_STR("major") : LOR_STR("minor"), m->span);
    put(facts, "date.other", iso(letter->arena, m->other), m->span);
}

static bool reads_alike(LorDate a, LorDate b) {
    if (b.year == 0) return false;
    return lor_date_days(lor_date_earliest(a)) <= lor_date_days(lor_date_latest(b)) + SAME_DAYS &&
           lor_date_days(lor_date_earliest(b)) <= lor_date_days(lor_date_latest(a)) + SAME_DAYS;
}

static bool agrees(const LorDateMention *a, const LorDateMention *b) {
    return reads_alike(a->date, b->date) || reads_alike(a->date, b->other) || reads_alike(b->date, a->other);
}

/* Another date that stands like the letter's own and is of another day. */
static const LorDateMention *runner_up(LorDateMentions dates, const LorDateMention *own) {
    const LorDateMention *best = NULL;
    for (size_t i = 0; i < dates.len && !own->updated; i++) {
        const LorDateMention *m = &dates.at[i];
        bool stands = m != own && m->score >= LOR_DATE_OWN_SCORE && (m->labelled || m->alone) && !m->stamped && !m->invalid && m->date.day > 0;
        if (!stands || m->calendar != own->calendar || agrees(own, m)) continue;
        if (!best || m->score > best->score) best = m;
    }
    return best;
}

static void put_order_of_events(const LorLetter *letter, LorFacts *facts, LorDateMentions dates, const LorDateMention *own) {
    uint32_t end = lor_dates_supervised_end(letter, dates);
    if (end == LOR_NO_DATE || &dates.at[end] == own || own->other.year || own->calendar != LOR_GREGORIAN) return;
    LorDate ended = lor_date_earliest(dates.at[end].date);
    if (lor_date_days(ended) <= lor_date_days(lor_date_latest(own->date)) + SAME_DAYS) return;
    put(facts, "date.before_rotation_end", lor_letter_original(letter, dates.at[end].span), dates.at[end].span);
}

static void read_date(LorLetter *letter, LorFacts *facts) {
    LorDateMentions dates = lor_letter_dates(letter);
    uint32_t index = lor_dates_own(letter, dates);
    if (index == LOR_NO_DATE) {
        lor_fact_put_absent(facts, "date");
        return;
    }
    const LorDateMention *own = &dates.at[index];
    LorStr text = lor_letter_original(letter, own->span);
    if (own->invalid) {
        lor_fact_put_absent(facts, "date");
        put(facts, "date.invalid", text, own->span);
        return;
    }
    put(facts, "date", iso(letter->arena, own->date), own->span);
    put(facts, "date.text", text, own->span);
    put_age(letter, facts, own);
    put_ambiguity(letter, facts, own);
    if (own->date.day == 0) put(facts, "date.partial", own->date.month ? LOR_STR("month") : LOR_STR("year"), own->span);
    if (own->calendar != LOR_GREGORIAN) put(facts, "date.calendar", lor_str_from_c(lor_calendar_word(own->calendar)), own->span);
    const LorDateMention *rival = runner_up(dates, own);
    if (rival) put(facts, "date.conflict", lor_letter_original(letter, rival->span), rival->span);
    put_order_of_events(letter, facts, dates, own);
}

const LorReader lor_reader_date = {"date", read_date};
