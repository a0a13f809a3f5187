// SPDX-License-Identifier: GPL-3.0-or-later
// What a number counts: its unit behind or before it, or a plural that the applicant's verb stands right before; and which numbers never count
// work: years, dates, times, ages, lengths of contact, beds, registration and phone numbers, marks, doses, ranks and peers. Does not
// understand a noun that is no plural and that no lexicon knows.
#include "letter/count.h"

#include "letter/doer.h"
#include "letter/marks.h"

#define AFTER        5u /* tokens in which the unit may follow its number */
#define BEFORE       5u /* tokens in which it may stand before it, in lists: "appendicectomy 61" */
#define ROW          60u /* [byte] shorter lines may be rows of a table: what is counted stands in the same line */
#define ACT_REACH    6u  /* tokens between a verb of work and its number */
#define VERB_REACH   4u  /* the same for any verb right behind the applicant */
#define RATE_REACH   4u  /* tokens behind a number in which "a day" may follow */

static bool in_sentence(const LorSentence *s, size_t token) {
    return token >= s->first && token < s->first + s->count;
}

static bool marked(const uint8_t *marks, const LorSentence *s, size_t token) {
    return in_sentence(s, token) && (marks[token] & LOR_MARK_IN);
}

/* "04.05.1999": digits that a full stop ties to digits before. */
static bool is_dotted(const LorLetter *letter, const LorSentence *s, size_t token) {
    const LorToken *t = &letter->tokens.at[token];
    return token > s->first && t->before == '.' && (t[-1].flags & LOR_TOKEN_DIGITS) && t->off == t[-1].off + t[-1].len + 1;
}

/* "between 2018 and 2020", "from 2018 to 2020" */
static bool are_years(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    bool wide = a->count > 1 && a->low >= 1950 && a->high <= 2100 && lor_letter_word(c->letter, a->first).len == 4;
    return wide && a->first > s->first && lor_letter_in(c->letter, a->first - 1, LOR_WORDS_FROM);
}

/* "at eight every morning" */
static bool is_hour_of_day(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    size_t next = lor_amount_end(a);
    bool at = a->count == 1 && a->high <= 24 && a->first > s->first && (lor_letter_is(letter, a->first - 1, "at") || lor_letter_is(letter, a->first - 1, "by") || lor_letter_is(letter, a->first - 1, "until"));
    return at && in_sentence(s, next) && (lor_letter_is(letter, next, "each") || lor_letter_is(letter, next, "every"));
}

/* 15 July, July 2025, 7:45, 0730, 12/05/1998, 24/7, 3 p.m., 2023. */
bool lor_count_is_time(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    const LorLetter *letter = c->letter;
    const LorToken *first = &letter->tokens.at[a->first];
    size_t next = lor_amount_end(a);
    LorStr word = lor_letter_word(letter, a->first);
    if (marked(c->month, s, next) || (a->first > s->first && marked(c->month, s, a->first - 1))) return true;
    if (in_sentence(s, next) &&
        (lor_letter_in(letter, next, LOR_WORDS_CLOCK) ||
         (lor_letter_in(letter, next, LOR_WORDS_HALF_DAY) && lor_letter_is(letter, next + 1, "m"))))
        return true;
    if (is_hour_of_day(letter, s, a)) return true;
    if (!(first->flags & LOR_TOKEN_DIGITS)) return false;
    if (is_dotted(letter, s, a->first) || are_years(c, s, a)) return true;
    bool daily = first->after == '/' && in_sentence(s, next) && lor_letter_in(letter, next, LOR_WORDS_STRETCH); /* "40/day" */
    if (daily) return false;
    bool year = a->count == 1 && word.len == 4 && ((a->low >= 1900 && a->low <= 2100) || word.ptr[0] == '0');
    bool behind = first->before == ':' && a->first > s->first && (first[-1].flags & LOR_TOKEN_DIGITS) && first->off == first[-1].off + first[-1].len + 1;
    bool clockwise = behind || (first->after == ':' && in_sentence(s, next) && (letter->tokens.at[next].flags & LOR_TOKEN_DIGITS) &&
                                letter->tokens.at[next].off == first->off + first->len + 1);
    return year || clockwise || first->before == '/' || first->after == '/';
}

/* Lengths of time but minutes, and ages. */
static bool is_length(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    for (size_t t = lor_amount_end(a); t < lor_amount_end(a) + 2 && in_sentence(s, t); t++) {
        if (c->unit[t] & LOR_MARK_FIRST || c->letter->tokens.at[t].before == '/') return false;
        if (t == lor_amount_end(a) && lor_letter_in(c->letter, t, LOR_WORDS_PER)) return false; /* "six a month" */
        if (!(c->length[t] & LOR_MARK_IN) || (c->peers[t + 1] & LOR_MARK_IN)) continue; /* "eight final-year students" */
        bool often = in_sentence(s, t + 1) &&
                     (lor_letter_in(c->letter, t + 1, LOR_WORDS_PER) ||
                      (lor_letter_is(c->letter, t + 1, "of") && lor_letter_is(c->letter, t, "days")));
        return !often;
    }
    return a->first > s->first &&
           (lor_letter_is(c->letter, a->first - 1, "aged") || lor_letter_is(c->letter, a->first - 1, "age"));
}

/* "an audit in which 83 per cent of babies had a test": what was found, not what was done. */
static bool is_found_share(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    size_t t = a->first;
    while (t > s->first && lor_letter_in(letter, t - 1, LOR_WORDS_ABOUT_COUNT)) t--;
    if (!a->percent || t < s->first + 2) return false;
    return lor_letter_is(letter, t - 1, "where") || (lor_letter_is(letter, t - 1, "which") && lor_letter_is(letter, t - 2, "in"));
}

static bool is_never(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    bool before = a->first > s->first && (c->never[a->first - 1] & LOR_MARK_IN) &&
                  !lor_letter_is(c->letter, a->first - 1, "section");
    bool after = in_sentence(s, next) && (c->never[next] & LOR_MARK_IN) &&
                 !lor_letter_in(c->letter, next, LOR_WORDS_NEVER_BEHIND);
    if (before || after || a->ordinal) return true;
    bool small = a->high <= 3 && !a->percent && a->first > s->first &&
                 lor_letter_in(c->letter, a->first - 1, LOR_WORDS_KNOWN_THINGS);
    if (small) return true;
    bool one = a->low < 2 && a->high < 2 && !a->percent;
    bool rounded = a->percent && a->low >= 100;
    return one || rounded || is_found_share(c->letter, s, a) || lor_count_is_time(c, s, a) || is_length(c, s, a);
}

/* Whether a clause, a line or a bracket ends behind the number: what it counts then stands before it. */
static bool closes(const LorLetter *letter, const LorSentence *s, size_t last) {
    const LorToken *t = &letter->tokens.at[last];
    return last + 1 >= s->first + s->count || t->after == ',' || t->after == ';' || t->after == '(' ||
           t->after == ')' || !lor_letter_on_one_line(letter, last, last + 1) || lor_letter_is(letter, last + 1, "in") || lor_letter_is(letter, last + 1, "on") || lor_letter_is(letter, last + 1, "a") ||
           lor_letter_is(letter, last + 1, "per") ||
           (t[1].flags & LOR_TOKEN_DIGITS);
}

static bool parts_clause(const LorLetter *letter, size_t token, bool first) {
    char mark = letter->tokens.at[token].before;
    if (mark == ';' || mark == ':' || mark == '(' || mark == ')' || (mark == ',' && !first)) return true;
    return lor_letter_is(letter, token, "a") || lor_letter_is(letter, token, "an") ||
           (lor_letter_is(letter, token, "the") && !lor_letter_is(letter, token - 1, "of"));
}

static bool same_row(const LorLetter *letter, size_t a, size_t b) {
    return lor_letter_on_one_line(letter, a, b) || letter->lines.at[letter->tokens.at[a].line].len >= ROW;
}

/* "I have trained 80 residents": the writer's. */
static bool is_writers(const LorLetter *letter, const LorSentence *s, size_t verb) {
    for (size_t t = verb; t > s->first && t + 3 > verb; t--) {
        if (letter->refers[t - 1] != LOR_REFERS_NOBODY) return false;
        if (lor_letter_in(letter, t - 1, LOR_WORDS_I_WE)) return true;
    }
    return false;
}

static bool is_taught(const LorCounted *c, const LorSentence *s, size_t token) {
    if (!(c->taught[token] & LOR_MARK_IN)) return false;
    while (token > s->first && !(c->taught[token] & LOR_MARK_FIRST)) token--;
    return !is_writers(c->letter, s, token);
}

/* "Cases seen by him weekly: about a hundred": what is counted stands before the colon, the first word of its line or sentence. */
static size_t entered_unit(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    size_t t = a->first;
    while (t > s->first && lor_letter_in(c->letter, t - 1, LOR_WORDS_ABOUT_COUNT)) t--;
    if (t == s->first || c->letter->tokens.at[t].before != ':') return LOR_NONE;
    size_t first = t - 1;
    while (first > s->first && !c->letter->tokens.at[first].before && same_row(c->letter, first - 1, t)) first--;
    return lor_marks_find(c->unit, first, t - first, LOR_MARK_FIRST);
}

/* The unit's token: behind the number up to the next clause, else before it in a list. */
size_t lor_count_unit(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    for (size_t t = next; in_sentence(s, t) && t < next + AFTER; t++) {
        if (!same_row(c->letter, next - 1, t) || (t > next && parts_clause(c->letter, t, t == next + 1)))
            break;
        if (c->unit[t] & LOR_MARK_FIRST) return t;
        if ((c->taught[t] & LOR_MARK_LAST) && is_taught(c, s, a->first)) return t;
        if ((c->letter->tokens.at[t].flags & LOR_TOKEN_NUMBER) && t > next &&
            !lor_letter_is(c->letter, t, "one"))
            break;
    }
    if (!closes(c->letter, s, next - 1)) return LOR_NONE;
    size_t entered = entered_unit(c, s, a);
    if (entered != LOR_NONE) return entered;
    for (size_t back = 1; back <= BEFORE && a->first >= s->first + back; back++) {
        size_t t = a->first - back;
        if (!same_row(c->letter, t, a->first) || (c->letter->tokens.at[t].flags & LOR_TOKEN_NUMBER)) break;
        if (c->unit[t] & LOR_MARK_IN) return lor_letter_in(c->letter, t, LOR_WORDS_NO_UNIT) ? LOR_NONE : t;
    }
    return LOR_NONE;
}

static bool is_top(const LorLetter *letter, const LorAmount *a) {
    return a->first > 0 && lor_letter_in(letter, a->first - 1, LOR_WORDS_TOP_WORD) &&
           !lor_letter_is(letter, a->first - 1, "of");
}

/* "her first 20 epidurals", "scored 611 sleep studies": counts of work, and no rank or mark. */
static bool is_first_work(const LorCounted *c, const LorSentence *s, const LorAmount *a, size_t unit) {
    return unit == lor_amount_end(a) && in_sentence(s, unit) && (lor_letter_is(c->letter, a->first - 1, "first") || lor_letter_is(c->letter, a->first - 1, "scored")) &&
           !lor_letter_in(c->letter, unit, LOR_WORDS_SHORT_TIME);
}

/* "the best house surgeon we have had: 14 of them": what "them" are stands before, and is peers. */
static bool counts_such_peers(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    size_t of = lor_amount_end(a);
    if (!in_sentence(s, of + 1) || !lor_letter_is(c->letter, of, "of") || !(lor_letter_is(c->letter, of + 1, "them") || lor_letter_is(c->letter, of + 1, "these"))) return false;
    if (lor_marks_find(c->taught, s->first, a->first - s->first, LOR_MARK_IN) != LOR_NONE) return false;
    for (size_t t = a->first; t > s->first; t--) {
        if (c->persons[t - 1] & LOR_MARK_IN) return true;
        if (c->unit[t - 1] & LOR_MARK_IN) return false;
    }
    return false;
}

/* A comparison's "of the 64 interns" is no work. */
static bool counts_peers(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    if (is_taught(c, s, a->first)) return false;
    if (counts_such_peers(c, s, a)) return true;
    for (size_t t = next; in_sentence(s, t) && t < next + 4; t++) {
        if (t > next && c->letter->tokens.at[t].before == ',') return false;
        if (c->peers[t] & LOR_MARK_IN) return true;
        if (c->unit[t] & LOR_MARK_FIRST) return false;
    }
    return false;
}

static bool is_decimal(const LorLetter *letter, const LorAmount *a) {
    return lor_str_find(lor_letter_word(letter, a->first), LOR_STR(".")) != LOR_NONE;
}

/* "examined 870 persons", "looked after a bay of seven", "responsible for 18 beds": the applicant's verb of work
 * counts what stands behind it. */
static bool is_acted(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    const LorLetter *letter = c->letter;
    size_t next = lor_amount_end(a);
    if (a->percent || a->ordinal || a->high < 2 || is_decimal(letter, a)) return false;
    for (size_t t = next; in_sentence(s, t) && t < next + 2; t++)
        if (c->no_work[t] & LOR_MARK_IN) return false;
    for (size_t back = 1; back <= ACT_REACH && a->first >= s->first + back; back++) {
        size_t t = a->first - back;
        if (letter->tokens.at[t].after == ',' || letter->tokens.at[t].after == ';' ||
            (letter->tokens.at[t].flags & LOR_TOKEN_NUMBER))
            return false;
        bool holds = lor_letter_in(letter, t, LOR_WORDS_RESPONSIBLE) && s->about; /* "was responsible": no passive */
        if ((c->act[t] & LOR_MARK_FIRST) && (holds || lor_applicant_makes(letter, s, t))) return true;
    }
    return false;
}

/* A plural right behind the number that is neither peers nor a thing that is no work: "90 corneas". */
size_t lor_count_noun(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    for (size_t t = lor_amount_end(a); in_sentence(s, t) && t < lor_amount_end(a) + 3; t++) {
        LorStr word = lor_letter_word(c->letter, t);
        if (c->letter->tokens.at[t].before == ',' || (t > lor_amount_end(a) && c->letter->tokens.at[t].before) || ((c->no_work[t] | c->peers[t] | c->length[t]) & LOR_MARK_IN)) return LOR_NONE;
        if (lor_letter_in(c->letter, t, LOR_WORDS_FOLK)) return t;
        if (lor_letter_in(c->letter, t, LOR_WORDS_LINKS)) return LOR_NONE;
        if (word.len >= 4 && lor_str_ends(word, LOR_STR("s")) && !lor_str_ends(word, LOR_STR("ss"))) return t;
    }
    return LOR_NONE;
}

/* "she harvested 90 corneas", "he visit 214 houses": a plural that the applicant's verb, whichever it is, stands right before. */
static bool is_done(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    const LorLetter *letter = c->letter;
    if (a->percent || a->ordinal || a->high < 2 || is_decimal(letter, a) || lor_count_noun(c, s, a) == LOR_NONE) return false;
    for (size_t back = 1; back <= VERB_REACH && a->first > s->first + back; back++) {
        size_t t = a->first - back;
        LorStr word = lor_letter_word(letter, t);
        if (lor_letter_in(letter, t, LOR_WORDS_ABOUT_COUNT) || (word.len > 4 && lor_str_ends(word, LOR_STR("ly")))) continue;
        bool past = (c->past[t] & LOR_MARK_FIRST) || (word.len >= 5 && lor_str_ends(word, LOR_STR("ed")));
        if ((c->idle[t] & LOR_MARK_IN) || lor_letter_in(letter, t, LOR_WORDS_COUNTS_NOTHING) || letter->tokens.at[t].after) return false;
        return past ? lor_applicant_makes(letter, s, t) : lor_applicant_leads(letter, s, t);
    }
    return false;
}

/* "some forty arrivals per shift", "a dozen discharges a day". */
bool lor_count_is_rate(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    size_t next = lor_amount_end(a);
    if (a->percent || a->ordinal || a->high < 2) return false;
    if (in_sentence(s, next) && c->letter->tokens.at[next].before == '/' && lor_letter_in(c->letter, next, LOR_WORDS_STRETCH)) return true; /* "10-12/day" */
    bool each = in_sentence(s, next) && lor_letter_is(c->letter, next, "each") && (!in_sentence(s, next + 1) || c->letter->tokens.at[next].after);
    if (each) return true; /* "the interns take a dozen each" */
    bool alone = in_sentence(s, next) && (c->rate[next] & LOR_MARK_FIRST) && !c->letter->tokens.at[next].before;
    if (alone) return true; /* "15 or 16 a session" */
    for (size_t t = next + 1; in_sentence(s, t) && t < next + RATE_REACH; t++) {
        if ((c->rate[t] & LOR_MARK_FIRST)) return !(c->no_work[next] & LOR_MARK_IN);
        if (c->letter->tokens.at[t].before == ',' || c->letter->tokens.at[t].before == ';') return false;
    }
    return false;
}

static bool is_beds(const LorCounted *c, const LorSentence *s, const LorAmount *a) {
    return in_sentence(s, lor_amount_end(a)) && lor_letter_in(c->letter, lor_amount_end(a), LOR_WORDS_BEDS);
}

/* "within 10 minutes of my call": one occasion. */
static bool is_within(const LorLetter *letter, const LorAmount *a) {
    return a->first > 0 && lor_letter_is(letter, a->first - 1, "within") &&
           lor_letter_is(letter, lor_amount_end(a) + 1, "of");
}

bool lor_count_read(const LorCounted *c, const LorSentence *s, const LorAmount *a, LorCount *count) {
    count->acted = is_acted(c, s, a) || is_done(c, s, a);
    count->unit = lor_count_unit(c, s, a);
    bool ranks = is_top(c->letter, a) && !is_first_work(c, s, a, count->unit);
    if ((is_never(c, s, a) && !(count->acted && is_beds(c, s, a))) || ranks || counts_peers(c, s, a)) return false;
    bool dose = count->unit != LOR_NONE && count->unit < a->first && is_decimal(c->letter, a);
    bool deadline = count->unit == lor_amount_end(a) && lor_letter_in(c->letter, count->unit, LOR_WORDS_MINUTES) && is_within(c->letter, a);
    return !dose && !deadline;
}

LorCounted lor_counted(const LorLetter *letter) {
    return (LorCounted){.letter = letter, .unit = lor_marks(letter, "work-unit"), .taught = lor_marks(letter, "taught-unit"), .never = lor_marks(letter, "no-evidence"),
                        .peers = lor_marks(letter, "peers"), .month = lor_marks(letter, "month"), .length = lor_marks(letter, "length-unit"), .act = lor_marks(letter, "work-act"),
                        .no_work = lor_marks(letter, "no-work"), .rate = lor_marks(letter, "rate-unit"), .past = lor_marks(letter, "past-verb"), .idle = lor_marks(letter, "idle-verb"), .persons = lor_marks(letter, "peer-person")};
}
