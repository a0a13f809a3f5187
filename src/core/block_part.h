// SPDX-License-Identifier: GPL-3.0-or-later
// Sixteen bytes at once, the first one lowest: a part of a block (core/block.h), and enough for what is mostly shorter, such as words.
#ifndef LOR_CORE_BLOCK_PART_H
#define LOR_CORE_BLOCK_PART_H

#include <stdint.h>
#include <string.h>

#define LOR_BLOCK_PART 16u /* [byte] */
typedef unsigned char LorBlockPart __attribute__((vector_size(LOR_BLOCK_PART)));

/** The bytes of a part from `at` on; so many can be read. */
static inline LorBlockPart lor_block_part_at(const char *at) {
    LorBlockPart part;
    memcpy(&part, at, sizeof part);
    return part;
}
/** For each byte 255 where it is in [first, last], all ASCII, and 0 where not. */
static inline LorBlockPart lor_block_part_within(LorBlockPart x, unsigned first, unsigned last) {
    typedef signed char Signed __attribute__((vector_size(LOR_BLOCK_PART)));
    /* moved up so that `last` becomes the highest number of those with a sign, what is beyond it has wrapped to the lowest ones */
    return (LorBlockPart)((Signed)(x + (unsigned char)(0x7F - last)) > (signed char)(0x7E - (last - first)));
}
/** The top bit of each byte. */
static inline uint64_t lor_block_part_bits(LorBlockPart x) {
#ifdef __SSE2__
    return (unsigned)__builtin_ia32_pmovmskb128((__attribute__((vector_size(LOR_BLOCK_PART))) char)x);
#else
    uint64_t bits = 0;
    for (size_t i = 0; i < sizeof x; i++) bits |= (uint64_t)(x[i] >> 7) << i;
    return bits;
#endif
}

/** How many bytes of a word (LOR_BYTE_WORD) stand from `at` on, LOR_BLOCK_PART at most; so many can be read. */
static inline size_t lor_word_length(const char *at) {
    LorBlockPart bytes = lor_block_part_at(at);
    uint64_t word = lor_block_part_bits(lor_block_part_within(bytes, 'a', 'z') | lor_block_part_within(bytes, '0', '9') | bytes); /* others have the top bit */
    return (size_t)__builtin_ctz(~(unsigned)word);
}
/** What each byte of a part is: a bit of each kind for each, the first one lowest. */
typedef struct LorPartKinds {
    uint32_t letters, spaces, printed; /* of ASCII; letters are printed */
} LorPartKinds;
static inline LorPartKinds lor_part_kinds(LorBlockPart bytes) {
    return (LorPartKinds){
        .letters = (uint32_t)lor_block_part_bits(lor_block_part_within(bytes | 0x20, 'a', 'z')),
        .spaces = (uint32_t)lor_block_part_bits((LorBlockPart)(bytes == ' ')),
        .printed = (uint32_t)lor_block_part_bits(lor_block_part_within(bytes, '!', '~')),
    };
}

#endif
