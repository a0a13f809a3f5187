// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: tables that say which characters a font's codes mean.
#ifndef LOR_EXTRACT_PLAINPDF_CMAP_H
#define LOR_EXTRACT_PLAINPDF_CMAP_H

#include "extract/plainpdf_glyph.h"

/** Adds what a ToUnicode stream tells. False: odd. */
bool plain_cmap_read(PlainFile *file, PlainFont *font, LorStr content);

#endif
