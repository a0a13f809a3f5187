// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: whether words lie on the page as poppler, too, would read them.
#ifndef LOR_EXTRACT_PLAINPDF_SHEET_H
#define LOR_EXTRACT_PLAINPDF_SHEET_H

#include "extract/pdf_sheet.h"
#include "extract/plainpdf_file.h"

/** Of the words from `first` on, in the order in which they were printed and before they stand in rows: sizes of one piece. False: odd. */
bool plain_sheet_check_pieces(PlainFile *file, const PdfSheet *sheet, size_t first);
/** Of the rows of one page, from `first_row` on: words over words, white that parts or joins. `turned`: some run from right to left. False: odd.
 *  Cost: pairs of words in rows that touch, held to a number. */
bool plain_sheet_check_rows(PlainFile *file, const PdfSheet *sheet, size_t first_row, bool turned);

#endif
