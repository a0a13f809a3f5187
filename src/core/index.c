// SPDX-License-Identifier: GPL-3.0-or-later
// Names in a small open hash.
#include "core/index.h"

#include "core/hash.h"

#define KNOWN_BITS 10
#define KNOWN      (1u << KNOWN_BITS) /* names that are remembered by where they stand: more than readers ask for */
#define TRIES      8u                 /* places where one is looked for: names that find none there share the first */

LorIndex lor_index_new(LorArena *arena, size_t names) {
    size_t count = 8;
    while (count <= names * 2) count *= 2;
    return (LorIndex){LOR_NEW_ARRAY(arena, LorIndexSlot, count), count, LOR_NEW_ARRAY(arena, LorIndexKnown, KNOWN)};
}

/* The slot that holds `name`, or the empty one where it belongs. */
static LorIndexSlot *find_slot(const LorIndex *index, LorStr name) {
    size_t slot = lor_hash_name(name) & (index->count - 1);
    while (index->slots[slot].name.ptr && !lor_str_eq(index->slots[slot].name, name)) slot = (slot + 1) & (index->count - 1);
    return &index->slots[slot];
}

void lor_index_add(LorIndex *index, LorStr name, uint32_t number) {
    LorIndexSlot *slot = find_slot(index, name);
    if (!slot->name.ptr) *slot = (LorIndexSlot){name, number};
}

size_t lor_index_find(const LorIndex *index, LorStr name) {
    if (!index->count) return LOR_NONE;
    const LorIndexSlot *slot = find_slot(index, name);
    return slot->name.ptr ? slot->number : LOR_NONE;
}

/* Where the name stands, or is to stand. Names stand close together: multiplied, they part. */
static LorIndexKnown *known_of(const LorIndex *index, const char *name) {
    size_t place = (size_t)((uint64_t)(uintptr_t)name * UINT64_C(0x9E3779B97F4A7C15) >> (64 - KNOWN_BITS));
    for (size_t i = 0; i < TRIES; i++) {
        LorIndexKnown *known = &index->known[(place + i) % KNOWN];
        if (known->name == name || !known->name) return known;
    }
    return &index->known[place];
}

size_t lor_index_find_fixed(const LorIndex *index, const char *name) {
    if (!index->count) return LOR_NONE;
    LorIndexKnown *known = known_of(index, name);
    if (known->name != name) *known = (LorIndexKnown){name, lor_index_find(index, lor_str_from_c(name))};
    return known->number;
}
