// SPDX-License-Identifier: GPL-3.0-or-later
// The rules as a page to look at.
#ifndef LOR_REPORT_RULES_HTML_H
#define LOR_REPORT_RULES_HTML_H

#include "report/report.h"

/** The rules as a page to look at. */
void lor_report_rules_html(LorOut *out, const LorRunInfo *info, const LorReportOptions *options);

#endif
