// SPDX-License-Identifier: GPL-3.0-or-later
// The formats that there are, and reports written in them.
#ifndef LOR_REPORT_FORMAT_TABLE_H
#define LOR_REPORT_FORMAT_TABLE_H

#include "report/report.h"

/** Ended by a row with name NULL. */
extern const LorReportFormat lor_report_formats[];
const LorReportFormat *lor_report_format(LorStr name);
/** Whether results must live until the report's end. */
static inline bool lor_report_keeps(const LorReportFormat *format) { return format->write != NULL; }

/** Begins a report on `given` inputs. `out` stays the caller's to close. */
LorReport *lor_report_begin(const LorReportFormat *format, LorOut *out, const LorRunInfo *info,
                            const LorReportOptions *options, size_t given);
/** Takes the next letter, in the order of output. */
void lor_report_letter(LorReport *report, const LorResult *result);
/** Ends the report, which is gone then. `set`: see LorResults. */
void lor_report_end(LorReport *report, const LorSetResult *set);
/** Gives the report up: nothing more is written. */
void lor_report_drop(LorReport *report);
/** A whole report at once. */
void lor_report_write(const LorReportFormat *format, LorOut *out, LorResults results, const LorReportOptions *options);

#endif
