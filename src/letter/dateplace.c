// SPDX-License-Identifier: GPL-3.0-or-later
// Labels, neighbours and zones of a date. All words come from the lexicons; the points are those of RULES 6.5.
#include "letter/dateplace.h"

#define FILLERS_MAX    3u  /* words between a label and its date: "Dated this the" */
#define CITY_WORDS_MAX 4u
#define CONTEXT_WORDS  6u  /* how far before a date its company counts */
#define NEAR_SIGNATURE 4u  /* [line] */
#define OLDEST_BARE_YEAR 2000
#define CELL_WORDS_MAX 24u /* a line or column of more words holds more than a date */
#define HIT_WORDS_MAX  48u /* longest hit of the date lexicons */

enum { /* [score point] */
    POINTS_LABEL = 5, POINTS_FORM = 2, POINTS_ALONE = 4, POINTS_HEAD = 3, POINTS_SIGN = 2, POINTS_REFERENCE = 1, POINTS_SUBJECT = 1,
    POINTS_OTHER_LABEL = -6, POINTS_PERIOD = -5, POINTS_CONTEXT = -5, POINTS_PROSE = -4, POINTS_FOOT = -3, POINTS_YEAR = -3,
};

typedef struct Tokens { size_t first, end; } Tokens;

static Tokens tokens_of(const LorLetter *letter, const LorDateMention *m) {
    size_t first = lor_letter_token_behind(letter, m->off), end = first;
    while (end < letter->tokens.len && letter->tokens.at[end].off < m->off + m->len) end++;
    return (Tokens){first, end};
}

static uint32_t line_of(const LorLetter *letter, size_t token) { return letter->tokens.at[token].line; }
static Tokens line_tokens(const LorLetter *letter, size_t line) {
    const LorTextLine *l = &letter->lines.at[line];
    return (Tokens){l->first, l->first + l->count};
}

/* The stretch of a line between wide gaps, cut off where it is too long for a date of its own. */
static Tokens cell_around(const LorLetter *letter, Tokens date, Tokens line) {
    size_t first = date.first, end = date.end;
    size_t low = first > line.first + CELL_WORDS_MAX ? first - CELL_WORDS_MAX : line.first, high = line.end > end + CELL_WORDS_MAX ? end + CELL_WORDS_MAX : line.end;
    while (first > low && !(letter->tokens.at[first].flags & LOR_TOKEN_AFTER_GAP)) first--;
    while (end < high && !(letter->tokens.at[end].flags & LOR_TOKEN_AFTER_GAP)) end++;
    return (Tokens){first, end};
}

/* The hits that begin at tokens [from, to): letters of nothing but labels must cost no more than others. */
static LorHits hits_from(const LorLetter *letter, const char *lexicon, size_t from, size_t to) {
    LorHits hits = lor_letter_hits(letter, lexicon);
    size_t first = lor_hits_from(hits, from), end = first;
    while (end < hits.len && hits.at[end].first < to) end++;
    if (first == end) return (LorHits){NULL, 0};
    return (LorHits){hits.at + first, end - first};
}

static bool has(const LorLetter *letter, const char *lexicon, size_t first, size_t count) {
    LorHits hits = hits_from(letter, lexicon, first > HIT_WORDS_MAX ? first - HIT_WORDS_MAX : 0, first + count);
    for (size_t i = 0; i < hits.len; i++)
        if (hits.at[i].first + hits.at[i].count > first) return true;
    return false;
}

static bool is_filler(const LorLetter *letter, size_t token) { return has(letter, "date-filler", token, 1) || has(letter, "weekday", token, 1); }

static bool has_between(const LorLetter *letter, size_t before, size_t after, char mark) {
    const LorToken *a = &letter->tokens.at[before], *b = &letter->tokens.at[after];
    for (size_t i = a->off + a->len; i < b->off; i++)
        if (letter->text.ptr[i] == mark) return true;
    return false;
}

/* Whether a hit of the lexicon ends just before the date, in its line; over a wide gap only where a colon bridges it, and
 * with `strict` never, nor over a blank to be filled in. */
static bool is_preceded(const LorLetter *letter, const char *lexicon, size_t date, bool strict, size_t *start) {
    LorHits hits = hits_from(letter, lexicon, date > HIT_WORDS_MAX ? date - HIT_WORDS_MAX : 0, date);
    for (size_t i = 0; i < hits.len; i++) {
        size_t end = hits.at[i].first + hits.at[i].count;
        if (end > date || date - end > FILLERS_MAX || !lor_letter_on_one_line(letter, end - 1, date)) continue;
        bool near = true;
        for (size_t t = end; t < date && near; t++) near = is_filler(letter, t);
        bool gap = (letter->tokens.at[end < letter->tokens.len ? end : date].flags & LOR_TOKEN_AFTER_GAP) != 0;
        if (near && gap) near = !strict && has_between(letter, end - 1, end, ':');
        if (near && strict) near = !has_between(letter, end - 1, end, '_');
        if (!near) continue;
        if (start) *start = hits.at[i].first;
        return true;
    }
    return false;
}

/* Whether a hit fills a line or column of the line above, or below, and so may speak of a date that stands alone. */
static bool stands_over(const LorLetter *letter, const char *lexicon, size_t line) {
    Tokens tokens = line_tokens(letter, line);
    if (tokens.end - tokens.first > CELL_WORDS_MAX) return false;
    LorHits hits = hits_from(letter, lexicon, tokens.first, tokens.end);
    for (size_t i = 0; i < hits.len; i++) {
        size_t first = hits.at[i].first, end = first + hits.at[i].count;
        if (end > tokens.end) continue;
        bool opens = letter->tokens.at[first].flags & (LOR_TOKEN_OPENS_LINE | LOR_TOKEN_AFTER_GAP);
        bool closes = end == letter->tokens.len || letter->tokens.at[end].flags & (LOR_TOKEN_OPENS_LINE | LOR_TOKEN_AFTER_GAP);
        if (opens && closes) return true;
    }
    return false;
}

static bool is_company(const LorLetter *letter, const LorDateDrafts *drafts, size_t token) {
    static const char *const lexicons[] = {"date-label", "date-updated", "date-attested", "date-filler", "date-joint", "weekday", "season", "calendar-mark", "date-order-label", NULL};
    for (size_t i = 0; lexicons[i]; i++)
        if (has(letter, lexicons[i], token, 1)) return true;
    uint32_t off = letter->tokens.at[token].off;
    for (size_t i = 0; i < drafts->len; i++)
        if (off >= drafts->at[i].off && off < drafts->at[i].off + drafts->at[i].len) return true;
    return false;
}

/* Behind "Multan," at the start of a cell. */
static size_t after_city(const LorLetter *letter, Tokens cell, size_t date) {
    for (size_t t = cell.first; t < date && t < cell.first + CITY_WORDS_MAX; t++) {
        if (!(letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL)) break;
        if (letter->tokens.at[t].after == ',') return t + 1;
    }
    return cell.first;
}

/* Whether the cell holds nothing but the date, its label, its twin in another calendar, and perhaps a place before it. */
static bool fills(const LorLetter *letter, const LorDateDrafts *drafts, const LorDateMention *m, Tokens date, Tokens cell) {
    bool place_may_stand = m->fields[0] > 0 && !m->weak;
    size_t first = place_may_stand ? after_city(letter, cell, date.first) : cell.first;
    for (size_t t = first; t < cell.end; t++)
        if ((t < date.first || t >= date.end) && !is_company(letter, drafts, t)) return false;
    return m->role == LOR_DATE_ALONE;
}

/* A clock time in the line: a fax header or a printer's stamp. */
static bool has_clock(const LorLetter *letter, const LorTextLine *line) {
    LorStr text = lor_str_slice(letter->text, line->off, line->len);
    if (!lor_line_may_hold(line, LOR_MARK(':'))) return false;
    for (size_t i = 1; i + 2 < text.len; i++)
        if (text.ptr[i] == ':' && lor_is_digit(text.ptr[i - 1]) && lor_is_digit(text.ptr[i + 1]) && lor_is_digit(text.ptr[i + 2])) return true;
    return false;
}

/* "Date of completion: …" in the head of a form that tells no date of beginning: the day on which the form was filled in. */
static bool dates_form(const LorLetter *letter, size_t line, size_t date) {
    LorZone zone = letter->lines.at[line].zone;
    if (zone == LOR_IN_BODY || !is_preceded(letter, "date-of-form", date, false, NULL)) return false;
    return lor_letter_hits(letter, "date-of-beginning").len == 0;
}

/* What stands before the date says that it is none of the letter's. */
static bool is_other_date(const LorLetter *letter, size_t line, size_t date) {
    if (is_preceded(letter, "number-label", date, true, NULL)) return true;
    return is_preceded(letter, "date-not", date, false, NULL) && !dates_form(letter, line, date);
}

static void place(const LorLetter *letter, const LorDateDrafts *drafts, LorDateMention *m) {
    Tokens date = tokens_of(letter, m);
    const LorToken *token = &letter->tokens.at[date.first];
    m->line = token->line;
    m->sentence = token->sentence;
    Tokens line = line_tokens(letter, m->line), cell = cell_around(letter, date, line);
    if (m->line != line_of(letter, date.end - 1)) cell.end = date.end; /* wrapped: "12 / th / June" */
    m->alone = fills(letter, drafts, m, date, cell);
    m->stamped = has_clock(letter, &letter->lines.at[m->line]);
    bool other = is_other_date(letter, m->line, date.first);
    m->updated = !other && is_preceded(letter, "date-updated", date.first, false, NULL);
    m->labelled = !other && (m->updated || dates_form(letter, m->line, date.first) || is_preceded(letter, "date-label", date.first, false, NULL) ||
                             is_preceded(letter, "date-attested", date.first, false, NULL));
    if (m->labelled || other || !m->alone) return;
    bool above = m->line > 0 && stands_over(letter, "date-label", m->line - 1) && !stands_over(letter, "date-not", m->line - 1);
    bool below = m->line + 1 < letter->lines.len && stands_over(letter, "date-label", m->line + 1) && letter->lines.at[m->line].zone != LOR_IN_BODY;
    m->labelled = above || below;
}

void lor_dates_place(const LorLetter *letter, LorDateDrafts *drafts) {
    for (size_t i = 0; i < drafts->len; i++) place(letter, drafts, &drafts->at[i]);
}

bool lor_date_holds(const LorLetter *letter, const LorDateMention *m) {
    LorZone zone = letter->lines.at[m->line].zone;
    bool has_place = m->labelled || (m->alone && zone != LOR_IN_BODY);
    if (m->invalid) return has_place && m->role == LOR_DATE_ALONE;
    if (!m->weak) return true;
    if (m->shape == LOR_DATE_WRITTEN && m->partner != LOR_NO_DATE) return true;
    bool year_only = m->shape == LOR_DATE_WRITTEN && m->fields[1] == 0;
    if (year_only && (m->fields[2] < OLDEST_BARE_YEAR || m->fields[2] > letter->asked.as_of.year + 1)) return false;
    bool eight_digits = m->shape == LOR_DATE_YEAR_FIRST && m->count == 1;
    return eight_digits ? m->labelled : has_place;
}

static bool near_signature(const LorLetter *letter, size_t line) {
    if (letter->lines.at[line].zone < LOR_IN_BODY) return false;
    size_t from = line > NEAR_SIGNATURE ? line - NEAR_SIGNATURE : 0, to = line + NEAR_SIGNATURE;
    for (size_t i = from; i <= to && i < letter->lines.len; i++)
        if (letter->lines.at[i].zone == LOR_IN_SIGN) return true;
    return false;
}

/* Words of other events shortly before, in the same cell. */
static bool in_other_company(const LorLetter *letter, Tokens date) {
    Tokens cell = cell_around(letter, date, line_tokens(letter, line_of(letter, date.first)));
    size_t first = date.first - cell.first > CONTEXT_WORDS ? date.first - CONTEXT_WORDS : cell.first;
    return first < date.first && has(letter, "date-context", first, date.first - first);
}

/* Running text says when things happened. A date with a label that opens its sentence, or in a line of its own, is no running text. */
static bool in_prose(const LorLetter *letter, const LorDateMention *m, Tokens date) {
    size_t label = date.first;
    bool attested = is_preceded(letter, "date-attested", date.first, false, &label);
    bool labelled = attested || is_preceded(letter, "date-label", date.first, false, &label);
    uint16_t flags = letter->tokens.at[label].flags;
    if (attested) return false;
    if (labelled && (flags & LOR_TOKEN_OPENS)) return false;
    Tokens line = line_tokens(letter, m->line), cell = cell_around(letter, date, line);
    bool whole_line = m->alone && cell.first == line.first && cell.end == line.end;
    bool own_sentence = letter->tokens.at[line.first].flags & LOR_TOKEN_OPENS;
    return !(whole_line && (own_sentence || letter->lines.at[m->line].after_blank));
}

static int score_of(const LorLetter *letter, const LorDateMention *m) {
    Tokens date = tokens_of(letter, m);
    const LorTextLine *line = &letter->lines.at[m->line];
    int score = 0;
    bool prose = line->zone == LOR_IN_BODY && in_prose(letter, m, date);
    bool other = is_other_date(letter, m->line, date.first);
    if (m->labelled) score += dates_form(letter, m->line, date.first) ? POINTS_FORM : POINTS_LABEL;
    if (other) score += POINTS_OTHER_LABEL;
    if (m->alone && !other && !prose) score += POINTS_ALONE;
    bool below_letterhead = line->zone == LOR_IN_HEAD || (line->zone == LOR_IN_ADDRESS && m->alone); /* no address has a line of nothing but a date */
    if (below_letterhead) score += POINTS_HEAD;
    else if (line->zone == LOR_IN_SUBJECT || line->zone == LOR_IN_ADDRESS) score += POINTS_SUBJECT;
    if (!prose && near_signature(letter, m->line)) score += POINTS_SIGN;
    if (has(letter, "reference-number", line->first, line->count)) score += POINTS_REFERENCE;
    if (m->role != LOR_DATE_ALONE) score += POINTS_PERIOD;
    if (!m->labelled && (in_other_company(letter, date) || (m->stamped && !m->month_named))) score += POINTS_CONTEXT;
    if (prose) score += POINTS_PROSE;
    if (line->zone == LOR_IN_FOOT || line->repeats) score += POINTS_FOOT;
    if (m->fields[1] == 0 && m->shape == LOR_DATE_WRITTEN) score += POINTS_YEAR;
    return score;
}

void lor_dates_score(const LorLetter *letter, LorDateDrafts *drafts) {
    for (size_t i = 0; i < drafts->len; i++) drafts->at[i].score = score_of(letter, &drafts->at[i]);
}
