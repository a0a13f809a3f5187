// SPDX-License-Identifier: GPL-3.0-or-later
// A section of a letter's page: what became of the letter since the baseline.
#ifndef LOR_REPORT_HTML_SINCE_H
#define LOR_REPORT_HTML_SINCE_H

#include "report/html_notes.h"

/** What is gone and what is new since the baseline; nothing where there is none that knows the letter. */
void lor_html_since(LorHtml *html, const LorNoted *letter);

#endif
