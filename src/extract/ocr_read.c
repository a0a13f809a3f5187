// SPDX-License-Identifier: GPL-3.0-or-later
// A picture file becomes a document: its pages are recognised one after the other and set as those of a PDF are.
#include "extract/ocr_read.h"

#include "extract/ocr.h"
#include "extract/ocr_picture.h"
#include "extract/pdf_lines.h"
#include "extract/pdf_scan.h"

#define SHOWN_DPI 132.0 /* [pixel/inch] as pages of a PDF are drawn */

static const char *const turned[] = {"", "on its right side", "head down", "on its left side"};

static void note(LorDocument *doc, LorStr sentence) { lor_vec_push(doc->arena, &doc->notes, sentence); }

static void draw(LorDocument *doc, const OcrPicture *picture, unsigned quarters, const LorExtractOptions *options, size_t *room) {
    LorPage *page = &doc->pages.at[doc->pages.len - 1];
    if (!options->show || doc->pages.len > options->picture_pages || *room == 0) return;
    struct Pix *upright = ocr_pix_turn(picture->whole, quarters);
    double scale = (double)page->width / 72 * SHOWN_DPI / ocr_pix_width(upright);
    LorStr png = ocr_pix_png(doc->arena, upright, scale < 1 ? scale : 1, options->picture_pixels);
    ocr_pix_drop(upright);
    if (png.len <= *room) page->picture = png;
    *room = png.len < *room ? *room - png.len : 0;
}

static void add_page(PdfSheet *sheet, const OcrPicture *picture, const LorExtractOptions *options, size_t *room) {
    LorDocument *doc = sheet->doc;
    LorSeenPage seen = ocr_read(doc->arena, picture->grey, picture->dpi);
    LorPage page = {.width = (float)(seen.width * 72 / seen.dpi), .height = (float)(seen.height * 72 / seen.dpi), .image_share = 1};
    lor_vec_push(doc->arena, &doc->pages, page);
    LorImage image = {.page = (uint32_t)doc->pages.len - 1, .box = {0, 0, page.width, page.height}};
    lor_vec_push(doc->arena, &doc->images, image);
    if (pdf_scan_add(sheet, &seen, image.page) == 0 && !seen.blank) {
        doc->partial = true;
        doc->doubt = LOR_STR("a page of the letter could not be read");
        note(doc, lor_arena_format(doc->arena, "No words could be recognised on page %zu.", doc->pages.len));
    }
    draw(doc, picture, seen.quarters, options, room);
    if (seen.quarters)
        note(doc, lor_arena_format(doc->arena, "Page %zu lies %s; it was turned to be read.", doc->pages.len, turned[seen.quarters % 4]));
    if (!picture->paper_known) lor_document_set(doc, "paper", LOR_STR("guessed"));
    doc->partial |= picture->damaged;
    if (picture->damaged) note(doc, lor_arena_format(doc->arena, "The picture of page %zu is damaged; a part of it may be missing.", doc->pages.len));
}

static bool finish(PdfSheet *sheet, LorError *err) {
    LorDocument *doc = sheet->doc;
    doc->source = LOR_SOURCE_OCR;
    if (!pdf_lines_write(sheet)) doc->partial = true;
    pdf_scan_finish(sheet);
    if (sheet->words.len == 0)
        return lor_error_set(err, LOR_NO_TEXT, "No words could be recognised in the picture: scan the letter again, upright and at 200 "
                                               "to 300 dots per inch, or check the writer's draft.");
    return true;
}

bool ocr_read_picture(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    PdfSheet sheet = {.doc = doc, .show = options->show};
    size_t room = options->picture_bytes, page = 0;
    LorError fault = {0};
    OcrPicture picture;
    for (; page < options->ocr_pages && ocr_picture_read(bytes, page, options->ocr_pixels, &picture, &fault); page++) {
        add_page(&sheet, &picture, options, &room);
        ocr_picture_drop(&picture);
    }
    if (page == 0) return lor_error_set(err, fault.set ? fault.status : LOR_DAMAGED, "%s", fault.message);
    bool more = fault.set;
    if (page == options->ocr_pages && ocr_picture_read(bytes, page, options->ocr_pixels, &picture, &fault)) {
        more = true;
        ocr_picture_drop(&picture);
    }
    doc->partial |= more;
    if (more) doc->doubt = LOR_STR("a page of the letter was not read");
    if (more) note(doc, lor_arena_format(doc->arena, "Only the first %zu %s read.", page, page == 1 ? "page was" : "pages were"));
    return finish(&sheet, err);
}
