// SPDX-License-Identifier: GPL-3.0-or-later
// The quick reader of PDF: letters as word processors print them, without poppler. It reads a file only when it
// understood all of it, and then says what the full reader would (tests/hostile/readers.c holds the two together).
#ifndef LOR_EXTRACT_PLAINPDF_H
#define LOR_EXTRACT_PLAINPDF_H

#include "extract/format.h"

/** Fills `doc`, or gives the file up: false, `*why` says what was not understood, and `doc` is of no use any more. */
bool plainpdf_read(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, const char **why);
/** The same, as a format's quick reader. */
bool plainpdf_quick(LorStr bytes, const LorExtractOptions *options, LorDocument *doc);

#endif
