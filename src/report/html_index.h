// SPDX-License-Identifier: GPL-3.0-or-later
// The overview of several letters in the HTML report.
#ifndef LOR_REPORT_HTML_INDEX_H
#define LOR_REPORT_HTML_INDEX_H

#include "report/html_write.h"
#include "report/summary.h"

/** The overview of several letters; `links`: to files of their own, else to places of this page. `set`: see LorReport. */
void lor_html_index(LorHtml *html, const LorSummary *summary, const LorSetResult *set, const LorTally *tally, bool links);

#endif
