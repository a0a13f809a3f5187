// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens: words, numbers and the marks between them.
#include "letter/tokens.h"

#include "core/block_part.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "letter/word_note.h"

_Static_assert(LOR_WORD_REMEMBERED >= LOR_BLOCK_PART, "words are looked at to behind the end of the text");

#define WORD_LENGTH 5u /* [byte] of text for each token: most letters have more */

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

/* Behind the bytes of a word from `at` on. */
static size_t skip_word(LorStr text, size_t at) {
    for (size_t length = LOR_BLOCK_PART; length == LOR_BLOCK_PART; at += length) length = lor_word_length(text.ptr + at);
    return at;
}

/* Whether a word goes on over this apostrophe. */
static bool joins(LorStr text, size_t at) { return text.ptr[at] == '\'' && lor_is_lower(text.ptr[at + 1]) && !is_possessive(text, at); }

static size_t word_end(LorStr text, size_t start, size_t length) {
    size_t end = start + length;
    if (lor_is_digit(text.ptr[start])) end = skip_word(text, number_end(text, start));
    else if (length == LOR_BLOCK_PART) end = skip_word(text, end);
    while (joins(text, end)) end = skip_word(text, end + 1);
    return end;
}

/* The end of the token that begins here, or `at` where none does. */
static size_t token_end(LorStr text, size_t at) {
    size_t length = lor_word_length(text.ptr + at); /* behind the text stand zeros */
    if (length) return word_end(text, at, length);
    char c = text.ptr[at];
    if (c == ' ') return at;
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

typedef struct Between {
    char mark;
    bool quoted;
    bool spaced; /* wide space may stand there */
} Between;

static void pass_mark(Between *between, LorStr text, size_t at) {
    char c = text.ptr[at];
    if (c == ' ') return;
    if (c == '\n' && text.ptr[at + 1] == '\n') between->quoted = false;
    if (c == '"') between->quoted = !between->quoted;
    if (c != '\n') between->mark = weightier(between->mark, c);
}

/* Three spaces or a tab, in the text as written. */
static bool is_gap(LorStr written, size_t from, size_t end) {
    size_t spaces = 0;
    for (size_t i = from; i < end && spaces < 3; i++) {
        char c = written.ptr[i];
        spaces = c == '\t' ? 3 : c == ' ' ? spaces + 1 : 0;
    }
    return spaces >= 3;
}

/* What is told of how the token is written and, if `spaced`, of the space between it and the one before. */
static unsigned written_flags(const LorLetter *letter, const LorToken *token, bool spaced) {
    LorStr written = letter->doc->text;
    const uint32_t *origin = &letter->origin[token->off];
    bool gap = spaced && is_gap(written, letter->origin[token[-1].off + token[-1].len - 1] + 1, *origin);
    unsigned flags = gap ? LOR_TOKEN_AFTER_GAP : 0;
    if (lor_is_lower(written.ptr[*origin])) return flags; /* so begins most of a text */
    bool capital = lor_is_upper(written.ptr[*origin]) && token->len > 1 && origin[1] == *origin + 1 && lor_is_lower(written.ptr[origin[1]]);
    return flags | (capital ? LOR_TOKEN_CAPITAL : letter_case(lor_letter_original(letter, lor_letter_span(letter, token->off, token->len))));
}

/* Where the line behind this one begins. */
static size_t next_line(const LorLetter *letter, size_t line) { return line + 1 < letter->lines.len ? letter->lines.at[line + 1].off : SIZE_MAX; }

/* Tokens and what is known of their words, which grow together. */
typedef struct Cut {
    LorToken *tokens;
    uint64_t *hashes;
    LorWordTerm *terms;
    uint32_t *phrases;
    size_t len, cap;
} Cut;

static void make_room(LorArena *arena, Cut *cut, size_t cap) {
    const Cut old = *cut;
    cut->tokens = lor_arena_room(arena, cap, sizeof *cut->tokens);
    cut->hashes = lor_arena_room(arena, cap, sizeof *cut->hashes);
    cut->terms = lor_arena_room(arena, cap, sizeof *cut->terms);
    cut->phrases = lor_arena_room(arena, cap, sizeof *cut->phrases);
    cut->cap = cap;
    if (!old.len) return;
    memcpy(cut->tokens, old.tokens, old.len * sizeof *old.tokens);
    memcpy(cut->hashes, old.hashes, old.len * sizeof *old.hashes);
    memcpy(cut->terms, old.terms, old.len * sizeof *old.terms);
    memcpy(cut->phrases, old.phrases, old.len * sizeof *old.phrases);
}

/* Looks the word of the last token up where it is not remembered, and notes it. */
static void note_word(Cut *cut, LorStr text, LorWordMemory *memory) {
    LorToken *token = &cut->tokens[cut->len];
    LorStr word = lor_str(text.ptr + token->off, token->len);
    LorWordNote own, *note = &own;
    uint64_t bytes[2] = {0};
    bool brief = word.len <= LOR_WORD_REMEMBERED;
    if (brief) lor_word_bytes(word.ptr, word.len, bytes);
    uint64_t hash = brief ? lor_word_bytes_hash(bytes, word.len) : lor_hash_add(LOR_HASH_START, word);
    if (brief && memory) note = lor_word_memory_at(memory, hash);
    if (note == &own || note->bytes[0] != bytes[0] || note->bytes[1] != bytes[1]) {
        memcpy(note->bytes, bytes, sizeof bytes);
        lor_word_note(word, memory ? memory->phrases : NULL, note);
        if (memory) lor_word_memory_grow(memory);
    }
    token->word = note->word;
    token->flags = note->flags;
    cut->hashes[cut->len] = hash;
    cut->terms[cut->len] = note->term;
    cut->phrases[cut->len] = note->phrases;
}

void lor_letter_tokenise(LorLetter *letter, LorWordMemory *memory) {
    LorStr text = letter->text;
    Cut cut = {0};
    make_room(letter->arena, &cut, text.len / WORD_LENGTH + 1);
    Between between = {0};
    size_t line = 0, next = next_line(letter, 0), end;
    for (size_t at = 0; at < text.len; at = end + (text.ptr[end] == ' ')) {
        end = token_end(text, at);
        if (end == at) {
            pass_mark(&between, text, end++);
            continue;
        }
        for (; next <= at; next = next_line(letter, line)) between.spaced |= letter->lines.at[++line].spaced;
        LorTextLine *here = &letter->lines.at[line];
        if (cut.len == cut.cap) make_room(letter->arena, &cut, cut.cap * 2);
        LorToken *token = &cut.tokens[cut.len];
        *token = (LorToken){.off = (uint32_t)at, .len = (uint32_t)(end - at), .line = (uint32_t)line, .before = between.mark};
        note_word(&cut, text, memory);
        unsigned flags = token->flags | written_flags(letter, token, between.spaced && cut.len > 0);
        if (between.quoted) flags |= LOR_TOKEN_QUOTED;
        if (here->count++ == 0) {
            here->first = (uint32_t)cut.len;
            if (line == 0 || !letter->lines.at[line - 1].wraps) flags |= LOR_TOKEN_OPENS_LINE;
        }
        if (flags & LOR_TOKEN_AFTER_GAP) here->columns |= here->count > 1;
        token->flags = (uint16_t)flags;
        if (cut.len++) token[-1].after = between.mark;
        between.mark = 0;
        between.spaced = here->spaced;
    }
    if (cut.len) cut.tokens[cut.len - 1].after = between.mark;
    letter->tokens = (LorTokens){text, cut.tokens, cut.len, cut.phrases, memory ? memory->phrases : NULL};
    letter->hashes = cut.hashes;
    letter->terms = cut.terms;
}
