// SPDX-License-Identifier: GPL-3.0-or-later
// The flow: paragraphs become lines, in the box that is open. Knows nothing of how they are written out.
#include "extract/flow_box.h"

#include "core/unicode.h"
#include "core/utf8.h"
#include "extract/format.h"

#define USUAL_SIZE   11.0f /* [pt] where the file does not say */
#define WHITE        0.25f /* [em] more of it between two paragraphs is seen as white: as in PDF */
#define LONG_CHARS   80u   /* a line of prose this long fills its line, and so is a paragraph of its own */
#define TAB_SPACES   3u    /* what parts columns */

/* ---- making ---- */

Flow *flow_new(LorDocument *doc) {
    Flow *flow = LOR_NEW(doc->arena, Flow);
    flow->doc = doc;
    flow->arena = doc->arena;
    flow->top = &flow->regions[FLOW_BODY];
    lor_vec_push(flow->arena, &flow->faces, (FlowFace){{0}, 0});
    return flow;
}

void flow_set_width(Flow *flow, float width) { flow->width = width; }

uint32_t flow_face(Flow *flow, LorStr font, float size) {
    for (size_t i = flow->faces.len; i-- > 1;)
        if (flow->faces.at[i].size == size && lor_str_eq(flow->faces.at[i].font, font)) return (uint32_t)i;
    if (flow->faces.len >= FLOW_MAX_FACES) return 0;
    FlowFace face = {lor_arena_copy(flow->arena, font), size};
    lor_vec_push(flow->arena, &flow->faces, face);
    return (uint32_t)flow->faces.len - 1;
}

/* ---- lines ---- */

size_t flow_line_chars(const FlowLine *line) { return lor_utf8_count(lor_buf_str(&line->text)); }

void flow_join_line(Flow *flow, FlowLine *to, const FlowLine *from) {
    size_t off = to->text.len;
    to->text.arena = flow->arena;
    lor_buf_add(&to->text, lor_buf_str(&from->text));
    for (size_t i = 0; i < from->marks.len; i++) {
        FlowMark mark = from->marks.at[i];
        mark.off += off;
        lor_vec_push(flow->arena, &to->marks, mark);
    }
}

/* A closing quote or bracket may follow the stop. */
static bool is_long_prose(const FlowLine *line) {
    LorStr text = lor_buf_str(&line->text);
    if (text.len < LONG_CHARS || flow_line_chars(line) < LONG_CHARS) return false;
    for (size_t back = text.len; back > 0 && text.len - back < 5; back--) {
        char c = text.ptr[back - 1];
        if (c == '.' || c == '!' || c == '?' || c == ':') return true;
        if (lor_is_alpha(c) || lor_is_digit(c)) break;
    }
    return false;
}

static float size_of(const Flow *flow, const FlowLine *line) {
    for (size_t i = 0; i < line->marks.len; i++) {
        const FlowMark *mark = &line->marks.at[i];
        if (mark->kind == FLOW_IS_FACE && flow->faces.at[mark->index].size > 0) return flow->faces.at[mark->index].size;
    }
    return USUAL_SIZE;
}

static bool has_white_above(const Flow *flow, const FlowBox *box, const FlowLine *line) {
    if (box->blank) return true;
    if (!box->starts || box->lines.len == 0) return false;
    if (box->how.tight) return false;
    float gap = box->after > box->how.before ? box->after : box->how.before;
    if (gap > WHITE * size_of(flow, line)) return true;
    return box->how.label.len == 0 && (is_long_prose(line) || is_long_prose(&box->lines.at[box->lines.len - 1]));
}

void flow_push_line(Flow *flow, FlowBox *box, const FlowLine *line) {
    if (flow->line_count >= FLOW_MAX_LINES) {
        flow->cut = true;
        return;
    }
    flow->line_count++;
    lor_vec_push(flow->arena, &box->lines, *line);
    box->blank = false;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

static void end_line(Flow *flow, FlowBox *box) {
    FlowLine *line = &box->line;
    while (line->text.len && is_space(line->text.ptr[line->text.len - 1])) line->text.len--;
    bool pictures = false;
    for (size_t i = 0; i < line->marks.len; i++) {
        if (line->marks.at[i].off > line->text.len) line->marks.at[i].off = line->text.len;
        pictures |= line->marks.at[i].kind == FLOW_IS_IMAGE;
    }
    if (line->text.len || pictures) {
        line->blank = has_white_above(flow, box, line);
        line->align = box->how.align;
        line->left = box->how.left;
        bool kept = line->text.len == 0 && line->blank;
        flow_push_line(flow, box, line);
        box->blank = kept || line->text.len == 0; /* a picture is white between what stands above and below it */
        box->starts = false;
    } else box->blank = true;
    box->line = (FlowLine){0};
}

/* ---- paragraphs ---- */

void flow_open_paragraph(Flow *flow, const FlowParagraph *how) {
    FlowBox *box = flow->top;
    if (box->open) flow_close_paragraph(flow, false);
    bool goes_on = box->joined;
    box->open = true;
    box->joined = false;
    if (goes_on) return;
    box->how = *how;
    box->starts = true;
}

void flow_close_paragraph(Flow *flow, bool joins) {
    FlowBox *box = flow->top;
    if (!box->open) return;
    box->open = false;
    box->joined = joins && box->line.text.len > 0;
    if (box->joined) return;
    end_line(flow, box);
    box->after = box->how.after;
    box->starts = false;
}

static FlowLine *writable(Flow *flow, uint32_t face) {
    FlowBox *box = flow->top;
    if (!box->open) flow_open_paragraph(flow, &(FlowParagraph){0});
    FlowLine *line = &box->line;
    line->text.arena = flow->arena;
    if (line->text.len == 0 && box->starts && box->how.label.len) {
        LorStr label = box->how.label;
        box->how.label = LOR_STR("");
        lor_buf_add(&line->text, label);
        lor_buf_char(&line->text, ' ');
    }
    for (size_t i = line->marks.len; i-- > 0;)
        if (line->marks.at[i].kind == FLOW_IS_FACE) {
            if (line->marks.at[i].index == face) return line;
            break;
        }
    FlowMark mark = {line->text.len, FLOW_IS_FACE, face};
    lor_vec_push(flow->arena, &line->marks, mark);
    return line;
}

void flow_text(Flow *flow, LorStr text, uint32_t face) {
    if (text.len == 0) return;
    if (flow->written + text.len > LOR_MAX_TEXT) {
        flow->cut = true;
        return;
    }
    flow->written += text.len;
    FlowLine *line = writable(flow, face);
    if (lor_unicode_has_marks(text)) text = lor_unicode_compose(flow->arena, text);
    size_t start = line->text.len;
    lor_buf_add(&line->text, text);
    for (size_t i = start; i < line->text.len; i++)
        if (is_space(line->text.ptr[i]) || line->text.ptr[i] == '\r') line->text.ptr[i] = ' ';
}

void flow_gap(Flow *flow, LorStr text, uint32_t face) {
    if (lor_str_trim(text).len == 0) {
        flow_text(flow, text, face);
        return;
    }
    FlowLine *line = writable(flow, face);
    FlowMark opens = {line->text.len, FLOW_GAP_OPENS, 0};
    lor_vec_push(flow->arena, &line->marks, opens);
    flow_text(flow, text, face);
    FlowMark closes = {line->text.len, FLOW_GAP_CLOSES, 0};
    lor_vec_push(flow->arena, &line->marks, closes);
}

void flow_tab(Flow *flow, uint32_t face) {
    for (size_t i = 0; i < TAB_SPACES; i++) flow_text(flow, LOR_STR(" "), face);
}

void flow_break(Flow *flow) {
    if (!flow->top->open) flow_open_paragraph(flow, &(FlowParagraph){0});
    end_line(flow, flow->top);
}

void flow_page(Flow *flow) { flow->top->blank = true; }

void flow_image(Flow *flow, LorBox box, bool drawn) {
    if (flow->images.len >= FLOW_MAX_IMAGES) return;
    if (!flow->top->open) flow_open_paragraph(flow, &(FlowParagraph){0});
    LorImage image = {.box = box, .drawn = drawn};
    FlowMark mark = {flow->top->line.text.len, FLOW_IS_IMAGE, (uint32_t)flow->images.len};
    lor_vec_push(flow->arena, &flow->images, image);
    lor_vec_push(flow->arena, &flow->top->line.marks, mark);
    flow->images_met++;
}

size_t flow_written(const Flow *flow) { return flow->written; }
