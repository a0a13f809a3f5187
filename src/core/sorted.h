// SPDX-License-Identifier: GPL-3.0-or-later
// Places in what is sorted, found by halving.
#ifndef LOR_CORE_SORTED_H
#define LOR_CORE_SORTED_H

#include <stdbool.h>
#include <stddef.h>

/** How many of `len` sorted things stand before `key`. Takes no branch on what it finds, since every other one would be guessed wrong. Cost: log2 of len. */
static inline size_t lor_sorted_before(const void *things, size_t len, bool (*is_before)(const void *things, size_t index, size_t key), size_t key) {
    size_t before = 0;
    if (len == 0) return 0;
    for (size_t half; len > 1; len -= half) {
        half = len / 2;
        before += half * is_before(things, before + half - 1, key);
    }
    return before + is_before(things, before, key);
}

#endif
