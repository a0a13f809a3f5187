// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary of OpenDocument texts, from the one table of odt_words.h.
#include "extract/odt_words.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static const LorXmlSpace spaces[] = {
    {LOR_STR(ODF "office:1.0"), ODT_OFFICE},     {LOR_STR(ODF "text:1.0"), ODT_TEXT},
    {LOR_STR(ODF "table:1.0"), ODT_TABLE},       {LOR_STR(ODF "drawing:1.0"), ODT_DRAW},
    {LOR_STR(ODF "style:1.0"), ODT_STYLE},       {LOR_STR(ODF "xsl-fo-compatible:1.0"), ODT_FO},
    {LOR_STR(ODF "svg-compatible:1.0"), ODT_SVG}, {LOR_STR(ODF "meta:1.0"), ODT_META},
    {LOR_STR("http://www.w3.org/1999/xlink"), ODT_XLINK},
    {LOR_STR("http://purl.org/dc/elements/1.1/"), ODT_DC},
};

static const LorXmlWord words[] = {
#define X(id, space, name) {ODT_##space, ODT_##id, LOR_STR(name)},
    ODT_WORDS(X)
#undef X
};

const LorXmlVocabulary odt_vocabulary = {spaces, sizeof spaces / sizeof *spaces, words, sizeof words / sizeof *words};
