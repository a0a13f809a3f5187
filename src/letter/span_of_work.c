// SPDX-License-Identifier: GPL-3.0-or-later
// The time that writer and applicant shared, as figures: how long it is said to be, how long its dates make it, and how
// long ago it ended. Reads what stands in one sentence; does not add up rotations.
#include "letter/manner.h"

#include "letter/amount.h"
#include "letter/applicant.h"
#include "letter/date.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define DAYS_A_MONTH 30.44
#define MONTH_NEARLY 0.9  /* shorter ones are parts of the time that dates tell */
#define UNIT_REACH   3u /* tokens from a figure to its unit */

typedef struct Length {
    double months;
    size_t first, last; /* tokens */
    bool rough;         /* about, nearly, more than */
} Length;

/* Months in one of the unit at `token`, or 0. */
static double unit_months(const LorLetter *letter, size_t token) {
    static const struct {
        const char *one, *many;
        double months;
    } units[] = {{"day", "days", 1 / DAYS_A_MONTH}, {"week", "weeks", 7 / DAYS_A_MONTH}, {"month", "months", 1}, {"year", "years", 12}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (lor_letter_is(letter, token, units[i].one) || lor_letter_is(letter, token, units[i].many)) return units[i].months;
    return 0;
}

static bool length_at(const LorLetter *letter, const LorAmount *amount, size_t end, Length *length) {
    size_t first = amount->first, next = first + amount->count;
    if (amount->percent || amount->ordinal) return false;
    for (size_t t = next; t < end && t < next + UNIT_REACH; t++) {
        double months = unit_months(letter, t);
        if (lor_letter_in(letter, t, LOR_WORDS_BETWEEN)) return false;
        if (months <= 0) continue;
        *length = (Length){amount->high * months, first, t, amount->vague || amount->low < amount->high ||
                           (first > 0 && lor_letter_in(letter, first - 1, LOR_WORDS_ROUGH))};
        return true;
    }
    return false;
}

/* "three days", "two months a year": a part of the time. */
static bool is_part(const LorLetter *letter, const Length *length) {
    return length->months < MONTH_NEARLY || lor_letter_in(letter, length->last + 1, LOR_WORDS_PER);
}

/* The only length of the sentence; false when there is none or more than one. */
static bool only_length(const LorLetter *letter, const LorSentence *s, Length *length) {
    size_t token = s->first, found = 0;
    LorAmount amount;
    Length one;
    while (lor_amount_next(letter, &token, s->first + s->count, &amount)) {
        if (!length_at(letter, &amount, s->first + s->count, &one)) continue;
        *length = one;
        found++;
    }
    return found == 1 && !is_part(letter, length);
}

/* ---- a length and dates that do not go together ---- */

/* The only period of the sentence, both ends known to the month. */
static const LorDateMention *only_period(LorDateMentions dates, size_t sentence) {
    const LorDateMention *period = NULL;
    for (size_t i = 0; i < dates.len; i++) {
        const LorDateMention *m = &dates.at[i];
        if (m->sentence != sentence || m->role == LOR_DATE_TO) continue;
        if (period || m->role != LOR_DATE_FROM || m->partner == LOR_NO_DATE) return NULL;
        period = m;
    }
    if (!period) return NULL;
    const LorDateMention *end = &dates.at[period->partner];
    bool known = period->calendar == LOR_GREGORIAN && end->calendar == LOR_GREGORIAN && !period->invalid && !end->invalid &&
                 !period->other.year && !end->other.year && period->date.month && end->date.month;
    return known && end->sentence == sentence ? period : NULL;
}

/* Whether the length lies more than a month beside what the dates can mean: their ends counted or not. */
static bool contradicts(const Length *length, LorDate from, LorDate to) {
    double least = (double)(lor_date_days(lor_date_earliest(to)) - lor_date_days(lor_date_latest(from))) / DAYS_A_MONTH;
    double most = (double)(lor_date_days(lor_date_latest(to)) - lor_date_days(lor_date_earliest(from)) + 1) / DAYS_A_MONTH;
    return length->months > most + 1 || length->months < least - 1;
}

static void read_conflict(const LorLetter *letter, LorDateMentions dates, LorFacts *facts) {
    const uint8_t *several = lor_marks(letter, "several-spells");
    lor_fact_put_absent(facts, "duration.conflict");
    if (dates.len < 2 || !lor_facts_present(facts, "duration")) return; /* there is no period, or it is not told how long it was */
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        Length length;
        if (s->zone != LOR_IN_BODY || !s->about || lor_marks_find(several, s->first, s->count, LOR_MARK_IN) != LOR_NONE) continue;
        const LorDateMention *from = only_period(dates, i);
        if (!from || !only_length(letter, s, &length) || length.rough) continue;
        const LorDateMention *to = &dates.at[from->partner];
        if (!contradicts(&length, from->date, to->date)) continue;
        LorSpan said = lor_letter_token_span(letter, length.first, length.last + 1 - length.first);
        LorSpan period = {from->span.off, lor_span_end(to->span) - from->span.off};
        LorFact *fact = lor_fact_put_text(facts, "duration.conflict", lor_quote(letter, period));
        lor_fact_add_span(facts, fact, said);
        lor_fact_add_span(facts, fact, period);
        return;
    }
}

/* ---- how long, how long ago ---- */

/* The length that the fact duration quotes, in weeks; nothing when that place is a guess, or some longer time is told anywhere in the body. */
static void read_weeks(const LorLetter *letter, LorFacts *facts) {
    const LorFact *duration = lor_facts_find(facts, LOR_STR("duration"));
    double shared = 0, longest = 0;
    LorSpan span = {0};
    lor_fact_put_absent(facts, "duration.weeks");
    if (!duration || duration->state != LOR_PRESENT || !lor_fact_firm(duration)) return;
    for (size_t i = 0; (i = lor_amount_sentence(letter, i)) < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        size_t token = s->first;
        LorAmount amount;
        Length length;
        while (s->zone == LOR_IN_BODY && lor_amount_next(letter, &token, s->first + s->count, &amount)) {
            if (!length_at(letter, &amount, s->first + s->count, &length)) continue;
            LorSpan here = lor_letter_token_span(letter, length.first, length.last + 1 - length.first);
            if (length.months > longest) longest = length.months;
            if (shared <= 0 && lor_span_meets(duration->spans.at[0], here)) shared = length.months, span = here;
        }
    }
    if (shared <= 0 || longest > shared) return;
    LorFact *fact = lor_fact_put_number(facts, "duration.weeks", shared * DAYS_A_MONTH / 7);
    lor_fact_add_span(facts, fact, span);
}

static void read_end(const LorLetter *letter, LorDateMentions dates, LorFacts *facts) {
    uint32_t end = lor_dates_supervised_end(letter, dates);
    lor_fact_put_absent(facts, "contact_ended");
    for (size_t i = 0; i < dates.len; i++)
        if (dates.at[i].goes_on) return;
    if (end == LOR_NO_DATE || lor_letter_hits(letter, "contact-goes-on").len) return;
    int months = lor_date_months_between(lor_date_latest(dates.at[end].date), letter->asked.as_of);
    if (months < 0) return;
    LorFact *fact = lor_fact_put_number(facts, "contact_ended", months);
    lor_fact_add_span(facts, fact, dates.at[end].span);
}

static void read_span(LorLetter *letter, LorFacts *facts) {
    LorDateMentions dates = lor_letter_dates(letter);
    read_conflict(letter, dates, facts);
    read_weeks(letter, facts);
    read_end(letter, dates, facts);
}

const LorReader lor_reader_span = {"span", read_span};
