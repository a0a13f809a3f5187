// SPDX-License-Identifier: GPL-3.0-or-later
// Score and categories in the terminal report.
#ifndef LOR_REPORT_TERMINAL_SCORE_H
#define LOR_REPORT_TERMINAL_SCORE_H

#include "lint/result.h"
#include "report/sheet.h"

/** Score and categories. */
void lor_terminal_score(LorSheet *sheet, const LorRunInfo *info, const LorResult *result);

#endif
