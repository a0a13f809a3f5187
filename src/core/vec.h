// SPDX-License-Identifier: GPL-3.0-or-later
// Growing arrays of any type, in an arena.
#ifndef LOR_CORE_VEC_H
#define LOR_CORE_VEC_H

#include "core/arena.h"

#include <string.h>

/** A growing array: `LOR_VEC(LorSpan) spans = {0};`. Elements move when it grows: keep indices, not addresses. */
#define LOR_VEC(T)                                                                                                \
    struct {                                                                                                      \
        T *at;                                                                                                    \
        size_t len, cap;                                                                                          \
    }

/** Room for one more element at `vec->at[vec->len]`, which is not zeroed; the arena keeps the old copy until it goes. */
#define lor_vec_reserve(arena, vec)                                                                               \
    ((vec)->len < (vec)->cap                                                                                      \
         ? (void)0                                                                                                \
         : (void)((vec)->at = lor_vec_grown((arena), (vec)->at, (vec)->len, &(vec)->cap, sizeof *(vec)->at)))

/** Room for `count` elements in all, where so many are expected; of an empty array only. */
#define lor_vec_room(arena, vec, count) ((vec)->cap = (count), (vec)->at = lor_arena_room((arena), (vec)->cap, sizeof *(vec)->at))

/** Appends the element that follows (compound literals with commas are fine). */
#define lor_vec_push(arena, vec, ...)                                                                             \
    (lor_vec_reserve((arena), (vec)), (vec)->at[(vec)->len] = __VA_ARGS__, (vec)->len++)

static inline void *lor_vec_grown(LorArena *arena, const void *old, size_t len, size_t *cap, size_t size) {
    size_t more = *cap ? *cap * 2 : 8;
    void *grown = lor_arena_room(arena, more, size);
    if (len) memcpy(grown, old, len * size);
    *cap = more;
    return grown;
}

#endif
