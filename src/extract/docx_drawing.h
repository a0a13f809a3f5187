// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the Word reader: pictures, shapes, and where they stand.
#ifndef LOR_EXTRACT_DOCX_DRAWING_H
#define LOR_EXTRACT_DOCX_DRAWING_H

#include "extract/docx_para.h"

/** False: not its element. */
bool docx_drawing_opens(DocxWalk *walk, const LorXmlTag *tag);
bool docx_drawing_closes(DocxWalk *walk, const LorXmlTag *tag);
void docx_drawing_place(DocxWalk *walk, LorStr text);

#endif
