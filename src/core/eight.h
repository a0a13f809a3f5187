// SPDX-License-Identifier: GPL-3.0-or-later
// Eight bytes of a text at once, the first one lowest, or sixteen: most stretches of a letter are small letters, and eight of them take one look.
#ifndef LOR_CORE_EIGHT_H
#define LOR_CORE_EIGHT_H

#include "core/str.h"

#include <endian.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
#define LOR_LOOK 16u /* [byte] at once */
/** How many bytes of a word (LOR_BYTE_WORD) stand from `at` on, LOR_LOOK at most; so many can be read. */
static inline size_t lor_word_length(const char *at) {
#ifdef __SSE2__
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i small = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('z' + 1)));
    __m128i digits = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('0' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('9' + 1)));
    return (size_t)__builtin_ctz(~(unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(small, digits), bytes))); /* others have the top bit */
#else
    size_t length = 0;
    while (length < LOR_LOOK && lor_byte_is(at[length], LOR_BYTE_WORD)) length++;
    return length;
#endif
}
/** What each of LOR_LOOK bytes is: a bit of each kind for each, the first one lowest. So many can be read. */
typedef struct LorSixteen {
    uint32_t letters, spaces, printed; /* of ASCII; letters are printed */
} LorSixteen;
static inline LorSixteen lor_sixteen_at(const char *at) {
#ifdef __SSE2__
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at), small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
    __m128i printed = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x7F)));
    __m128i spaces = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '));
    return (LorSixteen){(uint32_t)_mm_movemask_epi8(letters), (uint32_t)_mm_movemask_epi8(spaces), (uint32_t)_mm_movemask_epi8(printed)};
#else
    LorSixteen look = {0};
    for (unsigned i = 0; i < LOR_LOOK; i++) {
        look.letters |= (uint32_t)lor_is_alpha(at[i]) << i;
        look.spaces |= (uint32_t)(at[i] == ' ') << i;
        look.printed |= (uint32_t)lor_byte_is(at[i], LOR_BYTE_LOWER | LOR_BYTE_UPPER | LOR_BYTE_DIGIT | LOR_BYTE_MARK) << i;
    }
    return look;
#endif
}
/** Behind the small letters that stand from `at` on: mostly those of one word, in one look. */
static inline size_t lor_skip_small(LorStr text, size_t at) {
    for (size_t letters = 8; letters == 8 && text.len - at >= 8; at += letters)
        letters = lor_eight_before(~lor_eight_within(lor_eight_at(text.ptr + at), 'a', 'z') & LOR_EIGHT_TOPS);
    while (at < text.len && lor_is_lower(text.ptr[at])) at++;
    return at;
}

#endif
