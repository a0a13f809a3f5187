// SPDX-License-Identifier: GPL-3.0-or-later
// Text that flows: paragraphs, tables, boxes and pictures of a file that does not place them on pages become the text of
// a document, as a person would see it printed. Knows no file format.
//
//     flow_region → flow_open_paragraph → flow_text … → flow_close_paragraph → … → flow_write
//
// What is opened inside a paragraph (a text box) leaves its words before it. Nesting beyond FLOW_MAX_DEPTH is read flat.
#ifndef LOR_EXTRACT_FLOW_H
#define LOR_EXTRACT_FLOW_H

#include "document/document.h"

#define FLOW_MAX_DEPTH 32u
#define FLOW_MAX_FACES 500u
#define FLOW_MAX_LINES 100000u
#define FLOW_MAX_IMAGES 1000u

/** Where text stands: a letterhead, the letter, its notes, the running heads and feet of its pages. Written in this order. */
typedef enum FlowRegion { FLOW_HEAD, FLOW_BODY, FLOW_NOTES, FLOW_FOOT, FLOW_REGIONS } FlowRegion;

typedef enum FlowAlign { FLOW_LEFT, FLOW_CENTRE, FLOW_RIGHT } FlowAlign;

/** How a paragraph is set. Lengths [pt]. */
typedef struct FlowParagraph {
    float before, after; /* white above and below */
    float left;          /* how far it is set in */
    bool tight;          /* no white above it, whatever the one before asks for */
    FlowAlign align;
    LorStr label;        /* "•" or "3." of a list's item; empty: none */
} FlowParagraph;

typedef struct Flow Flow;

/** `width` of the text [pt]; 0: not known. */
Flow *flow_new(LorDocument *doc);
void flow_set_width(Flow *flow, float width);
/** The number of that face, by which text names it; 0 is "unknown". */
uint32_t flow_face(Flow *flow, LorStr font, float size);

void flow_region(Flow *flow, FlowRegion region);

void flow_open_paragraph(Flow *flow, const FlowParagraph *how);
/** `joins`: its end was deleted, the next one goes on in its line. */
void flow_close_paragraph(Flow *flow, bool joins);
/** Text without control characters; outside a paragraph it makes one of its own. */
void flow_text(Flow *flow, LorStr text, uint32_t face);
/** As flow_text(), marked as what the format itself calls a gap that waits to be filled. */
void flow_gap(Flow *flow, LorStr text, uint32_t face);
void flow_tab(Flow *flow, uint32_t face);
void flow_break(Flow *flow);
/** The next paragraph begins a page. */
void flow_page(Flow *flow);
/** A picture that stands here; box.y is from the page's top [pt], below 0: where the text stands. */
void flow_image(Flow *flow, LorBox box, bool drawn);

void flow_open_table(Flow *flow);
void flow_open_row(Flow *flow);
void flow_open_cell(Flow *flow);
void flow_close_cell(Flow *flow);
void flow_close_row(Flow *flow);
void flow_close_table(Flow *flow);

/** A box of its own inside a paragraph; `foot`: it stands at the page's foot. */
void flow_open_aside(Flow *flow, bool foot);
void flow_close_aside(Flow *flow);

/** The paragraph's text so far [byte], to see whether something was written since. */
size_t flow_written(const Flow *flow);
/** Writes text, lines, runs and images of the document. False when it had to be cut at LOR_MAX_TEXT. */
bool flow_write(Flow *flow);

#endif
