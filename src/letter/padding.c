// SPDX-License-Identifier: GPL-3.0-or-later
// A letter that is pasted in twice, or stuffed with words that a reader looks for, holds no more than it did. Sees repeats word
// by word only. A list is told by what it lacks: nobody does anything in it. A list of procedures with their numbers is no padding.
#include "letter/padding.h"

#include "core/hash.h"

#include <stdlib.h>

#define REPEAT_LEAST 3u /* [token] shorter sentences may come twice */
#define ITEMS_LEAST  8u /* in a list of keywords … */
#define SEEN_BITS    8192u
#define ITEM_WORDS   4u /* [token] … of so many words each, at most, on average */

typedef struct Seen {
    uint64_t hash;
    uint32_t sentence; /* or line */
} Seen;

static int by_hash(const void *a, const void *b) {
    const Seen *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

/* Whether hashes may come twice; most letters are told here from those that repeat themselves. */
static bool may_repeat(const Seen *seen, size_t count) {
    uint64_t bits[SEEN_BITS / 64] = {0};
    for (size_t i = 0; i < count; i++) {
        uint64_t bit = seen[i].hash % SEEN_BITS;
        if (bits[bit / 64] >> bit % 64 & 1) return true;
        bits[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return false;
}

static bool is_same(const LorLetter *letter, const LorSentence *a, const LorSentence *b) {
    if (a->count != b->count) return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!lor_str_eq(lor_letter_word(letter, a->first + i), lor_letter_word(letter, b->first + i))) return false;
    return true;
}

/* Of sentences that are the same, the first counts; one that also stands in the frame (a second letterhead, a first signature) is the frame's. */
static void set_group_apart(LorLetter *letter, const Seen *group, size_t count) {
    bool kept = false;
    for (size_t i = 0; i < count; i++) kept |= letter->sentences.at[group[i].sentence].zone != LOR_IN_BODY;
    for (size_t i = 0; i < count; i++) {
        LorSentence *s = &letter->sentences.at[group[i].sentence];
        if (s->zone == LOR_IN_BODY && kept) s->zone = LOR_IN_PADDING;
        kept = true;
    }
}

static void find_repeats(LorLetter *letter) {
    Seen *seen = LOR_NEW_ARRAY(letter->arena, Seen, letter->sentences.len);
    size_t count = 0;
    for (size_t i = 0; i < letter->sentences.len; i++)
        if (letter->sentences.at[i].count >= REPEAT_LEAST) seen[count++] = (Seen){letter->sentences.at[i].words, (uint32_t)i};
    if (!may_repeat(seen, count)) return;
    qsort(seen, count, sizeof *seen, by_hash);
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && is_same(letter, &letter->sentences.at[seen[i].sentence], &letter->sentences.at[seen[end].sentence])) end++;
        if (end - i > 1) set_group_apart(letter, &seen[i], end - i);
        i = end;
    }
}

/* Lines are compared too: a second letterhead in the body runs into the sentence that follows. */
static void find_copied_lines(LorLetter *letter) {
    Seen *seen = LOR_NEW_ARRAY(letter->arena, Seen, letter->lines.len);
    size_t count = 0;
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        if (line->count) seen[count++] = (Seen){lor_hash_add(LOR_HASH_START, lor_str_slice(letter->text, line->off, line->len)), (uint32_t)i};
    }
    if (!may_repeat(seen, count)) return;
    qsort(seen, count, sizeof *seen, by_hash);
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        bool kept = letter->lines.at[seen[i].sentence].zone != LOR_IN_BODY;
        for (; end < count && seen[end].hash == seen[i].hash; end++) kept |= letter->lines.at[seen[end].sentence].zone != LOR_IN_BODY;
        for (; i < end; i++) {
            LorTextLine *line = &letter->lines.at[seen[i].sentence];
            line->copied = kept && line->zone == LOR_IN_BODY;
            kept = true;
        }
    }
}

static bool is_copied(const LorLetter *letter, const LorSentence *s) {
    for (size_t t = s->first; t < s->first + s->count; t++)
        if (!letter->lines.at[letter->tokens.at[t].line].copied) return false;
    return true;
}

static bool is_keyword_list(const LorLetter *letter, const LorSentence *s) {
    size_t items = 1, counted = 0;
    bool opens = true;
    for (size_t t = s->first; t < s->first + s->count; t++) {
        const LorToken *token = &letter->tokens.at[t];
        counted += opens && (token->flags & LOR_TOKEN_NUMBER) != 0;
        opens = token->after == ',' || token->after == ';' || token->after == ':' || token->after == '*';
        items += opens;
    }
    bool list = items >= ITEMS_LEAST && s->count <= items * ITEM_WORDS && counted * 2 < items;
    for (size_t t = s->first; list && t < s->first + s->count; t++) list = !lor_letter_in(letter, t, LOR_WORDS_OF_SENTENCES);
    return list;
}

void lor_letter_set_padding_apart(LorLetter *letter) {
    find_repeats(letter);
    find_copied_lines(letter);
    for (size_t i = 0; i < letter->sentences.len; i++) {
        LorSentence *s = &letter->sentences.at[i];
        if (s->zone == LOR_IN_BODY && (is_copied(letter, s) || is_keyword_list(letter, s))) s->zone = LOR_IN_PADDING;
    }
}
