// SPDX-License-Identifier: GPL-3.0-or-later
// Recognition: how a picture of a page becomes words. What the module that knows how (ocr_module.c) shows to the formats.
#ifndef LOR_EXTRACT_RECOGNISE_H
#define LOR_EXTRACT_RECOGNISE_H

#include "core/error.h"
#include "document/document.h"
#include "extract/format.h"

#define LOR_OCR_DPI      200.0 /* [pixel/inch] more costs time and gains nothing on letters */

/** A grey picture of one page: a byte a pixel, 0 is black. */
typedef struct LorScan {
    const unsigned char *grey;
    uint32_t width, height; /* [pixel] */
    size_t stride;          /* [byte] from row to row */
    double dpi;             /* [pixel/inch] */
} LorScan;

/** A recognised word. Places are [pixel] of the picture after it was turned and straightened. */
typedef struct LorSeenWord {
    LorStr text;          /* valid UTF-8 */
    float x1, x2, base;   /* its sides, and the base line under it */
    float size;           /* of its line: from the top of its letters to their lowest point */
    float confidence;     /* 0-100 */
    uint32_t line;        /* words of one printed line share it */
} LorSeenWord;

/** What was seen on one page. */
typedef struct LorSeenPage {
    LOR_VEC(LorSeenWord) words;
    unsigned quarters;    /* how often the picture was turned by 90 degrees, clockwise, before it was read */
    float angle;          /* [radian] by which it was then straightened, clockwise, about its middle */
    uint32_t width, height; /* [pixel] after turning */
    double dpi;
    bool blank;           /* nothing is printed on it */
} LorSeenPage;

typedef struct LorRecogniser {
    /** Loads data and reads one tiny picture, before a worker is locked in. False + `err` (LOR_NO_TEXT): it cannot be had, and how to get it. */
    bool (*prepare)(LorError *err);
    /** Reads one page; words live in `arena`. A page without words is no error. */
    LorSeenPage (*read_page)(LorArena *arena, const LorScan *scan);
    /** Fills `doc` from a PNG, JPEG or TIFF. False + `err` whose status says how the input ends. */
    bool (*read_picture)(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);
} LorRecogniser;

#define LOR_RECOGNISER        lor_module_recogniser_1
#define LOR_RECOGNISER_SYMBOL "lor_module_recogniser_1"

extern const LorRecogniser LOR_RECOGNISER __attribute__((visibility("default")));

/** module.c: loads the module and prepares it. NULL + `err` when this installation has none. */
const LorRecogniser *lor_recogniser(LorError *err);

#endif
