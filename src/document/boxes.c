// SPDX-License-Identifier: GPL-3.0-or-later
// Where a stretch of text stands on its pages: words' boxes, cut to the span and joined along each line.
#include "document/document.h"

#include "core/utf8.h"

#define SAME_LINE 0.5f /* of a box's height that two boxes share on one line */
#define JOINED    1.5f /* of a box's height: wider white parts columns */

/* The first word that ends behind `off`. */
static size_t first_word(const LorDocument *doc, size_t off) {
    size_t low = 0, high = doc->words.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lor_span_end(doc->words.at[middle].span) <= off) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Where the character at `count` code points from the word's start begins [pt]. */
static float edge(const LorWord *word, size_t count, size_t all) {
    if (count == 0) return word->box.x;
    if (count >= all) return word->box.x + word->box.width;
    return word->ends ? word->ends[count - 1] : word->box.x + word->box.width * (float)count / (float)all;
}

/* The part of the word that stands in the span. */
static LorBox cut(const LorDocument *doc, const LorWord *word, LorSpan span) {
    size_t from = span.off > word->span.off ? span.off : word->span.off;
    size_t end = lor_span_end(span) < lor_span_end(word->span) ? lor_span_end(span) : lor_span_end(word->span);
    size_t before = lor_utf8_count(lor_str_slice(doc->text, word->span.off, from - word->span.off));
    size_t within = lor_utf8_count(lor_str_slice(doc->text, from, end - from));
    size_t all = lor_utf8_count(lor_str_slice(doc->text, word->span.off, word->span.len));
    LorBox box = word->box;
    float left = edge(word, before, all), right = edge(word, before + within, all);
    if (right > left) box.x = left, box.width = right - left;
    return box;
}

static float least(float a, float b) { return a < b ? a : b; }
static float most(float a, float b) { return a > b ? a : b; }

static bool goes_on(const LorBox *a, const LorBox *b) {
    float height = least(a->height, b->height), shared = least(a->y + a->height, b->y + b->height) - most(a->y, b->y);
    float white = most(a->x, b->x) - least(a->x + a->width, b->x + b->width);
    return shared >= SAME_LINE * height && white < JOINED * height;
}

static void join(LorBox *a, const LorBox *b) {
    float right = most(a->x + a->width, b->x + b->width), bottom = most(a->y + a->height, b->y + b->height);
    a->x = least(a->x, b->x);
    a->y = least(a->y, b->y);
    a->width = right - a->x;
    a->height = bottom - a->y;
}

void lor_document_boxes(const LorDocument *doc, LorSpan span, LorArena *arena, LorPlacedBoxes *boxes) {
    size_t start = boxes->len;
    for (size_t i = first_word(doc, span.off); i < doc->words.len && doc->words.at[i].span.off < lor_span_end(span); i++) {
        const LorWord *word = &doc->words.at[i];
        LorPlacedBox part = {word->page, cut(doc, word, span)};
        LorPlacedBox *last = boxes->len > start ? &boxes->at[boxes->len - 1] : NULL;
        if (last && last->page == part.page && goes_on(&last->box, &part.box)) join(&last->box, &part.box);
        else if (boxes->len - start < LOR_MAX_BOXES) lor_vec_push(arena, boxes, part);
        else break;
    }
}
