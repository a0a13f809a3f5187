// SPDX-License-Identifier: GPL-3.0-or-later
// The verdict of a run: what counts against it, and the last line that says why.
#ifndef LOR_REPORT_VERDICT_H
#define LOR_REPORT_VERDICT_H

#include "report/report.h"
#include "report/sheet.h"

LorTally lor_tally_of(LorResults results, const LorReportOptions *options);
void lor_tally_add(LorTally *tally, const LorResult *result, const LorReportOptions *options);
void lor_tally_add_set(LorTally *tally, const LorSetResult *set, const LorReportOptions *options);
/** Exit status of a run: 3 when some input was not analysed, else 1 when something fails, else 0. */
int lor_report_exit(const LorTally *tally);

/** Whether the finding can fail a run at all: not when it is silenced, not of a rule on `check`, not of the group file unless asked for. */
bool lor_verdict_counts(const LorFinding *finding, const LorReportOptions *options);
/** Whether this input alone makes the run fail. Inputs that were not analysed do not fail, they are missing. */
bool lor_verdict_fails(const LorResult *result, const LorReportOptions *options);
/** "FAIL letter.txt: 1 error (fail-on error)". */
void lor_verdict_write(LorSheet *sheet, LorResults results, const LorReportOptions *options);
/** The same when letters come one at a time: of a run on one input / on any other number of them. */
void lor_verdict_write_one(LorSheet *sheet, const LorResult *result, const LorReportOptions *options);
void lor_verdict_write_all(LorSheet *sheet, const LorTally *tally, const LorReportOptions *options);

#endif
