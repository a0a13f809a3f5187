// SPDX-License-Identifier: GPL-3.0-or-later
// What the module that recognises words shows to the program: pages of other formats, and picture files.
#include "extract/ocr.h"
#include "extract/ocr_read.h"

const LorRecogniser LOR_RECOGNISER = {ocr_prepare, ocr_read_page, ocr_read_picture};
