// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand on the page: lines, pictures, ink.
#ifndef LOR_LETTER_PAGE_PLACE_H
#define LOR_LETTER_PAGE_PLACE_H

#include "letter/letter.h"

/** Where that line of the letter stands on its page [pt]; height 0 when the format does not say. Cost: logarithmic. */
LorBox lor_line_box(const LorLetter *letter, size_t line);
/** The letter's line at a byte of the document's text, or LOR_NONE. */
size_t lor_line_at(const LorLetter *letter, size_t off);
/** Whether a picture is the page: a scan. */
bool lor_image_is_page(const LorDocument *doc, const LorImage *image);
/** Whether all pages are pictures, and the text a hidden layer over them. */
bool lor_pages_are_pictures(const LorDocument *doc);

/** Whether a picture stands above the letter's own words on its first page, at most a quarter down, and is wider than that
 *  share of the page. */
bool lor_picture_heads(const LorLetter *letter, float share);

/** signature.c: puts `signature` (image, rule, script-font, field; absent: none of them), with the place of its line
 *  where it is one; unknown where ink cannot be seen. */
void lor_signature_put(const LorLetter *letter, LorFacts *facts);

/** layout.c: `page_size`, `last_page_fill`, `body_font`, `body_size`, `letterhead_kind`, `signature` and what the file
 *  says of itself. Runs after the letterhead's reader, whose words it places. */
extern const LorReader lor_reader_layout;

#endif
