// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the module that recognises words: picture files.
#ifndef LOR_EXTRACT_OCR_READ_H
#define LOR_EXTRACT_OCR_READ_H

#include "extract/recognise.h"

/** See LorRecogniser.read_picture. */
bool ocr_read_picture(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);

#endif
