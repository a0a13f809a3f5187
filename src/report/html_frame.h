// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before and behind a page.
#ifndef LOR_REPORT_HTML_FRAME_H
#define LOR_REPORT_HTML_FRAME_H

#include "report/html_write.h"

/** What stands before and behind a page: title, policy and style; about the score. `script`: the one that sorts a table. */
void lor_html_head(LorHtml *html, LorStr title, bool script);
void lor_html_foot(LorHtml *html, bool script);

#endif
