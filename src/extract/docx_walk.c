// SPDX-License-Identifier: GPL-3.0-or-later
// The walk over a part of a Word file: paragraphs, tables, content controls, alternatives, changes, sections. What was
// deleted is not read, what was inserted is: the text as it prints when changes are accepted.
#include "extract/docx_walk.h"

#include "extract/docx_drawing.h"
#include "extract/docx_text.h"

#define TWIP 0.05f /* [pt] */

/* ---- paragraphs ---- */

static void open_para(DocxWalk *walk) {
    if (walk->para_count++ < DOCX_MAX_PARAS) walk->paras[walk->para_count - 1] = (DocxPara){0};
}

static void close_para(DocxWalk *walk) {
    DocxPara *para = docx_walk_para(walk);
    if (para) {
        docx_walk_begin(walk, para);
        flow_close_paragraph(walk->flow, para->end_deleted);
    }
    if (walk->para_count) walk->para_count--;
}

static void open_run(DocxWalk *walk) {
    DocxPara *para = docx_walk_para(walk);
    if (!para) return;
    para->run = (DocxLook){0};
    para->face_known = false;
    para->in_run = true;
}

static void take_property(DocxWalk *walk, const LorXmlTag *tag) {
    DocxPara *para = docx_walk_para(walk);
    if (!para) return;
    if (walk->in_ppr && walk->in_rpr) { /* of the paragraph's mark, which does not print */
        bool gone = tag->word == DOCX_DEL || tag->word == DOCX_MOVE_FROM;
        para->end_deleted |= gone;
        walk->tracked |= gone || tag->word == DOCX_INS || tag->word == DOCX_MOVE_TO;
    } else if (walk->in_ppr) docx_look_take(&para->look, tag, walk->arena);
    else docx_look_take(&para->run, tag, walk->arena);
}

/* ---- sections ---- */

static float points_of(LorStr twips) {
    size_t value;
    return lor_str_to_size(twips, 100000, &value) ? (float)value * TWIP : 0;
}

static void take_reference(DocxWalk *walk, DocxHeads *heads, const LorXmlTag *tag) {
    LorStr type = docx_attr(tag, "type"), id = lor_arena_copy(walk->arena, lor_xml_tag_attr(tag, DOCX_R, "id"));
    if (lor_str_eq(type, LOR_STR("first"))) heads->first = id;
    else if (!lor_str_eq(type, LOR_STR("even"))) heads->usual = id;
}

static void take_section(DocxWalk *walk, const LorXmlTag *tag) {
    DocxSection *section = &walk->section;
    if (section->taken) return; /* the letter's first pages tell */
    switch ((DocxWord)tag->word) {
    case DOCX_HEADER_REF: take_reference(walk, &section->headers, tag); return;
    case DOCX_FOOTER_REF: take_reference(walk, &section->footers, tag); return;
    case DOCX_TITLE_PG: section->has_first = !lor_str_eq(docx_attr(tag, "val"), LOR_STR("0")); return;
    case DOCX_PG_SZ:
        section->width = points_of(docx_attr(tag, "w"));
        section->height = points_of(docx_attr(tag, "h"));
        return;
    case DOCX_PG_MAR:
        section->left = points_of(docx_attr(tag, "left"));
        section->right = points_of(docx_attr(tag, "right"));
        return;
    default: return;
    }
}

/* ---- alternatives and content controls ---- */

/* Extensions whose drawings are read; of others (ink, charts) the fallback shows a picture. */
static bool is_understood(LorStr wanted) {
    static const LorStr known[] = {LOR_STR("wps"), LOR_STR("wpg"), LOR_STR("wpc"), LOR_STR("w14"), LOR_STR("w15"), LOR_STR("w16se"),
                                   LOR_STR("wp14"), LOR_STR("a14"), LOR_STR("v"), LOR_STR("o"), LOR_STR("w16"), LOR_STR("w16cid")};
    LorStr word;
    while (lor_str_split(&wanted, ' ', &word)) {
        bool found = word.len == 0;
        for (size_t i = 0; i < sizeof known / sizeof *known && !found; i++) found = lor_str_eq(known[i], word);
        if (!found) return false;
    }
    return true;
}

static void open_alternative(DocxWalk *walk, const LorXmlTag *tag) {
    uint64_t bit = walk->choice_count && walk->choice_count <= 64 ? 1ULL << (walk->choice_count - 1) : 0;
    bool taken = (walk->chosen & bit) || (tag->word == DOCX_CHOICE && !is_understood(lor_xml_tag_attr(tag, 0, "Requires")));
    if (taken) walk->skip = 1;
    else walk->chosen |= bit;
}

static void open_alternatives(DocxWalk *walk) {
    if (walk->choice_count++ < 64) walk->chosen &= ~(1ULL << (walk->choice_count - 1));
}

static void open_control(DocxWalk *walk) {
    if (walk->control_count++ < 64) walk->controls &= ~(1ULL << (walk->control_count - 1));
}

static void close_control(DocxWalk *walk) {
    if (walk->control_count && --walk->control_count < 64) walk->controls &= ~(1ULL << walk->control_count);
}

static void show_prompt(DocxWalk *walk, const LorXmlTag *tag) {
    bool off = lor_str_eq(docx_attr(tag, "val"), LOR_STR("0")) || lor_str_eq(docx_attr(tag, "val"), LOR_STR("false"));
    if (!off && walk->control_count && walk->control_count <= 64) walk->controls |= 1ULL << (walk->control_count - 1);
}

/* ---- elements ---- */

/* What is passed over with all that is in it; whether it tells of a change. */
static bool is_skipped(DocxWalk *walk, const LorXmlTag *tag) {
    switch ((DocxWord)tag->word) {
    case DOCX_RPR_CHANGE: case DOCX_PPR_CHANGE: case DOCX_TBL_CHANGE: case DOCX_TC_CHANGE: case DOCX_TR_CHANGE: case DOCX_SECT_CHANGE:
    case DOCX_DEL: case DOCX_MOVE_FROM: case DOCX_CELL_DEL:
        walk->tracked = true;
        return true;
    case DOCX_TBL_PR: case DOCX_TBL_GRID: case DOCX_TC_PR: case DOCX_RT: return true;
    case DOCX_ALT_CHUNK: walk->left_out = true; return true;
    case DOCX_FOOTNOTE: case DOCX_ENDNOTE: return docx_attr(tag, "type").len && !lor_str_eq(docx_attr(tag, "type"), LOR_STR("normal"));
    default: return false;
    }
}

static LorStr target_of(const DocxWalk *walk, LorStr id) {
    for (size_t i = 0; i < walk->links.len; i++)
        if (lor_str_eq(walk->links.at[i].id, id)) return walk->links.at[i].target;
    return (LorStr){0};
}

static void break_line(DocxWalk *walk, const LorXmlTag *tag) {
    DocxPara *para = docx_walk_para(walk);
    LorStr type = docx_attr(tag, "type");
    if (!para) return;
    docx_walk_begin(walk, para);
    flow_break(walk->flow);
    if (type.len && !lor_str_eq(type, LOR_STR("textWrapping"))) flow_page(walk->flow);
}

static bool text_opens(DocxWalk *walk, const LorXmlTag *tag) {
    switch ((DocxWord)tag->word) {
    case DOCX_RUN: open_run(walk); return true;
    case DOCX_T: case DOCX_FORMULA_TEXT: walk->in_text = true; return true;
    case DOCX_INSTR: walk->in_code = true; return true;
    case DOCX_TAB: case DOCX_PTAB: docx_walk_tab(walk); return true;
    case DOCX_BR: case DOCX_CR: break_line(walk, tag); return true;
    case DOCX_NO_BREAK_HYPHEN: docx_walk_text(walk, LOR_STR("\xE2\x80\x91")); return true;
    case DOCX_SOFT_HYPHEN: docx_walk_text(walk, LOR_STR("\xC2\xAD")); return true;
    case DOCX_SYM: docx_walk_symbol(walk, tag); return true;
    case DOCX_FLD_CHAR: docx_walk_field(walk, tag); return true;
    case DOCX_FLD_SIMPLE:
        docx_walk_open_field(walk, docx_attr(tag, "instr"));
        if (walk->field_count <= DOCX_MAX_FIELDS) walk->fields[walk->field_count - 1].written = flow_written(walk->flow);
        if (walk->field_count <= DOCX_MAX_FIELDS) walk->fields[walk->field_count - 1].has_result = true;
        return true;
    case DOCX_HYPERLINK: flow_mail_open(&walk->mail, walk->arena, target_of(walk, lor_xml_tag_attr(tag, DOCX_R, "id"))); return true;
    default: return false;
    }
}

static void element_opens(void *context, const LorXmlTag *tag) {
    DocxWalk *walk = context;
    if (walk->skip) {
        walk->skip++;
        return;
    }
    if (walk->in_controls && tag->word != DOCX_SHOWING) {
        walk->skip = 1;
        return;
    }
    bool property = (walk->in_ppr || walk->in_rpr) && tag->word != DOCX_RPR && tag->word != DOCX_SECT_PR && !walk->section_open;
    if (property && walk->in_ppr && walk->in_rpr) take_property(walk, tag);
    if (is_skipped(walk, tag)) {
        walk->skip = 1;
        return;
    }
    if (property) {
        take_property(walk, tag);
        return;
    }
    if (walk->section_open) {
        take_section(walk, tag);
        return;
    }
    switch ((DocxWord)tag->word) {
    case DOCX_PARA: open_para(walk); return;
    case DOCX_PPR: walk->in_ppr = true; return;
    case DOCX_RPR: walk->in_rpr = true; return;
    case DOCX_SECT_PR: walk->section_open = true; return;
    case DOCX_INS: case DOCX_MOVE_TO: walk->tracked = true; return;
    case DOCX_TBL: flow_open_table(walk->flow); return;
    case DOCX_TR: flow_open_row(walk->flow); return;
    case DOCX_TC: flow_open_cell(walk->flow); return;
    case DOCX_ALTERNATE: open_alternatives(walk); return;
    case DOCX_CHOICE: case DOCX_FALLBACK: open_alternative(walk, tag); return;
    case DOCX_SDT: open_control(walk); return;
    case DOCX_SDT_PR: walk->in_controls = true; return;
    case DOCX_SHOWING: show_prompt(walk, tag); return;
    default: break;
    }
    if (!text_opens(walk, tag)) docx_drawing_opens(walk, tag);
}

static void element_closes(void *context, const LorXmlTag *tag) {
    DocxWalk *walk = context;
    if (walk->skip) {
        walk->skip--;
        return;
    }
    switch ((DocxWord)tag->word) {
    case DOCX_PARA: close_para(walk); return;
    case DOCX_PPR: walk->in_ppr = false; return;
    case DOCX_RPR: walk->in_rpr = false; return;
    case DOCX_SECT_PR: walk->section_open = false; walk->section.taken = true; return;
    case DOCX_TBL: flow_close_table(walk->flow); return;
    case DOCX_TR: flow_close_row(walk->flow); return;
    case DOCX_TC: flow_close_cell(walk->flow); return;
    case DOCX_ALTERNATE: if (walk->choice_count) walk->choice_count--; return;
    case DOCX_SDT: close_control(walk); return;
    case DOCX_SDT_PR: walk->in_controls = false; return;
    case DOCX_T: case DOCX_FORMULA_TEXT: walk->in_text = false; return;
    case DOCX_INSTR: walk->in_code = false; return;
    case DOCX_FLD_SIMPLE: docx_walk_close_field(walk); return;
    case DOCX_HYPERLINK: docx_walk_close_link(walk); return;
    default: docx_drawing_closes(walk, tag); return;
    }
}

static void text_stands(void *context, LorStr text) {
    DocxWalk *walk = context;
    if (walk->skip) return;
    if (walk->in_text) docx_walk_text(walk, text);
    else if (walk->in_offset || walk->in_align) docx_drawing_place(walk, text);
    else if (walk->in_code && walk->field_count && walk->field_count <= DOCX_MAX_FIELDS) {
        LorBuf *code = &walk->fields[walk->field_count - 1].code;
        if (code->len < 4000) lor_buf_add(code, text);
    }
}

bool docx_walk(DocxWalk *walk, LorStr bytes, LorError *err) {
    static const LorXmlHandler handler = {&docx_vocabulary, element_opens, element_closes, text_stands};
    walk->skip = walk->para_count = walk->control_count = walk->choice_count = walk->field_count = 0;
    walk->controls = walk->chosen = 0;
    walk->in_ppr = walk->in_rpr = walk->in_text = walk->in_code = walk->in_offset = walk->in_align = walk->in_controls = false;
    walk->section_open = false;
    walk->mail = (FlowMail){0};
    walk->style_before = (LorStr){0};
    return lor_xml_stream(walk->arena, bytes, &handler, walk, err);
}
