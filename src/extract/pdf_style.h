// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the readers of PDF: fonts at sizes, each once.
#ifndef LOR_EXTRACT_PDF_STYLE_H
#define LOR_EXTRACT_PDF_STYLE_H

#include "extract/pdf_sheet.h"

/** The index of a font, as the file names it, at a size [pt]. The name is copied. */
uint32_t pdf_style_of(PdfSheet *sheet, LorStr font, double size);
/** A coordinate of a page [pt]; what is nonsense becomes 0. */
float pdf_coordinate(double value);

#endif
