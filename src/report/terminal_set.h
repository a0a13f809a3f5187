// SPDX-License-Identifier: GPL-3.0-or-later
// What several letters show together, in the terminal report.
#ifndef LOR_REPORT_TERMINAL_SET_H
#define LOR_REPORT_TERMINAL_SET_H

#include "report/report.h"
#include "report/sheet.h"

/** How many letters share wording, in one line. `set` may be NULL. */
void lor_terminal_shared(LorSheet *sheet, const LorSetResult *set);
/** Findings about several letters, and the themes of each applicant's letters. `set` may be NULL. */
void lor_terminal_set(LorSheet *sheet, const LorSetResult *set, const LorReportOptions *options);

#endif
