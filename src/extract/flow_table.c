// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes inside the flow: regions, tables, whose cells stand side by side where they are short, and text boxes.
#include "extract/flow_box.h"

#define CELL_CHARS   80u  /* a longer line in a cell of several is prose: such cells stand one below the other */
#define COLUMN_WHITE 3u   /* spaces that part columns */
#define MOST_COLUMNS 30u  /* more cells in a row stand one below the other */

/* ---- boxes ---- */

static FlowBox *open_box(Flow *flow) {
    FlowBox *box = LOR_NEW(flow->arena, FlowBox);
    box->outer = flow->top;
    flow->top = box;
    flow->depth++;
    return box;
}

static FlowBox *close_box(Flow *flow) {
    FlowBox *box = flow->top;
    while (box->table) flow_close_table(flow);
    flow_close_paragraph(flow, false);
    flow->top = box->outer;
    flow->depth--;
    return box;
}

/* The lines of `from` go on in `to`, with white above the first when `parted`. */
static void pour(Flow *flow, FlowBox *to, const FlowBox *from, bool parted) {
    for (size_t i = 0; i < from->lines.len; i++) {
        FlowLine line = from->lines.at[i];
        if (i == 0) line.blank |= parted || to->blank;
        flow_push_line(flow, to, &line);
    }
    if (from->lines.len) to->blank = from->blank;
}

void flow_open_aside(Flow *flow, bool foot) {
    if (flow->depth >= FLOW_MAX_DEPTH) flow->flat_asides++;
    else open_box(flow)->foot = foot;
}

void flow_close_aside(Flow *flow) {
    if (flow->flat_asides) {
        flow->flat_asides--;
        return;
    }
    if (!flow->top->outer || flow->top->cell) return;
    FlowBox *box = close_box(flow);
    if (box->lines.len == 0) return;
    FlowBox *to = box->foot ? &flow->regions[FLOW_FOOT] : box->outer;
    pour(flow, to, box, true);
    to->blank = true;
}

/* ---- rows ---- */

static bool is_prose(const FlowBox *cell) {
    for (size_t i = 0; i < cell->lines.len && cell->lines.len > 1; i++)
        if (flow_line_chars(&cell->lines.at[i]) > CELL_CHARS) return true;
    return false;
}

static bool has_text(const FlowBox *cell) {
    for (size_t i = 0; i < cell->lines.len; i++)
        if (cell->lines.at[i].text.len) return true;
    return false;
}

static size_t width_of(const FlowBox *cell) {
    size_t width = 0;
    for (size_t i = 0; i < cell->lines.len; i++) {
        size_t chars = flow_line_chars(&cell->lines.at[i]);
        if (chars > width) width = chars;
    }
    return width;
}

static void add_cell_line(Flow *flow, FlowLine *row, const FlowLine *line, size_t start) {
    row->text.arena = flow->arena;
    if (line->text.len) {
        size_t chars = flow_line_chars(row), least = chars ? COLUMN_WHITE : 0;
        size_t pad = start > chars + least ? start - chars : least;
        while (pad--) lor_buf_char(&row->text, ' ');
    }
    row->blank |= line->blank;
    flow_join_line(flow, row, line);
}

/* Pictures alone in a line of text stay with the line where they stand. */
static void set_side_by_side(Flow *flow, FlowBox *to, FlowBox *const *cells, size_t count) {
    size_t most = 0;
    for (size_t c = 0; c < count; c++)
        if (cells[c]->lines.len > most) most = cells[c]->lines.len;
    for (size_t i = 0; i < most; i++) {
        FlowLine row = {.blank = i == 0 && to->blank};
        size_t start = 0;
        for (size_t c = 0; c < count; c++) {
            if (i < cells[c]->lines.len) add_cell_line(flow, &row, &cells[c]->lines.at[i], start);
            if (has_text(cells[c])) start += width_of(cells[c]) + COLUMN_WHITE;
        }
        flow_push_line(flow, to, &row);
    }
}

static void lay_row(Flow *flow, FlowBox *to, const FlowTable *table) {
    size_t filled = 0;
    bool prose = false;
    for (size_t c = 0; c < table->cells.len; c++) {
        filled += has_text(table->cells.at[c]);
        prose |= is_prose(table->cells.at[c]);
    }
    bool beside = filled > 1 && !prose && table->cells.len <= MOST_COLUMNS;
    if (beside) set_side_by_side(flow, to, table->cells.at, table->cells.len);
    for (size_t c = 0; c < table->cells.len && !beside; c++)
        pour(flow, to, table->cells.at[c], to->lines.len && filled > 1);
}

/* ---- tables ---- */

void flow_open_table(Flow *flow) {
    if (flow->depth >= FLOW_MAX_DEPTH || flow->flat_tables) {
        flow->flat_tables++;
        return;
    }
    FlowBox *box = flow->top;
    if (box->open) flow_close_paragraph(flow, false);
    FlowTable *table = LOR_NEW(flow->arena, FlowTable);
    table->outer = box->table;
    box->table = table;
    if (!box->outer) box->blank = true;
}

void flow_open_row(Flow *flow) {
    FlowTable *table = flow->top->table;
    if (flow->flat_tables || !table) return;
    if (table->in_row) flow_close_row(flow);
    table->cells.len = 0;
    table->in_row = true;
}

void flow_open_cell(Flow *flow) {
    FlowTable *table = flow->top->table;
    if (flow->flat_tables || !table || !table->in_row) return;
    if (table->in_cell || flow->depth >= FLOW_MAX_DEPTH) return;
    FlowBox *cell = open_box(flow);
    cell->cell = table->in_cell = true;
    lor_vec_push(flow->arena, &table->cells, cell);
}

void flow_close_cell(Flow *flow) {
    if (flow->flat_tables || !flow->top->cell) return;
    close_box(flow);
    flow->top->table->in_cell = false;
}

void flow_close_row(Flow *flow) {
    if (flow->flat_tables) return;
    if (!flow->top->table && flow->top->cell) flow_close_cell(flow);
    FlowBox *box = flow->top;
    if (!box->table || !box->table->in_row) return;
    box->table->in_row = false;
    lay_row(flow, box, box->table);
    box->after = 0;
}

void flow_close_table(Flow *flow) {
    if (flow->flat_tables) {
        flow->flat_tables--;
        return;
    }
    if (!flow->top->table && flow->top->cell) flow_close_cell(flow);
    FlowBox *box = flow->top;
    if (!box->table) return;
    flow_close_row(flow);
    box->table = box->table->outer;
    if (!box->outer) box->blank = true;
}

void flow_close_all(Flow *flow) {
    flow->flat_tables = flow->flat_asides = 0;
    while (flow->top->outer) {
        if (flow->top->cell) flow_close_cell(flow);
        else flow_close_aside(flow);
    }
    while (flow->top->table) flow_close_table(flow);
    if (flow->top->joined) flow->top->open = true;
    flow_close_paragraph(flow, false);
}

/* ---- regions ---- */

void flow_region(Flow *flow, FlowRegion region) {
    flow_close_all(flow);
    flow->top = &flow->regions[region];
    flow->top->blank = true;
}
