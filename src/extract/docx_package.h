// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a Word file and how they are tied together.
#ifndef LOR_EXTRACT_DOCX_PACKAGE_H
#define LOR_EXTRACT_DOCX_PACKAGE_H

#include "extract/docx_para.h"
#include "extract/zip.h"

#define DOCX_MAX_LINKS 5000u

/** The relationships of a part, by its name; none when it has none. False + `err`: cannot be read. */
bool docx_package_links(LorZip *zip, LorArena *arena, LorStr part, DocxLinks *links, LorError *err);
/** The name of the part that the relationship leads to: the first of that type, or the one of that id. Empty: none. */
LorStr docx_package_by_type(const DocxLinks *links, const char *type);
LorStr docx_package_by_id(const DocxLinks *links, LorStr id);

/** What the file says of itself. */
typedef struct DocxFacts {
    LorStr author, created, pages, words, program;
} DocxFacts;

/** Reads docProps/core.xml and docProps/app.xml; what they lack stays empty. */
void docx_package_facts(LorZip *zip, LorArena *arena, const DocxLinks *root, DocxFacts *facts);
/** Whether the part holds an element `word`. */
bool docx_package_holds(LorArena *arena, LorStr bytes, DocxWord word);

#endif
