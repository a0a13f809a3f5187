// SPDX-License-Identifier: GPL-3.0-or-later
// What several letters show together, in the HTML report.
#ifndef LOR_REPORT_HTML_SET_H
#define LOR_REPORT_HTML_SET_H

#include "report/html_write.h"
#include "report/summary.h"

/** What they show together; nothing when `set` is NULL or holds nothing. */
void lor_html_set(LorHtml *html, const LorSetResult *set, const LorSummary *summary, bool links);

#endif
