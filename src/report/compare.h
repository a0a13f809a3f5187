// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two runs; knows nothing of letters.
#ifndef LOR_REPORT_COMPARE_H
#define LOR_REPORT_COMPARE_H

#include "report/compare_run.h"
#include "report/report.h"

/** Writes fixed, new, changed and unchanged findings, letter by letter, and a verdict. Findings are matched by letter and rule, those about several letters by
 *  rule and first letter; their words and places only tell whether they changed. True: something is worse, which is a new finding at or above `fail_on`, or a letter
 *  that was analysed and is not any more. */
bool lor_compare_write(LorOut *out, const LorComparedRun *before, const LorComparedRun *after, const LorReportOptions *options);

#endif
