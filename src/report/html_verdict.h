// SPDX-License-Identifier: GPL-3.0-or-later
// A section of a letter's page: the score, and what to change first.
#ifndef LOR_REPORT_HTML_VERDICT_H
#define LOR_REPORT_HTML_VERDICT_H

#include "report/html_notes.h"

/** The score, its band, how it came about, and what to change first. */
void lor_html_verdict(LorHtml *html, const LorNoted *letter);

#endif
