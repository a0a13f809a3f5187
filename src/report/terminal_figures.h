// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the terminal report: points, losses, counts, and the ink of a severity.
#ifndef LOR_REPORT_TERMINAL_FIGURES_H
#define LOR_REPORT_TERMINAL_FIGURES_H

#include "lint/result.h"
#include "report/sheet.h"

#define LOR_SHEET_WIDE 72u /* [cell] below it bars and side columns are left out; numbers never are */

LorInk lor_terminal_ink(LorSeverity severity);
/** "12.5", "4": points without needless zeros, in the sheet's arena. */
LorStr lor_terminal_points(LorSheet *sheet, double points);
/** The same as a loss: "−4", "0". */
LorStr lor_terminal_loss(LorSheet *sheet, double points);
/** "5,000" */
LorStr lor_terminal_count(LorSheet *sheet, size_t count);

#endif
