// SPDX-License-Identifier: GPL-3.0-or-later
// For how long the writer has known the applicant at work, and when. Reads the lexicons contact-cue, time-unit and
// duration-words, amounts and years, in sentences about the applicant. Does not understand: lengths that must be added up,
// periods told by two distant dates.
#include "letter/amount.h"
#include "letter/applicant.h"
#include "letter/date.h"
#include "letter/marks.h"
#include "letter/quote.h"
#include "letter/token_set.h"
#include "letter/words.h"

#define FIRST_YEAR   1980 /* of a rotation; calendars of South Asia count to 2100 */
#define LAST_YEAR    2100
#define LONGEST      40 /* of any unit */
#define LEAST_DAYS   4  /* fewer are no acquaintance that a letter would tell of */
#define MOST_DAYS    200
#define MONTHS       12
#define DAYS         31
#define LABEL_BYTES  40 /* [byte] of a form's label */
#define MONTH_REACH  3u /* tokens from a month to the word that leads to the next one, and from there */
#define BEGIN_REACH  6u /* tokens from "joined" to the year of its date */
#define WEEK_REACH   5u /* "through the last week of July" */
#define CAREER_REACH 8u /* tokens behind a length in which it turns out to be the writer's career */

typedef struct Contact {
    const LorLetter *letter;
    const uint8_t *cue, *unit, *cases, *month; /* lists that fewer sentences ask for are asked there */
    LorTokenSet years; /* years, and the last tokens of dates of any form */
} Contact;

static bool is_year(const Contact *c, size_t token) { return lor_token_set_has(&c->years, token); }

static bool reads_as_year(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    bool short_year = word.len == 2 && lor_is_digit(word.ptr[0]) && lor_is_digit(word.ptr[1]) && letter->tokens.at[token].before == '\''; /* "the fall of '24" */
    if (short_year) return true;
    bool four = word.len == 4 && lor_is_digit(word.ptr[0]) && lor_is_digit(word.ptr[3]);
    double value = four ? lor_token_number(letter->tokens, token) : 0;
    return value >= FIRST_YEAR && value <= LAST_YEAR;
}

static LorTokenSet find_years(const LorLetter *letter, const uint8_t *other_year) {
    LorTokenSet years = lor_token_set(letter->arena, letter->tokens.len);
    LorDateMentions dates = lor_letter_dates(letter);
    size_t token = 0;
    for (size_t i = 0; i < dates.len; i++) {
        const LorDateMention *date = &dates.at[i];
        while (token < letter->tokens.len && letter->tokens.at[token].off < date->off + date->len) token++;
        bool holds = token > 0 && !date->invalid && (!date->weak || date->partner != LOR_NO_DATE);
        if (holds && !(other_year[token - 1] & LOR_MARK_IN)) lor_token_set_add(&years, token - 1);
    }
    for (size_t t = 0; t < letter->tokens.len; t++)
        if ((letter->tokens.at[t].flags & LOR_TOKEN_DIGITS) && !(other_year[t] & LOR_MARK_IN) && reads_as_year(letter, t)) lor_token_set_add(&years, t);
    return years;
}

static size_t end_of(const LorSentence *s) { return s->first + s->count; }

/* A year in the sentence, from `token` on, within `reach` tokens. */
static size_t year_near(const Contact *c, const LorSentence *s, size_t token, size_t reach) {
    size_t year = lor_token_set_next_in(&c->years, token, end_of(s));
    return year < end_of(s) && year <= token + reach ? year : LOR_NONE;
}

/* "works with us from 1 March 2024", "I have supervised him from 01.09.2024": told as going on. */
static bool tells_now(const LorLetter *letter, const LorSentence *s, size_t token) {
    for (size_t t = s->first; t < token; t++)
        if (lor_letter_in(letter, t, LOR_WORDS_STILL_THERE)) return true;
    return false;
}

/* "amputations went from fourteen in 2022 to five": figures, not dates. */
static bool counts(const Contact *c, const LorSentence *s, size_t token) {
    LorAmount amount;
    size_t next = token + 1;
    if (is_year(c, next) || !lor_amount_next(c->letter, &next, token + 2 < end_of(s) ? token + 2 : end_of(s), &amount) || amount.first != token + 1 || amount.ordinal) return false;
    size_t behind = amount.first + amount.count;
    return behind >= end_of(s) || lor_letter_is(c->letter, behind, "in") || lor_letter_is(c->letter, behind, "%") || lor_letter_is(c->letter, behind, "to");
}

/* "head of the unit since 2013", "he studied in Leiden from 2016 to 2022": of the writer alone, or of another place. */
static bool leads_elsewhere(const Contact *c, const LorSentence *s, size_t token) {
    size_t first = token > s->first + MONTH_REACH ? token - MONTH_REACH : s->first;
    return lor_letter_has(c->letter, "other-period", first, token + 1 - first);
}

/* "from July 2023 until last month", "between June 1 and June 26 of this year", "since 15 July 2024". */
static bool period_at(const Contact *c, const LorSentence *s, size_t token, LorSpan *span) {
    const LorLetter *letter = c->letter;
    bool as_of = lor_letter_is(letter, token, "of") && token > s->first && lor_letter_is(letter, token - 1, "as");
    bool opens = as_of || lor_letter_in(letter, token, LOR_WORDS_FROM) || lor_letter_in(letter, token, LOR_WORDS_SINCE) || lor_letter_in(letter, token, LOR_WORDS_TILL) ||
                 lor_letter_is(letter, token, "from") || lor_letter_is(letter, token, "to");
    if (!opens && !is_year(c, token)) return false;
    if (leads_elsewhere(c, s, token) || (lor_letter_is(letter, token, "from") && counts(c, s, token))) return false;
    size_t year = year_near(c, s, token + 1, 14);
    bool effect = lor_letter_is(letter, token, "from") && token > s->first && lor_letter_is(letter, token - 1, "effect");
    bool now = lor_letter_is(letter, token, "from") && tells_now(letter, s, token);
    size_t behind = year == LOR_NONE ? letter->text.len : letter->tokens.at[year].off + letter->tokens.at[year].len;
    bool bracketed = letter->tokens.at[token].before == '(' && lor_letter_is(letter, token, "from") && behind < letter->text.len && letter->text.ptr[behind] == ')';
    if (bracketed) { /* "(from September 2024)": to this day, or to the date that stands with it */
        *span = lor_letter_token_span(letter, token, year + 1 - token);
        return true;
    }
    if (lor_letter_in(letter, token, LOR_WORDS_FROM)) {
        for (size_t t = token + 1; t < end_of(s) && t <= token + 10; t++) {
            if (!lor_letter_in(letter, t, LOR_WORDS_TILL) && !(letter->tokens.at[t].after == '-' && is_year(c, t)))
                continue;
            if (year == LOR_NONE && lor_marks_find(c->month, token, t - token, LOR_MARK_IN) == LOR_NONE)
                return false;
            size_t last = year_near(c, s, t, 10);
            if (last == LOR_NONE) last = t + 2 < end_of(s) ? t + 2 : end_of(s) - 1;
            *span = lor_letter_token_span(letter, token, last + 1 - token);
            return true;
        }
        if (!effect && !now && !lor_letter_is(letter, token, "wef")) return false;
    }
    if ((effect || now || as_of || lor_letter_in(letter, token, LOR_WORDS_SINCE)) && year != LOR_NONE &&
        (year <= token + 5 || (c->month[year - 1] & LOR_MARK_IN))) {
        *span = lor_letter_token_span(letter, token, year + 1 - token);
        return true;
    }
    bool until = lor_letter_in(letter, token, LOR_WORDS_TILL) && year != LOR_NONE && year <= token + 4 &&
                 year_near(c, s, s->first, token - s->first) < token;
    if (until && !lor_letter_is(letter, token, "and") && !lor_letter_is(letter, token, "to")) {
        size_t begin = year_near(c, s, s->first, token - s->first);
        *span = lor_letter_token_span(letter, begin, year + 1 - begin);
        return true;
    }
    bool spanned = lor_letter_is(letter, token, "to") && token > s->first && is_year(c, token - 1) &&
                   year != LOR_NONE && year <= token + 4; /* "October 2022 to December 2024" */
    if (spanned) {
        *span = lor_letter_token_span(letter, token - 1, year + 2 - token);
        return true;
    }
    bool range = is_year(c, token) && token + 1 < end_of(s) && /* "01.10.2021. - 30.09.2025." too */
                 (letter->tokens.at[token].after == '-' || letter->tokens.at[token + 1].before == '-') && year_near(c, s, token + 1, 3) != LOR_NONE;
    if (range) *span = lor_letter_token_span(letter, token, year_near(c, s, token + 1, 3) + 1 - token);
    return range;
}

static bool is_month(const Contact *c, const LorSentence *s, size_t token) {
    return token < end_of(s) && (c->month[token] & LOR_MARK_IN) && (c->letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL); /* "may" is none */
}

/* "April 6 through May 1 of this year", "from January to May": two months without their year. */
static bool months_at(const Contact *c, const LorSentence *s, size_t token, LorSpan *span) {
    if (!is_month(c, s, token)) return false;
    for (size_t link = token + 1; link < end_of(s) && link <= token + MONTH_REACH; link++) {
        if (!lor_letter_in(c->letter, link, LOR_WORDS_TILL) && c->letter->tokens.at[link - 1].after != '-') continue;
        size_t reach = lor_letter_is(c->letter, link, "and") ? MONTH_REACH : WEEK_REACH;
        for (size_t t = link; t < end_of(s) && t <= link + reach; t++) {
            if (!is_month(c, s, t) || lor_str_eq(lor_letter_word(c->letter, t), lor_letter_word(c->letter, token))) continue; /* "Jun-Jun" is a name */
            *span = lor_letter_token_span(c->letter, token, t + 1 - token);
            return true;
        }
    }
    return false;
}

/* Two numbers that a stroke ties, of which one may be a month and one a day, and no year behind: "6/15". */
static bool short_day_at(const Contact *c, const LorSentence *s, size_t token, double pair[2]) {
    const LorToken *t = &c->letter->tokens.at[token];
    if (token + 1 >= end_of(s) || !(t[0].flags & t[1].flags & LOR_TOKEN_DIGITS) || t[1].before != '/' || t[1].off != t->off + t->len + 1 || t[0].before == '/' || t[1].after == '/') return false;
    pair[0] = lor_token_number(c->letter->tokens, token);
    pair[1] = lor_token_number(c->letter->tokens, token + 1);
    return pair[0] >= 1 && pair[1] >= 1 && pair[0] <= DAYS && pair[1] <= DAYS;
}

/* "6/15 - 7/12", "8/31 to 9/27": in one order of day and month, which a day above twelve settles; strength and pressure are told in strokes too. */
static bool short_days_at(const Contact *c, const LorSentence *s, size_t token, LorSpan *span) {
    double from[2], to[2];
    size_t next = token + 2;
    if (!short_day_at(c, s, token, from) || next >= end_of(s)) return false;
    bool linked = lor_letter_in(c->letter, next, LOR_WORDS_TILL);
    if (linked) next++;
    else if (c->letter->tokens.at[next].before != '-') return false;
    if (!short_day_at(c, s, next, to)) return false;
    for (size_t month = 0; month < 2; month++) {
        bool months = from[month] <= MONTHS && to[month] <= MONTHS, settled = from[1 - month] > MONTHS || to[1 - month] > MONTHS;
        if (!months || !settled) continue;
        *span = lor_letter_token_span(c->letter, token, next + 2 - token);
        return true;
    }
    return false;
}

/* "this past March"; "for four weeks in June", where the sentence tells a length too. */
static bool month_alone_at(const Contact *c, const LorSentence *s, size_t token, bool length, LorSpan *span) {
    if (token == s->first || !is_month(c, s, token)) return false;
    bool last = lor_letter_in(c->letter, token - 1, LOR_WORDS_THIS_LAST), in = length && lor_letter_in(c->letter, token - 1, LOR_WORDS_IN_MONTH);
    if (last || in) *span = lor_letter_token_span(c->letter, token - 1, 2);
    return last || in;
}

/* "She joined on 1.4.2023 and left it on 31.3.2024": two dates of one sentence, with an end told. */
static bool two_dates(const Contact *c, const LorSentence *s, LorSpan *span) {
    size_t first = year_near(c, s, s->first, s->count);
    size_t second = first == LOR_NONE ? LOR_NONE : year_near(c, s, first + 1, s->count);
    for (size_t t = first == LOR_NONE ? end_of(s) : first + 1; t < end_of(s) && second == LOR_NONE; t++)
        if (is_month(c, s, t)) second = t; /* "arrived in January 2025 and went home in June" */
    if (second == LOR_NONE || leads_elsewhere(c, s, first) ||
        !lor_letter_has(c->letter, "contact-end", first, second - first))
        return false;
    *span = lor_letter_token_span(c->letter, first, second + 1 - first);
    return true;
}

/* "She joined on 1 March 2023 and has not left", "he started in May 2024 and is with us still": a beginning, and nothing of an end. */
static bool begun(const Contact *c, const LorSentence *s, bool told_as_going_on, LorSpan *span) {
    size_t begin = lor_marks_find(lor_marks(c->letter, "contact-begin"), s->first, s->count, LOR_MARK_LAST);
    size_t year = begin == LOR_NONE ? LOR_NONE : year_near(c, s, begin, BEGIN_REACH);
    if (year == LOR_NONE || year_near(c, s, year + 1, s->count) != LOR_NONE) return false;
    char mark = c->letter->tokens.at[year].before;
    bool to_the_month = mark == '.' || mark == '/' || mark == '-' || lor_marks_find(c->month, begin, year - begin, LOR_MARK_IN) != LOR_NONE;
    if (!to_the_month) return false;
    bool goes_on = lor_letter_has(c->letter, "to-this-day", year, end_of(s) - year);
    bool ended = !goes_on && lor_letter_has(c->letter, "contact-end", begin, end_of(s) - begin);
    if (goes_on != told_as_going_on || ended) return false;
    *span = lor_letter_token_span(c->letter, begin, year + 1 - begin);
    return true;
}

/* "That was October 2022 to December 2024." carries on what the sentence before says. */
static bool carries_on(const Contact *c, const LorSentence *s) {
    return s > c->letter->sentences.at && s[-1].paragraph == s->paragraph &&
           lor_letter_in(c->letter, s->first, LOR_WORDS_CARRIES_ON) &&
           lor_marks_find(c->cue, s[-1].first, s[-1].count, LOR_MARK_IN) != LOR_NONE && s[-1].about;
}

/* "Period: …", "Length of acquaintance - …": a line of a form about the contact. */
static bool is_period_line(const Contact *c, const LorSentence *s) {
    LorStr text = lor_str_slice(c->letter->text, s->off, s->len);
    while (text.len && (lor_is_digit(text.ptr[0]) || text.ptr[0] == '.' || text.ptr[0] == ' ')) text = lor_str_slice(text, 1, text.len);
    if (!lor_words_open(text, LOR_WORDS_PERIOD_LABEL)) return false;
    for (size_t i = 0; i < text.len && i < LABEL_BYTES; i++) {
        if (text.ptr[i] == ':' || text.ptr[i] == '?') return true;
        if (text.ptr[i] == '-' && i > 0 && text.ptr[i - 1] == ' ') return true;
    }
    return false;
}

/* Prose in which the applicant is named or meant, with a word of the contact, and not about a patient. */
static bool tells_contact(const Contact *c, const LorSentence *s) {
    bool about = s->about || lor_letter_has(c->letter, "together", s->first, s->count);
    if ((lor_zone_is_prose(s->zone) || s->zone == LOR_IN_HEAD || s->zone == LOR_IN_ADDRESS) && is_period_line(c, s)) return true;
    if (!lor_zone_is_prose(s->zone) || !about) return false;
    bool cued = lor_marks_find(c->cue, s->first, s->count, LOR_MARK_IN) != LOR_NONE || carries_on(c, s);
    return cued &&
           lor_marks_find(c->cases, s->first, s->count, LOR_MARK_IN) == LOR_NONE;
}

/* "over the last three years I have had 30 officers", "in my eight years as its head": a comparison's span,
 * or the writer's. */
static bool is_own_span(const Contact *c, const LorSentence *s, size_t token) {
    size_t rest = end_of(s) - token < CAREER_REACH ? end_of(s) - token : CAREER_REACH;
    bool career_behind = lor_letter_has(c->letter, "career-word", token, rest);
    bool writer_opens =
        lor_letter_is(c->letter, s->first, "i") &&
        lor_marks_find(c->letter->refers, s->first, token - s->first, LOR_REFERS_APPLICANT) == LOR_NONE;
    for (size_t back = 1; back <= 3 && token >= s->first + back; back++) {
        size_t t = token - back;
        if (lor_letter_in(c->letter, t, LOR_WORDS_PAST) &&
            lor_letter_has(c->letter, "peers", s->first, s->count))
            return true;
        if (lor_letter_in(c->letter, t, LOR_WORDS_MY_OUR) && career_behind) return true;
        if (writer_opens && (lor_marks(c->letter, "career-word")[t] & LOR_MARK_IN)) return true;
    }
    return false;
}

/* "The course lasts five years", "residency takes three": what holds of everybody. */
static bool is_rule(const LorLetter *letter, const LorSentence *s, size_t token) {
    return token > s->first && lor_letter_in(letter, token - 1, LOR_WORDS_LASTING);
}

/* A length has a unit behind it, is not the time until something ("within two weeks"), and not an age. */
static bool is_unit_length(const Contact *c, const LorSentence *s, const LorAmount *amount, size_t *last) {
    size_t next = amount->first + amount->count;
    if (amount->percent || amount->ordinal || amount->high > LONGEST || is_rule(c->letter, s, amount->first)) return false;
    bool deadline = amount->first > s->first && (lor_marks(c->letter, "not-length")[amount->first - 1] & LOR_MARK_IN);
    if (deadline && amount->high < 6) return false;
    for (size_t t = next; t < end_of(s) && t < next + 3; t++) {
        if (!(c->unit[t] & LOR_MARK_IN)) continue;
        *last = t;
        if (t + 1 >= end_of(s)) return true;
        if (lor_letter_is(c->letter, t + 1, "of")) /* "six months of daily work", no "six months of fever" */
            return lor_letter_in(c->letter, t + 2, LOR_WORDS_WHOSE_WORK) || lor_marks_find(c->cue, t + 2, t + 3 < end_of(s) ? 2 : 1, LOR_MARK_IN) != LOR_NONE;
        return !(lor_marks(c->letter, "not-length")[t + 1] & LOR_MARK_IN);
    }
    return false;
}

/* "for ten days", "spent ten days with me", "a 90-day attachment": days are a length of contact only where the sentence says so, since patients' are told in them. */
static bool is_day_length(const Contact *c, const LorSentence *s, const LorAmount *amount, size_t *last) {
    const LorLetter *letter = c->letter;
    size_t day = amount->first + amount->count;
    if (amount->percent || amount->ordinal || amount->high < LEAST_DAYS || amount->high > MOST_DAYS || amount->first == s->first + s->count) return false;
    if (day < end_of(s) && lor_letter_in(letter, day, LOR_WORDS_BESIDE_DAYS)) day++;
    if (day >= end_of(s) || !(lor_letter_is(letter, day, "days") || lor_letter_is(letter, day, "day"))) return false;
    bool led = amount->first == s->first || lor_letter_in(letter, amount->first - 1, LOR_WORDS_BEFORE_DAYS);
    bool of = day + 1 < end_of(s) && (lor_letter_is(letter, day + 1, "of") || lor_letter_is(letter, day + 1, "a") || lor_letter_is(letter, day + 1, "per"));
    *last = day;
    return led && !of && !lor_letter_has(c->letter, "day-away", s->first, s->count);
}

static bool length_in(const Contact *c, const LorSentence *s, LorSpan *span) {
    size_t token = s->first;
    LorAmount amount;
    while (lor_amount_next(c->letter, &token, end_of(s), &amount)) {
        size_t last;
        if (lor_marks(c->letter, "other-period")[amount.first] & LOR_MARK_LAST) continue;
        if ((!is_unit_length(c, s, &amount, &last) && !is_day_length(c, s, &amount, &last)) || is_own_span(c, s, amount.first)) continue;
        *span = lor_letter_token_span(c->letter, amount.first, last + 1 - amount.first);
        return true;
    }
    LorHits words = lor_letter_hits(c->letter, "duration-words");
    for (size_t i = lor_hits_from(words, s->first); i < words.len && words.at[i].first < end_of(s); i++) {
        if (is_own_span(c, s, words.at[i].first)) continue;
        *span = lor_letter_token_span(c->letter, words.at[i].first, words.at[i].count);
        return true;
    }
    return false;
}

/* A year of the sentence that nothing else leads to: not "head of the unit since 2013". */
static size_t own_year(const Contact *c, const LorSentence *s) {
    for (size_t year = s->first; (year = lor_token_set_next_in(&c->years, year, end_of(s))) < end_of(s); year++)
        if (!leads_elsewhere(c, s, year)) return year;
    return LOR_NONE;
}

/* What is told of the contact; the first of each that is found counts. */
typedef struct Times {
    LorFacts *facts;
    bool dates, duration;
} Times;

static void put_dates(const Contact *c, Times *times, LorSpan span) {
    if (!times->dates) lor_quote_put(c->letter, times->facts, "dates", span);
    times->dates = true;
}

static void put_duration(const Contact *c, Times *times, LorSpan span) {
    if (!times->duration) lor_quote_put(c->letter, times->facts, "duration", span);
    times->duration = true;
}

static void read_times_of(const Contact *c, const LorSentence *s, Times *times) {
    LorSpan span;
    bool period = false;
    for (size_t t = s->first; t < end_of(s) && !period; t++) period = period_at(c, s, t, &span);
    if (period || two_dates(c, s, &span) || begun(c, s, true, &span)) {
        put_dates(c, times, span);
        put_duration(c, times, span);
    }
    if (times->dates && times->duration) return;
    bool length = length_in(c, s, &span);
    if (length) put_duration(c, times, span);
    for (size_t t = s->first; t < end_of(s) && !times->dates; t++) {
        bool months = months_at(c, s, t, &span) || short_days_at(c, s, t, &span);
        if (months || month_alone_at(c, s, t, length, &span)) put_dates(c, times, span);
        if (months) put_duration(c, times, span);
    }
    size_t year = times->dates ? LOR_NONE : own_year(c, s);
    if (year != LOR_NONE) put_dates(c, times, lor_letter_token_span(c->letter, year, 1));
}

static void read_times(const Contact *c, LorFacts *facts) {
    Times times = {.facts = facts};
    lor_fact_put_absent(facts, "duration");
    lor_fact_put_absent(facts, "dates");
    for (size_t i = 0; i < c->letter->sentences.len && !(times.dates && times.duration); i++)
        if (tells_contact(c, &c->letter->sentences.at[i])) read_times_of(c, &c->letter->sentences.at[i], &times);
}

/* "A general practitioner on our staff from August 2023 until now", "has exercised functions here, 29 years of age, from 4 March 2024 to
 * 27 February 2026": a whole period of the applicant's that no word of a contact stands by, and none of other places or times of life. */
static bool tells_period(const Contact *c, const LorSentence *s, LorSpan *span) {
    if (!lor_zone_is_prose(s->zone) || !s->about || lor_letter_has(c->letter, "life-elsewhere", s->first, s->count)) return false;
    for (size_t t = s->first; t < end_of(s); t++) {
        if (!(lor_letter_in(c->letter, t, LOR_WORDS_FROM) || is_year(c, t)) || !period_at(c, s, t, span)) continue;
        size_t first = year_near(c, s, t, s->count);
        bool ended = first != LOR_NONE && year_near(c, s, first + 1, s->count) != LOR_NONE;
        return ended || lor_letter_has(c->letter, "to-this-day", t, end_of(s) - t);
    }
    return false;
}

static void read_period(const Contact *c, LorFacts *facts) {
    LorSpan span;
    for (size_t i = 0; i < c->letter->sentences.len && !lor_facts_present(facts, "dates"); i++) {
        if (!tells_period(c, &c->letter->sentences.at[i], &span)) continue;
        lor_quote_put(c->letter, facts, "dates", span);
        if (!lor_facts_present(facts, "duration")) lor_quote_put(c->letter, facts, "duration", span);
    }
}

/* Nothing else tells how long it was: "he joined on 1 March 2023", and works here to this day. */
static void read_beginning(const Contact *c, LorFacts *facts) {
    LorSpan span;
    for (size_t i = 0; i < c->letter->sentences.len && !lor_facts_present(facts, "duration"); i++)
        if (tells_contact(c, &c->letter->sentences.at[i]) && begun(c, &c->letter->sentences.at[i], false, &span)) lor_quote_put(c->letter, facts, "duration", span);
}

static void read_acquaintance(LorLetter *letter, LorFacts *facts) {
    Contact c = {.letter = letter};
    c.cue = lor_marks(letter, "contact-cue");
    c.unit = lor_marks(letter, "time-unit");
    c.cases = lor_marks(letter, "case-cue");
    c.month = lor_marks(letter, "month");
    c.years = find_years(letter, lor_marks(letter, "other-year"));
    read_times(&c, facts);
    read_period(&c, facts);
    read_beginning(&c, facts);
}

const LorReader lor_reader_acquaintance = {"acquaintance", read_acquaintance};
