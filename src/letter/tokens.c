// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens: words, numbers and the marks between them.
#include "letter/tokens.h"

#include "core/unicode.h"
#include "core/utf8.h"

#define WORD_LENGTH 5u /* [byte] of text for each token: most letters have more */

typedef LOR_VEC(LorToken) Tokens;

static bool word_byte(char c) { return lor_is_lower(c) || lor_is_digit(c) || (unsigned char)c >= 0x80; }

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

static size_t word_end(LorStr text, size_t start) {
    size_t end = lor_is_digit(text.ptr[start]) ? number_end(text, start) : start;
    for (; end < text.len; end++) {
        char c = text.ptr[end];
        if (word_byte(c)) continue;
        bool apostrophe = c == '\'' && end + 1 < text.len && lor_is_lower(text.ptr[end + 1]) && end > start;
        if (!apostrophe) break;
        bool possessive = text.ptr[end + 1] == 's' && (end + 2 >= text.len || !word_byte(text.ptr[end + 2]));
        if (possessive) break;
    }
    return end;
}

static bool is_number_word(LorTokens tokens, size_t index) { return lor_token_number(tokens, index) >= 0; }

static uint16_t letter_case(LorStr original) {
    size_t off = 0, letters = 0, capitals = 0;
    bool first = false;
    if (lor_is_lower(original.ptr[0])) return 0; /* most of a text */
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

/* What {person} and {name} in phrases rest on. */
static uint16_t person_flags(LorWordNumber word) {
    static const struct {
        LorWordSet set;
        uint16_t flag;
    } kinds[] = {{LOR_WORDS_PRONOUN, LOR_TOKEN_PRONOUN}, {LOR_WORDS_CALLED, LOR_TOKEN_TITLE}, {LOR_WORDS_NO_NAME, LOR_TOKEN_NO_NAME},
                 {LOR_WORDS_POINTS, LOR_TOKEN_POINTS}, {LOR_WORDS_SOMEBODY, LOR_TOKEN_SOMEBODY}};
    uint16_t flags = 0;
    for (size_t i = 0; word && i < sizeof kinds / sizeof *kinds; i++) flags |= lor_word_in(word, kinds[i].set) ? kinds[i].flag : 0;
    return flags;
}

typedef struct Between {
    char mark;
    bool gap, quoted;
} Between;

static void pass_mark(Between *between, char c) {
    if (c == '"') between->quoted = !between->quoted;
    if (c != ' ' && c != '\n') between->mark = weightier(between->mark, c);
}

static void add_token(LorLetter *letter, Tokens *tokens, size_t start, size_t end, Between *between) {
    LorToken token = {.off = (uint32_t)start, .len = (uint32_t)(end - start), .before = between->mark};
    token.word = lor_word_find(lor_str_slice(letter->text, start, end - start));
    token.flags = person_flags(token.word);
    LorSpan shown = lor_letter_span(letter, start, end - start);
    if (tokens->len) {
        LorToken *last = &tokens->at[tokens->len - 1];
        last->after = between->mark;
        size_t gap_from = letter->origin[last->off + last->len - 1] + 1, spaces = 0;
        for (size_t i = gap_from; i < shown.off && spaces < 3; i++) {
            char c = letter->doc->text.ptr[i];
            spaces = c == '\t' ? 3 : c == ' ' ? spaces + 1 : 0;
        }
        if (spaces >= 3) token.flags |= LOR_TOKEN_AFTER_GAP;
    }
    token.flags |= letter_case(lor_letter_original(letter, shown));
    if (lor_is_digit(letter->text.ptr[start])) token.flags |= LOR_TOKEN_DIGITS;
    if (between->quoted) token.flags |= LOR_TOKEN_QUOTED;
    lor_vec_push(letter->arena, tokens, token);
    between->mark = 0;
    LorTokens view = {letter->text, tokens->at, tokens->len};
    if (is_number_word(view, tokens->len - 1)) tokens->at[tokens->len - 1].flags |= LOR_TOKEN_NUMBER;
}

void lor_letter_tokenise(LorLetter *letter) {
    LorStr text = letter->text;
    Tokens tokens = {0};
    lor_vec_room(letter->arena, &tokens, text.len / WORD_LENGTH + 1);
    Between between = {0};
    size_t line = 0;
    for (size_t at = 0; at < text.len;) {
        char c = text.ptr[at];
        bool possessive = c == '\'' && at > 0 && word_byte(text.ptr[at - 1]) && at + 1 < text.len && text.ptr[at + 1] == 's' &&
                          (at + 2 >= text.len || !word_byte(text.ptr[at + 2]));
        bool sign = c == '%' || c == '&' || c == '@';
        if (c == '\n' && at + 1 < text.len && text.ptr[at + 1] == '\n') between.quoted = false;
        if (!word_byte(c) && !possessive && !sign) {
            pass_mark(&between, c);
            at++;
            continue;
        }
        size_t end = possessive ? at + 2 : sign ? at + 1 : word_end(text, at);
        add_token(letter, &tokens, at, end, &between);
        while (line + 1 < letter->lines.len && letter->lines.at[line + 1].off <= at) line++;
        LorTextLine *here = &letter->lines.at[line];
        LorToken *token = &tokens.at[tokens.len - 1];
        token->line = (uint32_t)line;
        if (here->count++ == 0) {
            here->first = (uint32_t)tokens.len - 1;
            if (line == 0 || !letter->lines.at[line - 1].wraps) token->flags |= LOR_TOKEN_OPENS_LINE;
        }
        at = end;
    }
    if (tokens.len) tokens.at[tokens.len - 1].after = between.mark;
    letter->tokens = (LorTokens){text, tokens.at, tokens.len};
}
