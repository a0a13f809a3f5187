// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the Word reader: the walk over one part's elements.
#ifndef LOR_EXTRACT_DOCX_WALK_H
#define LOR_EXTRACT_DOCX_WALK_H

#include "extract/docx_para.h"

/** Reads one part (the letter, a header …) into the flow's open region. False + `err`: it is no XML. */
bool docx_walk(DocxWalk *walk, LorStr bytes, LorError *err);

#endif
