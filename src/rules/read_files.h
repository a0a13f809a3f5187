// SPDX-License-Identifier: GPL-3.0-or-later
// Reading packs: files, whatever stands at their top.
#ifndef LOR_RULES_READ_FILES_H
#define LOR_RULES_READ_FILES_H

#include "rules/read.h"

/** Reads files of <facts>, <pack> and <profile>; named words of all files first, so that their order does not matter.
 *  False + `err`, with `*failed` the index of the file at fault. */
bool lor_read_files(LorPacks *packs, const LorPackFile *files, size_t count, size_t *failed, LorError *err);

#endif
