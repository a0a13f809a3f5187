// SPDX-License-Identifier: GPL-3.0-or-later
// A section of a letter's page: a page of the letter as a picture.
#ifndef LOR_REPORT_HTML_SHEET_H
#define LOR_REPORT_HTML_SHEET_H

#include "report/html_notes.h"

/** A page as a picture, highlights over the words, and notes [first, end) beside it. */
void lor_html_sheet(LorHtml *html, const LorNoted *letter, size_t page, size_t first, size_t end);

#endif
