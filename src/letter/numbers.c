// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence numbers: countable facts about the applicant's work, each once. Reads amounts in sentences about
// the applicant that stand by a unit of work (lexicons work-unit, taught-unit) or are a share of work
// (share-word); a table or list under such a sentence counts line by line. Years, dates, times, ages, lengths
// of contact, beds, registration and phone numbers, marks, doses and counts of peers are none. A verb of
// work or a rate ("a day") makes what it counts work, whatever it is called. Does not
// understand: numbers without a unit, and whether a count is the applicant's or the ward's.
#include "letter/amount.h"
#include "letter/applicant.h"
#include "letter/doer.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define AFTER        5u /* tokens in which the unit may follow its number */
#define BEFORE       5u /* tokens in which it may stand before it, in lists: "appendicectomy 61" */
#define ROW          60u /* [byte] shorter lines may be rows of a table: what is counted stands in the same line */
#define LOG_ROW      80u /* [byte] longer lines are prose */
#define ACT_REACH    6u  /* tokens between a verb of work and its number */
#define VERB_REACH   4u  /* the same for any verb right behind the applicant */
#define RATE_REACH   4u  /* tokens behind a number in which "a day" may follow */
#define MOST         40u /* numbers told of one letter */
#define PERHAPS_LEAST 3.0 /* of what may be work: "two fingers" are none */
#define PERHAPS_BACK 2u /* sentences */
#define OPENING 4u /* tokens of a sentence in which its subject stands */
#define UNIT_LETTERS 4u  /* of a unit's word tell it from others */

typedef struct Counter {
    LorLetter *letter;
    LorFacts *facts;
    const uint8_t *unit, *taught, *share, *never, *peers, *cases, *post, *ward, *month, *length, *act, *no_work, *rate, *past, *idle;
    struct {
        double low, high;
        char unit[UNIT_LETTERS + 1];
    } seen[MOST];
    size_t count;
} Counter;

static bool in_sentence(const LorSentence *s, size_t token) {
    return token >= s->first && token < s->first + s->count;
}

static size_t end_of(const LorAmount *a) { return a->first + a->count; }

static bool marked(const uint8_t *marks, const LorSentence *s, size_t token) {
    return in_sentence(s, token) && (marks[token] & LOR_MARK_IN);
}

/* "04.05.1999": digits that a full stop ties to digits before. */
static bool is_dotted(const LorLetter *letter, const LorSentence *s, size_t token) {
    const LorToken *t = &letter->tokens.at[token];
    return token > s->first && t->before == '.' && (t[-1].flags & LOR_TOKEN_DIGITS) && t->off == t[-1].off + t[-1].len + 1;
}

/* "between 2018 and 2020", "from 2018 to 2020" */
static bool are_years(const Counter *c, const LorSentence *s, const LorAmount *a) {
    bool wide = a->count > 1 && a->low >= 1950 && a->high <= 2100 && lor_letter_word(c->letter, a->first).len == 4;
    return wide && a->first > s->first && lor_letter_in(c->letter, a->first - 1, LOR_WORDS_FROM);
}

/* 15 July, July 2025, 7:45, 0730, 12/05/1998, 24/7, 3 p.m., 2023. */
static bool is_time_or_date(const Counter *c, const LorSentence *s, const LorAmount *a) {
    const LorLetter *letter = c->letter;
    const LorToken *first = &letter->tokens.at[a->first];
    size_t next = end_of(a);
    LorStr word = lor_letter_word(letter, a->first);
    if (marked(c->month, s, next) || (a->first > s->first && marked(c->month, s, a->first - 1))) return true;
    if (in_sentence(s, next) &&
        (lor_letter_in(letter, next, LOR_WORDS_CLOCK) ||
         (lor_letter_in(letter, next, LOR_WORDS_HALF_DAY) && lor_letter_is(letter, next + 1, "m"))))
        return true;
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
static bool is_length(const Counter *c, const LorSentence *s, const LorAmount *a) {
    for (size_t t = end_of(a); t < end_of(a) + 2 && in_sentence(s, t); t++) {
        if (c->unit[t] & LOR_MARK_FIRST || c->letter->tokens.at[t].before == '/') return false;
        if (t == end_of(a) && lor_letter_in(c->letter, t, LOR_WORDS_PER)) return false; /* "six a month" */
        if (!(c->length[t] & LOR_MARK_IN) || (c->peers[t + 1] & LOR_MARK_IN)) continue; /* "eight final-year students" */
        bool often = in_sentence(s, t + 1) &&
                     (lor_letter_in(c->letter, t + 1, LOR_WORDS_PER) ||
                      (lor_letter_is(c->letter, t + 1, "of") && lor_letter_is(c->letter, t, "days")));
        return !often;
    }
    return a->first > s->first &&
           (lor_letter_is(c->letter, a->first - 1, "aged") || lor_letter_is(c->letter, a->first - 1, "age"));
}

static bool is_never(const Counter *c, const LorSentence *s, const LorAmount *a) {
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
    return one || rounded || is_time_or_date(c, s, a) || is_length(c, s, a);
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

static bool is_taught(const Counter *c, const LorSentence *s, size_t token) {
    if (!(c->taught[token] & LOR_MARK_IN)) return false;
    while (token > s->first && !(c->taught[token] & LOR_MARK_FIRST)) token--;
    return !is_writers(c->letter, s, token);
}

/* "Cases seen by him weekly: about a hundred": what is counted stands before the colon, the first word of its line or sentence. */
static size_t entered_unit(const Counter *c, const LorSentence *s, const LorAmount *a) {
    size_t t = a->first;
    while (t > s->first && lor_letter_in(c->letter, t - 1, LOR_WORDS_ABOUT_COUNT)) t--;
    if (t == s->first || c->letter->tokens.at[t].before != ':') return LOR_NONE;
    size_t first = t - 1;
    while (first > s->first && !c->letter->tokens.at[first].before && same_row(c->letter, first - 1, t)) first--;
    return lor_marks_find(c->unit, first, t - first, LOR_MARK_FIRST);
}

/* The unit's token: behind the number up to the next clause, else before it in a list. */
static size_t unit_of(const Counter *c, const LorSentence *s, const LorAmount *a) {
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

static bool is_new(Counter *c, const LorAmount *a, LorStr unit) {
    char key[UNIT_LETTERS + 1] = {0};
    for (size_t i = 0; i < UNIT_LETTERS && i < unit.len; i++) key[i] = unit.ptr[i];
    for (size_t i = 0; i < c->count; i++)
        if (c->seen[i].low == a->low && c->seen[i].high == a->high &&
            memcmp(c->seen[i].unit, key, sizeof key) == 0)
            return false;
    if (c->count == MOST) return false;
    c->seen[c->count].low = a->low;
    c->seen[c->count].high = a->high;
    memcpy(c->seen[c->count++].unit, key, sizeof key);
    return true;
}

static void put_number(Counter *c, const LorAmount *a, size_t unit) {
    size_t first = a->first, end = a->first + a->count;
    if (unit < first) first = unit;
    if (unit != LOR_NONE && unit >= end) {
        for (end = unit + 1; !(c->unit[end - 1] & LOR_MARK_LAST) && (c->unit[end] & LOR_MARK_IN); end++) {}
    }
    LorSpan span = lor_letter_token_span(c->letter, first, end - first);
    LorFact *fact = lor_fact_put_item(c->facts, "evidence_numbers", lor_quote(c->letter, span));
    lor_fact_add_span(c->facts, fact, span);
}

static bool is_share(const Counter *c, const LorSentence *s) {
    return lor_marks_find(c->share, s->first, s->count, LOR_MARK_IN) != LOR_NONE;
}

static bool is_top(const LorLetter *letter, const LorAmount *a) {
    return a->first > 0 && lor_letter_in(letter, a->first - 1, LOR_WORDS_TOP_WORD) &&
           !lor_letter_is(letter, a->first - 1, "of");
}

/* "her first 20 epidurals", "scored 611 sleep studies": counts of work, and no rank or mark. */
static bool is_first_work(const Counter *c, const LorSentence *s, const LorAmount *a, size_t unit) {
    return unit == end_of(a) && in_sentence(s, unit) && (lor_letter_is(c->letter, a->first - 1, "first") || lor_letter_is(c->letter, a->first - 1, "scored")) &&
           !lor_letter_in(c->letter, unit, LOR_WORDS_SHORT_TIME);
}

/* A comparison's "of the 64 interns" is no work. */
static bool counts_peers(const Counter *c, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    if (is_taught(c, s, a->first)) return false;
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
static bool is_acted(const Counter *c, const LorSentence *s, const LorAmount *a) {
    const LorLetter *letter = c->letter;
    size_t next = end_of(a);
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
static size_t plural_behind(const Counter *c, const LorSentence *s, const LorAmount *a) {
    for (size_t t = end_of(a); in_sentence(s, t) && t < end_of(a) + 3; t++) {
        LorStr word = lor_letter_word(c->letter, t);
        if (c->letter->tokens.at[t].before == ',' || (t > end_of(a) && c->letter->tokens.at[t].before) || ((c->no_work[t] | c->peers[t] | c->length[t]) & LOR_MARK_IN)) return LOR_NONE;
        if (lor_letter_in(c->letter, t, LOR_WORDS_FOLK)) return t;
        if (lor_letter_in(c->letter, t, LOR_WORDS_LINKS)) return LOR_NONE;
        if (word.len >= 4 && lor_str_ends(word, LOR_STR("s")) && !lor_str_ends(word, LOR_STR("ss"))) return t;
    }
    return LOR_NONE;
}

/* "she harvested 90 corneas", "he visit 214 houses": a plural that the applicant's verb, whichever it is, stands right before. */
static bool is_done(const Counter *c, const LorSentence *s, const LorAmount *a) {
    const LorLetter *letter = c->letter;
    if (a->percent || a->ordinal || a->high < 2 || is_decimal(letter, a) || plural_behind(c, s, a) == LOR_NONE) return false;
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
static bool is_rate(const Counter *c, const LorSentence *s, const LorAmount *a) {
    size_t next = end_of(a);
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

static bool is_beds(const Counter *c, const LorSentence *s, const LorAmount *a) {
    return in_sentence(s, end_of(a)) && lor_letter_in(c->letter, end_of(a), LOR_WORDS_BEDS);
}

/* "within 10 minutes of my call": one occasion. */
static bool is_within(const LorLetter *letter, const LorAmount *a) {
    return a->first > 0 && lor_letter_is(letter, a->first - 1, "within") &&
           lor_letter_is(letter, end_of(a) + 1, "of");
}

/* Whether the house, or the writer, is who counts; but "I checked twenty of them" speaks of what was the applicant's. */
static bool is_elsewhere(const Counter *c, const LorSentence *s, const LorAmount *a) {
    const LorLetter *letter = c->letter;
    bool of_them = lor_letter_is(letter, end_of(a), "of") && (lor_letter_is(letter, end_of(a) + 1, "them") || lor_letter_is(letter, end_of(a) + 1, "these"));
    if (lor_marks_find(c->ward, s->first, s->count < OPENING ? s->count : OPENING, LOR_MARK_FIRST) != LOR_NONE) return true;
    for (size_t t = s->first; t < s->first + s->count && !of_them; t++)
        if (lor_letter_in(letter, t, LOR_WORDS_I_WE)) return true;
    return false;
}

/* What is counted, and may be work in words that are not understood: neither what never is, nor staff. */
static void put_perhaps(Counter *c, const LorSentence *s, const LorAmount *a) {
    size_t unit = unit_of(c, s, a), noun = plural_behind(c, s, a), end = noun == LOR_NONE ? end_of(a) : noun + 1;
    bool staff = noun != LOR_NONE && lor_str_ends(lor_letter_word(c->letter, noun), LOR_STR("ists"));
    if (a->low < PERHAPS_LEAST || a->percent || staff || (unit == LOR_NONE && noun == LOR_NONE && !is_rate(c, s, a)) || is_elsewhere(c, s, a)) return;
    LorSpan span = lor_letter_token_span(c->letter, a->first, end - a->first);
    const LorFact *before = lor_facts_find(c->facts, LOR_STR("evidence_numbers.perhaps"));
    double most = before && before->state == LOR_PRESENT && before->number > a->high ? before->number : a->high;
    lor_fact_add_span(c->facts, lor_fact_put_number(c->facts, "evidence_numbers.perhaps", most), span);
}

/* `surely`: in a sentence about the applicant; else what is counted is work perhaps. */
static void count_sentence(Counter *c, size_t index, bool surely) {
    const LorSentence *s = &c->letter->sentences.at[index];
    LorAmount a;
    for (size_t t = s->first; lor_amount_next(c->letter, &t, s->first + s->count, &a);) {
        if ((c->letter->tokens.at[a.first].flags & LOR_TOKEN_QUOTED) || (c->cases[a.first] & LOR_MARK_IN))
            continue;
        bool acted = is_acted(c, s, &a) || is_done(c, s, &a);
        size_t unit = unit_of(c, s, &a);
        bool ranks = is_top(c->letter, &a) && !is_first_work(c, s, &a, unit);
        if ((is_never(c, s, &a) && !(acted && is_beds(c, s, &a))) || ranks || counts_peers(c, s, &a)) continue;
        bool dose = unit != LOR_NONE && unit < a.first && is_decimal(c->letter, &a);
        bool deadline = unit == end_of(&a) && lor_letter_in(c->letter, unit, LOR_WORDS_MINUTES) && is_within(c->letter, &a);
        bool share = (a.percent && is_share(c, s)) || acted || is_rate(c, s, &a);
        if (dose || deadline) continue;
        if (!surely || (unit == LOR_NONE && !share)) {
            put_perhaps(c, s, &a);
            continue;
        }
        LorStr word = unit == LOR_NONE ? LOR_STR("%") : lor_letter_word(c->letter, unit);
        if (is_new(c, &a, word)) put_number(c, &a, unit);
    }
}

static bool names_applicant(const LorLetter *letter, const LorSentence *s) {
    for (size_t t = s->first; t < s->first + s->count; t++)
        if (letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER) return true;
    return false;
}

/* "94 appendicectomies (71 unsupervised), 38 hernias, 22 laparotomies assisted.": a log told without a verb, of work. It opens
 * with a number, or counts many things behind a colon ("From the log book: ERCP 62, scopes 1,140"). */
static bool is_log(const Counter *c, const LorSentence *s) {
    LorAmount a;
    size_t counts = 0, colon = LOR_NONE, t = s->first;
    bool opens = lor_amount_next(c->letter, &t, s->first + s->count, &a) && a.first == s->first;
    for (size_t i = s->first; i < s->first + s->count && colon == LOR_NONE; i++)
        if (c->letter->tokens.at[i].after == ':' || (i > s->first && c->letter->tokens.at[i].before == ':')) colon = i;
    bool ours = lor_letter_is(c->letter, s->first, "our") || lor_letter_is(c->letter, s->first, "we");
    if ((!opens && colon == LOR_NONE) || ours || lor_marks_find(c->ward, s->first, s->count, LOR_MARK_FIRST) != LOR_NONE) return false;
    for (t = opens ? s->first : colon + 1; lor_amount_next(c->letter, &t, s->first + s->count, &a);) counts += unit_of(c, s, &a) != LOR_NONE;
    return counts > (opens ? 1u : 2u);
}

/* One or two sentences behind one about the applicant, in its paragraph. */
static bool follows_applicant(const LorLetter *letter, size_t index) {
    const LorSentence *s = &letter->sentences.at[index];
    for (size_t back = 1; back <= PERHAPS_BACK && back <= index; back++)
        if (s[0].paragraph == (s - back)->paragraph && (s - back)->about) return true;
    return false;
}

/* "Home visits: two days a week": an entry behind a sentence about the applicant. */
static bool is_entry(const LorLetter *letter, const LorSentence *s, size_t index) {
    for (size_t t = s->first; t < s->first + s->count && t < s->first + OPENING; t++)
        if (letter->tokens.at[t].after == ':') return follows_applicant(letter, index);
    return false;
}

/* About the applicant, or about what anybody in the applicant's post does ("each intern is given seven to
 * nine"); a sentence that follows one about the applicant but tells of the ward is not. */
static bool near_applicant(const Counter *c, size_t index) {
    const LorLetter *letter = c->letter;
    const LorSentence *s = &letter->sentences.at[index];
    bool beside = (index > 0 && letter->sentences.at[index - 1].about) ||
                  (index + 1 < letter->sentences.len && letter->sentences.at[index + 1].about);
    if (lor_marks_find(c->post, s->first, s->count, LOR_MARK_FIRST) != LOR_NONE && beside) return true;
    if (!s->about) return is_log(c, s) || is_entry(letter, s, index);
    return names_applicant(letter, s) || (c->past[s->first] & LOR_MARK_FIRST) || lor_marks_find(c->ward, s->first, 2, LOR_MARK_FIRST) == LOR_NONE;
}

static bool counted_in(const Counter *c, LorSpan span) {
    const LorFact *fact = lor_facts_find(c->facts, LOR_STR("evidence_numbers"));
    for (size_t i = 0; fact && i < fact->spans.len; i++)
        if (lor_span_meets(fact->spans.at[i], span)) return true;
    return false;
}

/* Two or more of something and no date, or no number at all ("every other night"). */
static bool tells_some(const Counter *c, const LorSentence *s, size_t first, size_t end) {
    LorAmount a;
    bool any = false;
    for (size_t t = first; lor_amount_next(c->letter, &t, end, &a); any = true)
        if (end_of(&a) < end && c->letter->tokens.at[end_of(&a)].before == ',') any = true; /* "40 men, alone" */
        else if (a.ordinal ? lor_letter_in(c->letter, a.first - 1, LOR_WORDS_PER) : a.high >= 2 && !is_time_or_date(c, s, &a)) return true;
    return !any;
}

/* "every fourth night", "41 alone", "33 of the 48 have come back": told in words that hold their number. */
static void count_told(Counter *c) {
    LorHits hits = lor_letter_hits(c->letter, "told-count");
    for (size_t i = 0; i < hits.len; i++) {
        const LorSentence *s = &c->letter->sentences.at[c->letter->tokens.at[hits.at[i].first].sentence];
        LorAmount a = {
            .first = hits.at[i].first, .count = hits.at[i].count, .low = 1, .high = (double)hits.at[i].first};
        if (lor_marks_find(c->peers, a.first, a.count, LOR_MARK_IN) != LOR_NONE || !tells_some(c, s, a.first, end_of(&a))) continue;
        bool counted = counted_in(c, lor_letter_token_span(c->letter, a.first, a.count));
        if (!counted && s->zone == LOR_IN_BODY && near_applicant(c, c->letter->tokens.at[a.first].sentence) &&
            is_new(c, &a, LOR_STR("freq")))
            put_number(c, &a, LOR_NONE);
    }
}

/* Rows of a log: a procedure, then its numbers at the line's end. One number a row. */
static void count_rows(Counter *c) {
    const LorLetter *letter = c->letter;
    bool told = false;
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        if (line->count < 2) continue;
        size_t last = line->first + line->count - 1;
        told |= letter->sentences.at[letter->tokens.at[line->first].sentence].about;
        bool row = line->zone == LOR_IN_BODY && told && line->len < LOG_ROW && !line->wraps &&
                   (letter->tokens.at[last].flags & LOR_TOKEN_DIGITS) &&
                   (letter->tokens.at[last].flags & LOR_TOKEN_AFTER_GAP) &&
                   !(letter->tokens.at[line->first].flags & LOR_TOKEN_DIGITS);
        size_t unit = row ? lor_marks_find(c->unit, line->first, line->count, LOR_MARK_FIRST) : LOR_NONE;
        LorAmount a;
        if (unit == LOR_NONE || unit == last || !lor_amount_at(letter, last, &a) || a.low < 2) continue;
        a.first = line->first;
        a.count = line->count;
        if (counted_in(c, lor_letter_token_span(letter, a.first, a.count))) continue;
        if (is_new(c, &a, lor_letter_word(letter, unit))) put_number(c, &a, LOR_NONE);
    }
}

static void read_numbers(LorLetter *letter, LorFacts *facts) {
    Counter *c = LOR_NEW(letter->arena, Counter);
    c->letter = letter;
    c->facts = facts;
    c->unit = lor_marks(letter, "work-unit");
    c->taught = lor_marks(letter, "taught-unit");
    c->share = lor_marks(letter, "share-word");
    c->never = lor_marks(letter, "no-evidence");
    c->peers = lor_marks(letter, "peers");
    c->post = lor_marks(letter, "post-load");
    c->ward = lor_marks(letter, "ward-subject");
    c->cases = lor_marks(letter, "case-cue");
    c->month = lor_marks(letter, "month");
    c->length = lor_marks(letter, "length-unit");
    c->act = lor_marks(letter, "work-act");
    c->no_work = lor_marks(letter, "no-work");
    c->rate = lor_marks(letter, "rate-unit");
    c->past = lor_marks(letter, "past-verb");
    c->idle = lor_marks(letter, "idle-verb");
    lor_fact_put_absent(facts, "evidence_numbers");
    lor_fact_put_absent(facts, "evidence_numbers.perhaps");
    for (size_t i = 0; i < letter->sentences.len; i++) {
        size_t token = letter->sentences.at[i].first;
        LorAmount any;
        bool counts = letter->sentences.at[i].zone == LOR_IN_BODY && lor_amount_next(letter, &token, token + letter->sentences.at[i].count, &any);
        bool surely = counts && near_applicant(c, i);
        if (surely || (counts && follows_applicant(letter, i))) count_sentence(c, i, surely);
    }
    count_told(c);
    count_rows(c);
}

const LorReader lor_reader_numbers = {"numbers", read_numbers};
