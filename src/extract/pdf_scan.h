// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the readers of PDF: recognised words.
#ifndef LOR_EXTRACT_PDF_SCAN_H
#define LOR_EXTRACT_PDF_SCAN_H

#include "extract/pdf_sheet.h"

struct LorSeenPage;
/** Appends what was recognised on the page, but for what cannot be words, and its rows. Returns the letters. */
size_t pdf_scan_add(PdfSheet *sheet, const struct LorSeenPage *seen, uint32_t page);
/** Mends what recognition commonly mistakes in the words from `first` on. */
void pdf_scan_mend(PdfSheet *sheet, size_t first);
/** How the page was turned; {0}: not at all. */
PdfTilt pdf_scan_tilt(const PdfSheet *sheet, uint32_t page);
/** After pdf_lines_write(): tells the document how well words were recognised, and puts them where they stand on the page. */
void pdf_scan_finish(PdfSheet *sheet);

#endif
