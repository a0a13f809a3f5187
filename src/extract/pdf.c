// SPDX-License-Identifier: GPL-3.0-or-later
// PDF through poppler-glib. Opens a document, reads its pages and says how it ends when it cannot be read.
//
// Lives in a module of its own, for the library takes longer to start than a letter to read. Poppler keeps tables and
// files open only as long as some document is open: a tiny one stays open for ever ("pin"), made before the worker is
// locked in, and one page of it is read at once so that what is loaded late is loaded by then.
#include "extract/pdf_page.h"

#include "extract/module.h"
#include "extract/pdf_describe.h"
#include "extract/pdf_draw.h"
#include "extract/pdf_ink.h"
#include "extract/pdf_lines.h"
#include "extract/pdf_scan.h"
#include "extract/pdf_streams.h"

#include <limits.h>

#define SCAN_LETTERS 40u   /* fewer letters a page, under a picture that covers it, are a scan's stamp or page number */
#define SCAN_SHARE   0.5f  /* of the page that the picture covers */
#define WHOLE_SHARE  0.8f  /* of the page: a picture of all of it, and its text a hidden layer */
#define FEW_LETTERS  20u   /* in the whole document: nothing to read */
#define PIN_PIXELS   10000u
#define TAIL_BYTES   2048u /* [byte] at the end in which a whole file says %%EOF */

static bool prepare(LorError *err);
static void prepare_drawing(void);
static bool read_pdf(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);

const LorFormat LOR_MODULE = {"pdf", NULL, prepare, read_pdf, NULL, prepare_drawing, NULL};

/* ---- before the worker is locked in ---- */

static const char pin_bytes[] = "%PDF-1.4\n"
                                "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<<"
                                "/F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>>endobj\n"
                                "4 0 obj<</Length 23>>stream\nBT /F 1 Tf (a b) Tj ET \nendstream endobj\n"
                                "trailer<</Root 1 0 R>>\n%%EOF\n";

/* What stays open as long as the process lives: the document of above, and iconv. Poppler turns a file's own words
 * (author, producer, titles of fields) into UTF-8 by iconv, whose tables for UTF-16 are modules: loaded now, and held,
 * since a locked worker loads none and such words would be missing without a sign. */
typedef struct Pin {
    PopplerDocument *document;
    GIConv tables[3];
} Pin;

static Pin pin;

static bool hold_iconv(void) {
    static const char *const from[] = {"UTF-16BE", "UTF-16LE", "UTF-16"};
    for (size_t i = 0; i < sizeof from / sizeof *from; i++)
        if ((pin.tables[i] = g_iconv_open("UTF-8", from[i])) == (GIConv)-1) return false;
    return true;
}

static void drop_log(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
    (void)domain, (void)level, (void)message, (void)data;
}

/* A hostile file makes poppler write megabytes of warnings; what they say shows in the text, or in the status. */
static GLogWriterOutput drop_fields(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data) {
    (void)level, (void)fields, (void)count, (void)data;
    return G_LOG_WRITER_HANDLED;
}

static PopplerDocument *open_document(LorStr bytes, GError **error) {
    GBytes *held = g_bytes_new_static(bytes.ptr, bytes.len);
    PopplerDocument *document = poppler_document_new_from_bytes(held, NULL, error);
    g_bytes_unref(held);
    return document;
}

static bool prepare(LorError *err) {
    if (pin.document) return true;
    g_log_set_default_handler(drop_log, NULL);
    g_log_set_writer_func(drop_fields, NULL, NULL);
    pin.document = open_document(lor_str(pin_bytes, sizeof pin_bytes - 1), NULL);
    PopplerPage *page = pin.document && hold_iconv() ? poppler_document_get_page(pin.document, 0) : NULL;
    if (!page) return lor_error_set(err, LOR_UNSUPPORTED, "The PDF library (poppler) does not work on this machine.");
    LorArena *arena = lor_arena_new(0);
    PdfSheet sheet = {.doc = lor_document_new(arena, "pdf")};
    pdf_page_read(&sheet, page, true);
    lor_arena_free(arena);
    g_object_unref(page);
    return true;
}

/* Drawing a letter in a font that the file does not bring along makes the library look for fonts: it does that now. */
static void prepare_drawing(void) {
    PopplerPage *page = pin.document ? poppler_document_get_page(pin.document, 0) : NULL;
    if (!page) return;
    LorArena *arena = lor_arena_new(0);
    pdf_draw_page(arena, page, 0, PIN_PIXELS);
    lor_arena_free(arena);
    g_object_unref(page);
}

/* ---- what the file says of itself ---- */

static bool holds(LorStr bytes, const char *name) { return pdf_holds(bytes, lor_str_from_c(name)); }

/* The day in the file's own time zone. */
static gchar *day_of(GDateTime *made) {
    gchar *day = made ? g_date_time_format(made, "%Y-%m-%d") : NULL;
    if (made) g_date_time_unref(made);
    return day;
}

/* Poppler shows scripts and attachments only; other active content stands in the names of objects. */
static void describe(LorDocument *doc, PopplerDocument *document, const PdfStreams *streams, const PdfPage *all) {
    gchar *author = poppler_document_get_author(document), *producer = poppler_document_get_producer(document);
    gchar *created = day_of(poppler_document_get_creation_date_time(document));
    PdfTold told = {.author = lor_str_from_c(author), .created = lor_str_from_c(created), .producer = lor_str_from_c(producer),
                    .form_fields = all->form_fields, .annotations = all->annotations, .encrypted = pdf_is_encrypted(streams->bytes)};
    poppler_document_get_pdf_version(document, &told.major, &told.minor);
    told.signature_field = all->signature_field || poppler_document_get_n_signatures(document) > 0;
    told.active = all->active || poppler_document_has_javascript(document) || poppler_document_has_attachments(document);
    pdf_describe(doc, streams, &told);
    g_free(author);
    g_free(created);
    g_free(producer);
}

/* ---- reading ---- */

static bool refuse(const GError *error, LorError *err) {
    if (error && error->domain == POPPLER_ERROR && error->code == POPPLER_ERROR_ENCRYPTED)
        return lor_error_set(err, LOR_ENCRYPTED,
                             "The PDF opens only with a password: save a copy without one, then check that.");
    return lor_error_set(err, LOR_DAMAGED, "The PDF is damaged and cannot be opened: export it again from the program "
                                           "that made it.");
}

static void add_page(PdfPage *all, PdfPage page) {
    all->letters += page.letters;
    all->annotations |= page.annotations;
    all->form_fields |= page.form_fields;
    all->signature_field |= page.signature_field;
    all->active |= page.active;
    all->cut |= page.cut;
}

/* A page that a picture covers and that has no text of its own. */
static bool is_scan(const LorPage *page, size_t letters) {
    return letters < SCAN_LETTERS && page->image_share >= SCAN_SHARE;
}

/* A picture of the page over a hidden text. */
static bool is_recognised(const LorPage *page, size_t letters) {
    return letters >= SCAN_LETTERS && page->image_share >= WHOLE_SHARE;
}

typedef struct Tally {
    PdfPage all;
    size_t read, scans, looked, seen, recognised, lost; /* pages; `seen`: recognised now, `recognised`: by somebody before */
} Tally;

/* What there was on a page and in the sheet before the page's words. */
typedef struct Before {
    size_t words, rows, ends;
} Before;

/* Draws the page and recognises its words in place of those that it has. Returns the letters; 0: left as it was. */
static size_t recognise(PdfSheet *sheet, PopplerPage *page, const LorRecogniser *recogniser, Before before, bool *blank) {
    LorArena *scratch = lor_arena_new(0);
    LorPage *made = &sheet->doc->pages.at[sheet->doc->pages.len - 1];
    LorScan scan = pdf_draw_scan(scratch, page);
    LorSeenPage seen = {0};
    if (scan.grey) seen = recogniser->read_page(sheet->doc->arena, &scan);
    lor_arena_free(scratch);
    *blank = seen.blank;
    if (seen.words.len == 0) return 0;
    sheet->words.len = before.words, sheet->rows.len = before.rows, sheet->ends.len = before.ends;
    if (seen.quarters % 2) *made = (LorPage){.width = made->height, .height = made->width};
    made->image_share = 1; /* whatever it was made of: it names no fonts, and its strokes are its letters */
    return pdf_scan_add(sheet, &seen, (uint32_t)sheet->doc->pages.len - 1);
}

static bool wants_all(const LorExtractOptions *options) { return lor_str_eq(lor_str_from_c(options->ocr), LOR_STR("always")); }

/* One page: its text, or what is recognised in its picture where it has none (or where everything is to be recognised). */
static void read_page(PdfSheet *sheet, PopplerPage *page, bool images, const LorExtractOptions *options, Tally *tally) {
    Before before = {sheet->words.len, sheet->rows.len, sheet->ends.len};
    PdfPage seen = pdf_page_read(sheet, page, images);
    const LorPage *made = &sheet->doc->pages.at[sheet->doc->pages.len - 1];
    bool scan = is_scan(made, seen.letters), wanted = scan || wants_all(options);
    tally->read++;
    sheet->doc->scanned |= wanted && !options->recogniser;
    wanted |= options->recogniser && seen.letters < SCAN_LETTERS; /* words may be drawn as curves */
    bool looks = wanted && options->recogniser && tally->looked++ < options->ocr_pages, blank = false;
    size_t letters = looks ? recognise(sheet, page, options->recogniser, before, &blank) : 0;
    if (letters) {
        seen.letters = letters;
        tally->seen++;
    } else if (scan && !blank) tally->scans++;
    else if (is_recognised(made, seen.letters)) {
        tally->recognised++;
        pdf_scan_mend(sheet, before.words);
    }
    add_page(&tally->all, seen);
}

static void read_pages(PdfSheet *sheet, PopplerDocument *document, bool images, const LorExtractOptions *options, Tally *tally) {
    int count = poppler_document_get_n_pages(document);
    for (int i = 0; i < count; i++) {
        PopplerPage *page = (unsigned)i < PDF_MAX_PAGES ? poppler_document_get_page(document, i) : NULL;
        if (page) read_page(sheet, page, images, options, tally);
        else tally->lost++;
        if (page) g_object_unref(page);
    }
}

/* Pages as they look, as long as there is room for pictures. Only of what could be read: drawing is where a hostile file takes longest. */
static void draw_pages(const PdfSheet *sheet, PopplerDocument *document, const LorExtractOptions *options) {
    LorDocument *doc = sheet->doc;
    size_t room = options->show ? options->picture_bytes : 0, most = options->picture_pages;
    int count = poppler_document_get_n_pages(document);
    for (size_t i = 0, made = 0; (int)i < count && made < doc->pages.len && made < most && room; i++) {
        PopplerPage *page = poppler_document_get_page(document, (int)i);
        if (!page) continue; /* nor was it read */
        LorStr picture = pdf_draw_page(doc->arena, page, pdf_scan_tilt(sheet, (uint32_t)made).quarters, options->picture_pixels);
        g_object_unref(page);
        if (picture.len <= room) doc->pages.at[made].picture = picture;
        room = picture.len < room ? room - picture.len : 0;
        made++;
    }
}

static void note(LorDocument *doc, bool partial, LorStr sentence) {
    doc->partial |= partial;
    lor_vec_push(doc->arena, &doc->notes, sentence);
}

/* Says what is missing from a document that was read. */
static void tell(LorDocument *doc, const Tally *tally, bool cut) {
    if (tally->seen && tally->seen < tally->read)
        note(doc, false, lor_arena_format(doc->arena, "%zu of %zu pages %s a picture, whose words were recognised.",
                                   tally->seen, tally->read, tally->seen == 1 ? "is" : "are"));
    if (tally->scans) doc->doubt = LOR_STR("a page of the letter could not be read");
    if (tally->scans)
        note(doc, true, lor_arena_format(doc->arena, "%zu of %zu pages %s a picture without text and could not be read.",
                                   tally->scans, tally->read, tally->scans == 1 ? "is" : "are"));
    if (tally->recognised)
        note(doc, false, LOR_STR("The page is a picture; its words were recognised by machine (OCR), and some may be wrong."));
    if (tally->lost)
        note(doc, true, lor_arena_format(doc->arena, "Only %zu of %zu pages were read.", tally->read, tally->read + tally->lost));
    if (cut || tally->all.cut) note(doc, true,
                                     LOR_STR("The file holds more text or pictures than lorlint reads; the rest was left out."));
}

static bool judge(LorStr bytes, const Tally *tally, bool looked, LorError *err) {
    bool empty = tally->all.letters < FEW_LETTERS || tally->scans == tally->read;
    if (tally->read > 0 && !empty) return true;
    LorStr tail = lor_str_slice(bytes, bytes.len < TAIL_BYTES ? 0 : bytes.len - TAIL_BYTES, TAIL_BYTES);
    if (tally->read == 0 || (tally->scans == 0 && !holds(tail, "%%EOF")))
        return lor_error_set(err, LOR_DAMAGED, "The PDF is damaged: no page of it can be read. Export it again from the "
                                               "program that made it.");
    if (tally->scans)
        return lor_error_set(err, LOR_NO_TEXT, "The PDF is a scan: its pages are pictures, in which no text was %s. Check the "
                                               "writer's draft, or a copy with a text layer (OCR).", looked ? "found" : "looked for (see --ocr)");
    return lor_error_set(err, LOR_NO_TEXT, "The PDF holds no text that can be read. Check the writer's draft, or print "
                                           "the letter to PDF again.");
}

/* What streams hold is told of a file whose streams can be read. */
static bool read_document(PopplerDocument *document, const PdfStreams *streams, const LorExtractOptions *options, const PdfInk *ink,
                          LorDocument *doc, LorError *err) {
    LorStr bytes = streams->bytes;
    PdfSheet sheet = {.doc = doc, .show = options->show};
    Tally tally = {0};
    read_pages(&sheet, document, !ink || pdf_ink_could_hold_pictures(ink, bytes), options, &tally);
    if (!judge(bytes, &tally, options->recogniser, err)) {
        doc->scanned |= err->status == LOR_NO_TEXT && !options->recogniser && ink && pdf_ink_could_hold_words(ink);
        return false;
    }
    doc->source = tally.seen ? LOR_SOURCE_OCR : tally.recognised == tally.read ? LOR_SOURCE_OCR_LAYER : LOR_SOURCE_TEXT_LAYER;
    bool whole = pdf_lines_write(&sheet);
    pdf_scan_finish(&sheet);
    describe(doc, document, streams, &tally.all);
    if (ink) pdf_ink_place(ink, doc);
    tell(doc, &tally, !whole);
    draw_pages(&sheet, document, options);
    return true;
}

static bool read_pdf(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    if (bytes.len > INT_MAX) return lor_error_set(err, LOR_TOO_LARGE, "The PDF is larger than 2 GB.");
    GError *error = NULL;
    PopplerDocument *document = open_document(bytes, &error);
    LorArena *arena = lor_arena_new(0); /* what is unpacked goes at once */
    PdfStreams streams = document ? pdf_streams_find(arena, bytes) : (PdfStreams){0};
    const PdfInk *ink = document && !pdf_is_encrypted(bytes) ? pdf_ink_look(arena, &streams) : NULL;
    bool good = document ? read_document(document, &streams, options, ink, doc, err) : refuse(error, err);
    lor_arena_free(arena);
    if (document) g_object_unref(document);
    g_clear_error(&error);
    return good;
}
