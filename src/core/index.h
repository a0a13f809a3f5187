// SPDX-License-Identifier: GPL-3.0-or-later
// An index: a set of names that is made once and asked often; each name has a number.
#ifndef LOR_CORE_INDEX_H
#define LOR_CORE_INDEX_H

#include "core/arena.h"

typedef struct LorIndexSlot {
    LorStr name; /* ptr NULL: empty */
    uint32_t number;
} LorIndexSlot;

/** Names and their numbers. Zeroed: without names. */
typedef struct LorIndex {
    LorIndexSlot *slots;
    size_t count; /* of slots: a power of two, more than twice the names */
} LorIndex;

/** Room for `names` names. */
LorIndex lor_index_new(LorArena *arena, size_t names);
/** Adds a name that is not empty; not copied. One that is known keeps its number. No more of them than there is room for. */
void lor_index_add(LorIndex *index, LorStr name, uint32_t number);
/** The number of the name, or LOR_NONE. Cost: the letters of the name. */
size_t lor_index_find(const LorIndex *index, LorStr name);

#endif
