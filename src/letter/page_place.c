// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a letter's lines and pictures on the page.
#include "letter/page_place.h"

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
