// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a run is given beside its letters: packs, baselines, reports.
#ifndef LOR_API_FILE_H
#define LOR_API_FILE_H

#include "core/error.h"
#include "core/arena.h"

/** Reads a whole file of at most `limit` bytes. An empty string with ptr NULL + `err` when it cannot be read. */
LorStr lor_api_read(LorArena *arena, const char *path, size_t limit, LorError *err);

/** Whether both names lead to one file. */
bool lor_api_same_file(const char *one, const char *other);

#endif
