// SPDX-License-Identifier: GPL-3.0-or-later
// How the writer knows the applicant: first-person observation ("I supervised her", "he was my intern"), for how long, and when.
// Reads the lexicons relationship-direct, hearsay, contact-cue, time-unit and duration-words, amounts and years, in sentences about
// the applicant. Being "known to me" is no observation. Does not understand: a relationship told without the writer ("she served in
// the unit"), lengths that must be added up, periods told by two distant dates.
#include "letter/amount.h"
#include "letter/applicant.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define FIRST_YEAR 1980 /* of a rotation; calendars of South Asia count to 2100 */
#define LAST_YEAR  2100

typedef struct Contact {
    const LorLetter *letter;
    const uint8_t *cue, *unit, *peers, *cases;
} Contact;

static bool is_prose(const LorSentence *s) { return s->zone == LOR_IN_BODY || s->zone == LOR_IN_SUBJECT; }

/* "I had no chance to supervise her": the denial stands inside. */
static bool is_denied(const LorLetter *letter, const LorHit *hit) {
    static const char *const denials[] = {"no", "not", "never", "without", "didn't", "haven't", "couldn't", NULL};
    for (size_t t = hit->first; t < hit->first + hit->count; t++)
        if (lor_letter_is_any(letter, t, denials) && !lor_letter_is(letter, t + 1, "only")) return true;
    return lor_letter_negated(letter, hit->first);
}

/* Whether somebody else than the applicant is meant by every person of the hit. */
static bool of_others(const LorLetter *letter, const LorHit *hit) {
    bool other = false;
    for (size_t t = hit->first; t < hit->first + hit->count; t++) {
        if (letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER) return false;
        other |= letter->refers[t] == LOR_REFERS_OTHER;
    }
    return other;
}

static void read_relationship_itself(const LorLetter *letter, LorFacts *facts) {
    LorHits hits = lor_letter_hits(letter, "relationship-direct");
    lor_fact_put_absent(facts, "relationship");
    for (size_t i = 0; i < hits.len; i++) {
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[hits.at[i].first].sentence];
        if (!is_prose(s) || !s->about || of_others(letter, &hits.at[i]) || is_denied(letter, &hits.at[i])) continue;
        LorSpan span = lor_sentence_span(letter, letter->tokens.at[hits.at[i].first].sentence);
        LorFact *fact = lor_facts_get(facts, LOR_STR("relationship"));
        if (fact->state != LOR_PRESENT) fact = lor_quote_put(letter, facts, "relationship", span);
        else if (!lor_span_meets(fact->spans.at[fact->spans.len - 1], span)) lor_fact_add_span(facts, fact, span);
    }
}

static void read_hearsay(const LorLetter *letter, LorFacts *facts) {
    LorHits hits = lor_letter_hits(letter, "hearsay");
    lor_fact_put_absent(facts, "relationship.indirect");
    if (lor_facts_present(facts, "relationship")) return;
    for (size_t i = 0; i < hits.len; i++) {
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[hits.at[i].first].sentence];
        if (s->zone != LOR_IN_BODY || !s->about) continue;
        lor_quote_put(letter, facts, "relationship.indirect", lor_letter_token_span(letter, hits.at[i].first, hits.at[i].count));
        return;
    }
}

static bool is_year(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    double value = lor_token_number(letter->tokens, token);
    const LorToken *t = &letter->tokens.at[token];
    static const char *const not_of_contact[] = {"session", "batch", "class", "born", "birth", "founded", "established", "est", "estd", "graduated", "graduating",
                                                 "passed", "journal", "conference", "reg", "no", "isbn", NULL};
    for (size_t back = 1; back <= 3 && back <= token && letter->tokens.at[token - back].sentence == t->sentence; back++)
        if (lor_letter_is_any(letter, token - back, not_of_contact)) return false;
    bool parts = t->before == '/' || t->before == '-' || t->before == '.';
    if (word.len == 4 && lor_is_digit(word.ptr[0]) && lor_is_digit(word.ptr[3])) return value >= FIRST_YEAR && value <= LAST_YEAR;
    return word.len == 2 && lor_is_digit(word.ptr[0]) && parts && token >= 2 && (t[-1].flags & LOR_TOKEN_NUMBER) && (t[-2].flags & LOR_TOKEN_NUMBER) &&
           t[-1].before == t->before;
}

static size_t end_of(const LorSentence *s) { return s->first + s->count; }

/* A year in the sentence, from `token` on, within `reach` tokens. */
static size_t year_near(const LorLetter *letter, const LorSentence *s, size_t token, size_t reach) {
    for (size_t t = token; t < end_of(s) && t <= token + reach; t++)
        if (is_year(letter, t)) return t;
    return LOR_NONE;
}

static bool is_month(const LorLetter *letter, size_t token) {
    static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
                                         "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", NULL};
    return (letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL) && lor_letter_is_any(letter, token, months);
}

static bool month_between(const LorLetter *letter, size_t from, size_t to) {
    for (size_t t = from; t < to; t++)
        if (is_month(letter, t)) return true;
    return false;
}

/* "from July 2023 until last month", "between June 1 and June 26 of this year", "since 15 July 2024". */
static bool period_at(const LorLetter *letter, const LorSentence *s, size_t token, LorSpan *span) {
    static const char *const from[] = {"from", "between", NULL}, *const till[] = {"to", "until", "till", "and", "through", "upto", "onwards", "up", NULL};
    size_t year = year_near(letter, s, token + 1, 14);
    if (lor_letter_is_any(letter, token, from)) {
        for (size_t t = token + 1; t < end_of(s) && t <= token + 10; t++) {
            if (!lor_letter_is_any(letter, t, till) && !(letter->tokens.at[t].after == '-' && is_year(letter, t))) continue;
            if (year == LOR_NONE && !month_between(letter, token, t)) return false;
            size_t last = year_near(letter, s, t, 10);
            if (last == LOR_NONE) last = t + 2 < end_of(s) ? t + 2 : end_of(s) - 1;
            *span = lor_letter_token_span(letter, token, last + 1 - token);
            return true;
        }
        return false;
    }
    if (lor_letter_is(letter, token, "since") && year != LOR_NONE && (year <= token + 5 || is_month(letter, year - 1))) {
        *span = lor_letter_token_span(letter, token, year + 1 - token);
        return true;
    }
    bool until = lor_letter_is_any(letter, token, till) && year != LOR_NONE && year <= token + 4 && year_near(letter, s, s->first, token - s->first) < token;
    if (until && !lor_letter_is(letter, token, "and") && !lor_letter_is(letter, token, "to")) {
        size_t begin = year_near(letter, s, s->first, token - s->first);
        *span = lor_letter_token_span(letter, begin, year + 1 - begin);
        return true;
    }
    bool range = is_year(letter, token) && letter->tokens.at[token].after == '-' && token + 1 < end_of(s) && year_near(letter, s, token + 1, 3) != LOR_NONE;
    if (range) *span = lor_letter_token_span(letter, token, year_near(letter, s, token + 1, 3) + 1 - token);
    return range;
}

/* Prose in which the applicant is named or meant, with a word of the contact, and not about a patient. */
static bool tells_contact(const Contact *c, const LorSentence *s) {
    if (!is_prose(s) || !s->about) return false;
    return lor_marks_find(c->cue, s->first, s->count, LOR_MARK_IN) != LOR_NONE && lor_marks_find(c->cases, s->first, s->count, LOR_MARK_IN) == LOR_NONE;
}

/* "over the last three years I have had 30 officers": the span of a comparison, or of the writer's own work. */
static bool of_comparison(const Contact *c, const LorSentence *s, size_t token) {
    static const char *const past[] = {"last", "past", "previous", NULL};
    static const char *const own[] = {"teaching", "practising", "practicing", "experience", "practice", "working", "been", NULL};
    static const char *const mine[] = {"my", "our", NULL};
    static const char *const career[] = {"career", "teaching", "practice", "service", "tenure", "head", NULL};
    for (size_t back = 1; back <= 3 && token >= s->first + back; back++) {
        if (lor_letter_is_any(c->letter, token - back, past) && lor_marks_find(c->peers, s->first, s->count, LOR_MARK_IN) != LOR_NONE) return true;
        bool career_long = lor_letter_is(c->letter, s->first, "i") && lor_letter_is_any(c->letter, token - back, own) &&
                           lor_marks_find(c->letter->refers, s->first, token - s->first, LOR_REFERS_APPLICANT) == LOR_NONE;
        if (career_long) return true;
        if (lor_letter_is_any(c->letter, token - back, mine)) {
            for (size_t t = token; t < end_of(s) && t < token + 8; t++)
                if (lor_letter_is_any(c->letter, t, career)) return true;
        }
    }
    return false;
}

static bool is_unit_length(const Contact *c, const LorSentence *s, const LorAmount *amount, size_t *last) {
    if (amount->percent || amount->ordinal || amount->high > 40) return false;
    static const char *const not_before[] = {"after", "within", "than", "every", "each", "nearest", "next", "per", NULL};
    size_t next = amount->first + amount->count;
    if (amount->first > s->first && lor_letter_is_any(c->letter, amount->first - 1, not_before) && amount->high < 6) return false;
    for (size_t t = next; t < end_of(s) && t < next + 3; t++) {
        if (c->unit[t] & LOR_MARK_IN) {
            static const char *const not_lengths[] = {"old", "ago", "senior", "later", "of", "before", "resident", "student", NULL};
            *last = t;
            return !lor_letter_is_any(c->letter, t + 1, not_lengths) || (lor_letter_is(c->letter, t + 1, "of") && (lor_letter_is(c->letter, t + 2, "this") || lor_letter_is(c->letter, t + 2, "a") || lor_letter_is(c->letter, t + 2, "his") || lor_letter_is(c->letter, t + 2, "her")));
        }
    }
    return false;
}

static bool length_in(const Contact *c, const LorSentence *s, LorSpan *span) {
    size_t token = s->first;
    LorAmount amount;
    while (lor_amount_next(c->letter, &token, end_of(s), &amount)) {
        size_t last;
        if (!is_unit_length(c, s, &amount, &last) || of_comparison(c, s, amount.first)) continue;
        *span = lor_letter_token_span(c->letter, amount.first, last + 1 - amount.first);
        return true;
    }
    LorHits words = lor_letter_hits(c->letter, "duration-words");
    for (size_t i = 0; i < words.len; i++) {
        if (words.at[i].first < s->first || words.at[i].first >= end_of(s) || of_comparison(c, s, words.at[i].first)) continue;
        *span = lor_letter_token_span(c->letter, words.at[i].first, words.at[i].count);
        return true;
    }
    return false;
}

static void read_times(const Contact *c, LorFacts *facts) {
    const LorLetter *letter = c->letter;
    lor_fact_put_absent(facts, "duration");
    lor_fact_put_absent(facts, "dates");
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        if (!tells_contact(c, s)) continue;
        LorSpan span;
        bool period = false;
        for (size_t t = s->first; t < end_of(s) && !period; t++) period = period_at(letter, s, t, &span);
        if (period && !lor_facts_present(facts, "dates")) lor_quote_put(letter, facts, "dates", span);
        if (period && !lor_facts_present(facts, "duration")) lor_quote_put(letter, facts, "duration", span);
        if (!lor_facts_present(facts, "duration") && length_in(c, s, &span)) lor_quote_put(letter, facts, "duration", span);
        size_t year = year_near(letter, s, s->first, s->count);
        if (!lor_facts_present(facts, "dates") && year != LOR_NONE) lor_quote_put(letter, facts, "dates", lor_letter_token_span(letter, year, 1));
    }
}

static void read_relationship(LorLetter *letter, LorFacts *facts) {
    Contact c = {letter, lor_marks(letter, "contact-cue"), lor_marks(letter, "time-unit"), lor_marks(letter, "peers"), lor_marks(letter, "case-cue")};
    read_relationship_itself(letter, facts);
    read_hearsay(letter, facts);
    read_times(&c, facts);
}

const LorReader lor_reader_relationship = {"relationship", read_relationship};
