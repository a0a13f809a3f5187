// SPDX-License-Identifier: GPL-3.0-or-later
// A section of a letter's page: the letter itself.
#ifndef LOR_REPORT_HTML_LETTER_H
#define LOR_REPORT_HTML_LETTER_H

#include "report/html_notes.h"

/** The letter itself with its notes beside it. Writes nothing when the result does not hold it. */
void lor_html_letter(LorHtml *html, const LorNoted *letter);

#endif
