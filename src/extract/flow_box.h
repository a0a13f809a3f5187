// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the flow: lines gathered in boxes (a page's column, a cell, a text box), shared by flow_line.c,
// flow_table.c and flow_write.c.
#ifndef LOR_EXTRACT_FLOW_BOX_H
#define LOR_EXTRACT_FLOW_BOX_H

#include "core/buf.h"
#include "extract/flow.h"

typedef enum FlowMarkKind { FLOW_IS_FACE, FLOW_IS_IMAGE, FLOW_GAP_OPENS, FLOW_GAP_CLOSES } FlowMarkKind;

/** What begins, or stands, at a byte of a line. */
typedef struct FlowMark {
    size_t off;
    FlowMarkKind kind;
    uint32_t index; /* of the face or image */
} FlowMark;

typedef struct FlowLine {
    LorBuf text;
    LOR_VEC(FlowMark) marks;
    bool blank; /* an empty line stands above it */
    FlowAlign align;
    float left; /* [pt] */
} FlowLine;

typedef struct FlowTable FlowTable;

typedef struct FlowBox {
    LOR_VEC(FlowLine) lines;
    FlowLine line;     /* being written */
    FlowParagraph how; /* of the open paragraph */
    bool open;         /* a paragraph is */
    bool starts;       /* `line` is its first */
    bool joined;       /* the next paragraph goes on in `line` */
    bool blank;        /* an empty line is due */
    bool foot;         /* of an aside: see flow_open_aside() */
    bool cell;         /* of a table; with `outer` and without this: an aside */
    float after;       /* [pt] white below what was written last */
    FlowTable *table;  /* the innermost open one in this box */
    struct FlowBox *outer;
} FlowBox;

struct FlowTable {
    LOR_VEC(FlowBox *) cells; /* of the open row */
    bool in_row, in_cell;
    FlowTable *outer; /* in the same box */
};

typedef struct FlowFace {
    LorStr font;
    float size; /* [pt] */
} FlowFace;

struct Flow {
    LorDocument *doc;
    LorArena *arena;
    float width;    /* [pt] of the text */
    FlowBox regions[FLOW_REGIONS];
    FlowBox *top;
    size_t depth;   /* tables, cells and asides that are open */
    size_t flat_tables, flat_asides; /* open ones that are too deep to be told apart */
    size_t line_count, written, images_met;
    bool cut;
    LOR_VEC(FlowFace) faces;
    LOR_VEC(LorImage) images;
};

/** flow_line.c: appends a finished line to a box and decides whether white stands above it. */
void flow_push_line(Flow *flow, FlowBox *box, const FlowLine *line);
/** Appends `from`, text and marks, to `to`. */
void flow_join_line(Flow *flow, FlowLine *to, const FlowLine *from);
size_t flow_line_chars(const FlowLine *line);
/** flow_table.c: closes what a damaged file left open, but for the region itself. */
void flow_close_all(Flow *flow);

#endif
