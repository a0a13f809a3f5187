// SPDX-License-Identifier: GPL-3.0-or-later
// A section of a letter's page: points, category by category.
#ifndef LOR_REPORT_HTML_POINTS_H
#define LOR_REPORT_HTML_POINTS_H

#include "report/html_notes.h"

/** Categories that open to what they lost. */
void lor_html_points(LorHtml *html, const LorNoted *letter);

#endif
