// SPDX-License-Identifier: GPL-3.0-or-later
// A section of a letter's page: the letter as text.
#ifndef LOR_REPORT_HTML_PROSE_H
#define LOR_REPORT_HTML_PROSE_H

#include "report/html_notes.h"

/** A part of the letter as text with marks; `noted`: with the notes that begin in it beside it, which link to it. */
void lor_html_prose(LorHtml *html, const LorNoted *letter, LorSpan span, bool noted);

#endif
