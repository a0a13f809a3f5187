// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of a letter's tokens, one bit each: for readers that look at few of them, and again and again.
#ifndef LOR_LETTER_TOKEN_SET_H
#define LOR_LETTER_TOKEN_SET_H

#include "core/arena.h"

typedef struct LorTokenSet {
    uint64_t *bits;
    size_t len; /* tokens of the letter */
} LorTokenSet;

/** An empty set, with room for 64 tokens behind the last. Cost: a bit a token. */
static inline LorTokenSet lor_token_set(LorArena *arena, size_t tokens) { return (LorTokenSet){LOR_NEW_ARRAY(arena, uint64_t, tokens / 64 + 2), tokens}; }
static inline void lor_token_set_add(const LorTokenSet *set, size_t token) { set->bits[token / 64] |= UINT64_C(1) << token % 64; }
static inline void lor_token_set_drop(const LorTokenSet *set, size_t token) { set->bits[token / 64] &= ~(UINT64_C(1) << token % 64); }
static inline bool lor_token_set_has(const LorTokenSet *set, size_t token) { return set->bits[token / 64] >> token % 64 & 1; }
/** Makes it the tokens of which something holds: without branches, since which word comes cannot be foretold. `is` is to be inlined. Cost: its own for each token. */
static inline __attribute__((always_inline)) void lor_token_set_fill(const LorTokenSet *set, bool (*is)(const void *context, size_t token), const void *context) {
    for (size_t block = 0; block <= set->len / 64; block++) {
        uint64_t bits = 0;
        size_t first = block * 64, count = set->len - first < 64 ? set->len - first : 64;
        for (size_t i = 0; i < count; i++) bits |= (uint64_t)is(context, first + i) << i;
        set->bits[block] = bits;
    }
}
/** Adds those of another set of the same letter. */
static inline void lor_token_set_join(const LorTokenSet *set, const LorTokenSet *other) {
    for (size_t block = 0; block <= set->len / 64; block++) set->bits[block] |= other->bits[block];
}
/** The first of them in [token, end), or `end`, which is no farther than the letter's. Cost: one step for 64 of these tokens. */
static inline size_t lor_token_set_next_in(const LorTokenSet *set, size_t token, size_t end) {
    for (; token < end; token += 64) { /* most sentences end sooner */
        const uint64_t *block = &set->bits[token / 64];
        uint64_t here = block[0] >> token % 64 | block[1] << 1 << (63 - token % 64);
        size_t found = token + (here ? (size_t)__builtin_ctzll(here) : 64);
        if (here) return found < end ? found : end;
    }
    return end;
}
/** The first of them from `token` on, or the letter's number of tokens. To the end of a sentence ask the above: of a set with few tokens this goes far. */
static inline size_t lor_token_set_next(const LorTokenSet *set, size_t token) { return lor_token_set_next_in(set, token, set->len); }

#endif
