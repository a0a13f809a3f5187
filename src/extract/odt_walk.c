// SPDX-License-Identifier: GPL-3.0-or-later
// The walk over an OpenDocument text: paragraphs, lists, tables, frames, headers. Deleted text stands apart in such
// files and is not read; what was inserted stands in the text.
#include "extract/odt_walk.h"

#define FOOT_SHARE 0.8f /* of the page: below it a box is a footer */

static LorStr text_attr(const LorXmlTag *tag, const char *name) { return lor_xml_tag_attr(tag, ODT_TEXT, name); }

/* ---- paragraphs and lists ---- */

static LorStr label_of(OdtWalk *walk) {
    if (!walk->item_due || walk->list_count == 0 || walk->list_count > ODT_MAX_LISTS) return (LorStr){0};
    OdtList *list = &walk->lists[walk->list_count - 1];
    walk->item_due = false;
    if (!odt_styles_numbered(walk->styles, list->name, walk->list_count - 1)) return LOR_STR("\xE2\x80\xA2");
    return lor_arena_format(walk->arena, "%zu.", list->items);
}

/* The first page is set by the master that its first paragraph asks for. */
static void find_master(OdtWalk *walk, LorStr style) {
    if (walk->master_known) return;
    walk->master = odt_styles_master(walk->styles, style);
    walk->master_known = true;
}

static void open_para(OdtWalk *walk, const LorXmlTag *tag) {
    if (walk->para_count++ >= ODT_MAX_PARAS) return;
    OdtPara *para = &walk->paras[walk->para_count - 1];
    *para = (OdtPara){.style = lor_arena_copy(walk->arena, text_attr(tag, "style-name")), .white = true};
    if (walk->pass == ODT_PASS_TEXT) find_master(walk, para->style);
    OdtLook look = {0};
    odt_styles_apply(walk->styles, "paragraph", para->style, &look);
    FlowParagraph how = {.before = look.before, .after = look.after, .left = look.left, .align = look.align, .label = label_of(walk)};
    if (look.page_before) flow_page(walk->flow);
    flow_open_paragraph(walk->flow, &how);
}

static void close_para(OdtWalk *walk) {
    if (odt_walk_para(walk)) flow_close_paragraph(walk->flow, false);
    if (walk->para_count) walk->para_count--;
}

static void open_span(OdtWalk *walk, const LorXmlTag *tag) {
    OdtPara *para = odt_walk_para(walk);
    if (!para) return;
    if (para->span_count++ < ODT_MAX_SPANS) para->spans[para->span_count - 1] = lor_arena_copy(walk->arena, text_attr(tag, "style-name"));
    para->face_known = false;
}

static void close_span(OdtWalk *walk) {
    OdtPara *para = odt_walk_para(walk);
    if (!para || para->span_count == 0) return;
    para->span_count--;
    para->face_known = false;
}

static void open_list(OdtWalk *walk, const LorXmlTag *tag) {
    LorStr name = text_attr(tag, "style-name");
    size_t depth = walk->list_count++;
    if (depth >= ODT_MAX_LISTS) return;
    if (name.len) name = lor_arena_copy(walk->arena, name);
    else if (depth) name = walk->lists[depth - 1].name;
    walk->lists[depth] = (OdtList){.name = name};
}

static void open_item(OdtWalk *walk) {
    if (walk->list_count == 0 || walk->list_count > ODT_MAX_LISTS) return;
    walk->lists[walk->list_count - 1].items++;
    walk->item_due = true;
}

/* ---- frames ---- */

static void open_frame(OdtWalk *walk, const LorXmlTag *tag) {
    bool page = lor_str_eq(text_attr(tag, "anchor-type"), LOR_STR("page"));
    LorStr y = lor_xml_tag_attr(tag, ODT_SVG, "y");
    OdtPaper paper = odt_styles_paper(walk->styles, walk->master);
    walk->frame = (LorBox){0, page && y.len ? odt_length(y) : -1, odt_length(lor_xml_tag_attr(tag, ODT_SVG, "width")),
                           odt_length(lor_xml_tag_attr(tag, ODT_SVG, "height"))};
    walk->framed = true;
    walk->frame_foot = paper.height > 0 && walk->frame.y > FOOT_SHARE * paper.height;
}

static void open_picture(OdtWalk *walk) {
    if (walk->framed) flow_image(walk->flow, walk->frame, false);
    walk->framed = false;
}

/* A straight line that is wide and flat: a rule. */
static void open_line(OdtWalk *walk, const LorXmlTag *tag) {
    float width = odt_length(lor_xml_tag_attr(tag, ODT_SVG, "x2")) - odt_length(lor_xml_tag_attr(tag, ODT_SVG, "x1"));
    LorBox box = {0, -1, width < 0 ? -width : width, 0};
    flow_image(walk->flow, box, true);
}

/* ---- elements ---- */

static bool is_skipped(OdtWalk *walk, const LorXmlTag *tag) {
    switch ((OdtWord)tag->word) {
    case ODT_REGION: walk->tracked = true; return true;
    case ODT_ANNOTATION: walk->comments = true; return true;
    case ODT_CITATION: case ODT_RUBY_TEXT: case ODT_DECLS: case ODT_VARIABLES: case ODT_USER_FIELDS: case ODT_FORMS: case ODT_BINARY:
    case ODT_EVENTS: case ODT_SCRIPTS: case ODT_TITLE: case ODT_DESC: return true;
    case ODT_HIDDEN_TEXT: case ODT_HIDDEN_PARA: return !lor_str_eq(text_attr(tag, "is-hidden"), LOR_STR("false"));
    case ODT_SECTION: return lor_str_eq(text_attr(tag, "display"), LOR_STR("none"));
    case ODT_HEADER_LEFT: case ODT_FOOTER_LEFT: return true;
    default: return false;
    }
}

static void text_opens(OdtWalk *walk, const LorXmlTag *tag) {
    switch ((OdtWord)tag->word) {
    case ODT_P: case ODT_H: open_para(walk, tag); return;
    case ODT_SPAN: open_span(walk, tag); return;
    case ODT_SPACES: odt_walk_spaces(walk, text_attr(tag, "c")); return;
    case ODT_TAB: odt_walk_tab(walk); return;
    case ODT_BREAK: if (odt_walk_para(walk)) flow_break(walk->flow), odt_walk_para(walk)->white = true; return;
    case ODT_LINK: flow_mail_open(&walk->mail, walk->arena, lor_xml_tag_attr(tag, ODT_XLINK, "href")); return;
    case ODT_LIST: open_list(walk, tag); return;
    case ODT_ITEM: open_item(walk); return;
    case ODT_PLACEHOLDER: walk->in_gap = true; return;
    case ODT_TABLE_TABLE: flow_open_table(walk->flow); return;
    case ODT_ROW: flow_open_row(walk->flow); return;
    case ODT_CELL: flow_open_cell(walk->flow); return;
    case ODT_FRAME: open_frame(walk, tag); return;
    case ODT_IMAGE: open_picture(walk); return;
    case ODT_LINE: open_line(walk, tag); return;
    case ODT_TEXT_BOX: flow_open_aside(walk->flow, walk->frame_foot), walk->framed = false; return;
    case ODT_CUSTOM: case ODT_RECT: flow_open_aside(walk->flow, false); return;
    case ODT_NOTE_BODY: flow_open_aside(walk->flow, true); return;
    default: return;
    }
}

static void text_closes(OdtWalk *walk, const LorXmlTag *tag) {
    switch ((OdtWord)tag->word) {
    case ODT_P: case ODT_H: close_para(walk); return;
    case ODT_SPAN: close_span(walk); return;
    case ODT_LINK: odt_walk_text(walk, flow_mail_close(&walk->mail, walk->arena)); return;
    case ODT_LIST: if (walk->list_count) walk->list_count--; return;
    case ODT_PLACEHOLDER: walk->in_gap = false; return;
    case ODT_TABLE_TABLE: flow_close_table(walk->flow); return;
    case ODT_ROW: flow_close_row(walk->flow); return;
    case ODT_CELL: flow_close_cell(walk->flow); return;
    case ODT_FRAME: walk->framed = walk->frame_foot = false; return;
    case ODT_TEXT_BOX: case ODT_CUSTOM: case ODT_RECT: case ODT_NOTE_BODY: flow_close_aside(walk->flow); return;
    default: return;
    }
}

/* ---- masters: the first page's header is its letterhead, others stand on its later pages ---- */

static bool is_master(const OdtWalk *walk, LorStr name) { return lor_str_eq(walk->in_master, name.len ? name : LOR_STR("Standard")); }

static void open_master(OdtWalk *walk, const LorXmlTag *tag) {
    walk->in_master = lor_arena_copy(walk->arena, lor_xml_tag_attr(tag, ODT_STYLE, "name"));
    if (walk->pass == ODT_PASS_STYLES) odt_styles_add_master(walk->styles, tag);
    else if (is_master(walk, walk->master)) {
        LorStr next = lor_xml_tag_attr(tag, ODT_STYLE, "next-style-name");
        if (next.len && !lor_str_eq(next, walk->in_master)) walk->next = lor_arena_copy(walk->arena, next);
    }
}

static void open_head(OdtWalk *walk, const LorXmlTag *tag) {
    bool shown = !lor_str_eq(lor_xml_tag_attr(tag, ODT_STYLE, "display"), LOR_STR("false"));
    bool first = tag->word == ODT_HEADER_FIRST || tag->word == ODT_FOOTER_FIRST, header = tag->word == ODT_HEADER || tag->word == ODT_HEADER_FIRST;
    bool later = walk->next.len && lor_str_eq(walk->in_master, walk->next);
    if (walk->pass == ODT_PASS_STYLES) {
        walk->first_header |= first && header && shown;
        walk->first_footer |= first && !header && shown;
    }
    if (walk->pass != ODT_PASS_HEADS || !shown || !(is_master(walk, walk->master) || later)) {
        walk->skip = 1;
        return;
    }
    bool letterhead = header && !later && first == walk->first_header;
    flow_region(walk->flow, letterhead ? FLOW_HEAD : FLOW_FOOT);
    walk->in_body = true;
}

static bool is_head(const LorXmlTag *tag) {
    return tag->word == ODT_HEADER || tag->word == ODT_FOOTER || tag->word == ODT_HEADER_FIRST || tag->word == ODT_FOOTER_FIRST;
}

static void element_opens(void *context, const LorXmlTag *tag) {
    OdtWalk *walk = context;
    if (walk->skip) {
        walk->skip++;
        return;
    }
    if (is_skipped(walk, tag)) {
        walk->skip = 1;
        return;
    }
    if (tag->word == ODT_MASTER) open_master(walk, tag);
    else if (is_head(tag)) open_head(walk, tag);
    else if (tag->word == ODT_BODY) walk->in_body = walk->pass == ODT_PASS_TEXT;
    else if (walk->in_body) text_opens(walk, tag);
    else if (walk->pass != ODT_PASS_HEADS) odt_styles_open(walk->styles, tag);
}

static void element_closes(void *context, const LorXmlTag *tag) {
    OdtWalk *walk = context;
    if (walk->skip) {
        walk->skip--;
        return;
    }
    if (is_head(tag) || tag->word == ODT_BODY) walk->in_body = false;
    else if (walk->in_body) text_closes(walk, tag);
    else if (walk->pass != ODT_PASS_HEADS) odt_styles_close(walk->styles, tag);
}

static void text_stands(void *context, LorStr text) {
    OdtWalk *walk = context;
    if (!walk->skip && walk->in_body) odt_walk_text(walk, text);
}

bool odt_walk(OdtWalk *walk, LorStr bytes, OdtPass pass, LorError *err) {
    static const LorXmlHandler handler = {&odt_vocabulary, element_opens, element_closes, text_stands};
    walk->pass = pass;
    walk->skip = walk->para_count = walk->list_count = 0;
    walk->in_body = walk->item_due = walk->in_gap = walk->framed = false;
    walk->in_master = (LorStr){0};
    walk->mail = (FlowMail){0};
    return lor_xml_stream(walk->arena, bytes, &handler, walk, err);
}
