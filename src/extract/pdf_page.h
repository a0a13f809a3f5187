// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: one page, asked of poppler.
#ifndef LOR_EXTRACT_PDF_PAGE_H
#define LOR_EXTRACT_PDF_PAGE_H

#include "extract/pdf_sheet.h"

#include <poppler.h>

/** What one page showed besides its words. */
typedef struct PdfPage {
    size_t letters; /* in its text */
    bool annotations, form_fields, signature_field, active;
    bool cut; /* more characters or images than are read */
} PdfPage;

/** Appends the page to the document and its words and rows to the sheet. With `images`, interprets the page once more
 *  for its pictures. */
PdfPage pdf_page_read(PdfSheet *sheet, PopplerPage *page, bool images);

#endif
