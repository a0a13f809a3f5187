// SPDX-License-Identifier: GPL-3.0-or-later
// An index: a set of names that is made once and asked often; each name has a number.
#ifndef LOR_CORE_INDEX_H
#define LOR_CORE_INDEX_H

#include "core/arena.h"

typedef struct LorIndexSlot {
    LorStr name; /* ptr NULL: empty */
    uint32_t number;
} LorIndexSlot;

/* The numbers of names that were asked for by where they stand; LOR_NONE: they have none. */
typedef struct LorIndexKnown {
    const char *name;
    size_t number;
} LorIndexKnown;

/** Names and their numbers. Zeroed: without names. */
typedef struct LorIndex {
    LorIndexSlot *slots;
    size_t count; /* of slots: a power of two, more than twice the names */
    LorIndexKnown *known;
} LorIndex;

/** Room for `names` names. */
LorIndex lor_index_new(LorArena *arena, size_t names);
/** Adds a name that is not empty; not copied. One that is known keeps its number. No more of them than there is room for. */
void lor_index_add(LorIndex *index, LorStr name, uint32_t number);
/** The number of the name, or LOR_NONE. Cost: the letters of the name. */
size_t lor_index_find(const LorIndex *index, LorStr name);
/** The same for a name that stands in the program, and so at one place for good: from the second time on no letter of it is looked at. */
size_t lor_index_find_fixed(const LorIndex *index, const char *name);

#endif
