// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the Word reader: where its walk is, and the paragraph that is open.
#ifndef LOR_EXTRACT_DOCX_PARA_H
#define LOR_EXTRACT_DOCX_PARA_H

#include "core/buf.h"
#include "extract/docx_look.h"
#include "extract/flow_mail.h"

#define DOCX_MAX_PARAS  40u /* paragraphs inside each other, by text boxes and tables */
#define DOCX_MAX_FIELDS 16u /* fields inside each other */

/** A relationship of a part: "rId4" to a header, a picture, an address. */
typedef struct DocxLink {
    LorStr id, type, target; /* type: the last word of its address: "header", "hyperlink", … */
} DocxLink;

typedef struct DocxLinks {
    const DocxLink *at;
    size_t len;
} DocxLinks;

/** A picture, shape or text box while it is read. */
typedef struct DocxDrawing {
    bool open, picture, line;
    float width, height; /* [pt] */
    float y;             /* [pt] from the page's top; below 0: where the text stands */
    bool foot;           /* at the page's foot */
} DocxDrawing;

/** A paragraph and the run in it that is being read; a text box starts another one inside. */
typedef struct DocxPara {
    DocxLook look;      /* what the paragraph says itself, its style's name among it */
    const DocxLook *base;
    DocxLook run;       /* what the run says itself */
    DocxLook whole;     /* of the run, all in all */
    bool begun, in_run, face_known, end_deleted;
    uint32_t face;
    DocxDrawing drawing;
} DocxPara;

typedef struct DocxField {
    LorBuf code;
    bool has_result;
    size_t written; /* before its result */
} DocxField;

/** References to headers and footers of a section. */
typedef struct DocxHeads {
    LorStr first, usual; /* relationship ids; empty: none */
} DocxHeads;

/** What the section says. */
typedef struct DocxSection {
    bool taken;
    DocxHeads headers, footers;
    bool has_first;      /* the first page has its own */
    float width, height; /* [pt] of the paper; 0: not said */
    float left, right;   /* [pt] margins */
} DocxSection;

typedef struct DocxWalk {
    LorArena *arena;
    Flow *flow;
    DocxStyles *styles;
    DocxLinks links;
    DocxSection section;
    bool tracked, left_out; /* changes were seen; parts that are not read were seen */
    /* where it is */
    size_t skip;        /* elements that are open and skipped */
    DocxPara paras[DOCX_MAX_PARAS];
    size_t para_count;
    LorStr style_before; /* of the paragraph before */
    bool in_ppr, in_rpr, in_text, in_code, in_offset, in_align, in_controls, section_open;
    LorStr relative_to; /* what a drawing's height is measured from */
    uint64_t controls;  /* a bit for each open content control: it shows its prompt */
    size_t control_count;
    DocxField fields[DOCX_MAX_FIELDS];
    size_t field_count;
    FlowMail mail;      /* the open link */
    uint64_t chosen;    /* a bit for each open alternative: one of its choices was read */
    size_t choice_count;
} DocxWalk;

/** The paragraph that is open, or NULL. */
DocxPara *docx_walk_para(DocxWalk *walk);
/** Opens it in the flow, once its properties are known. */
void docx_walk_begin(DocxWalk *walk, DocxPara *para);

#endif
