// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two runs: reads two JSON reports, knows nothing of letters.
#ifndef LOR_REPORT_COMPARE_H
#define LOR_REPORT_COMPARE_H

#include "report/report.h"

#define LOR_COMPARE_MAX_BYTES ((size_t)512 << 20)

/** A run as its report tells it. */
typedef struct LorComparedRun LorComparedRun;

/** The report that `text` is (`--format json`); NULL + `err` with what does not fit and where. */
LorComparedRun *lor_compare_read(LorArena *arena, LorStr text, LorError *err);
/** Where two runs have no path in common, letters are matched by what follows the folder that all of a run lie in: a folder that was moved or named
 *  anew. Call once, before writing. */
void lor_compare_match(LorComparedRun *before, LorComparedRun *after);
/** Writes fixed, new, changed and unchanged findings, letter by letter, and a verdict. Findings are matched by letter and rule, those about several letters by
 *  rule and first letter; their words and places only tell whether they changed. True: something is worse, which is a new finding at or above `fail_on`, or a letter
 *  that was analysed and is not any more. */
bool lor_compare_write(LorOut *out, const LorComparedRun *before, const LorComparedRun *after, const LorReportOptions *options);

#endif
