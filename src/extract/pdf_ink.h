// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: what is drawn by strokes, which poppler does not show without painting the page.
#ifndef LOR_EXTRACT_PDF_INK_H
#define LOR_EXTRACT_PDF_INK_H

#include "document/document.h"
#include "extract/pdf_streams.h"

/** What one look at a file's plain and deflated streams found. */
typedef struct PdfInk PdfInk;

/** Looks at the streams in their order, which is that of the pages in what common programs write. Cost: linear in the
 *  unpacked streams, capped. */
PdfInk *pdf_ink_look(LorArena *arena, const PdfStreams *streams);
/** False: no page of the file shows a picture, and nobody needs to look for any. */
bool pdf_ink_could_hold_pictures(const PdfInk *ink, LorStr bytes);
/** Whether pages without text could show words all the same: drawn line by line, or by a font that is drawings. */
bool pdf_ink_could_hold_words(const PdfInk *ink);
/** Adds what could be ink, and ruled lines (height at most PDF_RULE), to the images of a document whose pages are read, as
 *  `drawn`. Sets the property `strokes`: "none" when nothing drawn could be ink, "placed" when all that could be is
 *  among the images, "unplaced" when something may be and its place is not known. Unset: could not be looked at.
 *  Where the count of streams does not match that of pages, nothing is placed. */
void pdf_ink_place(const PdfInk *ink, LorDocument *doc);

#endif
