// SPDX-License-Identifier: GPL-3.0-or-later
// Words of an OpenDocument text as they print: spans with their faces, white space, gaps.
#include "extract/odt_text.h"

#define USUAL_SIZE   12.0f /* [pt] of a file that says nothing */
#define MOST_SPACES  200u
#define RULE_SPACES  5u    /* underlined white this wide is a rule to write on */

OdtPara *odt_walk_para(OdtWalk *walk) {
    return walk->para_count && walk->para_count <= ODT_MAX_PARAS ? &walk->paras[walk->para_count - 1] : NULL;
}

static void find_face(OdtWalk *walk, OdtPara *para) {
    if (para->face_known) return;
    OdtLook look = {.size = USUAL_SIZE};
    odt_styles_apply(walk->styles, "paragraph", para->style, &look);
    for (size_t i = 0; i < para->span_count && i < ODT_MAX_SPANS; i++) odt_styles_apply(walk->styles, "text", para->spans[i], &look);
    para->face = flow_face(walk->flow, look.font, look.size);
    para->hidden = look.hidden;
    para->underlined = look.underlined;
    para->face_known = true;
}

static void write(OdtWalk *walk, const OdtPara *para, LorStr text) {
    if (text.len == 0) return;
    flow_mail_add(&walk->mail, text);
    if (walk->in_gap) flow_gap(walk->flow, text, para->face);
    else flow_text(walk->flow, text, para->face);
}

static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* Runs of white space are one space, and none at a paragraph's start. */
void odt_walk_text(OdtWalk *walk, LorStr text) {
    OdtPara *para = odt_walk_para(walk);
    if (!para) return;
    find_face(walk, para);
    if (para->hidden) return;
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_white(text.ptr[i])) {
            para->white = false;
            continue;
        }
        size_t end = para->white ? i : i + 1;
        write(walk, para, lor_str_slice(text, start, end - start));
        para->white = true;
        start = i + 1;
    }
    write(walk, para, lor_str_slice(text, start, text.len - start));
}

void odt_walk_spaces(OdtWalk *walk, LorStr count) {
    OdtPara *para = odt_walk_para(walk);
    size_t spaces = 1;
    if (count.len && !lor_str_to_size(count, MOST_SPACES, &spaces)) spaces = 1;
    if (!para) return;
    find_face(walk, para);
    for (size_t i = 0; i < spaces && !para->hidden; i++)
        write(walk, para, para->underlined && spaces >= RULE_SPACES ? LOR_STR("_") : LOR_STR(" "));
    para->white = false;
}

void odt_walk_tab(OdtWalk *walk) {
    OdtPara *para = odt_walk_para(walk);
    if (!para) return;
    find_face(walk, para);
    if (para->hidden) return;
    if (para->underlined) flow_text(walk->flow, LOR_STR("____________________"), para->face);
    else flow_tab(walk->flow, para->face);
    para->white = false;
}
