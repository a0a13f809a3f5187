// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and shapes of a Word file: what they are, how large, how far down the page. Text boxes are text.
#include "extract/docx_drawing.h"

#define EMU       12700.0 /* of a point */
#define LARGEST   5000.0  /* [pt] */
#define PAPER     792.0f  /* [pt] of paper that is not told yet */
#define FOOT      0.8f    /* of the page: below it a box is a footer */

static float points_of(LorStr emu) {
    double value;
    if (!lor_str_to_number(emu, &value)) return 0;
    value /= EMU;
    return (float)(value < -LARGEST ? -LARGEST : value > LARGEST ? LARGEST : value);
}

/* One length of a style as "width:60.5pt;height:2in". */
static float style_length(LorStr style, LorStr name) {
    LorStr part;
    while (lor_str_split(&style, ';', &part)) {
        part = lor_str_trim(part);
        if (!lor_str_starts(part, name) || part.len <= name.len || part.ptr[name.len] != ':') continue;
        part = lor_str_trim(lor_str_slice(part, name.len + 1, part.len));
        float unit = lor_str_ends(part, LOR_STR("in")) ? 72 : lor_str_ends(part, LOR_STR("px")) ? 0.75f : 1;
        size_t digits = part.len;
        while (digits && !lor_is_digit(part.ptr[digits - 1])) digits--;
        double value;
        if (lor_str_to_number(lor_str_slice(part, 0, digits), &value) && value > 0 && value < LARGEST) return (float)value * unit;
    }
    return 0;
}

static void open_drawing(DocxWalk *walk) {
    DocxPara *para = docx_walk_para(walk);
    if (!para) return;
    docx_walk_begin(walk, para);
    para->drawing = (DocxDrawing){.open = true, .y = -1};
}

static void close_drawing(DocxWalk *walk) {
    DocxPara *para = docx_walk_para(walk);
    if (!para || !para->drawing.open) return;
    const DocxDrawing *drawing = &para->drawing;
    LorBox box = {0, drawing->y, drawing->width, drawing->height};
    if (drawing->picture || drawing->line) flow_image(walk->flow, box, !drawing->picture);
    para->drawing.open = false;
}

static DocxDrawing *drawing_of(DocxWalk *walk) {
    DocxPara *para = docx_walk_para(walk);
    return para && para->drawing.open ? &para->drawing : NULL;
}

static void open_shape(DocxDrawing *drawing, const LorXmlTag *tag) {
    LorStr style = lor_xml_tag_attr(tag, 0, "style");
    drawing->width = style_length(style, LOR_STR("width"));
    drawing->height = style_length(style, LOR_STR("height"));
    if (tag->word == DOCX_V_LINE) drawing->line = true;
}

static void take_geometry(DocxDrawing *drawing, LorStr shape) {
    if (lor_str_eq(shape, LOR_STR("line")) || lor_str_eq(shape, LOR_STR("straightConnector1"))) drawing->line = true;
}

/* A watermark or a heading in letters that are drawn. */
static void write_text_path(DocxWalk *walk, LorStr words) {
    if (!words.len) return;
    flow_open_aside(walk->flow, false);
    flow_text(walk->flow, words, 0);
    flow_close_aside(walk->flow);
}

bool docx_drawing_opens(DocxWalk *walk, const LorXmlTag *tag) {
    if (tag->word == DOCX_DRAWING || tag->word == DOCX_PICT || tag->word == DOCX_OBJECT) {
        open_drawing(walk);
        return true;
    }
    DocxDrawing *drawing = drawing_of(walk);
    if (!drawing) return false;
    switch ((DocxWord)tag->word) {
    case DOCX_EXTENT:
        drawing->width = points_of(lor_xml_tag_attr(tag, 0, "cx"));
        drawing->height = points_of(lor_xml_tag_attr(tag, 0, "cy"));
        return true;
    case DOCX_POSITION_V: walk->relative_to = lor_arena_copy(walk->arena, lor_xml_tag_attr(tag, 0, "relativeFrom")); return true;
    case DOCX_OFFSET: walk->in_offset = true; return true;
    case DOCX_ALIGN: walk->in_align = true; return true;
    case DOCX_BLIP:
    case DOCX_IMAGE_DATA: drawing->picture = true; return true;
    case DOCX_GEOMETRY: take_geometry(drawing, lor_xml_tag_attr(tag, 0, "prst")); return true;
    case DOCX_SHAPE:
    case DOCX_V_RECT:
    case DOCX_V_LINE: open_shape(drawing, tag); return true;
    case DOCX_TEXT_PATH: write_text_path(walk, lor_xml_tag_attr(tag, 0, "string")); return true;
    case DOCX_TEXT_BOX: flow_open_aside(walk->flow, drawing->foot); return true;
    default: return false;
    }
}

bool docx_drawing_closes(DocxWalk *walk, const LorXmlTag *tag) {
    switch ((DocxWord)tag->word) {
    case DOCX_DRAWING:
    case DOCX_PICT:
    case DOCX_OBJECT: close_drawing(walk); return true;
    case DOCX_POSITION_V: walk->relative_to = (LorStr){0}; return true;
    case DOCX_OFFSET: walk->in_offset = false; return true;
    case DOCX_ALIGN: walk->in_align = false; return true;
    case DOCX_TEXT_BOX: if (drawing_of(walk)) flow_close_aside(walk->flow); return true;
    default: return false;
    }
}

/* Heights are known only from the page; "paragraph" and "line" say no more than where the text stands. */
void docx_drawing_place(DocxWalk *walk, LorStr text) {
    DocxDrawing *drawing = drawing_of(walk);
    float paper = walk->section.height > 0 ? walk->section.height : PAPER;
    bool page = lor_str_eq(walk->relative_to, LOR_STR("page")), margin = lor_str_eq(walk->relative_to, LOR_STR("margin")) ||
                lor_str_eq(walk->relative_to, LOR_STR("topMargin"));
    if (!drawing || (!page && !margin)) return;
    text = lor_str_trim(text);
    if (walk->in_offset) drawing->y = points_of(text) + (margin ? 72 : 0);
    else if (lor_str_eq(text, LOR_STR("bottom"))) drawing->y = paper - drawing->height - (margin ? 72 : 0);
    else if (lor_str_eq(text, LOR_STR("top"))) drawing->y = margin ? 72 : 0;
    if (drawing->y < 0) drawing->y = 0;
    drawing->foot = drawing->y > FOOT * paper;
}
