// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a Word file as they print: runs with their faces, tabs, symbols, fields, links to mail.
#include "extract/docx_text.h"

#define LONGEST_CODE 4000u /* [byte] of a field's instruction */
#define RULE_SPACES  5u    /* underlined white this wide is a rule to write on */

static const DocxLook *run_look(DocxWalk *walk, DocxPara *para) {
    if (para->face_known) return &para->whole;
    para->whole = *para->base;
    docx_look_add(&para->whole, &para->look);
    const DocxLook *named = para->run.style.len ? docx_styles_characters(walk->styles, para->run.style) : NULL;
    if (named) docx_look_add(&para->whole, named);
    docx_look_add(&para->whole, &para->run);
    para->face = flow_face(walk->flow, docx_styles_font(walk->styles, &para->whole), para->whole.size);
    para->face_known = true;
    return &para->whole;
}

static DocxPara *writable(DocxWalk *walk) {
    DocxPara *para = docx_walk_para(walk);
    if (para) docx_walk_begin(walk, para);
    return para;
}

static bool is_white(LorStr text) { return lor_str_trim(text).len == 0; }

static void write_rule(DocxWalk *walk, const DocxPara *para, size_t strokes) {
    static const char rule[] = "________________________________________";
    if (strokes > sizeof rule - 1) strokes = sizeof rule - 1;
    flow_text(walk->flow, lor_str(rule, strokes), para->face);
}

void docx_walk_text(DocxWalk *walk, LorStr text) {
    DocxPara *para = writable(walk);
    if (!para || text.len == 0) return;
    const DocxLook *look = run_look(walk, para);
    if (look->hidden) return;
    flow_mail_add(&walk->mail, text);
    if (look->underlined && text.len >= RULE_SPACES && is_white(text)) write_rule(walk, para, text.len);
    else if (walk->controls) flow_gap(walk->flow, text, para->face);
    else flow_text(walk->flow, text, para->face);
}

void docx_walk_gap(DocxWalk *walk, LorStr text) {
    DocxPara *para = writable(walk);
    if (!para) return;
    run_look(walk, para);
    flow_gap(walk->flow, text, para->face);
}

void docx_walk_tab(DocxWalk *walk) {
    DocxPara *para = writable(walk);
    if (!para) return;
    const DocxLook *look = run_look(walk, para);
    if (look->underlined || look->ruled) write_rule(walk, para, 4 * RULE_SPACES);
    else flow_tab(walk->flow, para->face);
}

/* Symbol fonts keep their signs where Unicode has none; most of them are bullets and boxes. */
void docx_walk_symbol(DocxWalk *walk, const LorXmlTag *tag) {
    LorStr value = docx_attr(tag, "char");
    uint32_t code = 0;
    for (size_t i = 0; i < value.len && i < 6; i++) {
        char c = lor_to_lower(value.ptr[i]);
        if (!lor_is_digit(c) && (c < 'a' || c > 'f')) return;
        code = code * 16 + (uint32_t)(lor_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    LorBuf buf = {.arena = walk->arena};
    lor_buf_code(&buf, code >= 0xF000 && code <= 0xF0FF ? 0x2022 : code < 0x20 ? 0x20 : code);
    docx_walk_text(walk, lor_buf_str(&buf));
}

/* ---- links to mail ---- */

void docx_walk_close_link(DocxWalk *walk) { docx_walk_text(walk, flow_mail_close(&walk->mail, walk->arena)); }

/* ---- fields ---- */

/* The word of a field's code after its name, without quotes: the name of a merge field, the target of a link. */
static LorStr argument(LorStr code, LorStr name) {
    code = lor_str_trim(code);
    if (!lor_str_ieq(lor_str_slice(code, 0, name.len), name)) return (LorStr){0};
    code = lor_str_trim(lor_str_slice(code, name.len, code.len));
    bool quoted = code.len && code.ptr[0] == '"';
    if (quoted) code = lor_str_slice(code, 1, code.len);
    size_t end = lor_str_find(code, quoted ? LOR_STR("\"") : LOR_STR(" "));
    return lor_str_slice(code, 0, end);
}

/* A field without a result: a merge field is a gap, and so is what a button asks to click and fill. */
static void write_unresolved(DocxWalk *walk, LorStr code) {
    LorStr merged = argument(code, LOR_STR("MERGEFIELD ")), button = lor_str_trim(code);
    if (merged.len) {
        docx_walk_gap(walk, lor_arena_format(walk->arena, "\xC2\xAB%.*s\xC2\xBB", LOR_STR_ARG(merged)));
        return;
    }
    if (!lor_str_ieq(lor_str_slice(button, 0, 12), LOR_STR("MACROBUTTON "))) return;
    button = lor_str_trim(lor_str_slice(button, 12, button.len));
    size_t end = lor_str_find(button, LOR_STR(" "));
    if (end != LOR_NONE) docx_walk_gap(walk, lor_str_slice(button, end + 1, button.len));
}

void docx_walk_open_field(DocxWalk *walk, LorStr code) {
    if (walk->field_count++ >= DOCX_MAX_FIELDS) return;
    DocxField *field = &walk->fields[walk->field_count - 1];
    *field = (DocxField){.code = {.arena = walk->arena}};
    lor_buf_add(&field->code, lor_str_slice(code, 0, LONGEST_CODE));
}

static void open_result(DocxWalk *walk) {
    if (walk->field_count == 0 || walk->field_count > DOCX_MAX_FIELDS) return;
    DocxField *field = &walk->fields[walk->field_count - 1];
    field->has_result = true;
    field->written = flow_written(walk->flow);
    flow_mail_open(&walk->mail, walk->arena, argument(lor_buf_str(&field->code), LOR_STR("HYPERLINK ")));
}

void docx_walk_close_field(DocxWalk *walk) {
    if (walk->field_count == 0 || walk->field_count-- > DOCX_MAX_FIELDS) return;
    const DocxField *field = &walk->fields[walk->field_count];
    LorStr code = lor_buf_str(&field->code);
    if (argument(code, LOR_STR("HYPERLINK ")).len) docx_walk_close_link(walk);
    if (!field->has_result || field->written == flow_written(walk->flow)) write_unresolved(walk, code);
}

void docx_walk_field(DocxWalk *walk, const LorXmlTag *tag) {
    LorStr type = docx_attr(tag, "fldCharType");
    if (lor_str_eq(type, LOR_STR("begin"))) docx_walk_open_field(walk, (LorStr){0});
    else if (lor_str_eq(type, LOR_STR("separate"))) open_result(walk);
    else if (lor_str_eq(type, LOR_STR("end"))) docx_walk_close_field(walk);
}
