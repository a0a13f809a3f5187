// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: pictures as PNG.
#ifndef LOR_EXTRACT_PDF_PNG_H
#define LOR_EXTRACT_PDF_PNG_H

#include "core/arena.h"

/** A PNG of `height` rows of `width` pixels, `stride` bytes apart, four bytes each: blue, green, red, unused. In shades of grey when there is no
 *  colour. In `arena`; empty when it cannot be packed. */
LorStr pdf_png_write(LorArena *arena, const unsigned char *pixels, uint32_t width, uint32_t height, size_t stride);

#endif
