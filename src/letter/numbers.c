// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence numbers: countable facts about the applicant's work, each once. Reads amounts in sentences about the applicant
// that count work (letter/count.h) or are a share of it (share-word); a table or list under such a sentence counts line by line.
// What is counted beside the applicant in words that were not understood is the fact evidence_numbers.perhaps. Does not
// understand whether a count is the applicant's or the ward's.
#include "letter/applicant.h"
#include "letter/count.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define LOG_ROW       80u /* [byte] longer lines are prose */
#define MOST          40u /* numbers told of one letter */
#define PERHAPS_LEAST 3.0 /* of what may be work: "two fingers" are none */
#define PERHAPS_BACK  2u  /* sentences */
#define OPENING       4u  /* tokens of a sentence in which its subject stands */
#define UNIT_LETTERS  4u  /* of a unit's word tell it from others */

typedef struct Counter {
    const LorLetter *letter;
    LorFacts *facts;
    LorCounted of;
    const uint8_t *share, *cases, *post, *ward, *own_account;
    struct {
        double low, high;
        char unit[UNIT_LETTERS + 1];
    } seen[MOST];
    size_t count;
} Counter;

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
        for (end = unit + 1; !(c->of.unit[end - 1] & LOR_MARK_LAST) && (c->of.unit[end] & LOR_MARK_IN); end++) {}
    }
    LorSpan span = lor_letter_token_span(c->letter, first, end - first);
    LorFact *fact = lor_fact_put_item(c->facts, "evidence_numbers", lor_quote(c->letter, span));
    lor_fact_add_span(c->facts, fact, span);
}

static bool is_share(const Counter *c, const LorSentence *s) {
    return lor_marks_find(c->share, s->first, s->count, LOR_MARK_IN) != LOR_NONE;
}

/* Whether the house, or the writer, is who counts; but "I checked twenty of them" speaks of what was the applicant's. */
static bool is_elsewhere(const Counter *c, const LorSentence *s, const LorAmount *a) {
    const LorLetter *letter = c->letter;
    bool of_them = lor_letter_is(letter, lor_amount_end(a), "of") && (lor_letter_is(letter, lor_amount_end(a) + 1, "them") || lor_letter_is(letter, lor_amount_end(a) + 1, "these"));
    if (lor_marks_find(c->ward, s->first, s->count < OPENING ? s->count : OPENING, LOR_MARK_FIRST) != LOR_NONE) return true;
    for (size_t t = s->first; t < s->first + s->count && !of_them; t++)
        if (lor_letter_in(letter, t, LOR_WORDS_I_WE)) return true;
    return false;
}

/* What is counted, and may be work in words that are not understood: neither what never is, nor staff. */
static void put_perhaps(Counter *c, const LorSentence *s, const LorAmount *a) {
    size_t unit = lor_count_unit(&c->of, s, a), noun = lor_count_noun(&c->of, s, a), end = noun == LOR_NONE ? lor_amount_end(a) : noun + 1;
    bool staff = noun != LOR_NONE && lor_str_ends(lor_letter_word(c->letter, noun), LOR_STR("ists"));
    if (a->low < PERHAPS_LEAST || a->percent || staff || (unit == LOR_NONE && noun == LOR_NONE && !lor_count_is_rate(&c->of, s, a)) || is_elsewhere(c, s, a)) return;
    LorSpan span = lor_letter_token_span(c->letter, a->first, end - a->first);
    const LorFact *before = lor_facts_find(c->facts, LOR_STR("evidence_numbers.perhaps"));
    double most = before && before->state == LOR_PRESENT && before->number > a->high ? before->number : a->high;
    lor_fact_add_span(c->facts, lor_fact_put_number(c->facts, "evidence_numbers.perhaps", most), span);
}

static bool names_applicant(const LorLetter *letter, size_t first, size_t count) {
    for (size_t t = first; t < first + count; t++)
        if (letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER) return true;
    return false;
}

/* "I was late by twenty minutes": the writer's; "mortality in the unit is four per cent": what is so, and nobody's doing. */
static bool is_nobodys(const Counter *c, const LorSentence *s, const LorAmount *a, size_t unit) {
    const LorLetter *letter = c->letter;
    bool minutes = unit != LOR_NONE && lor_letter_in(letter, unit, LOR_WORDS_MINUTES);
    if (minutes && lor_letter_in(letter, s->first, LOR_WORDS_I_WE)) return !names_applicant(letter, s->first, a->first - s->first);
    bool is = a->first > s->first && lor_letter_in(letter, a->first - 1, LOR_WORDS_TO_BE);
    return a->percent && is && !names_applicant(letter, s->first, s->count);
}

/* `surely`: in a sentence about the applicant; else what is counted is work perhaps. */
static void count_sentence(Counter *c, size_t index, bool surely) {
    const LorSentence *s = &c->letter->sentences.at[index];
    LorAmount a;
    for (size_t t = s->first; lor_amount_next(c->letter, &t, s->first + s->count, &a);) {
        if ((c->letter->tokens.at[a.first].flags & LOR_TOKEN_QUOTED) || (c->cases[a.first] & LOR_MARK_IN))
            continue;
        LorCount count;
        if (!lor_count_read(&c->of, s, &a, &count) || is_nobodys(c, s, &a, count.unit)) continue;
        bool share = (a.percent && is_share(c, s)) || count.acted || lor_count_is_rate(&c->of, s, &a);
        if (!surely || (count.unit == LOR_NONE && !share)) {
            put_perhaps(c, s, &a);
            continue;
        }
        LorStr word = count.unit == LOR_NONE ? LOR_STR("%") : lor_letter_word(c->letter, count.unit);
        if (is_new(c, &a, word)) put_number(c, &a, count.unit);
    }
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
    for (t = opens ? s->first : colon + 1; lor_amount_next(c->letter, &t, s->first + s->count, &a);) counts += lor_count_unit(&c->of, s, &a) != LOR_NONE;
    return counts > (opens ? 1u : 2u);
}

/* One or two sentences behind one about the applicant, in its paragraph. */
static bool trails_applicant(const LorLetter *letter, size_t index) {
    const LorSentence *s = &letter->sentences.at[index];
    for (size_t back = 1; back <= PERHAPS_BACK && back <= index; back++)
        if (s[0].paragraph == (s - back)->paragraph && (s - back)->about) return true;
    return false;
}

/* "Home visits: two days a week": an entry behind a sentence about the applicant. */
static bool is_entry(const LorLetter *letter, const LorSentence *s, size_t index) {
    for (size_t t = s->first; t < s->first + s->count && t < s->first + OPENING; t++)
        if (letter->tokens.at[t].after == ':') return trails_applicant(letter, index);
    return false;
}

/* "She tells me she saw forty patients a day": nothing that the writer counted. */
static bool is_own_account(const Counter *c, const LorSentence *s) {
    return lor_marks_find(c->own_account, s->first, s->count, LOR_MARK_IN) != LOR_NONE;
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
    if (names_applicant(letter, s->first, s->count)) return true;
    if (lor_marks_find(letter->refers, s->first, s->count, LOR_REFERS_OTHER) != LOR_NONE) return false; /* "the audit, which was Dr. Roe's" */
    return (c->of.past[s->first] & LOR_MARK_FIRST) || lor_marks_find(c->ward, s->first, 2, LOR_MARK_FIRST) == LOR_NONE;
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
        if (lor_amount_end(&a) < end && c->letter->tokens.at[lor_amount_end(&a)].before == ',') any = true; /* "40 men, alone" */
        else if (a.ordinal ? lor_letter_in(c->letter, a.first - 1, LOR_WORDS_PER) : a.high >= 2 && !lor_count_is_time(&c->of, s, &a)) return true;
    return !any;
}

/* "every fourth night", "41 alone", "33 of the 48 have come back": told in words that hold their number. */
static void count_told(Counter *c) {
    LorHits hits = lor_letter_hits(c->letter, "told-count");
    for (size_t i = 0; i < hits.len; i++) {
        const LorSentence *s = &c->letter->sentences.at[c->letter->tokens.at[hits.at[i].first].sentence];
        LorAmount a = {
            .first = hits.at[i].first, .count = hits.at[i].count, .low = 1, .high = (double)hits.at[i].first};
        if (lor_marks_find(c->of.peers, a.first, a.count, LOR_MARK_IN) != LOR_NONE || !tells_some(c, s, a.first, lor_amount_end(&a))) continue;
        bool counted = counted_in(c, lor_letter_token_span(c->letter, a.first, a.count));
        if (!counted && s->zone == LOR_IN_BODY && !is_own_account(c, s) && near_applicant(c, c->letter->tokens.at[a.first].sentence) &&
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
        size_t unit = row ? lor_marks_find(c->of.unit, line->first, line->count, LOR_MARK_FIRST) : LOR_NONE;
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
    c->of = lor_counted(letter);
    c->share = lor_marks(letter, "share-word");
    c->post = lor_marks(letter, "post-load");
    c->ward = lor_marks(letter, "ward-subject");
    c->cases = lor_marks(letter, "case-cue");
    c->own_account = lor_marks(letter, "own-account");
    lor_fact_put_absent(facts, "evidence_numbers");
    lor_fact_put_absent(facts, "evidence_numbers.perhaps");
    for (size_t i = 0; (i = lor_amount_sentence(letter, i)) < letter->sentences.len; i++) {
        bool counts = letter->sentences.at[i].zone == LOR_IN_BODY && !is_own_account(c, &letter->sentences.at[i]);
        bool surely = counts && near_applicant(c, i);
        if (surely || (counts && trails_applicant(letter, i))) count_sentence(c, i, surely);
    }
    count_told(c);
    count_rows(c);
}

const LorReader lor_reader_numbers = {"numbers", read_numbers};
