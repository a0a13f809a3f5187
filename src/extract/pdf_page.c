// SPDX-License-Identifier: GPL-3.0-or-later
// Asks poppler for the characters, pictures and fields of one page. Knows nothing of lines.
#include "extract/pdf_page.h"

#include "core/buf.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "document/font.h"
#include "extract/pdf_rows.h"
#include "extract/pdf_style.h"

#include <math.h>

#define LONGEST_WORD 512u    /* [byte] */
#define TORN         0.3f    /* [em] white inside a word: cells of a table, between which poppler puts no space */
#define ABOVE        0.1f    /* [em] white between characters that stand above each other */

/* ---- words ---- */

/* One walk over the text, its boxes and its attributes, which poppler keeps in step: a box a character, but none for
 * the marks of direction that it adds around words that run from right to left. */
typedef struct Walk {
    PdfSheet *sheet;
    LorBuf word;
    PdfWord open;
    bool marked;          /* between marks of direction */
    const GList *attributes;
    uint32_t style;
    guint style_end;      /* the box behind the last one of this style */
    size_t letters;
} Walk;

static uint32_t style_of(PdfSheet *sheet, const PopplerTextAttributes *attributes) {
    LorStr font = lor_str_from_c(attributes->font_name);
    if (lor_str_eq(lor_font_bare(font), LOR_STR("Default"))) font = LOR_STR(""); /* poppler's word for a nameless font */
    return pdf_style_of(sheet, font, attributes->font_size);
}

static void follow_style(Walk *walk, guint box) {
    while (walk->attributes && box >= walk->style_end) {
        const PopplerTextAttributes *attributes = walk->attributes->data;
        walk->style = style_of(walk->sheet, attributes);
        walk->style_end = attributes->end_index < 0 ? 0 : (guint)attributes->end_index + 1;
        walk->attributes = walk->attributes->next;
    }
    if (walk->sheet->styles.len == 0) { /* a text without attributes */
        PdfStyle style = {.font = LOR_STR(""), .size = 10};
        lor_vec_push(walk->sheet->doc->arena, &walk->sheet->styles, style);
    }
}

static void close_word(Walk *walk) {
    if (walk->word.len == 0) return;
    LorArena *arena = walk->sheet->doc->arena;
    LorStr text = lor_arena_copy(arena, lor_buf_str(&walk->word));
    bool marks = lor_unicode_has_marks(text);
    walk->open.text = marks ? lor_unicode_compose(arena, text) : text;
    if (marks || walk->open.rtl) walk->open.ends = PDF_NO_ENDS; /* composed there are fewer; from right to left they shrink */
    lor_vec_push(arena, &walk->sheet->words, walk->open);
    walk->word.len = 0;
}

/* Where poppler sees a table it hands out the last line of a cell and the first of the next as one, without white or a line end. Text that is
 * turned goes up or down too, but not aside, and its characters are wider than high. */
static bool leaves_row(const Walk *walk, const PdfWord *box) {
    const PdfWord *open = &walk->open;
    if (open->chunk != walk->sheet->chunks) return false;
    float em = walk->sheet->styles.at[open->style].size, shared = fminf(open->y2, box->y2) - fmaxf(open->y1, box->y1);
    bool aside = box->x1 - open->x2 > TORN * em || open->x1 - box->x2 > TORN * em, upright = box->y2 - box->y1 > box->x2 - box->x1;
    return aside ? shared < 0.5f * fminf(open->y2 - open->y1, box->y2 - box->y1) : upright && shared < -ABOVE * em;
}

static void add_character(Walk *walk, uint32_t code, const PopplerRectangle *box, guint index) {
    float x1 = pdf_coordinate(box->x1), y1 = pdf_coordinate(box->y1), x2 = pdf_coordinate(box->x2), y2 = pdf_coordinate(box->y2);
    PdfWord *open = &walk->open;
    if (walk->word.len > LONGEST_WORD) close_word(walk);
    follow_style(walk, index);
    PdfWord here = {.x1 = x1, .y1 = y1, .x2 = x2, .y2 = y2};
    if (leaves_row(walk, &here)) {
        close_word(walk);
        walk->sheet->chunks++;
    }
    if (walk->word.len && x1 - open->x2 > TORN * walk->sheet->styles.at[walk->style].size) close_word(walk);
    if (walk->word.len == 0)
        *open = (PdfWord){.x1 = x1, .y1 = y1, .x2 = x2, .y2 = y2, .style = walk->style, .chunk = walk->sheet->chunks,
                          .rtl = walk->marked, .ends = walk->sheet->show ? (uint32_t)walk->sheet->ends.len : PDF_NO_ENDS};
    if (x1 < open->x1) open->x1 = x1;
    if (y1 < open->y1) open->y1 = y1;
    if (x2 > open->x2) open->x2 = x2;
    if (y2 > open->y2) open->y2 = y2;
    if (walk->sheet->show) lor_vec_push(walk->sheet->doc->arena, &walk->sheet->ends, x2);
    lor_buf_code(&walk->word, code);
    walk->letters += lor_unicode_letter(code);
}

/* False: the page holds more than is read. */
static bool walk_text(Walk *walk, LorStr text, const PopplerRectangle *boxes, guint count) {
    guint box = 0;
    walk->sheet->chunks++;
    for (size_t off = 0; off < text.len && box < count;) {
        uint32_t code = lor_utf8_next(text, &off);
        if (code == 0x202A || code == 0x202B || code == 0x202C) { /* embeddings of direction, and their end */
            walk->marked = code == 0x202B;
            continue;
        }
        if (box == PDF_MAX_GLYPHS) return close_word(walk), false;
        if (code == ' ' || code == '\n' || code == '\t' || code == 0xA0) close_word(walk);
        else if (!lor_utf8_control(code)) add_character(walk, code, &boxes[box], box);
        walk->sheet->chunks += code == '\n';
        box++;
    }
    close_word(walk);
    return true;
}

static size_t read_words(PdfSheet *sheet, PopplerPage *page, bool *cut) {
    char *text = poppler_page_get_text(page);
    PopplerRectangle *boxes = NULL;
    guint count = 0;
    GList *attributes = NULL;
    Walk walk = {.sheet = sheet, .word = {.arena = sheet->doc->arena}};
    if (text && *text && poppler_page_get_text_layout(page, &boxes, &count)) {
        attributes = poppler_page_get_text_attributes(page);
        walk.attributes = attributes;
        *cut |= !walk_text(&walk, lor_str_from_c(text), boxes, count);
    }
    if (attributes) poppler_page_free_text_attributes(attributes);
    g_free(boxes);
    g_free(text);
    return walk.letters;
}

/* ---- pictures, notes and fields ---- */

static void read_images(LorDocument *doc, PopplerPage *page, bool *cut) {
    uint32_t index = (uint32_t)doc->pages.len - 1;
    LorPage *sheet = &doc->pages.at[index];
    GList *images = poppler_page_get_image_mapping(page);
    float covered = 0;
    size_t count = 0;
    for (const GList *at = images; at; at = at->next, count++) {
        if (count == PDF_MAX_IMAGES) {
            *cut = true;
            break;
        }
        const PopplerRectangle *area = &((const PopplerImageMapping *)at->data)->area;
        LorBox box = {pdf_coordinate(MIN(area->x1, area->x2)), pdf_coordinate(MIN(area->y1, area->y2)),
                      pdf_coordinate(fabs(area->x2 - area->x1)), pdf_coordinate(fabs(area->y2 - area->y1))};
        covered += box.width * box.height;
        LorImage image = {.page = index, .box = box};
        lor_vec_push(doc->arena, &doc->images, image);
    }
    poppler_page_free_image_mapping(images);
    float area = sheet->width * sheet->height;
    sheet->image_share = area > 0 && covered < area ? covered / area : covered > 0;
}

/* Signing on a tablet leaves ink or a stamp; its place is counted from the page's bottom. */
static void add_ink(LorDocument *doc, const PopplerRectangle *area) {
    uint32_t index = (uint32_t)doc->pages.len - 1;
    float y = doc->pages.at[index].height - pdf_coordinate(MAX(area->y1, area->y2));
    LorBox box = {pdf_coordinate(MIN(area->x1, area->x2)), y, pdf_coordinate(fabs(area->x2 - area->x1)),
                  pdf_coordinate(fabs(area->y2 - area->y1))};
    LorImage image = {.page = index, .box = box, .drawn = true};
    if (doc->images.len < PDF_MAX_IMAGES * PDF_MAX_PAGES) lor_vec_push(doc->arena, &doc->images, image);
}

static void read_annotations(LorDocument *doc, PopplerPage *page, PdfPage *seen) {
    GList *annotations = poppler_page_get_annot_mapping(page);
    for (const GList *at = annotations; at; at = at->next) {
        const PopplerAnnotMapping *mapping = at->data;
        PopplerAnnotType type = poppler_annot_get_annot_type(mapping->annot);
        if (type == POPPLER_ANNOT_INK || type == POPPLER_ANNOT_STAMP) add_ink(doc, &mapping->area);
        switch (type) {
        case POPPLER_ANNOT_LINK:
        case POPPLER_ANNOT_WIDGET:
        case POPPLER_ANNOT_POPUP: break;
        case POPPLER_ANNOT_MOVIE:
        case POPPLER_ANNOT_SCREEN:
        case POPPLER_ANNOT_3D: seen->active = true; /* fall through */
        default: seen->annotations = true;
        }
    }
    poppler_page_free_annot_mapping(annotations);
    GList *fields = poppler_page_get_form_field_mapping(page);
    for (const GList *at = fields; at; at = at->next) {
        PopplerFormField *field = ((const PopplerFormFieldMapping *)at->data)->field;
        bool signature = poppler_form_field_get_field_type(field) == POPPLER_FORM_FIELD_SIGNATURE;
        seen->signature_field |= signature;
        seen->form_fields |= !signature;
    }
    poppler_page_free_form_field_mapping(fields);
}

PdfPage pdf_page_read(PdfSheet *sheet, PopplerPage *page, bool images) {
    LorDocument *doc = sheet->doc;
    PdfPage seen = {0};
    double width = 0, height = 0;
    poppler_page_get_size(page, &width, &height);
    LorPage made = {.width = pdf_coordinate(width), .height = pdf_coordinate(height)};
    lor_vec_push(doc->arena, &doc->pages, made);
    size_t first = sheet->words.len;
    seen.letters = read_words(sheet, page, &seen.cut);
    pdf_rows_add(sheet, first, (uint32_t)doc->pages.len - 1);
    if (images) read_images(doc, page, &seen.cut);
    read_annotations(doc, page, &seen);
    return seen;
}
