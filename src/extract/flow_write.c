// SPDX-License-Identifier: GPL-3.0-or-later
// From lines to a document: text with empty lines between paragraphs, runs, pictures where the text stands, gaps.
#include "extract/flow_box.h"

#include "core/utf8.h"
#include "document/font.h"

#define CELL        0.5f  /* [em] of a space, by which lines are set in */
#define USUAL_SIZE  11.0f /* [pt] */
#define MOST_SPACES 60u
#define LOWEST      5000.0f /* [pt] below any paper's text: where a footer's picture stands */

typedef struct Writer {
    Flow *flow;
    LorDocument *doc;
    LorBuf out;
    uint32_t face; /* of the last run; UINT32_MAX: none */
    float em;      /* [pt] of most of the text */
    size_t gap;    /* where the open gap began */
    size_t region;
} Writer;

static float usual_size(const Flow *flow) {
    size_t best = 0, letters[FLOW_MAX_FACES] = {0};
    for (size_t r = 0; r < FLOW_REGIONS; r++)
        for (size_t i = 0; i < flow->regions[r].lines.len; i++) {
            const FlowLine *line = &flow->regions[r].lines.at[i];
            if (line->marks.len) letters[line->marks.at[0].kind == FLOW_IS_FACE ? line->marks.at[0].index : 0] += line->text.len;
        }
    for (size_t i = 1; i < flow->faces.len; i++)
        if (letters[i] > letters[best]) best = i;
    return flow->faces.at[best].size > 0 ? flow->faces.at[best].size : USUAL_SIZE;
}

static size_t spaces_before(const Writer *w, const FlowLine *line) {
    float cell = CELL * w->em, spaces = line->left > 0 ? line->left / cell : 0;
    float room = w->flow->width / cell - (float)flow_line_chars(line);
    if (room > 0 && line->align == FLOW_RIGHT) spaces = room;
    if (room > 0 && line->align == FLOW_CENTRE) spaces = room / 2;
    return spaces > (float)MOST_SPACES ? MOST_SPACES : (size_t)(spaces + 0.5f);
}

/* Text in one face makes one run, line ends among it. */
static void add_run(Writer *w, uint32_t face, size_t from, size_t to) {
    if (from == to) return;
    if (face == w->face && w->doc->runs.len) {
        LorRun *run = &w->doc->runs.at[w->doc->runs.len - 1];
        run->span.len = to - run->span.off;
        return;
    }
    w->face = face;
    const FlowFace *known = &w->flow->faces.at[face];
    if (face == 0) return;
    LorRun run = {{from, to - from}, known->font, known->size, lor_font_is_script(known->font)};
    lor_vec_push(w->doc->arena, &w->doc->runs, run);
}

static void write_mark(Writer *w, const FlowMark *mark, size_t at) {
    if (mark->kind == FLOW_IS_IMAGE) {
        LorImage image = w->flow->images.at[mark->index];
        image.off = at;
        if (image.box.y < 0 && w->region == FLOW_HEAD) image.box.y = 0;
        if (image.box.y < 0 && w->region == FLOW_FOOT) image.box.y = LOWEST;
        lor_vec_push(w->doc->arena, &w->doc->images, image);
    } else if (mark->kind == FLOW_GAP_OPENS) w->gap = at;
    else if (mark->kind == FLOW_GAP_CLOSES && at > w->gap) {
        LorSpan span = {w->gap, at - w->gap};
        lor_vec_push(w->doc->arena, &w->doc->gaps, span);
    }
}

static void write_marks(Writer *w, const FlowLine *line, size_t start) {
    uint32_t face = 0;
    size_t from = 0;
    for (size_t i = 0; i < line->marks.len; i++) {
        const FlowMark *mark = &line->marks.at[i];
        if (mark->kind == FLOW_IS_FACE) {
            add_run(w, face, start + from, start + mark->off);
            face = mark->index;
            from = mark->off;
        } else write_mark(w, mark, start + mark->off);
    }
    add_run(w, face, start + from, start + line->text.len);
}

static void write_line(Writer *w, const FlowLine *line, bool repeats) {
    if (line->text.len == 0) { /* pictures alone */
        write_marks(w, line, w->out.len);
        return;
    }
    if (line->blank && w->out.len) lor_buf_char(&w->out, '\n');
    for (size_t n = spaces_before(w, line); n > 0; n--) lor_buf_char(&w->out, ' ');
    size_t start = w->out.len;
    lor_buf_add(&w->out, lor_buf_str(&line->text));
    write_marks(w, line, start);
    LorLine printed = {.span = {start, line->text.len}, .repeats = repeats};
    lor_vec_push(w->doc->arena, &w->doc->lines, printed);
    lor_buf_char(&w->out, '\n');
}

bool flow_write(Flow *flow) {
    Writer w = {.flow = flow, .doc = flow->doc, .out = {.arena = flow->arena}, .face = UINT32_MAX};
    flow_close_all(flow);
    w.em = usual_size(flow);
    for (size_t r = 0; r < FLOW_REGIONS; r++)
        for (size_t i = 0; i < flow->regions[r].lines.len; i++) {
            w.region = r;
            flow->regions[r].lines.at[i].blank |= i == 0;
            write_line(&w, &flow->regions[r].lines.at[i], r == FLOW_FOOT);
        }
    flow->doc->text = lor_buf_str(&w.out);
    return !flow->cut;
}
