// SPDX-License-Identifier: GPL-3.0-or-later
// Findings in the terminal report.
#ifndef LOR_REPORT_TERMINAL_FINDINGS_H
#define LOR_REPORT_TERMINAL_FINDINGS_H

#include "report/report.h"
#include "report/sheet.h"

/** Findings at or above `options->show`, and how many more there are. */
void lor_terminal_findings(LorSheet *sheet, const LorResult *result, const LorReportOptions *options);

#endif
