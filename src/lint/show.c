// SPDX-License-Identifier: GPL-3.0-or-later
// The letter itself for reports that show it: text, pages, and where the places of findings stand on them.
#include "lint/lint.h"

static float share(float part, float whole) {
    float value = whole > 0 ? part / whole : 0;
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

static void show_place(LorResult *result, const LorDocument *doc, const LorPlace *place) {
    LorPlacedBoxes boxes = {0};
    const LorShownBox *last = result->letter.boxes.len ? &result->letter.boxes.at[result->letter.boxes.len - 1] : NULL;
    if (last && last->start == place->start && last->end == place->end) return; /* two findings at the same words */
    lor_document_boxes(doc, (LorSpan){place->start, place->end - place->start}, doc->arena, &boxes);
    for (size_t i = 0; i < boxes.len; i++) {
        const LorPage *page = &doc->pages.at[boxes.at[i].page];
        const LorBox *box = &boxes.at[i].box;
        float left = share(box->x, page->width), top = share(box->y, page->height);
        LorShownBox shown = {.start = place->start, .end = place->end, .page = boxes.at[i].page, .x = left, .y = top,
                             .width = share(box->x + box->width, page->width) - left,
                             .height = share(box->y + box->height, page->height) - top};
        lor_vec_push(result->arena, &result->letter.boxes, shown);
    }
}

void lor_lint_show(LorResult *result, const LorDocument *doc) {
    result->letter.text = doc->text;
    for (size_t i = 0; i < doc->pages.len; i++) {
        const LorPage *page = &doc->pages.at[i];
        LorShownPage shown = {page->span, page->width, page->height, page->picture};
        lor_vec_push(result->arena, &result->letter.pages, shown);
    }
    if (!doc->words.len) return;
    for (size_t i = 0; i < result->findings.len; i++)
        for (size_t k = 0; k < result->findings.at[i].places.len; k++)
            show_place(result, doc, &result->findings.at[i].places.at[k]);
    for (size_t i = 0; i < result->strengths.len; i++)
        if (result->strengths.at[i].place.line) show_place(result, doc, &result->strengths.at[i].place);
}
