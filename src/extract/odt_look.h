// SPDX-License-Identifier: GPL-3.0-or-later
// How text of an OpenDocument file looks: styles of content.xml and styles.xml, page layouts, lists.
#ifndef LOR_EXTRACT_ODT_LOOK_H
#define LOR_EXTRACT_ODT_LOOK_H

#include "extract/flow.h"
#include "extract/odt_words.h"

#define ODT_MAX_STYLES 10000u
#define ODT_MAX_CHAIN  32u
#define ODT_LEVELS     10u

enum {
    ODT_HAS_FONT = 1 << 0, ODT_HAS_SIZE = 1 << 1, ODT_HAS_SHARE = 1 << 2, ODT_HAS_HIDDEN = 1 << 3, ODT_HAS_UNDERLINE = 1 << 4,
    ODT_HAS_BEFORE = 1 << 5, ODT_HAS_AFTER = 1 << 6, ODT_HAS_LEFT = 1 << 7, ODT_HAS_ALIGN = 1 << 8, ODT_HAS_PAGE = 1 << 9,
};

typedef struct OdtLook {
    unsigned has;      /* ODT_HAS_… */
    LorStr font;       /* family */
    float size;        /* [pt] */
    float share;       /* of the size below, when told in percent */
    bool hidden, underlined, page_before;
    float before, after, left; /* [pt] */
    FlowAlign align;
} OdtLook;

/** The paper that a page layout tells. [pt] */
typedef struct OdtPaper {
    float width, height, left, right;
} OdtPaper;

typedef struct OdtStyles OdtStyles;

OdtStyles *odt_styles_new(LorArena *arena);
/** Takes a start or end tag that stands among styles (of either part). True: it was one, and is used. */
bool odt_styles_open(OdtStyles *styles, const LorXmlTag *tag);
void odt_styles_close(OdtStyles *styles, const LorXmlTag *tag);

/** Applies the style of that family ("paragraph", "text", …) and name, with what it is based on, over `look`. */
void odt_styles_apply(OdtStyles *styles, const char *family, LorStr name, OdtLook *look);
/** The page master that a paragraph's style asks for; empty: none. */
LorStr odt_styles_master(OdtStyles *styles, LorStr paragraph);
/** The paper of a page master (empty: the usual one); all 0 when it is not told. */
OdtPaper odt_styles_paper(const OdtStyles *styles, LorStr master);
/** Tells a master's layout. */
void odt_styles_add_master(OdtStyles *styles, const LorXmlTag *tag);
/** Whether items of that list, so deep (from 0), are numbered; bullets are the rule. */
bool odt_styles_numbered(const OdtStyles *styles, LorStr list, size_t level);
/** "8.5in", "12pt", "2.1cm" [pt]; 0 when it is no length. */
float odt_length(LorStr value);

#endif
