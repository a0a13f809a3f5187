// SPDX-License-Identifier: GPL-3.0-or-later
// Multiply and fold, eight bytes at a time.
#include "core/hash.h"

#define FACTOR UINT64_C(0xD6E8FEB86659FD93)

static uint64_t mix(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * FACTOR;
    return hash ^ (hash >> 32);
}

/* Up to eight bytes as a number, the first the lowest: the machine's own order does not matter. */
static uint64_t word_at(const char *at, size_t len) {
    uint64_t word = 0;
    for (size_t i = 0; i < len; i++) word |= (uint64_t)(unsigned char)at[i] << (8 * i);
    return word;
}

uint64_t lor_hash_add(uint64_t hash, LorStr bytes) {
    size_t off = 0;
    for (; bytes.len - off >= 8; off += 8) hash = mix(hash, word_at(bytes.ptr + off, 8));
    if (off < bytes.len) hash = mix(hash, word_at(bytes.ptr + off, bytes.len - off));
    return mix(hash, bytes.len);
}
