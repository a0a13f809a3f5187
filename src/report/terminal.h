// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal format.
#ifndef LOR_REPORT_TERMINAL_H
#define LOR_REPORT_TERMINAL_H

#include "report/report.h"
#include "report/sheet.h"
#include "report/summary.h"

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

/** Its descriptor in the table of format_table.c. */
#define LOR_REPORT_TERMINAL                                                                                        \
    {.name = "terminal", .what = "for people, as wide as the terminal", .begin = lor_terminal_begin,                \
     .letter = lor_terminal_letter, .end = lor_terminal_end, .drop = lor_terminal_drop, .state = sizeof(LorTerminal)}

#endif
