// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the Word reader: words of a run, as they print.
#ifndef LOR_EXTRACT_DOCX_TEXT_H
#define LOR_EXTRACT_DOCX_TEXT_H

#include "extract/docx_para.h"

void docx_walk_text(DocxWalk *walk, LorStr text);
void docx_walk_tab(DocxWalk *walk);
void docx_walk_symbol(DocxWalk *walk, const LorXmlTag *tag);
void docx_walk_gap(DocxWalk *walk, LorStr text);
void docx_walk_field(DocxWalk *walk, const LorXmlTag *tag);
void docx_walk_open_field(DocxWalk *walk, LorStr code);
void docx_walk_close_field(DocxWalk *walk);
void docx_walk_close_link(DocxWalk *walk);

#endif
