// SPDX-License-Identifier: GPL-3.0-or-later
// Sixty-four bytes of a text at once, one bit each, the first one lowest: what a line is made of takes a look or two instead of one a byte.
#ifndef LOR_CORE_BLOCK_H
#define LOR_CORE_BLOCK_H

#include "core/block_part.h"
#include "core/str.h"

#define LOR_BLOCK 64u /* [byte] */

/** The bytes, or for each of them 255 where something holds and 0 where not. */
typedef struct LorBlock {
    LorBlockPart a, b, c, d;
} LorBlock;

/** The bytes from `at` on, which stands in the text; behind the text's end zeros. */
static inline LorBlock lor_block_at(LorStr text, size_t at) {
    LorBlock block;
    char end[sizeof block];
    const char *from = text.ptr + at;
    if (text.len - at < sizeof block) {
        memset(end, 0, sizeof end);
        from = memcpy(end, from, text.len - at);
    }
    memcpy(&block, from, sizeof block);
    return block;
}

static inline LorBlock lor_block_or(LorBlock x, LorBlock y) { return (LorBlock){x.a | y.a, x.b | y.b, x.c | y.c, x.d | y.d}; }
static inline LorBlock lor_block_and(LorBlock x, LorBlock y) { return (LorBlock){x.a & y.a, x.b & y.b, x.c & y.c, x.d & y.d}; }
static inline LorBlock lor_block_is(LorBlock x, char mark) {
    unsigned char byte = (unsigned char)mark;
    return (LorBlock){(LorBlockPart)(x.a == byte), (LorBlockPart)(x.b == byte), (LorBlockPart)(x.c == byte), (LorBlockPart)(x.d == byte)};
}

/** The bytes in [first, last], all ASCII. */
static inline LorBlock lor_block_within(LorBlock x, unsigned first, unsigned last) {
    return (LorBlock){lor_block_part_within(x.a, first, last), lor_block_part_within(x.b, first, last), lor_block_part_within(x.c, first, last), lor_block_part_within(x.d, first, last)};
}
/** The letters of ASCII, small ones and capitals. */
static inline LorBlock lor_block_alpha(LorBlock x) { return lor_block_within((LorBlock){x.a | 0x20, x.b | 0x20, x.c | 0x20, x.d | 0x20}, 'a', 'z'); }

/** The top bit of each byte: where something holds; of a text's bytes, where its characters are no ASCII. */
static inline uint64_t lor_block_bits(LorBlock x) { return lor_block_part_bits(x.a) | lor_block_part_bits(x.b) << 16 | lor_block_part_bits(x.c) << 32 | lor_block_part_bits(x.d) << 48; }

/** How many bits are set. (Processors that every program may count on have no instruction for it.) */
static inline unsigned lor_bits_count(uint64_t bits) {
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

#endif
