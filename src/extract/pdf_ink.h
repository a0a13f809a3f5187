// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: what is drawn by strokes, which poppler does not show without painting the page.
#ifndef LOR_EXTRACT_PDF_INK_H
#define LOR_EXTRACT_PDF_INK_H

#include "document/document.h"

/** Adds what could be ink, and ruled lines (height at most PDF_RULE), to the document's images, as `drawn`. Sets the
 *  property `strokes`: "none" when nothing drawn could be ink, "placed" when all that could be is among the images,
 *  "unplaced" when something may be and its place is not known. Unset: could not be looked at.
 *
 *  Looks at the file's plain and deflated streams in their order, which is that of the pages in what common programs
 *  write; where their count does not match, nothing is placed. Cost: linear in the unpacked streams, capped. */
void pdf_ink_read(LorDocument *doc, LorStr bytes);

#define PDF_RULE 2.5f /* [pt] a drawn line is no higher */

#endif
