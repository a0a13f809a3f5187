// SPDX-License-Identifier: GPL-3.0-or-later
// Atoms from the folded text and the hits of the date lexicons. Words come from the packs; digits are read here.
#include "letter/dateatoms.h"

#include <stdlib.h>
#include <string.h>

#define YEAR_PARTED 5u /* [byte] 2.026 */
#define MAX_DIGITS 8u /* 20260612 */
#define LONE_DIGITS 3u
#define MAX_CLUMP 4u  /* [byte] of digits and letters that stand for them */

typedef LOR_VEC(LorDateAtom) Atoms;

/* Lexicons whose hits are atoms. For equal stretches the first named wins. */
static const struct {
    const char *lexicon;
    LorDateAtomKind kind;
    LorCalendar calendar;
} sources[] = {
    {"month", LOR_ATOM_MONTH, LOR_GREGORIAN},
    {"month-glued", LOR_ATOM_MONTH, LOR_GREGORIAN},
    {"month-hijri", LOR_ATOM_MONTH, LOR_HIJRI},
    {"month-solar-hijri", LOR_ATOM_MONTH, LOR_SOLAR_HIJRI},
    {"month-bikram", LOR_ATOM_MONTH, LOR_BIKRAM},
    {"month-ethiopian", LOR_ATOM_MONTH, LOR_ETHIOPIAN},
    {"day-word", LOR_ATOM_NUMBER, LOR_GREGORIAN},
    {"year-word", LOR_ATOM_NUMBER, LOR_GREGORIAN},
    {"range-now", LOR_ATOM_NOW, LOR_GREGORIAN},
    {"range-open", LOR_ATOM_OPEN, LOR_GREGORIAN},
    {"range-link", LOR_ATOM_LINK, LOR_GREGORIAN},
    {"date-part", LOR_ATOM_PART, LOR_GREGORIAN},
    {"date-joint", LOR_ATOM_JOINT, LOR_GREGORIAN},
    {"month-roman", LOR_ATOM_ROMAN, LOR_GREGORIAN},
    {"calendar-mark", LOR_ATOM_CALENDAR, LOR_GREGORIAN},
};

static int by_place(const LorDateAtom *a, const LorDateAtom *b) {
    if (a->off != b->off) return a->off < b->off ? -1 : 1;
    if (a->len != b->len) return a->len > b->len ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

/* Of "12june2026", told as one token, only the letters are the month. */
static void cut_digits(LorStr text, LorDateAtom *atom) {
    while (atom->len && lor_is_digit(text.ptr[atom->off])) atom->off++, atom->len--;
    while (atom->len && lor_is_digit(text.ptr[atom->off + atom->len - 1])) atom->len--;
}

/* Of "sixteenth (16)" the bracket too. */
static void close_bracket(LorStr text, LorDateAtom *atom) {
    size_t end = atom->off + atom->len;
    if (end < text.len && text.ptr[end] == ')' && lor_str_find(lor_str_slice(text, atom->off, atom->len), LOR_STR("(")) != LOR_NONE) atom->len++;
}

#define SOURCES (sizeof sources / sizeof *sources)

/* What is read of a letter. */
typedef struct Reading {
    const LorLetter *letter;
    Atoms words, atoms; /* hits of the lexicons; what was read */
    size_t word;        /* the next of them that may stand here */
    size_t reach;       /* tokens of the longest */
    LorTokenSet begin;  /* tokens at which they begin */
    LorTokenSet seeds;  /* tokens at which a month or a number begins: without them there is no date */
} Reading;

static LorDateAtom atom_of(const LorLetter *letter, size_t source, const LorHit *hit) {
    const LorToken *from = &letter->tokens.at[hit->first], *to = from + hit->count - 1;
    LorDateAtom atom = {.off = from->off, .len = to->off + to->len - from->off, .kind = sources[source].kind, .value = (int)hit->value,
                        .calendar = sources[source].calendar};
    if (atom.kind == LOR_ATOM_CALENDAR && atom.value > 0 && atom.value < LOR_CALENDAR_COUNT) atom.calendar = (LorCalendar)atom.value;
    if (atom.kind == LOR_ATOM_MONTH && hit->count == 1) cut_digits(letter->text, &atom);
    if (atom.kind == LOR_ATOM_NUMBER) close_bracket(letter->text, &atom);
    return atom;
}

/* The hits of all lexicons in text order, of those that begin at one token the longest, and of equal ones that of the first list. */
static void find_words(Reading *r) {
    const LorLetter *letter = r->letter;
    LorDateAtom *first = lor_arena_room(letter->arena, letter->tokens.len, sizeof *first); /* at each token in the set */
    size_t count = 0;
    for (size_t s = 0; s < SOURCES; s++) {
        const LorHitList *list = lor_letter_list(letter, sources[s].lexicon);
        if (!list) continue;
        if (list->longest > r->reach) r->reach = list->longest;
        for (size_t i = 0; i < list->len; i++) {
            LorDateAtom atom = atom_of(letter, s, &list->at[i]);
            size_t token = list->at[i].first;
            bool taken = lor_token_set_has(&r->begin, token);
            if (taken && by_place(&first[token], &atom) <= 0) continue;
            first[token] = atom;
            lor_token_set_add(&r->begin, token);
            count += !taken;
        }
    }
    lor_vec_room(letter->arena, &r->words, count);
    for (size_t t = 0; (t = lor_token_set_next(&r->begin, t)) < r->begin.len; t++) {
        r->words.at[r->words.len++] = first[t];
        if (first[t].kind == LOR_ATOM_MONTH || first[t].kind == LOR_ATOM_NUMBER) lor_token_set_add(&r->seeds, t);
    }
}

/* "12 beds": a number too short for a year, before a word that no date goes on with. */
static bool is_lone(const Reading *r, size_t token) {
    LorStr text = r->letter->text;
    const LorToken *here = &r->letter->tokens.at[token], *next = here + 1;
    size_t end = here->off + here->len;
    if (here->len > LONE_DIGITS || token + 1 == r->letter->tokens.len || next->off != end + 1) return false;
    for (size_t i = here->off; i < end; i++)
        if (!lor_is_digit(text.ptr[i])) return false;
    bool word = text.ptr[end] == ' ' && lor_is_lower(text.ptr[end + 1]) && !(next->flags & LOR_TOKEN_WITH_DIGIT);
    return word && !lor_token_set_has(&r->begin, token) && !lor_token_set_has(&r->begin, token + 1);
}

static void find_numbers(Reading *r) {
    LorTokens tokens = r->letter->tokens;
    for (size_t t = 0; t < tokens.len; t++)
        if ((tokens.at[t].flags & LOR_TOKEN_WITH_DIGIT) && !is_lone(r, t)) lor_token_set_add(&r->seeds, t);
}

static bool wordlike(char c) { return lor_byte_is(c, LOR_BYTE_LOWER | LOR_BYTE_WIDE); }
static bool alnum(char c) { return lor_byte_is(c, LOR_BYTE_LOWER | LOR_BYTE_DIGIT); }
static bool passes_for_digit(char c) { return lor_is_digit(c) || c == 'o' || c == 'l' || c == 'i'; }
static bool parts(char c) { return c == '/' || c == '-' || c == '.' || c == '|' || c == ' '; }

/* The "th" of "l2th". */
static bool is_ordinal_tail(LorStr text, size_t at) {
    static const char *const tails[] = {"st", "nd", "rd", "th"};
    bool ends = at + 2 == text.len || (at + 2 < text.len && !wordlike(text.ptr[at + 2]));
    for (size_t i = 0; i < sizeof tails / sizeof *tails && ends; i++)
        if (lor_str_is(lor_str_slice(text, at, 2), tails[i])) return true;
    return false;
}

/* "l2" of "l2/O6/2026" and "l2 June": a clump of digits and of letters that scanners take for digits, beside a mark of dates, a bar or a space. */
static bool read_doubtful(LorStr text, size_t at, LorDateAtom *atom) {
    size_t end = at, digits = 0, letters = 0;
    int value = 0;
    for (; end < text.len && alnum(text.ptr[end]); end++) {
        char c = text.ptr[end];
        if (digits && lor_is_lower(c) && is_ordinal_tail(text, end)) break;
        if (!passes_for_digit(c) || end - at == MAX_CLUMP) return false;
        digits += lor_is_digit(c), letters += !lor_is_digit(c);
        value = value * 10 + (lor_is_digit(c) ? c - '0' : c == 'o' ? 0 : 1);
    }
    bool beside = (at > 0 && parts(text.ptr[at - 1])) || (end < text.len && parts(text.ptr[end]));
    if (!digits || !letters || !beside) return false;
    *atom = (LorDateAtom){.off = (uint32_t)at, .len = (uint32_t)(end - at), .kind = LOR_ATOM_NUMBER, .value = value,
                          .digits = (uint8_t)(end - at), .doubtful = true};
    return true;
}

/* "12 de junio de 2.026": a year with the mark of thousands, behind "de". */
static bool is_parted_year(LorStr text, size_t at, size_t end) {
    bool shape = end == at + 1 && text.ptr[at] == '2' && at + YEAR_PARTED <= text.len && text.ptr[end] == '.' && text.ptr[end + 1] == '0' && lor_is_digit(text.ptr[end + 2]) && lor_is_digit(text.ptr[end + 3]);
    bool ends = shape && (at + YEAR_PARTED == text.len || !lor_is_digit(text.ptr[at + YEAR_PARTED]));
    return ends && at >= 3 && text.ptr[at - 1] == ' ' && text.ptr[at - 3] == 'd' && (text.ptr[at - 2] == 'e' || text.ptr[at - 2] == 'o');
}

static LorDateAtom read_number(LorStr text, size_t at) {
    size_t end = at;
    int value = 0;
    for (; end < text.len && lor_is_digit(text.ptr[end]); end++)
        if (end - at < MAX_DIGITS) value = value * 10 + (text.ptr[end] - '0');
    size_t len = end - at;
    if (is_parted_year(text, at, end)) return (LorDateAtom){.off = (uint32_t)at, .len = YEAR_PARTED, .kind = LOR_ATOM_NUMBER, .value = 2000 + (text.ptr[at + 3] - '0') * 10 + (text.ptr[at + 4] - '0'), .digits = 4};
    return (LorDateAtom){.off = (uint32_t)at, .len = (uint32_t)len, .kind = LOR_ATOM_NUMBER, .value = len > MAX_DIGITS ? -1 : value,
                         .digits = len > MAX_DIGITS ? UINT8_MAX : (uint8_t)len};
}

static LorDateAtom read_word(LorStr text, size_t at, size_t stop) {
    size_t end = at;
    while (end < stop && wordlike(text.ptr[end])) end++;
    return (LorDateAtom){.off = (uint32_t)at, .len = (uint32_t)(end - at), .kind = LOR_ATOM_WORD};
}

/* Letters set against a year: "1447H", "2026م". */
static void read_suffix(LorStr text, const LorDateAtom *number, LorDateAtom *word) {
    static const struct { const char *letters; LorCalendar calendar; } suffixes[] = {
        {"h", LOR_HIJRI}, {"ah", LOR_HIJRI}, {"هـ", LOR_HIJRI}, {"ه", LOR_HIJRI}, {"g", LOR_GREGORIAN}, {"ad", LOR_GREGORIAN},
        {"ce", LOR_GREGORIAN}, {"م", LOR_GREGORIAN}, {"bs", LOR_BIKRAM}, {"ec", LOR_ETHIOPIAN}, {"ش", LOR_SOLAR_HIJRI}};
    if (number->kind != LOR_ATOM_NUMBER || number->off + number->len != word->off) return;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (!lor_str_eq(lor_str_from_c(suffixes[i].letters), lor_str_slice(text, word->off, word->len))) continue;
        word->kind = LOR_ATOM_CALENDAR;
        word->calendar = suffixes[i].calendar;
    }
}

/* Where the next atom begins from `at` on, or the text's end. */
static size_t next_atom(Reading *r, size_t at) {
    LorStr text = r->letter->text;
    while (r->word < r->words.len && r->words.at[r->word].off < at) r->word++;
    size_t end = r->word < r->words.len ? r->words.at[r->word].off : text.len;
    while (at < end && !lor_byte_is(text.ptr[at], LOR_BYTE_WORD)) at++;
    return at;
}

/* Reads the atom that begins here; the place behind it. */
static size_t read_atom(Reading *r, size_t at) {
    LorStr text = r->letter->text;
    const LorDateAtom *word = r->word < r->words.len ? &r->words.at[r->word] : NULL;
    LorDateAtom atom = {0};
    if (word && word->off == at) {
        atom = *word;
        if (atom.kind == LOR_ATOM_NUMBER) atom.digits = atom.value > 99 ? 4 : 2;
    } else if (lor_is_digit(text.ptr[at])) {
        atom = read_number(text, at);
        size_t end = at + atom.len;
        if (end < text.len && lor_is_lower(text.ptr[end])) read_doubtful(text, at, &atom);
    } else if (passes_for_digit(text.ptr[at]) && read_doubtful(text, at, &atom)) {
    } else {
        atom = read_word(text, at, word ? word->off : text.len);
        if (r->atoms.len) read_suffix(text, &r->atoms.at[r->atoms.len - 1], &atom);
    }
    lor_vec_push(r->letter->arena, &r->atoms, atom);
    return atom.off + atom.len;
}

/* Behind two words nothing goes on that began before them. */
static bool is_over(const Atoms *atoms) {
    return atoms->len >= 2 && atoms->at[atoms->len - 1].kind == LOR_ATOM_WORD && atoms->at[atoms->len - 2].kind == LOR_ATOM_WORD;
}

/* Reads on from the token, at most the one atom that may stand before a date ahead of it, to where nothing can go on, which may be
 * within a token (令和8年). What is passed over is words. */
LorDateAtoms lor_date_atoms(const LorLetter *letter) {
    size_t tokens = letter->tokens.len, at = 0;
    Reading r = {.letter = letter, .reach = 1, .begin = lor_token_set(letter->arena, tokens), .seeds = lor_token_set(letter->arena, tokens)};
    find_words(&r);
    find_numbers(&r);
    for (size_t token = 0, seed; (seed = lor_token_set_next(&r.seeds, token)) < tokens;) {
        if (seed - token > r.reach) at = letter->tokens.at[seed - r.reach].off;
        size_t end = letter->tokens.at[seed].off + letter->tokens.at[seed].len;
        for (size_t next = next_atom(&r, at); next < letter->text.len && (next < end || !is_over(&r.atoms)); next = next_atom(&r, at)) at = read_atom(&r, next);
        for (token = seed + 1; token < tokens && letter->tokens.at[token].off + letter->tokens.at[token].len <= at;) token++;
    }
    return (LorDateAtoms){r.atoms.at, r.atoms.len};
}

LorDateGap lor_date_gap(const LorLetter *letter, LorDateAtoms atoms, size_t index) {
    LorDateGap gap = {0};
    if (index + 1 >= atoms.len) return (LorDateGap){.newlines = 2};
    size_t from = atoms.at[index].off + atoms.at[index].len, to = atoms.at[index + 1].off;
    for (size_t i = from; i < to; i++) {
        char c = letter->text.ptr[i];
        unsigned *count = c == '\n' ? &gap.newlines : c == ' ' ? &gap.spaces : &gap.marks;
        ++*count;
        if (count == &gap.marks) gap.mark = c;
    }
    if (from == to || gap.newlines) return gap;
    size_t run = 0;
    for (size_t i = letter->origin[from - 1] + 1; i < letter->origin[to] && !gap.column; i++) {
        char c = letter->doc->text.ptr[i];
        run = c == ' ' ? run + 1 : 0;
        gap.column = run >= 3 || c == '\t';
    }
    return gap;
}
