// SPDX-License-Identifier: GPL-3.0-or-later
// All dates of a letter: scanned, placed, settled, scored; and the questions that are asked of them.
#include "letter/dates.h"

#include "letter/dateage.h"
#include "letter/dateorder.h"
#include "letter/dateplace.h"
#include "letter/marks.h"

#include <stdlib.h>

#define ESTIMATE_DAYS 3  /* [day] how far an estimate from another calendar may be off */
#define EVENT_WORDS   6u /* how far before a date its verb stands */

/* Drops what does not hold, and keeps partners in step. */
static void sift(const LorLetter *letter, LorDateDrafts *drafts) {
    uint32_t *moved = LOR_NEW_ARRAY(letter->arena, uint32_t, drafts->len + 1);
    uint32_t kept = 0;
    for (size_t i = 0; i < drafts->len; i++) {
        moved[i] = lor_date_holds(letter, &drafts->at[i]) ? kept : LOR_NO_DATE;
        if (moved[i] != LOR_NO_DATE) drafts->at[kept++] = drafts->at[i];
    }
    drafts->len = kept;
    for (size_t i = 0; i < drafts->len; i++)
        if (drafts->at[i].partner != LOR_NO_DATE) drafts->at[i].partner = moved[drafts->at[i].partner];
}

static bool is_sure_day(const LorDateMention *m) {
    return m->score >= LOR_DATE_OWN_SCORE && !m->invalid && m->other.year == 0 && m->date.day > 0 && m->calendar == LOR_GREGORIAN;
}

/* Whether the twin says `date`: to the day, or nearly when it is an estimate from another calendar in the same line. */
static bool confirms(const LorDateMention *twin, const LorDateMention *m, LorDate date) {
    if (is_sure_day(twin)) return lor_date_cmp(twin->date, date) == 0;
    bool estimate = twin->calendar != LOR_GREGORIAN && !twin->invalid && twin->date.day > 0 && twin->line == m->line;
    return estimate && llabs(lor_date_days(twin->date) - lor_date_days(date)) <= ESTIMATE_DAYS;
}

/* 05/06/2026 above and 5 June 2026 below: the one says how the other is meant. */
static void settle_by_twins(LorDateDrafts *drafts) {
    for (size_t i = 0; i < drafts->len; i++) {
        LorDateMention *m = &drafts->at[i];
        for (size_t k = 0; k < drafts->len && m->other.year && m->score >= LOR_DATE_OWN_SCORE; k++) {
            bool first = confirms(&drafts->at[k], m, m->date), second = confirms(&drafts->at[k], m, m->other);
            if (first == second) continue;
            if (second) m->date = m->other;
            m->other = (LorDate){0};
        }
    }
}

static LorDateMentions find_dates(const LorLetter *letter) {
    LorDateDrafts drafts = {0};
    lor_dates_scan(letter, lor_date_atoms(letter), &drafts);
    lor_dates_place(letter, &drafts);
    lor_dates_settle(letter, &drafts);
    sift(letter, &drafts);
    lor_dates_score(letter, &drafts);
    settle_by_twins(&drafts);
    return (LorDateMentions){drafts.at, drafts.len};
}

LorDateMentions lor_letter_dates(const LorLetter *letter) {
    if (!letter->notes->dates) {
        LorDateMentions *found = LOR_NEW(letter->arena, LorDateMentions);
        *found = find_dates(letter);
        letter->notes->dates = found;
    }
    return *letter->notes->dates;
}

/* The same day in our calendar, beside a date in another one. */
static uint32_t gregorian_twin(LorDateMentions dates, uint32_t own) {
    for (uint32_t i = 0; i < dates.len; i++) {
        const LorDateMention *m = &dates.at[i];
        bool beside = m->line == dates.at[own].line && (i + 1 == own || i == own + 1) && m->role == LOR_DATE_ALONE;
        if (i != own && m->calendar == LOR_GREGORIAN && !m->invalid && m->date.day > 0 && (beside || m->score >= LOR_DATE_OWN_SCORE)) return i;
    }
    return own;
}

uint32_t lor_dates_own(const LorLetter *letter, LorDateMentions dates) {
    uint32_t own = LOR_NO_DATE;
    (void)letter;
    for (uint32_t i = 0; i < dates.len; i++) {
        const LorDateMention *m = &dates.at[i];
        if (m->score < LOR_DATE_OWN_SCORE) continue;
        bool newer = own != LOR_NO_DATE && m->updated && !dates.at[own].updated;
        bool older = own != LOR_NO_DATE && !m->updated && dates.at[own].updated;
        if (own == LOR_NO_DATE || newer || (!older && m->score > dates.at[own].score)) own = i;
    }
    return own != LOR_NO_DATE && dates.at[own].calendar != LOR_GREGORIAN ? gregorian_twin(dates, own) : own;
}

/* Whether the day is the end of something told as over. */
static bool is_past_end(const LorLetter *letter, const LorDateMention *m) {
    const LorSentence *sentence = &letter->sentences.at[m->sentence];
    if (letter->lines.at[m->line].zone != LOR_IN_BODY || m->other.year || m->invalid || m->date.month == 0 || m->calendar != LOR_GREGORIAN) return false;
    if (lor_letter_has(letter, "period-open", sentence->first, sentence->count)) return false;
    if (m->role == LOR_DATE_TO) return lor_letter_has(letter, "period-past", sentence->first, sentence->count);
    size_t date = sentence->first;
    while (date < letter->tokens.len && letter->tokens.at[date].off < m->off) date++;
    size_t first = date - sentence->first > EVENT_WORDS ? date - EVENT_WORDS : sentence->first;
    return m->role == LOR_DATE_ALONE && first < date && lor_letter_has(letter, "event-past", first, date - first);
}

uint32_t lor_dates_supervised_end(const LorLetter *letter, LorDateMentions dates) {
    uint32_t latest = LOR_NO_DATE;
    for (uint32_t i = 0; i < dates.len; i++) {
        if (!is_past_end(letter, &dates.at[i])) continue;
        bool later = latest == LOR_NO_DATE || lor_date_cmp(lor_date_earliest(dates.at[i].date), lor_date_earliest(dates.at[latest].date)) > 0;
        if (later) latest = i;
    }
    return latest;
}
