// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: what a font's codes mean and how wide they are. No font program is ever opened.
#ifndef LOR_EXTRACT_PLAINPDF_FONT_H
#define LOR_EXTRACT_PLAINPDF_FONT_H

#include "extract/plainpdf_glyph.h"

#define PLAIN_MOST_FONTS  100u /* of one document */

/** Reads the font of a resource. NULL: odd. */
PlainFont *plain_font_read(PlainFile *file, LorStr dict, size_t number);

#endif
