// SPDX-License-Identifier: GPL-3.0-or-later
// The signature as it shows on the page: a picture or ink by the typed name, a form field, a script face, or a rule that
// waits for one. Knows no words: what a text says of its signing ("Sd/-") is the packs' affair.
#include "letter/page_place.h"

#include "letter/flow_place.h"
#include "letter/line_shape.h"

#define ABOVE      108.0f /* [pt] one and a half inches over the typed name, and as much of the closing */
#define BELOW      36.0f  /* [pt] stamps and flourishes hang below the name */
#define SMALLEST   12.0f  /* [pt] narrower pictures are bullets and icons */
#define RULE_BYTES 5u     /* "_____" */
#define RULE_HEIGHT 2.5f  /* [pt] drawn lines are no higher */
#define RULE_WIDTH 300.0f /* [pt] wider ones part the page */
#define UNDERLINE  4.0f   /* [pt] from the words that it underlines */

/* The part of one page in which the writer signs. */
typedef struct Area {
    uint32_t page;
    float top, bottom;
} Area;

typedef struct Areas {
    Area at[2]; /* a signature block may begin on one page and end on the next */
    size_t len;
} Areas;

static bool signs(const LorLetter *letter, size_t line) {
    return letter->lines.at[line].zone == LOR_IN_SIGN && !letter->lines.at[line].repeats;
}

static Areas areas_of(const LorLetter *letter) {
    Areas areas = {0};
    for (size_t i = 0; i < letter->lines.len; i++) {
        LorBox box = lor_line_box(letter, i);
        if (!signs(letter, i) || box.height <= 0) continue;
        Area *area = areas.len ? &areas.at[areas.len - 1] : NULL;
        uint32_t page = letter->lines.at[i].page;
        if (area && area->page == page) {
            if (box.y < area->top) area->top = box.y;
            if (box.y + box.height > area->bottom) area->bottom = box.y + box.height;
        } else if (areas.len < 2) areas.at[areas.len++] = (Area){page, box.y, box.y + box.height};
    }
    return areas;
}

static bool is_drawn_rule(const LorImage *image) { return image->drawn && image->box.height <= RULE_HEIGHT; }

static bool is_ink(const LorDocument *doc, const LorImage *image, const Areas *areas) {
    if (image->box.width < SMALLEST || is_drawn_rule(image) || lor_image_is_page(doc, image)) return false;
    float middle = image->box.y + image->box.height / 2;
    for (size_t i = 0; i < areas->len; i++) {
        const Area *area = &areas->at[i];
        /* Between closing and name, or at the page's foot when the name stands overleaf. */
        float bottom = i + 1 < areas->len ? doc->pages.at[area->page].height : area->bottom + BELOW;
        float top = i > 0 ? 0 : area->top - ABOVE;
        if (image->page == area->page && middle > top && middle < bottom) return true;
    }
    return false;
}

static bool has_ink(const LorDocument *doc, const Areas *areas) {
    for (size_t i = 0; i < doc->images.len; i++)
        if (is_ink(doc, &doc->images.at[i], areas)) return true;
    return false;
}

/* A drawn line in the white above a line of the block: not one that underlines words. */
static bool has_drawn_rule(const LorLetter *letter, const Areas *areas) {
    for (size_t i = 0; i < letter->doc->images.len; i++) {
        const LorImage *image = &letter->doc->images.at[i];
        if (!is_drawn_rule(image) || image->box.width > RULE_WIDTH) continue;
        bool inside = false, underlines = false;
        for (size_t k = 0; k < areas->len; k++)
            inside |= areas->at[k].page == image->page && image->box.y > areas->at[k].top - ABOVE / 3 &&
                      image->box.y < areas->at[k].bottom;
        for (size_t k = 0; inside && k < letter->lines.len; k++) {
            LorBox box = lor_line_box(letter, k);
            float below = image->box.y - (box.y + box.height);
            underlines |= letter->lines.at[k].page == image->page && below > -UNDERLINE && below < UNDERLINE;
        }
        if (inside && !underlines) return true;
    }
    return false;
}

static bool is_rule(LorStr text) {
    size_t strokes = 0;
    for (size_t i = 0; i < text.len; i++) {
        strokes = text.ptr[i] == '_' || text.ptr[i] == '.' || text.ptr[i] == '-' ? strokes + 1 : 0;
        if (strokes >= RULE_BYTES) return true;
    }
    return false;
}

/* The signature block, and the line above it: a rule or a script face may stand before what reads as a name. */
static size_t first_line(const LorLetter *letter) {
    size_t first = 0;
    while (first < letter->lines.len && !signs(letter, first)) first++;
    return first < letter->lines.len && first > 0 ? first - 1 : first;
}

static const LorRun *run_at(const LorLetter *letter, size_t off) {
    for (size_t i = 0; i < letter->doc->runs.len; i++)
        if (off < lor_span_end(letter->doc->runs.at[i].span)) return &letter->doc->runs.at[i];
    return NULL;
}

/* The name twice (degrees may follow the second), first in a face that nothing else near it has: typed to look like a
 * signature. */
static bool is_typed_twice(const LorLetter *letter, size_t line) {
    if (line + 1 >= letter->lines.len) return false;
    LorSpan here = letter->lines.at[line].span, below = letter->lines.at[line + 1].span;
    LorStr name = lor_letter_original(letter, here);
    if (!lor_str_ieq(name, lor_str_slice(lor_letter_original(letter, below), 0, name.len))) return false;
    const LorRun *one = run_at(letter, here.off), *other = run_at(letter, below.off);
    return one && other && !lor_str_eq(one->font, other->font);
}

static bool is_script(const LorLetter *letter, size_t line) {
    const LorRun *run = run_at(letter, letter->lines.at[line].span.off);
    return (run && run->script) || is_typed_twice(letter, line);
}

static bool rules(const LorLetter *letter, size_t line) {
    return is_rule(lor_letter_original(letter, letter->lines.at[line].span));
}

static const LorTextLine *find(const LorLetter *letter, bool (*is)(const LorLetter *, size_t)) {
    for (size_t i = first_line(letter); i < letter->lines.len; i++)
        if (!letter->lines.at[i].repeats && is(letter, i)) return &letter->lines.at[i];
    return NULL;
}

/* Ink that was drawn by strokes is seen in most files, and those say so. */
static bool strokes_known(const LorDocument *doc) {
    LorStr strokes = lor_document_property(doc, "strokes");
    return lor_str_eq(strokes, LOR_STR("none")) || lor_str_eq(strokes, LOR_STR("placed"));
}

static LorFact *put(LorFacts *facts, const char *kind) { return lor_fact_put_text(facts, "signature", lor_str_from_c(kind)); }

static bool is_signed_block(const LorLetter *letter) {
    for (size_t i = 0; i < letter->lines.len; i++)
        if (signs(letter, i)) return true;
    return false;
}

void lor_signature_put(const LorLetter *letter, LorFacts *facts) {
    const LorDocument *doc = letter->doc;
    Areas areas = areas_of(letter);
    bool flows = lor_letter_flows(letter), placed = flows ? is_signed_block(letter) : areas.len > 0;
    const LorTextLine *script = find(letter, is_script), *rule = find(letter, rules);
    bool ink = flows ? lor_flow_signs(letter, false) : has_ink(doc, &areas);
    if (doc->pages.len == 0 && doc->paper_width <= 0 && !ink) lor_fact_put_unknown(facts, "signature", "a text has no ink");
    else if (lor_pages_are_pictures(doc))
        lor_fact_put_unknown(facts, "signature", "the page is a picture: ink cannot be told from print");
    else if (lor_str_eq(lor_document_property(doc, "signature_field"), LOR_STR("true"))) put(facts, "field");
    else if (ink) put(facts, "image");
    else if (script) lor_fact_add_span(facts, put(facts, "script-font"), script->span);
    else if (rule) lor_fact_add_span(facts, put(facts, "rule"), rule->span);
    else if (flows ? lor_flow_signs(letter, true) : has_drawn_rule(letter, &areas)) put(facts, "rule");
    else if (!strokes_known(doc)) lor_fact_put_unknown(facts, "signature", "what is drawn on the page could not be looked at");
    else if (!placed) lor_fact_put_unknown(facts, "signature", "no name block was found by which to look for ink");
    else lor_fact_put_absent(facts, "signature");
}
