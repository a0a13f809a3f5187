// SPDX-License-Identifier: GPL-3.0-or-later
// Formats for other programs, for the table of report.c. Each stands in the file of its name, and none tells words of a letter
// unless `options->excerpts` is set.
#ifndef LOR_REPORT_FORMATS_H
#define LOR_REPORT_FORMATS_H

#include "report/report.h"

void lor_report_sarif(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_report_junit(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_report_checkstyle(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_report_github(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_report_gitlab(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_report_csv(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_report_markdown(LorOut *out, LorResults results, const LorReportOptions *options);

#endif
