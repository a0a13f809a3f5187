// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: encodings of fonts.
#ifndef LOR_EXTRACT_PLAINPDF_ENCODING_H
#define LOR_EXTRACT_PLAINPDF_ENCODING_H

#include "extract/plainpdf_glyph.h"

/** What codes mean by encoding and names of glyphs, for codes of which nothing is told yet. False: odd. */
bool plain_encoding_read(PlainFile *file, PlainFont *font, LorStr encoding);

#endif
