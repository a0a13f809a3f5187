// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the module that recognises words: a picture's words, by tesseract.
#ifndef LOR_EXTRACT_OCR_H
#define LOR_EXTRACT_OCR_H

#include "extract/recognise.h"

struct Pix;

/** See LorRecogniser.prepare. */
bool ocr_prepare(LorError *err);
/** See LorRecogniser.read_page. */
LorSeenPage ocr_read_page(LorArena *arena, const LorScan *scan);
/** What stands in a grey picture. */
LorSeenPage ocr_read(LorArena *arena, struct Pix *grey, double dpi);

#endif
