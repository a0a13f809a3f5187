// SPDX-License-Identifier: GPL-3.0-or-later
// What only several letters show: the same wording, the same file, one writer's many best, the letters of one applicant.
#ifndef LOR_BATCH_SET_H
#define LOR_BATCH_SET_H

#include "batch/set_maker.h"

/** `applicant` and `folders`: see LorSetMaker. What they point to must outlive the maker. `expected`: about how many letters. */
LorSetMaker *lor_set_new(const LorPacks *packs, LorStr applicant, bool folders, size_t expected);
void lor_set_free(LorSetMaker *maker);
/** Keeps what is needed of a letter; `path` is how reports name it, and outlives the maker. */
void lor_set_add(LorSetMaker *maker, const LorResult *result, LorStr path);
/** Compares all, judges, and gives what came out; it lives as long as the maker. Call once. */
const LorSetResult *lor_set_judge(LorSetMaker *maker);

#endif
