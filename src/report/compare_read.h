// SPDX-License-Identifier: GPL-3.0-or-later
// A run as its JSON report tells it, read to be compared.
#ifndef LOR_REPORT_COMPARE_READ_H
#define LOR_REPORT_COMPARE_READ_H

#include "core/error.h"
#include "report/compare_run.h"

#define LOR_COMPARE_MAX_BYTES ((size_t)512 << 20)

/** Members of "tool" that make two runs hard to compare when they differ; ended by NULL. */
extern const char *const lor_compared_settings[5];

/** The report that `text` is (`--format json`); NULL + `err` with what does not fit and where. */
LorComparedRun *lor_compare_read(LorArena *arena, LorStr text, LorError *err);
/** Where two runs have no path in common, letters are matched by what follows the folder that all of a run lie in: a folder that was moved or named
 *  anew. Call once, before writing. */
void lor_compare_match(LorComparedRun *before, LorComparedRun *after);

#endif
