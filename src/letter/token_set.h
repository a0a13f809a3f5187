// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of a letter's tokens, one bit each: for readers that look at few of them, and again and again.
#ifndef LOR_LETTER_TOKEN_SET_H
#define LOR_LETTER_TOKEN_SET_H

#include "core/arena.h"

typedef struct LorTokenSet {
    uint64_t *bits;
    size_t len; /* tokens of the letter */
} LorTokenSet;

/** An empty set. Cost: a bit a token. */
static inline LorTokenSet lor_token_set(LorArena *arena, size_t tokens) { return (LorTokenSet){LOR_NEW_ARRAY(arena, uint64_t, tokens / 64 + 1), tokens}; }
static inline void lor_token_set_add(const LorTokenSet *set, size_t token) { set->bits[token / 64] |= UINT64_C(1) << token % 64; }
static inline void lor_token_set_drop(const LorTokenSet *set, size_t token) { set->bits[token / 64] &= ~(UINT64_C(1) << token % 64); }
static inline bool lor_token_set_has(const LorTokenSet *set, size_t token) { return set->bits[token / 64] >> token % 64 & 1; }
/** Adds those of another set of the same letter. */
static inline void lor_token_set_join(const LorTokenSet *set, const LorTokenSet *other) {
    for (size_t block = 0; block <= set->len / 64; block++) set->bits[block] |= other->bits[block];
}
/** The first of them in [token, end), or `end`, which is no farther than the letter's. Cost: one step for 64 of these tokens. */
static inline size_t lor_token_set_next_in(const LorTokenSet *set, size_t token, size_t end) {
    if (token >= end) return end;
    size_t block = token / 64, last = (end - 1) / 64, found = end;
    uint64_t rest = set->bits[block] >> token % 64;
    if (rest) found = token + (size_t)__builtin_ctzll(rest);
    while (found == end && ++block <= last)
        if (set->bits[block]) found = block * 64 + (size_t)__builtin_ctzll(set->bits[block]);
    return found < end ? found : end;
}
/** The first of them from `token` on, or the letter's number of tokens. To the end of a sentence ask the above: of a set with few tokens this goes far. */
static inline size_t lor_token_set_next(const LorTokenSet *set, size_t token) { return lor_token_set_next_in(set, token, set->len); }

#endif
