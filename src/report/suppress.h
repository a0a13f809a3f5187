// SPDX-License-Identifier: GPL-3.0-or-later
// .lorlint-ignore: findings that somebody looked at and lets stand, each with its reason.
#ifndef LOR_REPORT_SUPPRESS_H
#define LOR_REPORT_SUPPRESS_H

#include "core/out.h"
#include "lint/result.h"

#define LOR_SUPPRESS_MAX_BYTES ((size_t)4 << 20)

typedef struct LorSuppressions LorSuppressions;

/** Reads lines `RULE PLACE -- REASON`. PLACE is a path (with * and ? as in a shell; a folder with a slash at its end stands for all below it), and may
 *  go on with `:"words"`: only findings that point at these words. Empty lines and those that begin with # count for nothing. `folder` is put
 *  before each path. NULL + `err` with the line of a fault. The packs must outlive it. */
LorSuppressions *lor_suppressions_read(LorArena *arena, LorStr text, LorStr folder, const LorPacks *packs, LorError *err);
/** Silences what they name. */
void lor_suppressions_apply(LorSuppressions *suppressions, LorResult *result);
/** Writes a line, which begins with `name`, for each whose letter was analysed and whose rule judged, without a finding. */
void lor_suppressions_tell_unused(const LorSuppressions *suppressions, LorStr name, LorOut *out);

#endif
