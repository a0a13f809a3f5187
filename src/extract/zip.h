// SPDX-License-Identifier: GPL-3.0-or-later
// Archives of parts, as office programs write them: opened in memory, read by exact name, never unpacked to disk.
#ifndef LOR_EXTRACT_ZIP_H
#define LOR_EXTRACT_ZIP_H

#include "core/arena.h"
#include "core/error.h"

#define LOR_ZIP_MAX_PARTS 1000u
#define LOR_ZIP_MAX_PART  ((size_t)64 << 20)  /* [byte] of one part, inflated */
#define LOR_ZIP_MAX_ALL   ((size_t)128 << 20) /* [byte] of all parts that are read */

/** An open archive; dies with its arena. */
typedef struct LorZip LorZip;

/** Opens the archive in `bytes`, which must stay as long as it does. NULL + `err` (LOR_DAMAGED, LOR_TOO_LARGE) when its
 *  headers contradict each other, a name stands in it twice, or it has too many parts. Cost: parts squared, at most a million. */
LorZip *lor_zip_open(LorArena *arena, LorStr bytes, LorError *err);
/** Whether a part of exactly that name is there. */
bool lor_zip_has(const LorZip *zip, LorStr name);
/** Whether any part's name starts so. */
bool lor_zip_has_below(const LorZip *zip, LorStr folder);
/** The part's bytes in the arena; `ptr` NULL when there is no such part. False + `err` (LOR_ENCRYPTED, LOR_DAMAGED,
 *  LOR_TOO_LARGE) when it cannot be read whole and as its headers say: sizes are counted, never believed. */
bool lor_zip_read(LorZip *zip, LorStr name, LorStr *bytes, LorError *err);

#endif
