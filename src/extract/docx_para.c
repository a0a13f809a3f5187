// SPDX-License-Identifier: GPL-3.0-or-later
// The paragraph that a walk over a Word file is in: opened in the flow when its first words come.
#include "extract/docx_para.h"

DocxPara *docx_walk_para(DocxWalk *walk) {
    return walk->para_count && walk->para_count <= DOCX_MAX_PARAS ? &walk->paras[walk->para_count - 1] : NULL;
}

void docx_walk_begin(DocxWalk *walk, DocxPara *para) {
    if (para->begun) return;
    DocxLook look = *docx_styles_paragraph(walk->styles, para->look.style);
    para->base = docx_styles_paragraph(walk->styles, para->look.style);
    docx_look_add(&look, &para->look);
    bool same = lor_str_eq(para->look.style, walk->style_before);
    FlowParagraph how = {.before = look.before, .after = look.after, .left = look.left, .align = look.align,
                         .tight = look.contextual && same, .label = docx_styles_label(walk->styles, &look)};
    if (look.page_before) flow_page(walk->flow);
    flow_open_paragraph(walk->flow, &how);
    para->begun = true;
    walk->style_before = para->look.style;
}
