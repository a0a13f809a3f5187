// SPDX-License-Identifier: GPL-3.0-or-later
// Recognises the words of a page by tesseract. The only file that includes its header. Knows no file and no document.
//
// Its data are loaded, and one tiny picture is read, before the worker is locked in: a locked worker opens nothing. Every
// page is read by itself, so that what was read before it changes nothing.
#include "extract/ocr.h"

#include "core/utf8.h"
#include "extract/ocr_picture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>
#include <unistd.h>

#define MOST_WORDS 20000u /* of one page */
#define WARM_SIDE  64u    /* [pixel] of the picture that is read to make ready */

/* Stays as long as the process lives. */
static TessBaseAPI *engine;

/* ---- before the worker is locked in ---- */

/* Tesseract tells on stderr which file it misses; what to do about it is told in the report. */
static bool start_quietly(TessBaseAPI *api) {
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0), null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    fflush(stderr);
    if (kept >= 0 && null >= 0) dup2(null, STDERR_FILENO);
    bool good = TessBaseAPIInit2(api, NULL, "eng", OEM_LSTM_ONLY) == 0;
    fflush(stderr);
    if (kept >= 0) dup2(kept, STDERR_FILENO);
    if (kept >= 0) close(kept);
    if (null >= 0) close(null);
    return good;
}

/* Without it the library complains when the program ends. Workers end without it. */
static void stop(void) {
    TessBaseAPIDelete(engine);
    engine = NULL;
}

static void warm_up(void) {
    LorArena *arena = lor_arena_new(0);
    unsigned char *grey = lor_arena_alloc(arena, WARM_SIDE * WARM_SIDE);
    memset(grey, 255, WARM_SIDE * WARM_SIDE);
    for (size_t y = 20; y < 44; y++) memset(grey + y * WARM_SIDE + 30, 0, 4); /* a bar, which is a letter to it */
    const LorScan scan = {.grey = grey, .width = WARM_SIDE, .height = WARM_SIDE, .stride = WARM_SIDE, .dpi = LOR_OCR_DPI};
    ocr_read_page(arena, &scan);
    lor_arena_free(arena);
}

bool ocr_prepare(LorError *err) {
    if (engine) return true;
    TessBaseAPI *api = TessBaseAPICreate();
    if (!start_quietly(api)) {
        TessBaseAPIDelete(api);
        return lor_error_set(err, LOR_NO_TEXT, "Its words may stand in pictures. To read those, tesseract needs its English data: install them "
                                               "(apt-get install tesseract-ocr-eng), or check the writer's draft.");
    }
    ocr_picture_hush();
    TessBaseAPISetPageSegMode(api, PSM_AUTO);
    engine = api;
    warm_up();
    atexit(stop);
    return true;
}

/* ---- reading ---- */

typedef struct Reading {
    LorArena *arena;
    LorSeenPage *page;
    TessResultIterator *at;
    uint32_t lines;
    float base_x, base_y, slope; /* [pixel] of the line's base line */
    float size;                  /* [pixel] of the line */
    size_t sideways;             /* words that run from top to bottom */
} Reading;

/* Sideways words are read too, if that is how a block of them stands. */
static bool is_sideways(const Reading *r) {
    TessOrientation facing;
    TessWritingDirection direction = WRITING_DIRECTION_LEFT_TO_RIGHT;
    TessTextlineOrder order;
    float angle;
    TessPageIteratorOrientation(TessResultIteratorGetPageIterator(r->at), &facing, &direction, &order, &angle);
    return direction == WRITING_DIRECTION_TOP_TO_BOTTOM;
}

static void open_line(Reading *r) {
    const TessPageIterator *at = TessResultIteratorGetPageIteratorConst(r->at);
    int x1, y1, x2, y2, left, top, right, bottom;
    if (r->lines && !TessPageIteratorIsAtBeginningOf(at, RIL_TEXTLINE)) return;
    r->lines++;
    if (!TessPageIteratorBoundingBox(at, RIL_TEXTLINE, &left, &top, &right, &bottom)) return;
    r->size = (float)(bottom - top);
    r->base_x = (float)left, r->base_y = (float)bottom, r->slope = 0;
    if (!TessPageIteratorBaseline(at, RIL_TEXTLINE, &x1, &y1, &x2, &y2) || x2 <= x1) return;
    r->base_x = (float)x1, r->base_y = (float)y1;
    r->slope = (float)(y2 - y1) / (float)(x2 - x1);
}

static void add_word(Reading *r) {
    const TessPageIterator *at = TessResultIteratorGetPageIteratorConst(r->at);
    char *utf8 = TessResultIteratorGetUTF8Text(r->at, RIL_WORD);
    LorStr text = lor_str_trim(lor_str_from_c(utf8));
    int left, top, right, bottom;
    if (text.len && lor_utf8_valid(text) && TessPageIteratorBoundingBox(at, RIL_WORD, &left, &top, &right, &bottom)) {
        float middle = (float)(left + right) / 2;
        LorSeenWord word = {.text = lor_arena_copy(r->arena, text), .x1 = (float)left, .x2 = (float)right, .size = r->size,
                            .base = r->base_y + (middle - r->base_x) * r->slope, .line = r->lines,
                            .confidence = TessResultIteratorConfidence(r->at, RIL_WORD)};
        lor_vec_push(r->arena, &r->page->words, word);
    }
    if (utf8) TessDeleteText(utf8);
}

/* Fills the page, and says whether most of its words lie on their side. */
static bool recognise(LorArena *arena, struct Pix *grey, double dpi, LorSeenPage *page) {
    bool sideways = false;
    TessBaseAPISetImage2(engine, grey);
    TessBaseAPISetSourceResolution(engine, (int)(dpi + 0.5));
    if (TessBaseAPIRecognize(engine, NULL) == 0) {
        Reading r = {.arena = arena, .page = page, .at = TessBaseAPIGetIterator(engine)};
        for (bool more = r.at != NULL; more && page->words.len < MOST_WORDS; more = TessResultIteratorNext(r.at, RIL_WORD)) {
            r.sideways += is_sideways(&r);
            open_line(&r);
            add_word(&r);
        }
        sideways = 2 * r.sideways > page->words.len;
        if (r.at) TessResultIteratorDelete(r.at);
    }
    TessBaseAPIClear(engine);
    return sideways;
}

static LorSeenPage read_straight(LorArena *arena, struct Pix *grey, double dpi, bool *sideways) {
    LorSeenPage page = {.width = ocr_pix_width(grey), .height = ocr_pix_height(grey), .dpi = dpi};
    struct Pix *straight = ocr_pix_straighten(grey, &page.angle);
    *sideways = recognise(arena, straight, dpi, &page);
    ocr_pix_drop(straight);
    return page;
}

static double confidence(const LorSeenPage *page) {
    double sum = 0;
    for (size_t i = 0; i < page->words.len; i++) sum += (double)page->words.at[i].confidence;
    return page->words.len ? sum / (double)page->words.len : 0;
}

static LorSeenPage read_turned(LorArena *arena, struct Pix *grey, double dpi, unsigned quarters) {
    bool sideways;
    struct Pix *turned = ocr_pix_turn(grey, quarters);
    LorSeenPage page = read_straight(arena, turned, dpi, &sideways);
    page.quarters = quarters;
    ocr_pix_drop(turned);
    return page;
}

static LorSeenPage better(LorSeenPage a, LorSeenPage b) { return confidence(&b) > confidence(&a) ? b : a; }

/* Sideways pages are read again upright. What reads badly is looked at once more, mended: pages lie head down, photos have shadows. */
LorSeenPage ocr_read(LorArena *arena, struct Pix *grey, double dpi) {
    unsigned quarters = 0;
    bool blank = false, sideways = false;
    LorSeenPage first = read_straight(arena, grey, dpi, &sideways);
    if (sideways) first = read_turned(arena, grey, dpi, 3);
    if (confidence(&first) >= LOR_DOCUMENT_RELIABLE) return first;
    if (sideways) return better(first, read_turned(arena, grey, dpi, 1));
    struct Pix *even = ocr_pix_even(grey, &quarters, &blank);
    if (blank) first.blank = first.words.len == 0;
    else first = better(first, read_turned(arena, even, dpi, quarters));
    ocr_pix_drop(even);
    return first;
}

static bool is_even(const LorScan *scan) {
    for (uint32_t y = 0; y < scan->height; y++) {
        const unsigned char *row = scan->grey + y * scan->stride;
        if (row[0] != scan->grey[0] || memcmp(row, row + 1, scan->width - 1) != 0) return false;
    }
    return true;
}

LorSeenPage ocr_read_page(LorArena *arena, const LorScan *scan) {
    LorSeenPage page = {.width = scan->width, .height = scan->height, .dpi = scan->dpi, .blank = is_even(scan)};
    if (page.blank) return page;
    struct Pix *grey = ocr_pix_of(scan);
    if (grey) page = ocr_read(arena, grey, scan->dpi);
    ocr_pix_drop(grey);
    return page;
}
