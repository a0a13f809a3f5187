// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the readers of PDF: rows become the lines of a document.
#ifndef LOR_EXTRACT_PDF_LINES_H
#define LOR_EXTRACT_PDF_LINES_H

#include "extract/pdf_sheet.h"

/** Marks running headers and footers, then writes text, pages' spans, lines and runs of the document.
 *  False when the text had to be cut at LOR_MAX_TEXT. */
bool pdf_lines_write(PdfSheet *sheet);

#endif
