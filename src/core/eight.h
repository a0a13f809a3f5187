// SPDX-License-Identifier: GPL-3.0-or-later
// Eight bytes of a text at once, the first one lowest: most stretches of a letter are small letters, and eight of them take one look.
#ifndef LOR_CORE_EIGHT_H
#define LOR_CORE_EIGHT_H

#include "core/str.h"

#include <endian.h>

/** A byte eight times. */
#define LOR_EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))
#define LOR_EIGHT_TOPS  LOR_EIGHT(0x80)

/** The eight bytes that begin at `at`. */
static inline uint64_t lor_eight_at(const char *at) {
    uint64_t eight;
    memcpy(&eight, at, sizeof eight);
    return le64toh(eight);
}
/** The top bit of each byte that is ASCII and in [first, last]. */
static inline uint64_t lor_eight_within(uint64_t eight, unsigned first, unsigned last) {
    uint64_t low = eight & LOR_EIGHT(0x7F), from = low + LOR_EIGHT(0x80u - first), beyond = low + LOR_EIGHT(0x7Fu - last);
    return from & ~beyond & ~eight & LOR_EIGHT_TOPS;
}
/** How many bytes stand before the first with a top bit; 8: none has one. */
static inline size_t lor_eight_before(uint64_t tops) { return tops ? (size_t)__builtin_ctzll(tops) / 8 : 8; }
/** Behind the small letters that stand from `at` on: mostly those of one word, in one look. */
static inline size_t lor_skip_small(LorStr text, size_t at) {
    for (size_t letters = 8; letters == 8 && text.len - at >= 8; at += letters)
        letters = lor_eight_before(~lor_eight_within(lor_eight_at(text.ptr + at), 'a', 'z') & LOR_EIGHT_TOPS);
    while (at < text.len && lor_is_lower(text.ptr[at])) at++;
    return at;
}

#endif
