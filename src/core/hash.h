// SPDX-License-Identifier: GPL-3.0-or-later
// A fast hash of 64 bits, the same on every machine: for finding equals among many, not for hiding anything.
#ifndef LOR_CORE_HASH_H
#define LOR_CORE_HASH_H

#include "core/eight.h"

#define LOR_HASH_START UINT64_C(0x9E3779B97F4A7C15)

/** Goes on from `hash` with a number: the hash of a part, say. */
static inline uint64_t lor_hash_join(uint64_t hash, uint64_t part) {
    hash = (hash ^ part) * UINT64_C(0xD6E8FEB86659FD93);
    return hash ^ (hash >> 32);
}
/** Goes on from `hash` with these bytes and their length: two parts are not the same as one. */
uint64_t lor_hash_add(uint64_t hash, LorStr bytes);
/** Of both ends alone: for tables of names, which differ there. */
uint64_t lor_hash_name(LorStr name);

#endif
