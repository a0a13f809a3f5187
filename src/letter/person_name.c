// SPDX-License-Identifier: GPL-3.0-or-later
// Names by their shape: titles, capitalised words, initials, particles. Does not know names as such, so that a firm of two
// capitalised words may pass for one, and a name in small letters is not seen.
#include "letter/person_name.h"

#include "letter/trade.h"

#define NAME_WORDS_MAX 8u
#define ABBREVIATED    4u /* [word] of titles that are not known, before one that is */
#define ABBREVIATION   6u /* [byte] of one of them */
#define PERSON_WORDS   3u /* a longer name without a title may be a house's */
#define FOR_WORDS_MAX  12u /* "for Mr. A. Bello, FWACS, Chief Medical Director" */
#define SIGN_LINES_MAX 40u /* [line] of the signature block that are looked at for a name */

static bool has(const LorLetter *letter, uint32_t trades, size_t token) { return lor_trade_at(letter, token, trades); }
static const LorToken *token_of(const LorLetter *letter, size_t token) { return &letter->tokens.at[token]; }

/* "Sd/-", "(Sgd.)", "/s/", "Name:", "Signed by". */
static bool is_signing_mark(const LorLetter *letter, size_t token) {
    if (lor_letter_in(letter, token, LOR_WORDS_SIGNING_MARK)) return true;
    bool slashed = token_of(letter, token)->after == '/'; /* "/s/", "for/" */
    return slashed && (lor_letter_is(letter, token, "s") || lor_letter_is(letter, token, "for"));
}

/* A hyphen or apostrophe inside a name leaves no space. */
static bool joined(const LorLetter *letter, size_t token) {
    const LorToken *here = token_of(letter, token), *last = here - 1;
    return here->off - (last->off + last->len) <= 1 && here->off > last->off + last->len;
}

static bool parts(const LorLetter *letter, size_t token) {
    char mark = token_of(letter, token)->before;
    if (token_of(letter, token)->flags & LOR_TOKEN_AFTER_GAP) return true;
    if (mark == ',' || mark == ';' || mark == ':' || mark == '/' || mark == '(' || mark == '|' || mark == '[' || mark == '<') return true;
    if (mark == '-' && !joined(letter, token)) return true;
    const LorToken *here = token_of(letter, token), *last = here - 1;
    for (size_t i = last->off + last->len; mark && i < here->off; i++)
        if (letter->text.ptr[i] == ',' || letter->text.ptr[i] == '(') return true;
    return false;
}

/* "M.C. (Marieke) van der Velden": the name by which somebody goes, in brackets between their names. */
static bool is_call_name(const LorLetter *letter, size_t token, size_t end) {
    const LorToken *here = token_of(letter, token);
    bool quoted = here->off > 1 && letter->text.ptr[here->off - 1] == '"' && letter->text.ptr[here->off + here->len] == '"'; /* ("Mags") */
    size_t marks = quoted ? 2 : 1;
    if (here->off < marks || (letter->text.ptr[here->off - marks] != '(' && !quoted) || token + 1 >= end || !(here->flags & LOR_TOKEN_CAPITAL) || (here->flags & LOR_TOKEN_DIGITS)) return false;
    const LorToken *next = here + 1;
    bool goes_on = (next->flags & LOR_TOKEN_CAPITAL) || has(letter, LOR_TRADE_PARTICLE, token + 1);
    return goes_on && next->off <= here->off + here->len + 1 + marks && (next[-1].after == ')' || quoted) && !has(letter, LOR_TRADE_QUALIFICATION, token) && !has(letter, LOR_TRADE_QUALIFICATION, token + 1);
}

/* "PhD", "MSc", "Ph.D.": a second capital inside the word, or right behind its full stop. */
static bool has_inner_capital(const LorLetter *letter, size_t token) {
    bool stopped = token + 1 < letter->tokens.len && token_of(letter, token)->after == '.' && token_of(letter, token + 1)->off == token_of(letter, token)->off + token_of(letter, token)->len + 1;
    LorStr word = lor_letter_original(letter, lor_letter_token_span(letter, token, stopped ? 2 : 1));
    for (size_t i = 1; i < word.len; i++)
        if (lor_is_upper(word.ptr[i])) return true;
    return false;
}

/* A degree: capitals, or parted from the name by a comma; "Md." and "Do" in small letters are names. */
static bool is_degree(const LorLetter *letter, size_t token, bool parted) {
    if (!has(letter, LOR_TRADE_QUALIFICATION, token)) return false;
    uint16_t flags = token_of(letter, token)->flags;
    return parted || (flags & LOR_TOKEN_SHOUTED) || lor_letter_word(letter, token).len > 3 || has_inner_capital(letter, token);
}

size_t lor_qualification_start(const LorLetter *letter, size_t first, size_t count) {
    for (size_t t = first; t < first + count; t++)
        if (is_degree(letter, t, t == first || parts(letter, t))) {
            bool begins = t == 0 || !has(letter, LOR_TRADE_QUALIFICATION, t - 1) || t == first;
            if (begins) return t;
        }
    return LOR_NONE;
}

bool lor_is_credential(const LorLetter *letter, size_t first, size_t count) {
    if (has(letter, LOR_TRADE_QUALIFICATION, first)) return true;
    const LorToken *word = token_of(letter, first);
    bool capitals = (word->flags & LOR_TOKEN_SHOUTED) && word->len >= 3 && word->len <= 9 && !(word->flags & LOR_TOKEN_DIGITS);
    return capitals && (count == 1 || token_of(letter, first + 1)->before == '(') && !has(letter, LOR_TRADE_RANK, first) && !has(letter, LOR_TRADE_INSTITUTION, first);
}

/* "a/p", "s/o", "d/o" in "Kamala a/p Raman": child of. The tokens of it, or 0. */
static size_t child_of(const LorLetter *letter, size_t token, size_t end) {
    if (token + 2 >= end || token_of(letter, token)->len != 1 || token_of(letter, token + 1)->len != 1 || token_of(letter, token + 1)->before != '/') return 0;
    char child = lor_letter_word(letter, token).ptr[0], of = lor_letter_word(letter, token + 1).ptr[0];
    bool known = (child == 'a' && (of == 'p' || of == 'l')) || (of == 'o' && (child == 's' || child == 'd' || child == 'w'));
    return known && (token_of(letter, token + 2)->flags & LOR_TOKEN_CAPITAL) ? 2 : 0;
}

/* No part of a name; but Dr. Helen Ward and Dr. Chad Jordan have one: behind a title that is no post, a country, or behind another name a department. */
static bool forbidden(const LorLetter *letter, size_t token, const LorNameSpan *name) {
    bool titled = name->titles && !has(letter, LOR_TRADE_RANK, name->title);
    uint32_t trades = LOR_TRADE_NO_NAME | LOR_TRADE_INSTITUTION | LOR_TRADE_INSTITUTION_LIKELY | LOR_TRADE_ORGANISATION;
    if (!(titled && token > name->first)) trades |= LOR_TRADE_DEPARTMENT;
    if (!titled) trades |= LOR_TRADE_COUNTRY;
    return has(letter, trades, token);
}

static bool is_name_word(const LorLetter *letter, size_t token, bool first) {
    const LorToken *here = token_of(letter, token);
    if (here->flags & LOR_TOKEN_DIGITS) return false;
    if (has(letter, LOR_TRADE_PARTICLE, token) && !first) return true;
    if (!first && here->before == '-' && joined(letter, token) && (here[-1].flags & LOR_TOKEN_CAPITAL)) return true; /* Eun-kyung */
    bool foreign = (unsigned char)letter->text.ptr[here->off] >= 0x80;
    return (here->flags & LOR_TOKEN_CAPITAL) || foreign;
}

/* "associate", "Univ.-": a word that is a title only before one. */
static bool leads_to_title(const LorLetter *letter, size_t token, size_t end) {
    return token + 1 < end && has(letter, LOR_TRADE_TITLE, token + 1) && lor_letter_in(letter, token, LOR_WORDS_LEADS_TO_TITLE);
}

/* "dr. Andi", "prof. dr hab. n. med.": in small letters where that is the custom, before a name in capitals. */
static bool is_small_title(const LorLetter *letter, size_t token, size_t end) {
    return token + 1 < end && lor_letter_in(letter, token, LOR_WORDS_SMALL_TITLE);
}

/* "Em. o. Univ.-Prof.", "Chiar.mo Prof.", "A/Prof.": abbreviations that end in a title are parts of it, in whatever language. The title's token, or LOR_NONE. */
static size_t title_behind(const LorLetter *letter, size_t token, size_t end) {
    for (size_t t = token; t < end && t < token + ABBREVIATED; t++) {
        const LorToken *here = token_of(letter, t);
        if (t > token && has(letter, LOR_TRADE_TITLE, t) && ((here->flags & LOR_TOKEN_CAPITAL) || is_small_title(letter, t, end))) return t;
        bool short_word = here->len <= ABBREVIATION && !(here->flags & LOR_TOKEN_DIGITS);
        bool goes_on = here->after == '.' || here->after == '/' || here->after == '-' || has(letter, LOR_TRADE_TITLE_TAIL, t);
        if (!short_word || !goes_on || has(letter, LOR_TRADE_QUALIFICATION, t) || (t > token && parts(letter, t) && here->before != '/' && here->before != '-')) return LOR_NONE;
    }
    return LOR_NONE;
}

static size_t skip_titles(const LorLetter *letter, size_t start, size_t end) {
    size_t token = start;
    while (token < end) {
        uint16_t flags = token_of(letter, token)->flags;
        bool degree = lor_letter_is(letter, token, "ms") && (flags & LOR_TOKEN_SHOUTED) && !(token + 1 < end && (token_of(letter, token + 1)->flags & LOR_TOKEN_SHOUTED));
        bool capital = (flags & LOR_TOKEN_CAPITAL) || is_small_title(letter, token, end);
        bool title = has(letter, LOR_TRADE_TITLE, token) && capital && !degree;
        bool tail = token > start && has(letter, LOR_TRADE_TITLE_TAIL, token) && (!(flags & LOR_TOKEN_CAPITAL) || (token + 1 < end && token_of(letter, token)->after == '.' && has(letter, LOR_TRADE_TITLE, token + 1))); /* "Dr. med.", "Dr. Med. Dr." */
        size_t behind = title || tail ? LOR_NONE : title_behind(letter, token, end);
        if (behind != LOR_NONE) {
            token = behind;
            continue;
        }
        bool joint = token > start && token + 1 < end && (lor_letter_is(letter, token, "&") || lor_letter_is(letter, token, "and")) && has(letter, LOR_TRADE_TITLE, token + 1); /* "Prof. & Dr." */
        if (!title && !joint && !leads_to_title(letter, token, end) && !tail) return token;
        token++;
    }
    return token;
}

/* A name ends its cell, or goes on with degrees, a bracket, a rank or a second name. */
static bool ends_well(const LorLetter *letter, size_t token, size_t end) {
    if (token >= end) return true;
    return parts(letter, token) || is_degree(letter, token, false) || has(letter, LOR_TRADE_RANK, token) || lor_letter_is(letter, token, "and") || lor_letter_is(letter, token, "&");
}

/* "i. A. Dr. Jana Roth", "i.V.": by order of somebody, before the name. */
static bool signs_by_order(const LorLetter *letter, size_t token, size_t end) {
    if (token + 3 >= end || !lor_letter_is(letter, token, "i") || (token_of(letter, token)->flags & LOR_TOKEN_CAPITAL)) return false;
    return token_of(letter, token)->after == '.' && token_of(letter, token + 1)->after == '.' && (lor_letter_is(letter, token + 1, "a") || lor_letter_is(letter, token + 1, "v"));
}

bool lor_person_name(const LorLetter *letter, size_t first, size_t count, LorNameSpan *name) {
    size_t end = first + count, token = first;
    while (token < end && is_signing_mark(letter, token)) token++;
    if (signs_by_order(letter, token, end)) token += 2;
    if (token > first && token + 3 < end && lor_letter_is(letter, token + 1, "desk") && lor_letter_is(letter, token + 2, "of")) token += 3; /* "From the desk of" */
    size_t start = token;
    token = skip_titles(letter, token, end);
    *name = (LorNameSpan){.title = (uint32_t)start, .titles = (uint32_t)(token - start), .first = (uint32_t)token};
    size_t longest = 0, words = 0;
    bool field = false;
    for (; token < end && words < NAME_WORDS_MAX; token++, words++) {
        size_t child = words ? child_of(letter, token, end) : 0;
        if (child) {
            token += child - 1, words += child - 1;
            continue;
        }
        bool called = words && is_call_name(letter, token, end), goes_on = words && is_call_name(letter, token - 1, end);
        if (words && !called && !goes_on && parts(letter, token)) break;
        if (words && is_degree(letter, token, false)) break;
        bool alone = token + 1 >= end || parts(letter, token + 1) || has(letter, LOR_TRADE_QUALIFICATION, token + 1);
        if (words == 0 && alone && !name->titles && is_degree(letter, token, false)) return false;
        if (words && has(letter, LOR_TRADE_RANK, token)) break;
        if (!is_name_word(letter, token, words == 0)) break;
        if (forbidden(letter, token, name) || has(letter, LOR_TRADE_RANK, token)) return false;
        field |= has(letter, LOR_TRADE_FIELD, token);
        size_t len = lor_letter_word(letter, token).len;
        if (len > longest) longest = len;
    }
    name->count = (uint32_t)words;
    if (words == 0 || longest < (name->titles ? 2 : 3) || field) return false;
    if (!ends_well(letter, token, end)) return false;
    name->qualified = token < end && is_degree(letter, token, parts(letter, token));
    return words >= 2 || name->titles > 0 || name->qualified;
}

size_t lor_signs_for(const LorLetter *letter, size_t first, size_t count) {
    size_t end = first + count, behind = 0;
    if (count < 2) return 0;
    if (lor_letter_in(letter, first, LOR_WORDS_IN_PLACE_OF)) behind = first + 1;
    else if (lor_letter_is(letter, first, "p") && lor_letter_is(letter, first + 1, "p")) behind = first + 2;
    else if (lor_letter_is(letter, first, "per") && lor_letter_is(letter, first + 1, "pro")) behind = first + 2;
    else if (lor_letter_is(letter, first, "on") && lor_letter_is(letter, first + 1, "behalf")) behind = first;
    if (behind && lor_letter_is(letter, behind, "and")) behind++;
    if (behind && lor_letter_is(letter, behind, "on") && lor_letter_is(letter, behind + 1, "behalf") && lor_letter_is(letter, behind + 2, "of")) behind += 3;
    if (behind && behind > first + 1 && lor_letter_is(letter, behind, "the")) behind++;
    if (behind == 0 || behind >= end || end - behind > FOR_WORDS_MAX) return 0;
    LorNameSpan name;
    bool named = lor_person_name(letter, behind, end - behind, &name) && (name.titles || name.qualified);
    bool house = lor_trades_of(letter, behind, end - behind) & (LOR_TRADE_INSTITUTION | LOR_TRADE_INSTITUTION_LIKELY | LOR_TRADE_ORGANISATION | LOR_TRADE_DEPARTMENT);
    bool post = (token_of(letter, behind)->flags & LOR_TOKEN_CAPITAL) && (lor_trades_of(letter, behind, end - behind < 3 ? end - behind : 3) & LOR_TRADE_RANK) && !house;
    return named || post ? behind : 0;
}

static bool shares_word(const LorLetter *letter, const LorNameSpan *name, const LorTextLine *line) {
    for (size_t t = line->first; t < line->first + line->count; t++)
        for (size_t i = name->first; i < name->first + name->count; i++)
            if (lor_letter_word(letter, i).len >= 3 && lor_str_eq(lor_letter_word(letter, i), lor_letter_word(letter, t))) return true;
    return false;
}

/* "jonas.lund@…" beside "Jonas Lund". */
static bool stands_in_address(const LorLetter *letter, const LorNameSpan *name, const LorTextLine *line) {
    LorStr text = lor_str_slice(letter->text, line->off, line->len);
    if (lor_str_find(text, LOR_STR("@")) == LOR_NONE) return false;
    for (size_t i = name->first; i < name->first + name->count; i++)
        if (lor_letter_word(letter, i).len >= 3 && lor_str_find(text, lor_letter_word(letter, i)) != LOR_NONE) return true;
    return false;
}

bool lor_name_may_sign(const LorLetter *letter, const LorNameSpan *name) {
    if (name->titles || name->qualified) return true;
    size_t signs = 0;
    bool another = false; /* a name that is sure to be one signs */
    for (size_t l = 0; l < letter->lines.len && signs < SIGN_LINES_MAX; l++) {
        const LorTextLine *line = &letter->lines.at[l];
        LorNameSpan signer;
        if (line->zone == LOR_IN_HEAD && stands_in_address(letter, name, line)) return true;
        if (line->zone != LOR_IN_SIGN) continue;
        signs += line->count > 0;
        if (shares_word(letter, name, line)) return true;
        another |= lor_person_name(letter, line->first, line->count, &signer) && (signer.titles || signer.qualified);
    }
    return signs == 0 || (name->count <= PERSON_WORDS && !another);
}

bool lor_names_meet(const LorLetter *letter, const LorNameSpan *a, const LorNameSpan *b) {
    for (size_t i = a->first; i < a->first + a->count; i++)
        for (size_t k = b->first; k < b->first + b->count; k++) {
            LorStr word = lor_letter_word(letter, i);
            if (word.len >= 3 && lor_str_eq(word, lor_letter_word(letter, k))) return true;
        }
    return false;
}
