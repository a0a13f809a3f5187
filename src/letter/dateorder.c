// SPDX-License-Identifier: GPL-3.0-or-later
// Day or month first: never guessed from one date alone. Countries stand in the lexicons; country codes of phones here.
#include "letter/dateorder.h"

#include <stdlib.h>

#define CODE_DIGITS_MAX 3u
#define US_ZIP_DIGITS   5u
#define FAR_AHEAD       5 /* [year] a bare 2083 is no year of ours */

/* ITU-T E.164 country codes by the order in which dates are written there. 0: mixed use. Codes are prefix-free. */
static const struct {
    uint16_t code;
    LorDateOrder order;
} codes[] = {
    {1, LOR_ORDER_MDY},   {691, LOR_ORDER_MDY}, {63, LOR_ORDER_UNKNOWN}, {86, LOR_ORDER_YMD},  {81, LOR_ORDER_YMD},  {82, LOR_ORDER_YMD},
    {36, LOR_ORDER_YMD},  {98, LOR_ORDER_YMD},  {886, LOR_ORDER_YMD},    {976, LOR_ORDER_YMD}, {91, LOR_ORDER_DMY},  {92, LOR_ORDER_DMY},
    {880, LOR_ORDER_DMY}, {94, LOR_ORDER_DMY},  {977, LOR_ORDER_DMY},    {975, LOR_ORDER_DMY}, {960, LOR_ORDER_DMY}, {95, LOR_ORDER_DMY},
    {93, LOR_ORDER_DMY},  {20, LOR_ORDER_DMY},  {234, LOR_ORDER_DMY},    {233, LOR_ORDER_DMY}, {254, LOR_ORDER_DMY}, {255, LOR_ORDER_DMY},
    {256, LOR_ORDER_DMY}, {260, LOR_ORDER_DMY}, {263, LOR_ORDER_DMY},    {265, LOR_ORDER_DMY}, {250, LOR_ORDER_DMY}, {237, LOR_ORDER_DMY},
    {232, LOR_ORDER_DMY}, {220, LOR_ORDER_DMY}, {251, LOR_ORDER_DMY},    {27, LOR_ORDER_DMY},  {44, LOR_ORDER_DMY},  {353, LOR_ORDER_DMY},
    {61, LOR_ORDER_DMY},  {64, LOR_ORDER_DMY},  {65, LOR_ORDER_DMY},     {60, LOR_ORDER_DMY},  {966, LOR_ORDER_DMY}, {971, LOR_ORDER_DMY},
    {962, LOR_ORDER_DMY}, {961, LOR_ORDER_DMY}, {963, LOR_ORDER_DMY},    {964, LOR_ORDER_DMY}, {965, LOR_ORDER_DMY}, {967, LOR_ORDER_DMY},
    {968, LOR_ORDER_DMY}, {970, LOR_ORDER_DMY}, {973, LOR_ORDER_DMY},    {974, LOR_ORDER_DMY}, {249, LOR_ORDER_DMY}, {218, LOR_ORDER_DMY},
    {216, LOR_ORDER_DMY}, {213, LOR_ORDER_DMY}, {212, LOR_ORDER_DMY},    {90, LOR_ORDER_DMY},  {55, LOR_ORDER_DMY},  {52, LOR_ORDER_DMY},
    {57, LOR_ORDER_DMY},  {54, LOR_ORDER_DMY},  {51, LOR_ORDER_DMY},     {56, LOR_ORDER_DMY},  {53, LOR_ORDER_DMY},  {58, LOR_ORDER_DMY},
    {591, LOR_ORDER_DMY}, {593, LOR_ORDER_DMY}, {595, LOR_ORDER_DMY},    {598, LOR_ORDER_DMY}, {502, LOR_ORDER_DMY}, {503, LOR_ORDER_DMY},
    {504, LOR_ORDER_DMY}, {505, LOR_ORDER_DMY}, {506, LOR_ORDER_DMY},    {34, LOR_ORDER_DMY},  {351, LOR_ORDER_DMY}, {33, LOR_ORDER_DMY},
    {49, LOR_ORDER_DMY},  {48, LOR_ORDER_DMY},  {39, LOR_ORDER_DMY},     {40, LOR_ORDER_DMY},  {380, LOR_ORDER_DMY}, {7, LOR_ORDER_DMY},
    {30, LOR_ORDER_DMY},  {31, LOR_ORDER_DMY},  {32, LOR_ORDER_DMY},     {41, LOR_ORDER_DMY},  {43, LOR_ORDER_DMY},  {45, LOR_ORDER_DMY},
    {47, LOR_ORDER_DMY},  {62, LOR_ORDER_DMY},  {66, LOR_ORDER_DMY},     {84, LOR_ORDER_DMY},  {995, LOR_ORDER_DMY}, {374, LOR_ORDER_DMY},
};

static bool is_day_month(int day, int month, int year) { return lor_date_exists((LorDate){year, month, day}); }

/* Which orders stand in a set, as bits 1 << order; what tells nothing is bit 0. */
static LorDateOrder only_one(unsigned seen) {
    for (LorDateOrder order = LOR_ORDER_DMY; order <= LOR_ORDER_YMD; order++)
        if (seen == 1u << order) return order;
    return LOR_ORDER_UNKNOWN;
}

static LorDateOrder by_other_dates(const LorDateDrafts *drafts) {
    unsigned seen = 0;
    for (size_t i = 0; i < drafts->len; i++) {
        const LorDateMention *m = &drafts->at[i];
        bool trusted = !m->two_digit || m->labelled || m->partner != LOR_NO_DATE;
        if (m->shape != LOR_DATE_YEAR_LAST || m->calendar != LOR_GREGORIAN || m->weak || !trusted) continue;
        bool day_first = is_day_month(m->fields[0], m->fields[1], m->fields[2]), month_first = is_day_month(m->fields[1], m->fields[0], m->fields[2]);
        if (day_first != month_first) seen |= 1u << (day_first ? LOR_ORDER_DMY : LOR_ORDER_MDY);
    }
    return only_one(seen);
}

static LorDateOrder by_label(const LorLetter *letter) {
    LorHits hits = lor_letter_hits(letter, "date-order-label");
    unsigned seen = 0;
    for (size_t i = 0; i < hits.len; i++) seen |= 1u << (unsigned)hits.at[i].value;
    return only_one(seen);
}

static bool is_own_line(const LorLetter *letter, size_t line) {
    LorZone zone = letter->lines.at[line].zone;
    return zone == LOR_IN_HEAD || zone == LOR_IN_FOOT || zone == LOR_IN_SIGN; /* the inside address is the reader's */
}

/* "MD (USA)" tells where somebody trained, "Multan (Pakistan)" where the hospital stands. Below the closing, a country counts in a contact line only. */
static bool names_place(const LorLetter *letter, LorHit hit) {
    const LorToken *first = &letter->tokens.at[hit.first];
    const LorTextLine *line = &letter->lines.at[first->line];
    if (!is_own_line(letter, first->line)) return false;
    bool bracketed = first->before == '(' && hit.first > line->first;
    if (bracketed && (first[-1].flags & LOR_TOKEN_SHOUTED) && first[-1].len <= 6) return false;
    if (line->zone == LOR_IN_HEAD) return true;
    bool contact = first->before == ',' || first->before == '-' || hit.first == line->first;
    for (size_t t = line->first; t < line->first + line->count; t++)
        contact |= (letter->tokens.at[t].flags & LOR_TOKEN_DIGITS) || lor_letter_is(letter, t, "@");
    return contact && !bracketed;
}

static unsigned phone_code_order(LorStr rest) {
    unsigned code = 0, digits = 0;
    for (size_t i = 0; i < rest.len && digits < CODE_DIGITS_MAX; i++) {
        if (rest.ptr[i] == '(' || rest.ptr[i] == ' ') continue;
        if (!lor_is_digit(rest.ptr[i])) break;
        code = code * 10 + (unsigned)(rest.ptr[i] - '0');
        digits++;
        for (size_t c = 0; c < sizeof codes / sizeof *codes; c++)
            if (codes[c].code == code) return 1u << codes[c].order;
    }
    return 0;
}

static unsigned phone_orders(const LorLetter *letter) {
    unsigned seen = 0;
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        if (!is_own_line(letter, i)) continue;
        LorStr text = lor_str_slice(letter->text, line->off, line->len);
        for (size_t at = 0; at < text.len; at++)
            if (text.ptr[at] == '+' && (at == 0 || !lor_is_digit(text.ptr[at - 1]))) seen |= phone_code_order(lor_str_slice(text, at + 1, text.len));
    }
    return seen;
}

/* "Millbrook, IL 60555": a state in capitals, or in full, before a ZIP code of five digits. */
static bool has_us_address(const LorLetter *letter) {
    LorHits hits = lor_letter_hits(letter, "us-state");
    for (size_t i = 0; i < hits.len; i++) {
        size_t zip = hits.at[i].first + hits.at[i].count;
        const LorToken *state = &letter->tokens.at[hits.at[i].first];
        if (zip >= letter->tokens.len || !is_own_line(letter, state->line) || !(state->flags & LOR_TOKEN_CAPITAL)) continue;
        bool code = state->len == 2 && hits.at[i].count == 1;
        bool five = letter->tokens.at[zip].len == US_ZIP_DIGITS && (letter->tokens.at[zip].flags & LOR_TOKEN_DIGITS);
        if (five && letter->tokens.at[zip].line == state->line && (!code || (state->flags & LOR_TOKEN_SHOUTED))) return true;
    }
    return false;
}

static LorDateOrder by_country(const LorLetter *letter) {
    LorHits hits = lor_letter_hits(letter, "date-order-country");
    unsigned named = 0, called = phone_orders(letter);
    for (size_t i = 0; i < hits.len; i++)
        if (names_place(letter, hits.at[i])) named |= 1u << (unsigned)hits.at[i].value;
    if (!named && has_us_address(letter)) return LOR_ORDER_MDY;
    return only_one(named ? named : called);
}

LorDateOrder lor_date_order(const LorLetter *letter, const LorDateDrafts *drafts) {
    LorDateOrder order = by_other_dates(drafts);
    if (order == LOR_ORDER_UNKNOWN) order = by_label(letter);
    if (order == LOR_ORDER_UNKNOWN) order = by_country(letter);
    if (order == LOR_ORDER_UNKNOWN) {
        static const struct { const char *word; LorDateOrder order; } asked[] = {{"dmy", LOR_ORDER_DMY}, {"mdy", LOR_ORDER_MDY}, {"ymd", LOR_ORDER_YMD}};
        for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
            if (lor_str_is(letter->asked.date_order, asked[i].word)) order = asked[i].order;
    }
    return order;
}

static int64_t days_apart(LorDate a, LorDate b) { return llabs(lor_date_days(a) - lor_date_days(b)); }

/* The calendar that a bare year far from ours is of: by the land, else by which estimate is nearer to now. */
static LorCalendar calendar_of_year(const LorLetter *letter, int year) {
    LorHits lands = lor_letter_hits(letter, "calendar-land");
    bool near_now = lor_calendar_has_year(LOR_GREGORIAN, year) && year <= letter->asked.as_of.year + FAR_AHEAD;
    if (near_now) return LOR_GREGORIAN;
    for (size_t i = 0; i < lands.len; i++) {
        LorCalendar calendar = (LorCalendar)lands.at[i].value;
        if (calendar < LOR_CALENDAR_COUNT && lor_calendar_has_year(calendar, year)) return calendar;
    }
    if (lor_calendar_has_year(LOR_GREGORIAN, year)) return LOR_GREGORIAN;
    if (lor_calendar_has_year(LOR_BUDDHIST, year)) return LOR_BUDDHIST;
    LorDate solar, lunar, half_year = {year, 6, 15};
    bool is_solar = lor_calendar_to_gregorian(LOR_SOLAR_HIJRI, half_year, &solar), is_lunar = lor_calendar_to_gregorian(LOR_HIJRI, half_year, &lunar);
    if (is_solar && is_lunar) return days_apart(solar, letter->asked.as_of) < days_apart(lunar, letter->asked.as_of) ? LOR_SOLAR_HIJRI : LOR_HIJRI;
    return is_solar ? LOR_SOLAR_HIJRI : is_lunar ? LOR_HIJRI : LOR_GREGORIAN;
}

static void settle_calendar(const LorLetter *letter, LorDateMention *m) {
    int year = m->fields[m->shape == LOR_DATE_YEAR_FIRST ? 0 : 2];
    if (m->calendar == LOR_GREGORIAN && !m->two_digit) m->calendar = calendar_of_year(letter, year);
    if (m->calendar == LOR_BIKRAM && !lor_calendar_has_year(LOR_BIKRAM, year) && lor_calendar_has_year(LOR_BENGALI, year)) m->calendar = LOR_BENGALI;
}

/* Reads one order of the fields; false when there is no such day. */
static bool read_as(const LorDateMention *m, int day, int month, int year, LorDate *date) {
    LorDate written = {year, month, day};
    if (m->calendar == LOR_GREGORIAN && month == 0 && m->shape == LOR_DATE_WRITTEN) { /* the year alone */
        *date = written;
        return lor_calendar_has_year(LOR_GREGORIAN, year);
    }
    if (day == 0 && m->shape == LOR_DATE_WRITTEN) {
        written.day = m->calendar == LOR_GREGORIAN ? 1 : 15;
        bool exists = lor_calendar_to_gregorian(m->calendar, written, date);
        date->day = 0;
        return exists;
    }
    return lor_calendar_to_gregorian(m->calendar, written, date);
}

/* `firm`: the order is more than a country's name. Full stops then part day from month, in this order. */
static void settle_year_last(LorDateMention *m, LorDateOrder order, bool firm) {
    const int *f = m->fields;
    LorDate day_first, month_first, year_first;
    bool is_dmy = read_as(m, f[0], f[1], f[2], &day_first), is_mdy = m->calendar == LOR_GREGORIAN && read_as(m, f[1], f[0], f[2], &month_first);
    bool is_ymd = m->two_digit && order == LOR_ORDER_YMD && read_as(m, f[2] % 100, f[1], 2000 + f[0], &year_first);
    m->invalid = !is_dmy && !is_mdy && !is_ymd;
    if (m->invalid) return;
    if (is_ymd) m->date = year_first;
    else if (is_dmy && (!is_mdy || order != LOR_ORDER_MDY || (m->dotted && !firm))) m->date = day_first;
    else m->date = month_first;
    bool open = is_dmy && is_mdy && f[0] != f[1] && order != LOR_ORDER_DMY && order != LOR_ORDER_MDY && !is_ymd && !m->dotted;
    if (open) m->other = month_first;
}

static void settle_one(LorDateMention *m, LorDateOrder order, bool firm) {
    const int *f = m->fields;
    switch (m->shape) {
    case LOR_DATE_WRITTEN: m->invalid = !read_as(m, f[0], f[1], f[2], &m->date); break;
    case LOR_DATE_YEAR_LAST: settle_year_last(m, order, firm); break;
    case LOR_DATE_YEAR_FIRST: /* day before month where a right-to-left text was turned round */
        m->invalid = !read_as(m, f[2], f[1], f[0], &m->date) && !read_as(m, f[1], f[2], f[0], &m->date);
        break;
    }
}

/* "06.12.26" that would lie ahead with the day first, and would not with the month first: then full stops prove nothing. */
static void doubt_ahead(LorDateMention *m, LorDate as_of) {
    LorDate month_first;
    if (!m->dotted || m->invalid || m->shape != LOR_DATE_YEAR_LAST || m->calendar != LOR_GREGORIAN || m->other.year || m->fields[0] == m->fields[1]) return;
    bool both = read_as(m, m->fields[0], m->fields[1], m->fields[2], &m->date) && read_as(m, m->fields[1], m->fields[0], m->fields[2], &month_first);
    if (both && lor_date_days(m->date) > lor_date_days(as_of) && lor_date_days(month_first) <= lor_date_days(as_of)) m->other = month_first;
}

void lor_dates_settle(const LorLetter *letter, LorDateDrafts *drafts) {
    LorDateOrder order = lor_date_order(letter, drafts);
    bool firm = by_other_dates(drafts) != LOR_ORDER_UNKNOWN || by_label(letter) != LOR_ORDER_UNKNOWN || has_us_address(letter);
    for (size_t i = 0; i < drafts->len; i++) {
        settle_calendar(letter, &drafts->at[i]);
        settle_one(&drafts->at[i], order, firm);
        doubt_ahead(&drafts->at[i], letter->asked.as_of);
    }
}
