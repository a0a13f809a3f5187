// SPDX-License-Identifier: GPL-3.0-or-later
// Multiply and fold, eight bytes at a time.
#include "core/hash.h"

/* Four bytes as a number, the first the lowest: the machine's own order does not matter. */
static uint64_t four_at(const char *at) {
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return le32toh(word);
}

/* Fewer than eight bytes as a number, at least one. Looks overlap, so that few questions are asked. */
static inline uint64_t rest_at(const char *at, size_t len) {
    if (len >= 4) return four_at(at) | four_at(at + len - 4) >> 8 * (8 - len) << 32;
    const unsigned char *byte = (const unsigned char *)at;
    return (uint64_t)byte[0] | (uint64_t)byte[len / 2] << 8 * (len / 2) | (uint64_t)byte[len - 1] << 8 * (len - 1);
}

uint64_t lor_hash_add(uint64_t hash, LorStr bytes) {
    size_t off = 0;
    for (; bytes.len - off >= 8; off += 8) hash = lor_hash_join(hash, lor_eight_at(bytes.ptr + off));
    if (off < bytes.len) hash = lor_hash_join(hash, rest_at(bytes.ptr + off, bytes.len - off));
    return lor_hash_join(hash, bytes.len);
}

uint64_t lor_hash_name(LorStr name) {
    uint64_t ends = name.len >= 8 ? lor_eight_at(name.ptr) ^ lor_eight_at(name.ptr + name.len - 8) << 3 : name.len ? rest_at(name.ptr, name.len) : 0;
    return lor_hash_join(name.len, ends);
}
