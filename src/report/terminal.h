// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal format and its parts.
#ifndef LOR_REPORT_TERMINAL_H
#define LOR_REPORT_TERMINAL_H

#include "report/report.h"
#include "report/sheet.h"
#include "report/summary.h"

#define LOR_SHEET_WIDE 72u /* [cell] below it bars and side columns are left out; numbers never are */

/** What follows leads to the letter of that path / to the page of that rule, until lor_sheet_link() ends it. */
void lor_terminal_link_letter(LorSheet *sheet, LorStr path);
void lor_terminal_link_rule(LorSheet *sheet, LorStr id);

/** The state of a terminal report. */
typedef struct LorTerminal {
    LorSheet sheet;
    LorSummary summary;
    LorStr verdict; /* on the one letter of a run */
} LorTerminal;

/** One letter: the full page, when it comes. Several: the summary and its table, at the end. The last line says why the run
 *  ends as it does. */
void lor_terminal_begin(LorReport *report);
void lor_terminal_letter(LorReport *report, const LorResult *result);
void lor_terminal_end(LorReport *report);
void lor_terminal_drop(LorReport *report);

/** Its descriptor in the table of report.c. */
#define LOR_REPORT_TERMINAL                                                                                        \
    {.name = "terminal", .what = "for people, as wide as the terminal", .begin = lor_terminal_begin,                \
     .letter = lor_terminal_letter, .end = lor_terminal_end, .drop = lor_terminal_drop, .state = sizeof(LorTerminal)}

/** Counts by status, score percentiles, what costs most, one row a letter, what was not read and what to do. */
void lor_terminal_summary(LorSheet *sheet, const LorSummary *summary, const LorTally *tally, const LorSetResult *set);
/** How many letters share wording, in one line. `set` may be NULL. */
void lor_terminal_shared(LorSheet *sheet, const LorSetResult *set);
/** Findings about several letters, and the themes of each applicant's letters. `set` may be NULL. */
void lor_terminal_set(LorSheet *sheet, const LorSetResult *set, const LorReportOptions *options);
/** Score and categories. */
void lor_terminal_score(LorSheet *sheet, const LorRunInfo *info, const LorResult *result);
/** Findings at or above `options->show`, and how many more there are. */
void lor_terminal_findings(LorSheet *sheet, const LorResult *result, const LorReportOptions *options);

LorInk lor_terminal_ink(LorSeverity severity);
/** "12.5", "4": points without needless zeros, in the sheet's arena. */
LorStr lor_terminal_points(LorSheet *sheet, double points);
/** The same as a loss: "−4", "0". */
LorStr lor_terminal_loss(LorSheet *sheet, double points);
/** "5,000" */
LorStr lor_terminal_count(LorSheet *sheet, size_t count);

#endif
