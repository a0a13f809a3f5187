// SPDX-License-Identifier: GPL-3.0-or-later
// Two keys a sentence: its words as they are, and with names, numbers and pronouns taken out. Knows nothing of other letters.
#include "lint/keys.h"

#include "core/hash.h"

#define PLAIN_WORDS 6u    /* [word] a sentence of fewer, once names and numbers are out, is anybody's */
#define KEYS_MOST   4096u /* sentences of one letter: far above any letter */

/** A place that only moves forward: counts lines on the way. */
typedef struct Cursor {
    const LorDocument *doc;
    size_t off;
    uint32_t page, line; /* page 0: the format has none */
} Cursor;

static void turn_page(Cursor *cursor) {
    while (cursor->page < cursor->doc->pages.len && cursor->doc->pages.at[cursor->page].span.off <= cursor->off) {
        cursor->page++;
        cursor->line = 1;
    }
}

static void move(Cursor *cursor, size_t off) {
    LorStr text = cursor->doc->text;
    if (off > text.len) off = text.len;
    while (cursor->off < off) {
        const char *end = memchr(text.ptr + cursor->off, '\n', off - cursor->off);
        cursor->off = end ? (size_t)(end - text.ptr) : off;
        turn_page(cursor);
        if (!end) return;
        cursor->line++;
        cursor->off++;
    }
    turn_page(cursor);
}

static bool is_person_word(const LorLetter *letter, size_t token) {
    return lor_letter_in(letter, token, LOR_WORDS_PERSON_WORD);
}

/* A name, a title or a pronoun. The first word of a sentence has a capital anyway: it is a name before another, or the applicant's. */
static bool is_person(const LorLetter *letter, size_t token, size_t end) {
    uint16_t flags = letter->tokens.at[token].flags;
    if (is_person_word(letter, token)) return true;
    if (letter->refers && letter->refers[token] == LOR_REFERS_APPLICANT) return true;
    if (!(flags & LOR_TOKEN_CAPITAL) || lor_letter_is(letter, token, "i")) return false;
    return !(flags & LOR_TOKEN_OPENS) || (token + 1 < end && (letter->tokens.at[token + 1].flags & LOR_TOKEN_CAPITAL));
}

/* What stands for the token in the masked sentence, or 0: its word does. */
static char mask(const LorLetter *letter, size_t token, size_t end) {
    if (is_person(letter, token, end)) return '@';
    return letter->tokens.at[token].flags & LOR_TOKEN_NUMBER ? '#' : 0;
}

static LorSentenceKey key_of(const LorLetter *letter, const LorSentence *s) {
    LorSentenceKey key = {.exact = s->words, .masked = LOR_HASH_START, .words = s->count};
    size_t end = s->first + s->count, plain = 0;
    char last = 0;
    for (size_t t = s->first; t < end; t++) {
        char stands = mask(letter, t, end);
        if (!stands || stands != last) key.masked = lor_hash_join(key.masked, stands ? (uint64_t)stands : letter->hashes[t]); /* the same twice stands once */
        plain += !stands;
        last = stands;
    }
    if (plain < PLAIN_WORDS) key.words = 0;
    return key;
}

static bool is_invitation(const LorLetter *letter, const LorFact *invitation, const LorSentence *s) {
    if (!invitation || !invitation->spans.len) return false;
    LorSpan span = lor_letter_span(letter, s->off, s->len);
    for (size_t i = 0; i < invitation->spans.len; i++)
        if (lor_span_meets(invitation->spans.at[i], span)) return true;
    return false;
}

static bool is_testimony(const LorLetter *letter, const LorFact *invitation, const LorSentence *s) {
    bool quoted = (letter->tokens.at[s->first].flags & LOR_TOKEN_QUOTED) && (letter->tokens.at[s->first + s->count - 1].flags & LOR_TOKEN_QUOTED);
    return s->zone == LOR_IN_BODY && s->about && s->count >= LOR_KEY_WORDS && !quoted && !is_invitation(letter, invitation, s);
}

void lor_keys_add(LorResult *result, const LorLetter *letter, const LorFacts *facts) {
    Cursor cursor = {.doc = letter->doc, .line = 1};
    const LorFact *invitation = lor_facts_find(facts, LOR_STR("contact_invitation"));
    uint64_t all = LOR_HASH_START;
    for (size_t t = 0; t < letter->tokens.len; t++) all = lor_hash_join(all, letter->hashes[t]);
    result->text_key = letter->tokens.len ? all : 0;
    for (size_t i = 0; i < letter->sentences.len && result->keys.len < KEYS_MOST; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        if (!is_testimony(letter, invitation, s)) continue;
        LorSentenceKey key = key_of(letter, s);
        if (key.words == 0) continue;
        move(&cursor, lor_letter_span(letter, s->off, s->len).off);
        key.page = cursor.page;
        key.line = cursor.line;
        lor_vec_push(result->arena, &result->keys, key);
    }
}
