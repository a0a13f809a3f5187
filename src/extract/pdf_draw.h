// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: a page as a picture.
#ifndef LOR_EXTRACT_PDF_DRAW_H
#define LOR_EXTRACT_PDF_DRAW_H

#include "core/arena.h"
#include "extract/recognise.h"

#include <poppler.h>

#define PDF_DRAWN_DPI 132.0 /* [pixel/inch] sharp enough to read, and about 100 KB for a page of text */

/** Draws the page, turned clockwise by as many times 90 degrees. The PNG is in `arena`; empty when it would have no pixels, or cannot be drawn. A
 *  page of more than `most` pixels is drawn smaller. */
LorStr pdf_draw_page(LorArena *arena, PopplerPage *page, unsigned quarters, size_t most);

/** The page in grey, at LOR_OCR_DPI unless it is very large. In `arena`; without pixels when it cannot be drawn. */
LorScan pdf_draw_scan(LorArena *arena, PopplerPage *page);

#endif
