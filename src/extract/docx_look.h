// SPDX-License-Identifier: GPL-3.0-or-later
// How text of a Word file looks: properties that are inherited from defaults, styles and numbering.
#ifndef LOR_EXTRACT_DOCX_LOOK_H
#define LOR_EXTRACT_DOCX_LOOK_H

#include "extract/docx_words.h"
#include "extract/flow.h"

#define DOCX_MAX_STYLES 5000u
#define DOCX_MAX_CHAIN  32u   /* styles that are based on each other */
#define DOCX_LEVELS     9u    /* of a list */

/** Which properties of a look are said, not inherited. */
enum {
    DOCX_HAS_FONT = 1 << 0, DOCX_HAS_SIZE = 1 << 1, DOCX_HAS_HIDDEN = 1 << 2, DOCX_HAS_UNDERLINE = 1 << 3,
    DOCX_HAS_BEFORE = 1 << 4, DOCX_HAS_AFTER = 1 << 5, DOCX_HAS_LEFT = 1 << 6, DOCX_HAS_ALIGN = 1 << 7,
    DOCX_HAS_NUMBER = 1 << 8, DOCX_HAS_LEVEL = 1 << 9, DOCX_HAS_CONTEXTUAL = 1 << 10, DOCX_HAS_PAGE = 1 << 11,
};

typedef struct DocxLook {
    unsigned has;         /* DOCX_HAS_… */
    LorStr font;          /* "+major" and "+minor": the theme's */
    float size;           /* [pt] */
    bool hidden, underlined, contextual, page_before;
    float before, after, left; /* [pt] */
    FlowAlign align;
    LorStr number;        /* id of the list; "0": none */
    uint8_t level;
    bool ruled;           /* a tab of the paragraph draws a line */
    LorStr style;         /* of the paragraph or the characters; empty: the default */
} DocxLook;

/** Takes one property element (rFonts, sz, spacing, jc …) into the look; what it does not know is left alone. */
void docx_look_take(DocxLook *look, const LorXmlTag *tag, LorArena *arena);
/** What `over` says wins. */
void docx_look_add(DocxLook *look, const DocxLook *over);

/** The styles, theme and lists of one file. */
typedef struct DocxStyles DocxStyles;

DocxStyles *docx_styles_new(LorArena *arena);
/** Reads word/styles.xml, word/theme/theme1.xml, word/numbering.xml. False + `err`: damaged; what was read stands. */
bool docx_styles_read(DocxStyles *styles, LorStr bytes, LorError *err);
bool docx_styles_read_theme(DocxStyles *styles, LorStr bytes, LorError *err);
bool docx_styles_read_lists(DocxStyles *styles, LorStr bytes, LorError *err);

/** The look of text in that paragraph style (empty: the default one), defaults included. */
const DocxLook *docx_styles_paragraph(DocxStyles *styles, LorStr id);
/** What a character style says by itself; NULL: no such style. */
const DocxLook *docx_styles_characters(DocxStyles *styles, LorStr id);
/** The name of the face; a theme's are looked up. */
LorStr docx_styles_font(const DocxStyles *styles, const DocxLook *look);
/** What stands before the next item of the list: "•", "3." or nothing. Counts. */
LorStr docx_styles_label(DocxStyles *styles, const DocxLook *look);

#endif
