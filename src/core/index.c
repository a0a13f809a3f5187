// SPDX-License-Identifier: GPL-3.0-or-later
// Names in a small open hash.
#include "core/index.h"

#include "core/hash.h"

#define KNOWN 1024u /* names that are remembered by where they stand: some that readers ask for share a place */

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

size_t lor_index_find_fixed(const LorIndex *index, const char *name) {
    if (!index->count) return LOR_NONE;
    LorIndexKnown *known = &index->known[((uintptr_t)name >> 2 ^ (uintptr_t)name >> 12) % KNOWN];
    if (known->name != name) *known = (LorIndexKnown){name, lor_index_find(index, lor_str_from_c(name))};
    return known->number;
}
