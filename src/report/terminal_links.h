// SPDX-License-Identifier: GPL-3.0-or-later
// Links of the terminal report.
#ifndef LOR_REPORT_TERMINAL_LINKS_H
#define LOR_REPORT_TERMINAL_LINKS_H

#include "report/sheet.h"

/** What follows leads to the letter of that path / to the page of that rule, until lor_sheet_link() ends it. */
void lor_terminal_link_letter(LorSheet *sheet, LorStr path);
void lor_terminal_link_rule(LorSheet *sheet, LorStr id);

#endif
