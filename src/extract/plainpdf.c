// SPDX-License-Identifier: GPL-3.0-or-later
// From a file's catalogue to its document. What the full reader would report (forms, notes, scripts, scans) is odd here.
#include "extract/plainpdf.h"

#include "core/civil.h"
#include "core/utf8.h"
#include "extract/pdf_describe.h"
#include "extract/pdf_ink.h"
#include "extract/pdf_lines.h"
#include "extract/pdf_rows.h"
#include "extract/plainpdf_content.h"
#include "extract/plainpdf_sheet.h"

#define MOST_NODES    200u  /* of the tree of pages */
#define LEAST_LETTERS 20u   /* in a document */
#define LEAST_OF_PAGE 40u   /* letters of a page, or a page without any */
#define MOST_COVERED  0.5f  /* of a page by pictures: below, it is no scan */
#define MOST_TURNED   3u    /* a page of which one of so many letters runs from right to left runs from left to right */

typedef struct Reading {
    PlainFile file;
    PlainFonts fonts;
    PdfSheet sheet;
    PdfTold told;
    size_t letters;
} Reading;

/* ---- catalogue ---- */

/* Every key of the dictionary is one of these. */
static bool knows_keys(PlainFile *file, LorStr dict, const char *const *known) {
    LorStr rest = plain_inside(dict), key, value;
    while (plain_next_key(file, &rest, &key, &value)) {
        size_t i = 0;
        while (known[i] && !lor_str_eq(key, lor_str_from_c(known[i]))) i++;
        if (!known[i]) return plain_odd(file, "a key that is not known");
    }
    return !file->odd;
}

/* What opens with the file may only be a place in it. */
static bool opens_harmless(PlainFile *file, LorStr action) {
    if (!action.len || plain_kind(action) == PLAIN_ARRAY) return !file->odd;
    if (plain_kind(action) == PLAIN_DICT && plain_is(plain_get(file, action, "S"), "GoTo") && !plain_get(file, action, "Next").len) return true;
    return plain_odd(file, "an action");
}

static bool check_catalogue(PlainFile *file, LorStr catalogue) {
    static const char *const keys[] = {"Type", "Pages", "Metadata", "Lang", "MarkInfo", "StructTreeRoot", "ViewerPreferences", "PageMode", "PageLayout",
                                       "OutputIntents", "PageLabels", "Dests", "Names", "OpenAction", "Outlines", "PieceInfo", NULL};
    static const char *const names[] = {"Dests", NULL};
    LorStr tree = plain_get_kind(file, catalogue, "Names", PLAIN_DICT);
    return knows_keys(file, catalogue, keys) && knows_keys(file, tree, names) && opens_harmless(file, plain_get(file, catalogue, "OpenAction"));
}

/* ---- what the file says of itself ---- */

/* UTF-16 with its mark, or plain letters (PDFDocEncoding where it is Latin-1). */
static bool read_words(PlainFile *file, LorStr value, LorStr *words) {
    LorStr bytes;
    LorBuf out = {.arena = file->arena};
    if (!value.len) return !file->odd;
    if (!plain_string(file->arena, value, &bytes)) return plain_odd(file, "an unsound string");
    bool wide = lor_str_starts(bytes, LOR_STR("\xFE\xFF"));
    if (wide && bytes.len % 2) return plain_odd(file, "an unsound string");
    for (size_t i = wide ? 2 : 0; i < bytes.len; i += wide ? 2 : 1) {
        uint32_t code = (unsigned char)bytes.ptr[i];
        if (wide) code = code << 8 | (unsigned char)bytes.ptr[i + 1];
        bool plain = wide ? plain_known_character(code) : (code >= 0x20 && code < 0x7F) || (code > 0xA0 && code != 0xAD);
        if (!plain) return plain_odd(file, "an odd letter in a string");
        lor_buf_code(&out, code);
    }
    *words = lor_buf_str(&out);
    return true;
}

/* "D:" and fourteen digits, then nothing, Z, or a zone such as +05'30'. */
static bool has_zone(LorStr zone) {
    size_t hours, minutes;
    if (zone.len == 0 || zone.ptr[0] == 'Z') return zone.len <= 2 || lor_str_starts(zone, LOR_STR("Z00'00"));
    return (zone.len == 6 || (zone.len == 7 && zone.ptr[6] == '\'')) && (zone.ptr[0] == '+' || zone.ptr[0] == '-') && zone.ptr[3] == '\'' &&
           lor_str_to_size(lor_str_slice(zone, 1, 2), 14, &hours) && lor_str_to_size(lor_str_slice(zone, 4, 2), 59, &minutes);
}

static bool read_day(PlainFile *file, LorStr value, LorStr *day) {
    static const size_t most[] = {12, 31, 23, 59, 59}; /* month, day, hour, minute, second */
    LorStr bytes;
    size_t told[6];
    if (!value.len) return !file->odd;
    if (!plain_string(file->arena, value, &bytes) || !lor_str_starts(bytes, LOR_STR("D:")) || bytes.len < 16) return plain_odd(file, "an odd date");
    bool good = lor_str_to_size(lor_str_slice(bytes, 2, 4), 2200, &told[0]) && told[0] >= 1950 && has_zone(lor_str_slice(bytes, 16, bytes.len));
    for (size_t i = 0; good && i < 5; i++) good = lor_str_to_size(lor_str_slice(bytes, 6 + 2 * i, 2), most[i], &told[i + 1]);
    if (!good || !lor_date_exists((LorDate){(int)told[0], (int)told[1], (int)told[2]})) return plain_odd(file, "an odd date");
    *day = lor_arena_format(file->arena, "%04zu-%02zu-%02zu", told[0], told[1], told[2]);
    return true;
}

static bool read_told(Reading *r) {
    PlainFile *file = &r->file;
    LorStr info = plain_get_kind(file, file->trailer, "Info", PLAIN_DICT), head = lor_str_slice(file->bytes, 0, 9);
    if (head.len < 9 || !lor_is_digit(head.ptr[5]) || head.ptr[6] != '.' || !lor_is_digit(head.ptr[7]) || lor_is_digit(head.ptr[8]))
        return plain_odd(file, "an odd version");
    r->told.major = (unsigned)(head.ptr[5] - '0');
    r->told.minor = (unsigned)(head.ptr[7] - '0');
    return read_words(file, plain_get(file, info, "Author"), &r->told.author) && read_words(file, plain_get(file, info, "Producer"), &r->told.producer) &&
           read_day(file, plain_get(file, info, "CreationDate"), &r->told.created);
}

/* ---- pages ---- */

/* Links to addresses and to places in the file; nothing else may lie on a page. */
static bool check_annotations(PlainFile *file, LorStr page) {
    LorStr list = plain_get_kind(file, page, "Annots", PLAIN_ARRAY), rest = plain_inside(list), one;
    while (plain_next(file, &rest, &one, NULL)) {
        if (plain_kind(one) != PLAIN_DICT || !plain_is(plain_get(file, one, "Subtype"), "Link") || plain_get(file, one, "AA").len || plain_get(file, one, "PA").len)
            return plain_odd(file, "a note on a page");
        LorStr action = plain_get(file, one, "A");
        if (!action.len) continue;
        bool known = plain_kind(action) == PLAIN_DICT && (plain_is(plain_get(file, action, "S"), "URI") || plain_is(plain_get(file, action, "S"), "GoTo"));
        if (!known || plain_get(file, action, "Next").len) return plain_odd(file, "an action");
    }
    return !file->odd;
}

/* A page or a node of their tree, with what it takes over from the nodes above. */
typedef struct Node {
    LorStr dict, resources, media, crop;
} Node;

static void take_over(PlainFile *file, Node *node, const Node *above) {
    LorStr resources = plain_get(file, node->dict, "Resources"), media = plain_get(file, node->dict, "MediaBox"), crop = plain_get(file, node->dict, "CropBox");
    node->resources = resources.len || !above ? resources : above->resources;
    node->media = media.len || !above ? media : above->media;
    node->crop = crop.len || !above ? crop : above->crop;
    LorStr turned = plain_get(file, node->dict, "Rotate"), unit = plain_get(file, node->dict, "UserUnit");
    double by = 0;
    if (unit.len || (turned.len && (!plain_number(turned, &by) || by != 0))) plain_odd(file, "a page that is turned or scaled");
}

/* The box [unit] that is shown. */
static bool read_box(PlainFile *file, const Node *node, double box[4]) {
    double media[4];
    if (!plain_numbers(file, node->media, media, 4)) return plain_odd(file, "a page without a size");
    memcpy(box, media, sizeof media);
    if (node->crop.len && !plain_numbers(file, node->crop, box, 4)) return plain_odd(file, "a page without a size");
    bool good = box[0] >= media[0] && box[1] >= media[1] && box[2] <= media[2] && box[3] <= media[3] && box[0] + 10 < box[2] && box[1] + 10 < box[3];
    return (good && box[2] - box[0] < 5000 && box[3] - box[1] < 5000) || plain_odd(file, "a page of an odd size");
}

/* All streams of a page as one. */
static bool read_content(PlainFile *file, LorStr page, LorStr *content) {
    LorStr value = plain_get(file, page, "Contents"), part, rest = plain_inside(value);
    *content = (LorStr){0};
    if (!value.len) return !file->odd;
    if (plain_kind(value) == PLAIN_DICT) return plain_content(file, value, content);
    if (plain_kind(value) != PLAIN_ARRAY) return plain_odd(file, "a page without content");
    LorBuf all = {.arena = file->arena};
    while (plain_next(file, &rest, &part, NULL)) {
        LorStr stream;
        if (plain_kind(part) != PLAIN_DICT || !plain_content(file, part, &stream)) return plain_odd(file, "a page without content");
        lor_buf_add(&all, stream);
        lor_buf_char(&all, '\n');
    }
    *content = lor_buf_str(&all);
    return !file->odd;
}

/* The last picture of a page comes first, as in the full reader. */
static void turn_images(LorDocument *doc, size_t first) {
    for (size_t low = first, high = doc->images.len; low + 1 < high; low++, high--) {
        LorImage swap = doc->images.at[low];
        doc->images.at[low] = doc->images.at[high - 1];
        doc->images.at[high - 1] = swap;
    }
}

/* What a page paints that is one stream: who looks for ink need not read that again. */
static void tell_strokes(PlainFile *file, LorStr content, const PdfStrokes *strokes) {
    PlainUnpacked *known = file->unpacked.at, *end = known + file->unpacked.len;
    while (known < end && known->content.ptr != content.ptr) known++;
    if (known == end) return;
    PdfStrokes *kept = LOR_NEW(file->arena, PdfStrokes);
    *kept = *strokes;
    known->strokes = kept;
}

static bool read_page(Reading *r, const Node *node) {
    PlainFile *file = &r->file;
    double box[4];
    LorStr content;
    if (plain_get(file, node->dict, "AA").len || !check_annotations(file, node->dict) || !read_box(file, node, box) || !read_content(file, node->dict, &content))
        return plain_odd(file, "an odd page");
    LorDocument *doc = r->sheet.doc;
    LorPage made = {.width = (float)(box[2] - box[0]), .height = (float)(box[3] - box[1])};
    lor_vec_push(doc->arena, &doc->pages, made);
    size_t first = r->sheet.words.len, first_row = r->sheet.rows.len, first_image = doc->images.len;
    PlainPage page = {.file = file, .doc = doc, .fonts = &r->fonts, .resources = node->resources, .left = box[0], .top = box[3], .strokes = {.arena = file->arena}};
    plain_text_start(&page.text, file, &r->sheet, box[2] - box[0], box[3] - box[1]);
    if (!plain_content_follow(&page, content) || !plain_sheet_check_pieces(file, &r->sheet, first)) return false;
    tell_strokes(file, content, &page.strokes);
    turn_images(doc, first_image);
    pdf_rows_add(&r->sheet, first, (uint32_t)doc->pages.len - 1);
    float share = page.covered / (made.width * made.height);
    doc->pages.at[doc->pages.len - 1].image_share = share;
    r->letters += page.text.letters;
    if (page.images && (box[0] != 0 || box[1] != 0)) return plain_odd(file, "pictures on a page with an origin of its own");
    if (share >= MOST_COVERED || (page.images && page.text.letters < LEAST_OF_PAGE)) return plain_odd(file, "what could be a scan");
    if (page.text.turned * MOST_TURNED > page.text.letters) return plain_odd(file, "a page from right to left");
    if (r->sheet.words.len - first > PDF_MAX_GLYPHS / 8 || r->sheet.cut_pages) return plain_odd(file, "a very full page");
    return plain_sheet_check_rows(file, &r->sheet, first_row, page.text.turned);
}

/* The tree, from left to right, on a stack of its own: what a node holds is put there backwards. */
static bool read_pages(Reading *r, LorStr root) {
    PlainFile *file = &r->file;
    LOR_VEC(Node) open = {0};
    Node node = {.dict = root};
    take_over(file, &node, NULL);
    lor_vec_push(file->arena, &open, node);
    for (size_t seen = 0; open.len && !file->odd; seen++) {
        node = open.at[--open.len];
        if (seen == MOST_NODES || !node.dict.len || plain_kind(node.dict) != PLAIN_DICT) return plain_odd(file, "an odd tree of pages");
        if (plain_is(plain_get(file, node.dict, "Type"), "Page")) {
            if (r->sheet.doc->pages.len == PDF_MAX_PAGES) return plain_odd(file, "many pages");
            read_page(r, &node);
            continue;
        }
        LorStr rest = plain_inside(plain_get_kind(file, node.dict, "Kids", PLAIN_ARRAY));
        size_t start = open.len;
        if (!plain_is(plain_get(file, node.dict, "Type"), "Pages")) return plain_odd(file, "an odd tree of pages");
        for (Node kid = {0}; open.len < start + MOST_NODES && plain_next(file, &rest, &kid.dict, NULL);) {
            take_over(file, &kid, &node);
            lor_vec_push(file->arena, &open, kid);
        }
        if (open.len == start + MOST_NODES) return plain_odd(file, "an odd tree of pages");
        for (size_t low = start, high = open.len; low + 1 < high; low++, high--) {
            Node swap = open.at[low];
            open.at[low] = open.at[high - 1];
            open.at[high - 1] = swap;
        }
    }
    return !file->odd;
}

/* ---- all ---- */

static bool read_all(Reading *r, LorStr bytes) {
    PlainFile *file = &r->file;
    LorDocument *doc = r->sheet.doc;
    LorStr catalogue = plain_get_kind(file, file->trailer, "Root", PLAIN_DICT), root = plain_get_kind(file, catalogue, "Pages", PLAIN_DICT);
    size_t count;
    if (!plain_is(plain_get(file, catalogue, "Type"), "Catalog") || !check_catalogue(file, catalogue) || !read_told(r) || !read_pages(r, root)) return plain_odd(file, "an odd catalogue");
    if (!plain_whole(plain_get(file, root, "Count"), PDF_MAX_PAGES, &count) || count != doc->pages.len) return plain_odd(file, "pages in another count");
    if (r->letters < LEAST_LETTERS) return plain_odd(file, "no text");
    PdfStreams streams = pdf_streams_find(file->arena, bytes);
    for (size_t i = 0; i < file->unpacked.len; i++) {
        const PlainUnpacked *known = &file->unpacked.at[i];
        pdf_streams_know(&streams, known->data, known->content, known->strokes);
    }
    const PdfInk *ink = pdf_ink_look(file->arena, &streams);
    doc->source = LOR_SOURCE_TEXT_LAYER;
    if (!pdf_lines_write(&r->sheet)) return plain_odd(file, "very much text");
    pdf_describe(doc, &streams, &r->told); /* not encrypted */
    pdf_ink_place(ink, doc);
    return true;
}

/* What is to be shown, or read by its pictures, is for the full reader. */
static bool is_asked_for_more(const LorExtractOptions *options) {
    return options->show || options->recogniser || lor_str_eq(lor_str_from_c(options->ocr), LOR_STR("always"));
}

bool plainpdf_read(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, const char **why) {
    LorArena *arena = lor_arena_new(0); /* all but the document goes at once */
    Reading *r = LOR_NEW(arena, Reading);
    r->sheet.doc = doc;
    bool other = is_asked_for_more(options) || pdf_is_encrypted(bytes);
    bool good = other ? plain_odd(&r->file, "shown, or encrypted") : plain_open(&r->file, arena, bytes) && plain_check_places(&r->file) && read_all(r, bytes);
    *why = good ? NULL : r->file.odd;
    lor_arena_free(arena);
    return good;
}

bool plainpdf_quick(LorStr bytes, const LorExtractOptions *options, LorDocument *doc) {
    const char *why;
    return plainpdf_read(bytes, options, doc, &why);
}
