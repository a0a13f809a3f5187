// SPDX-License-Identifier: GPL-3.0-or-later
// What the elements of a Word file are called.
#ifndef LOR_EXTRACT_DOCX_WORDS_H
#define LOR_EXTRACT_DOCX_WORDS_H

#include "core/xml.h"

/** Namespaces; the strict and the usual address of each are the same to a reader. */
enum {
    DOCX_W = 1, /* text */
    DOCX_MC,    /* alternatives */
    DOCX_WP,    /* places of drawings */
    DOCX_A,     /* drawings */
    DOCX_V,     /* drawings of old */
    DOCX_R,     /* relationships, as attributes */
    DOCX_WPS,   /* shapes */
    DOCX_M,     /* formulas */
    DOCX_PKG,   /* relationships, as a part */
    DOCX_DC,    /* Dublin core */
    DOCX_CP,    /* core properties */
    DOCX_APP,   /* the program's properties */
    DOCX_TERMS, /* Dublin core's terms */
};

/** Elements: id, namespace, name. */
#define DOCX_WORDS(X)                                                                                                \
    X(PARA, W, "p") X(RUN, W, "r") X(T, W, "t") X(PPR, W, "pPr") X(RPR, W, "rPr") X(TAB, W, "tab") X(BR, W, "br")         \
    X(CR, W, "cr") X(PTAB, W, "ptab") X(NO_BREAK_HYPHEN, W, "noBreakHyphen") X(SOFT_HYPHEN, W, "softHyphen")         \
    X(SYM, W, "sym") X(INSTR, W, "instrText") X(FLD_CHAR, W, "fldChar") X(FLD_SIMPLE, W, "fldSimple")                \
    X(HYPERLINK, W, "hyperlink") X(INS, W, "ins") X(DEL, W, "del") X(MOVE_FROM, W, "moveFrom")                       \
    X(MOVE_TO, W, "moveTo") X(RPR_CHANGE, W, "rPrChange") X(PPR_CHANGE, W, "pPrChange")                              \
    X(TBL_CHANGE, W, "tblPrChange") X(TC_CHANGE, W, "tcPrChange") X(TR_CHANGE, W, "trPrChange")                      \
    X(SECT_CHANGE, W, "sectPrChange") X(CELL_DEL, W, "cellDel") X(SDT, W, "sdt") X(SDT_PR, W, "sdtPr")               \
    X(SHOWING, W, "showingPlcHdr") X(TBL, W, "tbl") X(TR, W, "tr") X(TC, W, "tc") X(TBL_PR, W, "tblPr")              \
    X(TBL_GRID, W, "tblGrid") X(TR_PR, W, "trPr") X(TC_PR, W, "tcPr") X(DRAWING, W, "drawing") X(PICT, W, "pict")    \
    X(OBJECT, W, "object") X(TEXT_BOX, W, "txbxContent") X(SECT_PR, W, "sectPr") X(HEADER_REF, W, "headerReference") \
    X(FOOTER_REF, W, "footerReference") X(PG_SZ, W, "pgSz") X(PG_MAR, W, "pgMar") X(TITLE_PG, W, "titlePg")          \
    X(ALT_CHUNK, W, "altChunk") X(FOOTNOTE, W, "footnote") X(ENDNOTE, W, "endnote") X(RT, W, "rt")                   \
    X(R_FONTS, W, "rFonts") X(SZ, W, "sz") X(VANISH, W, "vanish") X(UNDERLINE, W, "u") X(P_STYLE, W, "pStyle")       \
    X(R_STYLE, W, "rStyle") X(SPACING, W, "spacing") X(IND, W, "ind") X(JC, W, "jc")                                 \
    X(CONTEXTUAL, W, "contextualSpacing") X(PAGE_BEFORE, W, "pageBreakBefore") X(NUM_ID, W, "numId")                 \
    X(ILVL, W, "ilvl") X(STYLE, W, "style") X(BASED_ON, W, "basedOn") X(RPR_DEFAULT, W, "rPrDefault")                \
    X(PPR_DEFAULT, W, "pPrDefault") X(TBL_STYLE_PR, W, "tblStylePr") X(ABSTRACT_NUM, W, "abstractNum")               \
    X(ABSTRACT_ID, W, "abstractNumId") X(NUM, W, "num") X(LVL, W, "lvl") X(NUM_FMT, W, "numFmt") X(START, W, "start") \
    X(COMMENT, W, "comment")                                                                                         \
    X(CHOICE, MC, "Choice") X(FALLBACK, MC, "Fallback") X(ALTERNATE, MC, "AlternateContent")                         \
    X(INLINE, WP, "inline") X(ANCHOR, WP, "anchor") X(EXTENT, WP, "extent") X(POSITION_V, WP, "positionV")           \
    X(OFFSET, WP, "posOffset") X(ALIGN, WP, "align")                                                                 \
    X(BLIP, A, "blip") X(GEOMETRY, A, "prstGeom") X(MAJOR, A, "majorFont") X(MINOR, A, "minorFont") X(LATIN, A, "latin") \
    X(SHAPE, V, "shape") X(V_RECT, V, "rect") X(V_LINE, V, "line") X(IMAGE_DATA, V, "imagedata") X(TEXT_PATH, V, "textpath") \
    X(FORMULA_TEXT, M, "t") X(RELATIONSHIP, PKG, "Relationship") X(CREATOR, DC, "creator")                           \
    X(MODIFIED_BY, CP, "lastModifiedBy") X(PAGES, APP, "Pages") X(WORDS, APP, "Words") X(APPLICATION, APP, "Application") \
    X(CREATED, TERMS, "created")

typedef enum DocxWord {
    DOCX_UNKNOWN,
#define X(id, space, name) DOCX_##id,
    DOCX_WORDS(X)
#undef X
} DocxWord;

extern const LorXmlVocabulary docx_vocabulary;

/** `w:val` and its like. */
static inline LorStr docx_attr(const LorXmlTag *tag, const char *name) { return lor_xml_tag_attr(tag, DOCX_W, name); }

#endif
