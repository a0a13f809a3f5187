// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: a page as a picture.
#ifndef LOR_EXTRACT_PDF_DRAW_H
#define LOR_EXTRACT_PDF_DRAW_H

#include "core/arena.h"

#include <poppler.h>

#define PDF_DRAWN_DPI 132.0 /* [pixel/inch] sharp enough to read, and about 100 KB for a page of text */

/** Draws the page. The PNG is in `arena`; empty when it would have no pixels, or cannot be drawn. A page of more than `most` pixels is drawn
 *  smaller. */
LorStr pdf_draw_page(LorArena *arena, PopplerPage *page, size_t most);

/** A PNG of `height` rows of `width` pixels, `stride` bytes apart, four bytes each: blue, green, red, unused. In shades of grey when there is no
 *  colour. In `arena`; empty when it cannot be packed. */
LorStr pdf_png_write(LorArena *arena, const unsigned char *pixels, uint32_t width, uint32_t height, size_t stride);

#endif
