// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML format.
#ifndef LOR_REPORT_HTML_H
#define LOR_REPORT_HTML_H

#include "report/html_write.h"
#include "report/summary.h"

/** The state of an HTML report. */
typedef struct LorHtmlReport {
    LorHtml html;       /* writes to the report's own file */
    LorSummary summary; /* of several letters */
    LorOut *pages;      /* in memory: what stands behind the overview, when all is one file */
} LorHtmlReport;

/** One letter: its page. Several in one file: an overview, then each letter. Several in a folder: each letter's file when it comes,
 *  the overview at the end. No file needs another, or the network, to be read. */
void lor_html_begin(LorReport *report);
void lor_html_letter_comes(LorReport *report, const LorResult *result);
void lor_html_end(LorReport *report);
void lor_html_drop(LorReport *report);

/** Its descriptor in the table of format_table.c. */
#define LOR_REPORT_HTML                                                                                              \
    {.name = "html", .what = "a page to look at, with the letter and notes beside it", .begin = lor_html_begin,       \
     .letter = lor_html_letter_comes, .end = lor_html_end, .drop = lor_html_drop, .state = sizeof(LorHtmlReport),     \
     .shows_letter = true, .tells_facts = true, .index = "index.html"}

#endif
