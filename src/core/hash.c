// SPDX-License-Identifier: GPL-3.0-or-later
// Multiply and fold, eight bytes at a time.
#include "core/hash.h"

#include <endian.h>

#define FACTOR UINT64_C(0xD6E8FEB86659FD93)

static uint64_t mix(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * FACTOR;
    return hash ^ (hash >> 32);
}

/* Eight, four or two bytes as a number, the first the lowest: the machine's own order does not matter. */
static uint64_t eight_at(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return le64toh(word);
}

static uint64_t four_at(const char *at) {
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return le32toh(word);
}

static uint64_t two_at(const char *at) {
    uint16_t word;
    memcpy(&word, at, sizeof word);
    return le16toh(word);
}

/* Fewer than eight bytes as a number. */
static uint64_t rest_at(const char *at, size_t len) {
    uint64_t word = 0;
    unsigned shift = 0;
    if (len & 4) word = four_at(at), at += 4, shift = 32;
    if (len & 2) word |= two_at(at) << shift, at += 2, shift += 16;
    if (len & 1) word |= (uint64_t)(unsigned char)*at << shift;
    return word;
}

uint64_t lor_hash_add(uint64_t hash, LorStr bytes) {
    size_t off = 0;
    for (; bytes.len - off >= 8; off += 8) hash = mix(hash, eight_at(bytes.ptr + off));
    if (off < bytes.len) hash = mix(hash, rest_at(bytes.ptr + off, bytes.len - off));
    return mix(hash, bytes.len);
}
