// SPDX-License-Identifier: GPL-3.0-or-later
// Institutions by their words and by their place. Does not join names that run over two lines.
#include "letter/institution.h"

#include "letter/dates.h"
#include "letter/marks.h"
#include "letter/person_name.h"
#include "letter/trade.h"

#define OFFICE_WORDS 12u /* [token] */
#define NAME_LEAST 3u /* [byte] of a word that two names of one house share */
#define STEM_LEAST 5u /* [byte] of a name that ends otherwise in another tongue */
#define TRANSLATED 2u /* [line] below a house's name where it can stand in English */

/* A name that stops at "of" goes on in the next line. */
static size_t run_on(const LorLetter *letter, const LorCell *cell, size_t end) {
    const LorTextLine *line = &letter->lines.at[cell->line];
    if (end != line->first + line->count || cell->line + 1 >= letter->lines.len || letter->lines.at[cell->line + 1].zone != cell->zone) return end;
    return lor_letter_in(letter, end - 1, LOR_WORDS_GOES_ON) ? end + letter->lines.at[cell->line + 1].count : end;
}

/* "Linhai Provincial Hospital Affiliated to Linhai Medical University": a house with what it belongs to behind its name. How many tokens of the part name it: all of them
 * where the name goes on in capitals. 0: it names none. */
static size_t own_name(const LorLetter *letter, size_t first, size_t count) {
    for (size_t t = first + 2; t < first + count; t++) {
        if (!lor_letter_in(letter, t, LOR_WORDS_AFFILIATED) || lor_cell_institution(letter, first, t - first) < 2) continue;
        if (lor_trades_of(letter, first, t - first) & LOR_TRADE_OTHER_HOUSE) return 0;
        return (letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL) ? count : t - first;
    }
    return 0;
}

/* "Lakeview Hospital (A Unit of Lakeview Trust)": the house itself stands before what it belongs to. */
static bool belongs(const LorLetter *letter, size_t first, size_t count) {
    size_t at = lor_marks_find(lor_marks(letter, "institution-bond"), first, count, LOR_MARK_FIRST);
    return at != LOR_NONE && at > first && lor_cell_institution(letter, first, at - first) > 0 && !(lor_trades_of(letter, first, at - first) & LOR_TRADE_OTHER_HOUSE);
}

/* "A Federally Qualified Health Center" below a house's name tells its kind; "An Phu General Hospital" is a name. */
static bool follows_article(const LorLetter *letter, size_t first) {
    if (first + 1 >= letter->tokens.len) return false;
    char next = lor_letter_word(letter, first + 1).ptr[0];
    bool vowel = next == 'a' || next == 'e' || next == 'i' || next == 'o' || next == 'u';
    return vowel ? lor_letter_is(letter, first, "an") : lor_letter_is(letter, first, "a");
}

/* "Jane Roe (Harbour Behavioral Health) <jroe@…>": behind a person's name the brackets hold the house. Moves `*first` and `*count` there. */
static void enter_brackets(const LorLetter *letter, size_t *first, size_t *count) {
    size_t end = *first + *count, open = *first + 1, close;
    LorNameSpan name;
    while (open < end && letter->tokens.at[open].before != '(') open++;
    for (close = open; close < end && letter->tokens.at[close].after != ')';) close++;
    if (close >= end || !lor_person_name(letter, *first, open - *first, &name) || lor_cell_institution(letter, open, close + 1 - open) == 0) return;
    *first = open;
    *count = close + 1 - open;
}

/* "Chief physician of the polyclinic" names no house: behind its first word nothing stands in a capital. */
static bool named_behind(const LorLetter *letter, size_t first, size_t count) {
    for (size_t t = first + 1; t < first + count; t++)
        if (letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL) return true;
    return count == 1;
}

/* `former`: what stands behind "formerly of", else what does not. */
static void consider(const LorLetter *letter, const LorCell *cell, bool former, LorInstitution *best) {
    size_t first = cell->first, count = 0;
    while (lor_cell_segment(letter, cell->first + cell->count, &first, &count)) {
        unsigned sureness = lor_cell_institution(letter, first, count);
        uint32_t trades = lor_trades_of(letter, first, count);
        bool post = (trades & LOR_TRADE_RANK) && count <= 4;
        if (lor_letter_has(letter, "former-post", cell->first, first + count - cell->first) != former) continue;
        size_t own = own_name(letter, first, count);
        if (lor_cell_in_contact(letter, first)) continue;
        bool remark = letter->tokens.at[cell->first].before == '[' && (lor_trades_of(letter, cell->first, cell->count) & LOR_TRADE_OTHER_HOUSE); /* [Round stamp: "…"] */
        if (remark) continue;
        bool other = (!own && (trades & LOR_TRADE_OTHER_HOUSE) && !belongs(letter, first, count)) || lor_letter_has(letter, "free-mail", first, count);
        if (sureness > 1 && letter->tokens.at[first].before == '(') sureness = 1;
        bool person = (cell->traits & LOR_CELL_QUALIFIED) && (cell->traits & LOR_CELL_RANK); /* all on one line: name, degrees, post, house */
        if (person && (sureness < 3 || (trades & (LOR_TRADE_RANK | LOR_TRADE_QUALIFICATION)))) continue;
        if (sureness == 2 && cell->line > 0 && (trades & LOR_TRADE_DEPARTMENT)) continue; /* "First Clinic of Gastroenterology" below a house's name */
        if (lor_trade_at(letter, first, LOR_TRADE_RANK) && !named_behind(letter, first, count)) continue;
        bool kind = follows_article(letter, first);
        bool bare = count == 1 && (sureness == 2 || letter->tokens.at[first].after == ':'); /* "Centro, 74555" is a quarter of a town, "Hospital: …" a label */
        if (sureness <= best->sureness || post || other || bare || kind) continue;
        size_t name = first, length = count;
        for (size_t t = first + 1; t < first + 4 && t + 1 < first + count; t++) /* "(On the letterhead of Lakeview Hospital" */
            if (lor_letter_in(letter, t - 1, LOR_WORDS_LETTERHEAD) && lor_letter_is(letter, t, "of")) name = t + 1 + lor_letter_is(letter, t + 1, "the"), length = first + count - name;
        if (!own) enter_brackets(letter, &name, &length);
        size_t start = sureness == 1 && length == 1 ? cell->first : name; /* "Harbour Data, LLC" */
        *best = (LorInstitution){(uint32_t)start, (uint32_t)(run_on(letter, cell, name + (own ? own : length)) - start), sureness};
    }
}

static bool in_english(const LorLetter *letter, const LorInstitution *house) {
    for (size_t t = house->first; t < house->first + house->count; t++)
        if (lor_letter_in(letter, t, LOR_WORDS_ENGLISH_HOUSE)) return true;
    return false;
}

/* The same, or grown at its end: "Karcag", "Karcagi". */
static bool same_name(LorStr a, LorStr b) {
    LorStr brief = a.len < b.len ? a : b, grown = a.len < b.len ? b : a;
    return lor_str_eq(a, b) || (brief.len >= STEM_LEAST && grown.len <= brief.len + 2 && lor_str_starts(grown, brief));
}

/* A word of both that stands in capitals: "ZREŠTAC", "Zreštac". */
static bool share_a_name(const LorLetter *letter, const LorInstitution *a, const LorCell *b) {
    for (size_t t = a->first; t < a->first + a->count; t++) {
        LorStr word = lor_letter_word(letter, t);
        if (word.len < NAME_LEAST || !(letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL)) continue;
        for (size_t u = b->first; u < b->first + b->count; u++)
            if (same_name(lor_letter_word(letter, u), word)) return true;
    }
    return false;
}

/* "KANTONSSPITAL SEEWIL | Cantonal Hospital Seewil", "Spitali X / Hospital X": the part of the line that is in English. */
static bool translated_beside(const LorLetter *letter, const LorCell *cell, LorInstitution *best) {
    size_t end = cell->first + cell->count, start = best->first;
    for (size_t t = best->first + 1; t <= end; t++) {
        bool parts = t == end || letter->tokens.at[t].before == '/' || letter->tokens.at[t].before == '|' || letter->tokens.at[t].after == '/';
        if (!parts) continue;
        LorInstitution part = {(uint32_t)start, (uint32_t)(t - start), lor_cell_institution(letter, start, t - start)};
        if (part.sureness > 1 && part.count > 1 && start > best->first && in_english(letter, &part)) {
            *best = part;
            return true;
        }
        start = t;
    }
    return false;
}

/* "ÖZEL MAVİKENT HASTANESİ" above "Private Mavikent Hospital": one house in two tongues, of which the second is for the reader. */
static LorInstitution translated(const LorLetter *letter, LorCells cells, const LorInstitution *best) {
    uint32_t line = UINT32_MAX;
    for (size_t i = 0; i < cells.len; i++) {
        const LorCell *cell = &cells.at[i];
        if (cell->first <= best->first && best->first < cell->first + cell->count) {
            line = cell->line;
            LorInstitution beside = *best;
            if (translated_beside(letter, cell, &beside)) return beside;
        }
        if (line == UINT32_MAX || cell->line <= line || cell->line > line + TRANSLATED) continue;
        LorInstitution below = {0};
        consider(letter, cell, false, &below);
        if (below.sureness > 1 && in_english(letter, &below) && share_a_name(letter, best, cell)) return below;
    }
    return *best;
}

LorInstitution lor_institution_in(const LorLetter *letter, LorCells cells, LorZone zone) {
    LorInstitution best = {0};
    for (size_t i = 0; i < cells.len; i++)
        if (cells.at[i].zone == zone && cells.at[i].institution && !(cells.at[i].traits & LOR_CELL_QUALIFIED && cells.at[i].institution == 1 && zone == LOR_IN_SIGN)) /* "FC Rad (SA)" is no S.A. */
            consider(letter, &cells.at[i], false, &best);
    return best.count && !in_english(letter, &best) ? translated(letter, cells, &best) : best;
}

LorInstitution lor_institution_former(const LorLetter *letter, LorCells cells) {
    LorInstitution best = {0};
    for (size_t i = 0; i < cells.len; i++)
        if (cells.at[i].institution && (cells.at[i].zone == LOR_IN_SIGN || cells.at[i].zone == LOR_IN_HEAD)) consider(letter, &cells.at[i], true, &best);
    return best;
}

/* "令和8年6月吉日": a line in another script that is a date names no house. */
static bool is_date(const LorLetter *letter, const LorCell *cell) {
    LorDateMentions dates = lor_letter_dates(letter);
    for (size_t i = 0; i < dates.len; i++)
        if (dates.at[i].line == cell->line && dates.at[i].alone) return true;
    return false;
}

/* "GOVERNMENT OF AKWA STATE", "Office of the District Medical Officer": who issues a letter where no house is named. */
static LorInstitution office(const LorLetter *letter, LorCells cells) {
    for (size_t i = 0; i < cells.len; i++) {
        const LorCell *cell = &cells.at[i];
        size_t part = cell->first, len = 0;
        if (cell->zone != LOR_IN_HEAD || cell->count > OFFICE_WORDS || !lor_letter_has(letter, "office-of", cell->first, 1)) continue;
        if (lor_cell_segment(letter, cell->first + cell->count, &part, &len)) return (LorInstitution){(uint32_t)part, (uint32_t)len, 1};
    }
    return (LorInstitution){0};
}

LorInstitution lor_institution_by_place(const LorLetter *letter, LorCells cells) {
    LorInstitution issues = office(letter, cells);
    if (issues.count) return issues;
    unsigned known = LOR_CELL_RANK | LOR_CELL_QUALIFIED | LOR_CELL_ADDRESS | LOR_CELL_CONTACT | LOR_CELL_OTHER | LOR_CELL_DEPARTMENT;
    for (size_t i = 0; i < cells.len; i++) {
        const LorCell *cell = &cells.at[i];
        LorNameSpan name;
        bool capital = letter->tokens.at[cell->first].flags & LOR_TOKEN_CAPITAL;
        if (cell->zone != LOR_IN_HEAD || cell->traits & known || cell->count > 10) continue;
        if (lor_trades_of(letter, cell->first, cell->count) & (LOR_TRADE_OTHER_HOUSE | LOR_TRADE_FILE_LABEL)) continue;
        if (is_date(letter, cell)) continue;
        if (cell->traits & LOR_CELL_FOREIGN) return (LorInstitution){cell->first, cell->count, 0};
        if (!capital || letter->tokens.at[cell->first].before == '[') continue;
        if (lor_person_name(letter, cell->first, cell->count, &name) && lor_name_may_sign(letter, &name)) continue;
        return (LorInstitution){cell->first, cell->count, 0};
    }
    return (LorInstitution){0};
}
