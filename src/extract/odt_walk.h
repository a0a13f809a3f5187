// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the OpenDocument reader: the walk over content.xml, and over the headers and footers of styles.xml.
#ifndef LOR_EXTRACT_ODT_WALK_H
#define LOR_EXTRACT_ODT_WALK_H

#include "extract/odt_text.h"

/** Reads one part. False + `err`: it is no XML. */
bool odt_walk(OdtWalk *walk, LorStr bytes, OdtPass pass, LorError *err);

#endif
