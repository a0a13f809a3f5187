// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal report on several letters.
#ifndef LOR_REPORT_TERMINAL_SUMMARY_H
#define LOR_REPORT_TERMINAL_SUMMARY_H

#include "report/sheet.h"
#include "report/summary.h"

/** Counts by status, score percentiles, what costs most, one row a letter, what was not read and what to do. */
void lor_terminal_summary(LorSheet *sheet, const LorSummary *summary, const LorTally *tally, const LorSetResult *set);

#endif
