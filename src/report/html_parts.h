// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a letter's page in the HTML report, in the order in which they stand.
#ifndef LOR_REPORT_HTML_PARTS_H
#define LOR_REPORT_HTML_PARTS_H

#include "report/html_write.h"

/** All sections. */
void lor_html_sections(LorHtml *html, const LorResult *result);

#endif
