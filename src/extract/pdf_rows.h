// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the readers of PDF: words become rows.
#ifndef LOR_EXTRACT_PDF_ROWS_H
#define LOR_EXTRACT_PDF_ROWS_H

#include "extract/pdf_sheet.h"

/** Puts the words [first, end) of the page `page` in reading order and appends their rows. */
void pdf_rows_add(PdfSheet *sheet, size_t first, uint32_t page);

#endif
