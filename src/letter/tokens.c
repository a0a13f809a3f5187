// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens: words, numbers and the marks between them.
#include "letter/tokens.h"

#include "core/eight.h"
#include "core/unicode.h"
#include "core/utf8.h"

#define WORD_LENGTH 5u /* [byte] of text for each token: most letters have more */

typedef LOR_VEC(LorToken) Tokens;

static bool word_byte(char c) { return lor_byte_is(c, LOR_BYTE_WORD); }

static bool digit_at(LorStr text, size_t at) { return at < text.len && lor_is_digit(text.ptr[at]); }

static size_t digits_from(LorStr text, size_t at) {
    size_t count = 0;
    while (digit_at(text, at + count)) count++;
    return count;
}

/* The end of a number: "1,048", "4.5", but the parts of "04.09.2023" one by one. */
static size_t number_end(LorStr text, size_t start) {
    size_t end = start + digits_from(text, start);
    bool grouped = false;
    while (end + 3 < text.len && end - start <= 3 + (grouped ? 12u : 0u) && text.ptr[end] == ',' && digits_from(text, end + 1) == 3) end += 4, grouped = true;
    bool after_dot = start >= 2 && text.ptr[start - 1] == '.' && lor_is_digit(text.ptr[start - 2]);
    if (!after_dot && end < text.len && text.ptr[end] == '.' && digit_at(text, end + 1)) {
        size_t tail = end + 1 + digits_from(text, end + 1);
        bool more = tail < text.len && text.ptr[tail] == '.' && digit_at(text, tail + 1);
        if (!more) end = tail;
    }
    return end;
}

/* "'s" that ends here: a token of its own. */
static bool is_possessive(LorStr text, size_t at) {
    return text.ptr[at] == '\'' && at + 1 < text.len && text.ptr[at + 1] == 's' && (at + 2 >= text.len || !word_byte(text.ptr[at + 2]));
}

/* Behind the bytes of a word from `at` on; `kinds` grows to what they are. */
static size_t skip_word(LorStr text, size_t at, unsigned *kinds) {
    size_t letters = lor_skip_small(text, at);
    const char *from = text.ptr + letters, *end = text.ptr + text.len;
    unsigned seen = *kinds | (letters > at ? LOR_BYTE_LOWER : 0);
    for (unsigned kind; from < end && (kind = lor_byte_kinds[(unsigned char)*from]) & LOR_BYTE_WORD; from++) seen |= kind;
    *kinds = seen;
    return (size_t)(from - text.ptr);
}

/* Whether a word goes on over this apostrophe. */
static bool joins(LorStr text, size_t at) {
    return at + 1 < text.len && text.ptr[at] == '\'' && lor_is_lower(text.ptr[at + 1]) && !is_possessive(text, at);
}

static size_t word_end(LorStr text, size_t start, unsigned *kinds) {
    size_t end = skip_word(text, start, kinds);
    if (lor_is_digit(text.ptr[start])) end = skip_word(text, number_end(text, start), kinds);
    while (joins(text, end)) end = skip_word(text, end + 1, kinds);
    return end;
}

/* The end of the token that begins here, or `at` where none does. */
static size_t token_end(LorStr text, size_t at, unsigned *kinds) {
    char c = text.ptr[at];
    if (word_byte(c)) return word_end(text, at, kinds);
    if (c == '%' || c == '&' || c == '@') return at + 1;
    return at > 0 && word_byte(text.ptr[at - 1]) && is_possessive(text, at) ? at + 2 : at;
}

static uint16_t letter_case(LorStr original) {
    size_t off = 0, letters = 0, capitals = 0;
    bool first = false;
    if (original.len > 1 && lor_is_upper(original.ptr[0]) && lor_is_lower(original.ptr[1])) return LOR_TOKEN_CAPITAL;
    while (off < original.len) {
        uint32_t code = lor_utf8_next(original, &off);
        if (!lor_unicode_letter(code)) continue;
        bool upper = lor_unicode_upper(code);
        if (letters++ == 0) first = upper;
        capitals += upper;
    }
    return (uint16_t)((first ? LOR_TOKEN_CAPITAL : 0) | (letters > 1 && capitals == letters ? LOR_TOKEN_SHOUTED : 0));
}

/* Marks between two tokens: the weightiest is told. */
static char weightier(char a, char b) {
    static const char order[] = ".!?;:()[],\"/'-*";
    if (!a) return b;
    for (const char *c = order; *c; c++)
        if (*c == a || *c == b) return *c;
    return a;
}

#define FLAG(SET, flag) (lor_word_in(word, LOR_WORDS_##SET) ? LOR_TOKEN_##flag : 0)

/* What {person} and {name} in phrases rest on. */
static uint16_t person_flags(LorWordNumber word) {
    return (uint16_t)(FLAG(PRONOUN, PRONOUN) | FLAG(CALLED, TITLE) | FLAG(NO_NAME, NO_NAME) | FLAG(POINTS, POINTS) | FLAG(SOMEBODY, SOMEBODY));
}

typedef struct Between {
    char mark;
    bool gap, quoted;
} Between;

static void pass_mark(Between *between, LorStr text, size_t at) {
    char c = text.ptr[at];
    if (c == '\n' && at + 1 < text.len && text.ptr[at + 1] == '\n') between->quoted = false;
    if (c == '"') between->quoted = !between->quoted;
    if (c != '\n') between->mark = weightier(between->mark, c);
}

/* Three spaces or a tab, in the text as written. */
static bool is_gap(LorStr written, size_t from, size_t end) {
    size_t spaces = 0;
    if (end - from == 1 && written.ptr[from] == ' ') return false; /* most of a text */
    for (size_t i = from; i < end && spaces < 3; i++) {
        char c = written.ptr[i];
        spaces = c == '\t' ? 3 : c == ' ' ? spaces + 1 : 0;
    }
    return spaces >= 3;
}

/* What is told of the token alone and, if it follows one, of the space between them. */
static unsigned flags_of(const LorLetter *letter, const LorToken *token, bool follows) {
    LorStr written = letter->doc->text, text = lor_str(letter->text.ptr + token->off, token->len);
    size_t start = letter->origin[token->off];
    unsigned flags = token->word ? person_flags(token->word) : 0;
    bool digits = lor_is_digit(text.ptr[0]) && lor_word_number(text) >= 0;
    if (digits || lor_word_in(token->word, LOR_WORDS_NUMBER_WORD)) flags |= LOR_TOKEN_NUMBER;
    if (follows && is_gap(written, letter->origin[token[-1].off + token[-1].len - 1] + 1, start)) flags |= LOR_TOKEN_AFTER_GAP;
    bool small = lor_is_lower(written.ptr[start]); /* so begins most of a text */
    if (!small) flags |= letter_case(lor_letter_original(letter, lor_letter_span(letter, token->off, token->len)));
    return flags;
}

/* Where the line behind this one begins. */
static size_t next_line(const LorLetter *letter, size_t line) { return line + 1 < letter->lines.len ? letter->lines.at[line + 1].off : SIZE_MAX; }

void lor_letter_tokenise(LorLetter *letter) {
    LorStr text = letter->text;
    Tokens tokens = {0};
    lor_vec_room(letter->arena, &tokens, text.len / WORD_LENGTH + 1);
    Between between = {0};
    size_t line = 0, next = next_line(letter, 0), end;
    for (size_t at = 0; at < text.len; at = end) {
        unsigned kinds = 0;
        end = text.ptr[at] == ' ' ? at + 1 : token_end(text, at, &kinds);
        if (text.ptr[at] == ' ') continue;
        if (end == at) {
            pass_mark(&between, text, end++);
            continue;
        }
        for (; next <= at; next = next_line(letter, line)) line++;
        LorTextLine *here = &letter->lines.at[line];
        lor_vec_reserve(letter->arena, &tokens);
        LorToken *token = &tokens.at[tokens.len];
        *token = (LorToken){.off = (uint32_t)at, .len = (uint32_t)(end - at), .line = (uint32_t)line, .before = between.mark};
        token->word = lor_word_find(lor_str(text.ptr + at, end - at));
        unsigned flags = flags_of(letter, token, tokens.len > 0);
        if (kinds & LOR_BYTE_DIGIT) flags |= LOR_TOKEN_WITH_DIGIT | (lor_is_digit(text.ptr[at]) ? LOR_TOKEN_DIGITS : 0);
        if (between.quoted) flags |= LOR_TOKEN_QUOTED;
        if (here->count++ == 0) {
            here->first = (uint32_t)tokens.len;
            if (line == 0 || !letter->lines.at[line - 1].wraps) flags |= LOR_TOKEN_OPENS_LINE;
        }
        if (flags & LOR_TOKEN_AFTER_GAP) here->columns |= here->count > 1;
        token->flags = (uint16_t)flags;
        if (tokens.len++) token[-1].after = between.mark;
        between.mark = 0;
    }
    if (tokens.len) tokens.at[tokens.len - 1].after = between.mark;
    letter->tokens = (LorTokens){text, tokens.at, tokens.len};
}
