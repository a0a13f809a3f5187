// SPDX-License-Identifier: GPL-3.0-or-later
// For the build: the sets of words that readers ask for, as C.
#ifndef LOR_RULES_PREPARE_WORDS_H
#define LOR_RULES_PREPARE_WORDS_H

#include "rules/read.h"

#include <stdio.h>

/** Writes what stands in <words readers="only"> (or "too": phrases use them as well) of these files: to `sets` the names (LOR_WORDS_MONTH for id="month"), to `tables` the trie of all their
 *  texts with the sets of each. A set is texts parted by |, or {@another} such set. False + `err` when one cannot be read, with `*failed` the index of the file at fault. */
bool lor_prepare_words(LorArena *arena, const LorPackFile *files, size_t count, FILE *sets, FILE *tables, size_t *failed, LorError *err);

#endif
