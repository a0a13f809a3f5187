// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON formats, for the table of report.c.
#ifndef LOR_REPORT_JSON_H
#define LOR_REPORT_JSON_H

#include "report/report.h"

void lor_report_json(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_report_jsonl(LorOut *out, LorResults results, const LorReportOptions *options);

#endif
