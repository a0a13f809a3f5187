// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of lines. Does not know which person a cell speaks of, nor that a name may run on in the next line.
#include "letter/cell.h"

#include "letter/contact.h"
#include "letter/person_name.h"
#include "letter/trade.h"

#define CELLS_MAX  512u /* [cell] of head, signature and foot that are looked at */
#define TOKENS_MAX 80u  /* [token] of a cell that are looked at */

unsigned lor_cell_institution(const LorLetter *letter, size_t first, size_t count) {
    uint32_t trades = lor_trades_of(letter, first, count);
    return trades & LOR_TRADE_INSTITUTION ? 3 : trades & LOR_TRADE_INSTITUTION_LIKELY ? 2 : trades & LOR_TRADE_ORGANISATION ? 1 : 0;
}

static bool has_latin(const LorLetter *letter, size_t first, size_t count) {
    for (size_t t = first; t < first + count; t++) {
        LorStr word = lor_letter_word(letter, t);
        for (size_t i = 0; i < word.len; i++)
            if (lor_is_lower(word.ptr[i])) return true;
    }
    return false;
}

bool lor_cell_in_contact(const LorLetter *letter, size_t token) {
    LorContacts contacts = lor_letter_contacts(letter);
    return lor_token_set_has(&contacts.tokens, token);
}

/* The second or third number of "21.05.2026". */
static bool goes_on_date(const LorLetter *letter, size_t token) {
    const LorToken *here = &letter->tokens.at[token];
    bool joined = token > 0 && (here[-1].flags & LOR_TOKEN_DIGITS) && here->off == here[-1].off + here[-1].len + 1;
    return (here->flags & LOR_TOKEN_DIGITS) && joined && (here->before == '.' || here->before == '/');
}

/* A number that can be a postal code: three to six digits behind a word, no part of a file number. */
static bool is_code(const LorLetter *letter, size_t token) {
    const LorToken *here = &letter->tokens.at[token];
    bool filed = here->before == '/' || here->after == '/' || lor_letter_is(letter, token - 1, "no") || lor_letter_is(letter, token - 1, "nos");
    return here->len >= 3 && here->len <= 6 && !filed && !goes_on_date(letter, token);
}

/* "Lakeview, Northern Province": capitalised parts with commas between, a country, or a postal code. */
static bool is_place(const LorLetter *letter, const LorCell *cell, LorContacts contacts) {
    size_t commas = 0, capitals = 0, words = 0;
    bool code = false;
    uint32_t trades = lor_trades_of(letter, cell->first, cell->count);
    if (trades & (LOR_TRADE_FILE_LABEL | LOR_TRADE_OTHER_HOUSE)) return false;
    for (size_t t = cell->first; t < cell->first + cell->count; t++) {
        const LorToken *token = &letter->tokens.at[t];
        bool label = lor_trade_at(letter, t, LOR_TRADE_PHONE_LABEL | LOR_TRADE_FAX_LABEL);
        if (label || lor_token_set_has(&contacts.tokens, t)) continue;
        if (token->flags & LOR_TOKEN_DIGITS) {
            code |= capitals > 0 && is_code(letter, t);
            continue;
        }
        words++;
        commas += words > 1 && token->before == ',';
        capitals += (token->flags & LOR_TOKEN_CAPITAL) != 0;
    }
    if (capitals * 10 < words * 6 || words == 0 || words > 12) return false;
    return commas > 0 || code || (trades & LOR_TRADE_COUNTRY);
}

/* A house number or a postal code: no year, no label's number. */
static bool is_street_number(const LorLetter *letter, size_t token) {
    const LorToken *here = &letter->tokens.at[token];
    double value = lor_token_number(letter->tokens, token);
    bool year = here->len == 4 && value >= 1800 && value < 2100;
    return (here->flags & LOR_TOKEN_DIGITS) && here->len <= 6 && !year && here->before != ':' && here->before != '/' && here->after != '/';
}

/* "Am Stadtwald 55", "5055 Nomvula": one part of a line with capitalised words and such a number, and nothing of the trade in it. */
static bool is_street(const LorLetter *letter, size_t first, size_t count, LorContacts contacts) {
    const uint32_t others = LOR_TRADE_RANK | LOR_TRADE_DEPARTMENT | LOR_TRADE_QUALIFICATION | LOR_TRADE_OTHER | LOR_TRADE_FILE_LABEL | LOR_TRADE_PHONE_LABEL | LOR_TRADE_FAX_LABEL |
                            LOR_TRADE_OTHER_HOUSE | LOR_TRADE_TITLE;
    size_t numbers = 0, capitals = 0, small = 0;
    if (lor_trades_of(letter, first, count) & others) return false;
    if (count < 2 || count > 10 || lor_cell_institution(letter, first, count) >= 2) return false;
    for (size_t t = first; t < first + count; t++) {
        const LorToken *token = &letter->tokens.at[t];
        if (goes_on_date(letter, t) || lor_token_set_has(&contacts.tokens, t)) return false;
        if (is_street_number(letter, t)) numbers++;
        else if (token->flags & LOR_TOKEN_CAPITAL) capitals++;
        else small++;
    }
    return numbers && numbers <= 3 && capitals && small <= capitals;
}

static bool has_street(const LorLetter *letter, const LorCell *cell, LorContacts contacts) {
    if (cell->zone != LOR_IN_HEAD && cell->zone != LOR_IN_FOOT) return false;
    size_t first = cell->first, count = 0;
    while (lor_cell_segment(letter, cell->first + cell->count, &first, &count))
        if (is_street(letter, first, count, contacts)) return true;
    return false;
}

static unsigned read_traits(const LorLetter *letter, const LorCell *cell, LorContacts contacts) {
    static const struct {
        uint32_t trade;
        unsigned trait;
    } kinds[] = {
        {LOR_TRADE_RANK, LOR_CELL_RANK},           {LOR_TRADE_DEPARTMENT, LOR_CELL_DEPARTMENT}, {LOR_TRADE_FIELD, LOR_CELL_SPECIALTY},
        {LOR_TRADE_QUALIFICATION, LOR_CELL_QUALIFIED}, {LOR_TRADE_ADDRESS, LOR_CELL_ADDRESS},   {LOR_TRADE_OTHER, LOR_CELL_OTHER},
    };
    uint32_t trades = lor_trades_of(letter, cell->first, cell->count);
    unsigned traits = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (trades & kinds[i].trade) traits |= kinds[i].trait;
    if (!has_latin(letter, cell->first, cell->count)) traits |= LOR_CELL_FOREIGN;
    bool plain = !(traits & (LOR_CELL_RANK | LOR_CELL_DEPARTMENT | LOR_CELL_SPECIALTY | LOR_CELL_QUALIFIED | LOR_CELL_OTHER));
    for (size_t t = cell->first; t < cell->first + cell->count; t++)
        if (lor_token_set_has(&contacts.tokens, t)) traits |= LOR_CELL_CONTACT;
    LorNameSpan name;
    bool person = lor_person_name(letter, cell->first, cell->count, &name) && name.titles + name.qualified > 0;
    if (trades & LOR_TRADE_MONTH) return traits; /* "10 Muharram 1448" */
    if (plain && !person && cell->institution == 0 && is_place(letter, cell, contacts)) traits |= LOR_CELL_ADDRESS;
    else if (!(traits & LOR_CELL_ADDRESS) && has_street(letter, cell, contacts)) traits |= LOR_CELL_ADDRESS;
    return traits;
}

static LorCells find_cells(const LorLetter *letter) {
    LOR_VEC(LorCell) cells = {0};
    LorContacts contacts = lor_letter_contacts(letter);
    for (size_t l = 0; l < letter->lines.len && cells.len < CELLS_MAX; l++) {
        const LorTextLine *line = &letter->lines.at[l];
        if (line->zone == LOR_IN_BODY) continue;
        uint8_t column = 0;
        for (size_t t = line->first, end = line->first + line->count; t < end && cells.len < CELLS_MAX;) {
            size_t next = t + 1;
            while (next < end && !(letter->tokens.at[next].flags & LOR_TOKEN_AFTER_GAP)) next++;
            LorCell cell = {.line = (uint32_t)l, .first = (uint32_t)t, .count = (uint32_t)(next - t < TOKENS_MAX ? next - t : TOKENS_MAX), .zone = line->zone, .column = column};
            cell.institution = (uint8_t)lor_cell_institution(letter, t, cell.count);
            cell.traits = read_traits(letter, &cell, contacts);
            lor_vec_push(letter->arena, &cells, cell);
            if (column < UINT8_MAX) column++;
            t = next;
        }
    }
    return (LorCells){cells.at, cells.len};
}

LorCells lor_letter_cells(const LorLetter *letter, unsigned zones) {
    LOR_VEC(LorCell) cells = {0};
    if (!letter->notes->cells) {
        LorCells *found = LOR_NEW(letter->arena, LorCells);
        *found = find_cells(letter);
        letter->notes->cells = found;
    }
    for (size_t i = 0; i < letter->notes->cells->len; i++)
        if (zones & 1u << letter->notes->cells->at[i].zone) lor_vec_push(letter->arena, &cells, letter->notes->cells->at[i]);
    return (LorCells){cells.at, cells.len};
}

bool lor_cell_is_label(const LorLetter *letter, size_t token) {
    if (lor_letter_is(letter, token, "email") || lor_letter_is(letter, token, "e")) return letter->tokens.at[token].after == ':' || lor_letter_is(letter, token, "email");
    if (!lor_trade_at(letter, token, LOR_TRADE_PHONE_LABEL)) return false;
    bool number = token + 1 < letter->tokens.len && (letter->tokens.at[token + 1].flags & LOR_TOKEN_DIGITS);
    return number || letter->tokens.at[token].after == ':' || letter->tokens.at[token].after == '.';
}

/* Whether a new part begins at this token: a comma, a bar, or a dash that stands between spaces. */
static bool parts_before(const LorLetter *letter, size_t token) {
    const LorToken *here = &letter->tokens.at[token], *last = here - 1;
    LorStr gap = lor_str_slice(letter->text, last->off + last->len, here->off - last->off - last->len);
    for (size_t i = 0; i < gap.len; i++) {
        char c = gap.ptr[i];
        if (c == ',' || c == '|' || c == ';' || c == '*' || c == '~' || c == ':') return true;
        if (c == '-' && i > 0 && gap.ptr[i - 1] == ' ' && i + 1 < gap.len && gap.ptr[i + 1] == ' ') return true;
    }
    return false;
}

bool lor_cell_segment(const LorLetter *letter, size_t end, size_t *first, size_t *count) {
    size_t start = *first + *count;
    if (start >= end) return false;
    size_t next = start + 1;
    while (next < end && !parts_before(letter, next)) next++;
    *first = start;
    *count = next - start;
    return true;
}

/* Abdul "Karimi", "K. Tsaldaris" General Hospital: with the quotation mark that only one end of the tokens holds. */
static LorSpan with_quotes(const LorLetter *letter, size_t first, size_t count) {
    const LorToken *from = &letter->tokens.at[first], *to = from + count - 1;
    LorSpan span = lor_letter_token_span(letter, first, count);
    size_t off = from->off, end = to->off + to->len, quotes = 0;
    for (size_t i = off; i < end; i++) quotes += letter->text.ptr[i] == '"';
    if (quotes % 2 == 0) return span;
    if (end < letter->text.len && letter->text.ptr[end] == '"') span.len = lor_span_end(lor_letter_span(letter, end, 1)) - span.off;
    else if (off && letter->text.ptr[off - 1] == '"') span.len += span.off - lor_letter_span(letter, off - 1, 1).off, span.off = lor_letter_span(letter, off - 1, 1).off;
    return span;
}

LorSpan lor_cell_span(const LorLetter *letter, size_t first, size_t count) {
    LorSpan span = with_quotes(letter, first, count);
    LorStr text = letter->doc->text;
    size_t open = 0;
    for (size_t i = span.off; i < lor_span_end(span); i++) {
        if (text.ptr[i] == '(') open++;
        if (text.ptr[i] == ')' && open) open--;
    }
    size_t end = lor_span_end(span);
    if (open && end < text.len && text.ptr[end] == '.' && end + 1 < text.len && text.ptr[end + 1] == ')') end++;
    if (open && end < text.len && text.ptr[end] == ')') end++;
    span.len = end - span.off;
    return span;
}
