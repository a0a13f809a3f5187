// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures placed by the words that they stand among. Knows no coordinates but those few that a file may tell.
#include "letter/flow_place.h"

#define PAPER       792.0f /* [pt] where the file does not tell its height */
#define HEAD_SHARE  0.25f  /* of the paper's height: where a letterhead stands */
#define FOOT_SHARE  0.9f   /* below it a picture belongs to the paper */
#define WHOLE_SHARE 0.7f   /* of the paper's height: a picture of a whole page */
#define SMALLEST    12.0f  /* [pt] narrower pictures are bullets and icons */
#define RULE_WIDTH  300.0f /* [pt] wider ones part the page */

bool lor_letter_flows(const LorLetter *letter) {
    return letter->doc->pages.len == 0 && (letter->doc->paper_width > 0 || letter->doc->images.len > 0);
}

static float paper_height(const LorLetter *letter) { return letter->doc->paper_height > 0 ? letter->doc->paper_height : PAPER; }

/* The byte where the body begins; the end when there is none. */
static size_t body_start(const LorLetter *letter) {
    for (size_t i = 0; i < letter->lines.len; i++)
        if (letter->lines.at[i].zone == LOR_IN_BODY) return letter->lines.at[i].span.off;
    return letter->doc->text.len;
}

bool lor_flow_heads(const LorLetter *letter, float width) {
    size_t body = body_start(letter);
    float height = paper_height(letter);
    for (size_t i = 0; i < letter->doc->images.len; i++) {
        const LorImage *image = &letter->doc->images.at[i];
        if (image->drawn || image->box.width < width) continue;
        bool told = image->box.y >= 0, high = image->box.y + image->box.height / 2 < HEAD_SHARE * height;
        if (told && (high || (image->box.y < HEAD_SHARE * height && image->box.height >= WHOLE_SHARE * height))) return true;
        if (!told && image->off <= body && image->box.height < WHOLE_SHARE * height) return true;
    }
    return false;
}

/* From the last words above the signature block to the first below it. */
static bool sign_span(const LorLetter *letter, LorSpan *span) {
    size_t first = 0, end;
    const LorTextLine *lines = letter->lines.at;
    while (first < letter->lines.len && (lines[first].zone != LOR_IN_SIGN || lines[first].repeats)) first++;
    if (first == letter->lines.len) return false;
    for (end = first; end < letter->lines.len && lines[end].zone == LOR_IN_SIGN; end++) {}
    size_t from = first ? lor_span_end(lines[first - 1].span) : 0;
    size_t to = end < letter->lines.len ? lines[end].span.off : letter->doc->text.len;
    *span = (LorSpan){from, to - from};
    return true;
}

bool lor_flow_signs(const LorLetter *letter, bool rule) {
    LorSpan span;
    float height = paper_height(letter);
    if (!sign_span(letter, &span)) return false;
    for (size_t i = 0; i < letter->doc->images.len; i++) {
        const LorImage *image = &letter->doc->images.at[i];
        if (image->drawn != rule || image->box.width < SMALLEST || (rule && image->box.width > RULE_WIDTH)) continue;
        if (image->box.y > FOOT_SHARE * height || image->box.height >= WHOLE_SHARE * height) continue;
        if (image->off >= span.off && image->off <= lor_span_end(span)) return true;
    }
    return false;
}
