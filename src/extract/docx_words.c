// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary of Word files, from the one table of docx_words.h.
#include "extract/docx_words.h"

#define USUAL  "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"

static const LorXmlSpace spaces[] = {
    {LOR_STR(USUAL "wordprocessingml/2006/main"), DOCX_W},
    {LOR_STR(STRICT "wordprocessingml/main"), DOCX_W},
    {LOR_STR(USUAL "markup-compatibility/2006"), DOCX_MC},
    {LOR_STR(USUAL "drawingml/2006/wordprocessingDrawing"), DOCX_WP},
    {LOR_STR(STRICT "drawingml/wordprocessingDrawing"), DOCX_WP},
    {LOR_STR(USUAL "drawingml/2006/main"), DOCX_A},
    {LOR_STR(STRICT "drawingml/main"), DOCX_A},
    {LOR_STR("urn:schemas-microsoft-com:vml"), DOCX_V},
    {LOR_STR(USUAL "officeDocument/2006/relationships"), DOCX_R},
    {LOR_STR(STRICT "officeDocument/relationships"), DOCX_R},
    {LOR_STR("http://schemas.microsoft.com/office/word/2010/wordprocessingShape"), DOCX_WPS},
    {LOR_STR(USUAL "officeDocument/2006/math"), DOCX_M},
    {LOR_STR(STRICT "officeDocument/math"), DOCX_M},
    {LOR_STR(USUAL "package/2006/relationships"), DOCX_PKG},
    {LOR_STR("http://purl.org/dc/elements/1.1/"), DOCX_DC},
    {LOR_STR("http://purl.org/dc/terms/"), DOCX_TERMS},
    {LOR_STR(USUAL "package/2006/metadata/core-properties"), DOCX_CP},
    {LOR_STR(USUAL "officeDocument/2006/extended-properties"), DOCX_APP},
    {LOR_STR(STRICT "officeDocument/extendedProperties"), DOCX_APP},
};

static const LorXmlWord words[] = {
#define X(id, space, name) {DOCX_##space, DOCX_##id, LOR_STR(name)},
    DOCX_WORDS(X)
#undef X
};

const LorXmlVocabulary docx_vocabulary = {spaces, sizeof spaces / sizeof *spaces, words, sizeof words / sizeof *words};
