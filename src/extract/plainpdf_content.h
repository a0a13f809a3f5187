// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: the operators of a page's content.
#ifndef LOR_EXTRACT_PLAINPDF_CONTENT_H
#define LOR_EXTRACT_PLAINPDF_CONTENT_H

#include "extract/pdf_strokes.h"
#include "extract/plainpdf_text.h"

#define PLAIN_MOST_DEPTH    32u /* q within q */
#define PLAIN_MOST_MARKS    32u /* BDC within BDC */
#define PLAIN_MOST_OPERANDS 32u
#define PLAIN_MOST_ELEMENTS 8192u /* of one array */

/** Fonts that were read; one for each object. */
typedef struct PlainFonts {
    PlainFont *at[PLAIN_MOST_FONTS];
    size_t len;
} PlainFonts;

/** A page as its content is read. */
typedef struct PlainPage {
    PlainFile *file;
    LorDocument *doc;
    PlainFonts *fonts;
    LorStr resources;        /* a dictionary */
    double left, top;        /* [unit] of the page's box: its left edge, its upper edge */
    PlainText text;
    float covered;           /* [pt²] by pictures */
    size_t images;
    PdfStrokes strokes;      /* what it paints, in the units of its content */
} PlainPage;

/** Follows the operators. False: odd. `page->text` must have been started. */
bool plain_content_follow(PlainPage *page, LorStr content);

#endif
