// SPDX-License-Identifier: GPL-3.0-or-later
// A letter out of a jsonl report: what merging and reports need of it, from what the line says.
#ifndef LOR_BATCH_PART_H
#define LOR_BATCH_PART_H

#include "core/error.h"
#include "lint/result.h"

#define LOR_PART_LINE ((size_t)64 << 20) /* [byte] of one line at most */

/** A run as a line tells it. */
typedef struct LorPartRun {
    LorStr key, as_of; /* in the arena */
} LorPartRun;

/** Which run a line comes from. False + `err` when it is no line of `lorlint --format jsonl`, or of a redacted run. */
bool lor_part_run(LorArena *arena, LorStr line, LorPartRun *run, LorError *err);

/** The result of a line, in an arena of its own: `result->arena`, which is the caller's to free. Facts have their values and first places only; places
 *  have no line around them. The line must come from a run with the key `key` on these packs: NULL + `err` when it does not, or is not whole. */
LorResult *lor_part_read(LorStr line, const LorPacks *packs, LorStr key, LorError *err);

#endif
