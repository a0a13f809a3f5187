// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a letter's lines and pictures on the page.
#include "letter/page_place.h"

#include "letter/flow_place.h"

#define USUAL_WIDTH 612.0f /* [pt] of paper that the file does not tell */
#define HEAD_SHARE 0.25f /* of the page's height: where a letterhead stands */
#define PAGE_SHARE 0.8f /* of the page's area that a picture covers when it is the page */

LorBox lor_line_box(const LorLetter *letter, size_t line) {
    size_t off = letter->lines.at[line].span.off, low = 0, high = letter->doc->lines.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const LorLine *printed = &letter->doc->lines.at[middle];
        if (lor_span_end(printed->span) <= off) low = middle + 1;
        else high = middle;
    }
    if (low == letter->doc->lines.len || letter->doc->lines.at[low].span.off > off) return (LorBox){0};
    return letter->doc->lines.at[low].box;
}

size_t lor_line_at(const LorLetter *letter, size_t off) {
    for (size_t i = 0; i < letter->lines.len; i++)
        if (off >= letter->lines.at[i].span.off && off < lor_span_end(letter->lines.at[i].span)) return i;
    return LOR_NONE;
}

bool lor_image_is_page(const LorDocument *doc, const LorImage *image) {
    const LorPage *page = &doc->pages.at[image->page];
    return image->box.width * image->box.height >= PAGE_SHARE * page->width * page->height;
}

bool lor_pages_are_pictures(const LorDocument *doc) {
    for (size_t i = 0; i < doc->pages.len; i++)
        if (doc->pages.at[i].image_share < PAGE_SHARE) return false;
    return doc->pages.len > 0;
}

/* Where the letter's own words begin on its first page, at most a quarter down [pt]. */
static float head_end(const LorLetter *letter) {
    float end = HEAD_SHARE * letter->doc->pages.at[0].height;
    for (size_t i = 0; i < letter->lines.len && letter->lines.at[i].page == 0; i++) {
        LorBox box = lor_line_box(letter, i);
        if (letter->lines.at[i].zone == LOR_IN_BODY && box.height > 0 && box.y < end) end = box.y;
    }
    return end;
}

bool lor_picture_heads(const LorLetter *letter, float share) {
    const LorDocument *doc = letter->doc;
    if (lor_letter_flows(letter)) return lor_flow_heads(letter, share * (doc->paper_width > 0 ? doc->paper_width : USUAL_WIDTH));
    if (doc->pages.len == 0) return false;
    float end = head_end(letter), least = share * doc->pages.at[0].width;
    for (size_t i = 0; i < doc->images.len; i++) {
        const LorImage *image = &doc->images.at[i];
        if (image->page != 0 || image->drawn || lor_image_is_page(doc, image)) continue;
        if (image->box.y + image->box.height / 2 < end && image->box.width > least) return true;
    }
    return false;
}
