// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the OpenDocument reader: where its walk is, and words of a paragraph, as they print.
#ifndef LOR_EXTRACT_ODT_TEXT_H
#define LOR_EXTRACT_ODT_TEXT_H

#include "core/buf.h"
#include "extract/flow_mail.h"
#include "extract/odt_look.h"

#define ODT_MAX_PARAS 40u /* paragraphs inside each other, by frames */
#define ODT_MAX_SPANS 16u /* spans inside each other */
#define ODT_MAX_LISTS 16u

typedef struct OdtPara {
    LorStr style;
    LorStr spans[ODT_MAX_SPANS];
    size_t span_count;
    bool face_known, hidden, underlined, white; /* white: the last character was a space, and more of it says nothing */
    uint32_t face;
} OdtPara;

typedef struct OdtList {
    LorStr name;
    size_t items;
} OdtList;

/** Which part is walked: styles are gathered first, then the text is read, then the headers of the master that it uses. */
typedef enum OdtPass { ODT_PASS_STYLES, ODT_PASS_TEXT, ODT_PASS_HEADS } OdtPass;

typedef struct OdtWalk {
    LorArena *arena;
    Flow *flow;
    OdtStyles *styles;
    OdtPass pass;
    LorStr master, next; /* of the first page, and of those that follow it; empty: the usual one, the same */
    bool master_known, first_header, first_footer; /* the first page has its own */
    bool tracked, comments;
    /* where it is */
    size_t skip;
    bool in_body;
    LorStr in_master;
    OdtPara paras[ODT_MAX_PARAS];
    size_t para_count;
    OdtList lists[ODT_MAX_LISTS];
    size_t list_count;
    bool item_due; /* the next paragraph is an item's first */
    bool in_gap;
    FlowMail mail;
    bool framed; /* a frame is open: its first picture counts, others are its other forms */
    LorBox frame;
    bool frame_foot;
} OdtWalk;

/** The paragraph that is open, or NULL. */
OdtPara *odt_walk_para(OdtWalk *walk);
void odt_walk_text(OdtWalk *walk, LorStr text);
void odt_walk_spaces(OdtWalk *walk, LorStr count);
void odt_walk_tab(OdtWalk *walk);

#endif
