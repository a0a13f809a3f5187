// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": the nearest of some names.
#ifndef LOR_CORE_NEAREST_H
#define LOR_CORE_NEAREST_H

#include "core/str.h"

/** A search for the name nearest to `wanted` by edits (insert, delete, replace, swap neighbours). */
typedef struct LorNearest {
    LorStr wanted, best;
    size_t distance; /* of `best`; names farther than a third of `wanted` (at least 2) are not kept */
} LorNearest;

LorNearest lor_nearest(LorStr wanted);
void lor_nearest_try(LorNearest *nearest, LorStr name);
/** Edits between two names, at most `limit` + 1. Cost: product of the lengths, which are held to 64 bytes. */
size_t lor_edit_distance(LorStr a, LorStr b, size_t limit);

#endif
