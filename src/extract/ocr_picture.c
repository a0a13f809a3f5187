// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks, scales, turns and straightens pictures by leptonica. The only file that includes its header. Knows no words.
//
// What a file's head promises is held to limits before anything is unpacked: a few hundred bytes can promise gigabytes.
#include "extract/ocr_picture.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <string.h>

#define NARROWEST  4.0   /* [inch] of a page whose resolution is believed; phones and screens say 72 of everything */
#define WIDEST     24.0
#define COARSE     1.4   /* times LOR_OCR_DPI: finer pictures are made smaller */
#define FINE       0.75  /* the same: coarser ones are made larger */
#define LETTER_TALL 1.294 /* height by width of the two papers */
#define A4_TALL     1.414
#define LETTER_WIDE 8.5   /* [inch] */
#define A4_WIDE     8.27
#define LARGE_PIXELS 40000000u /* a page at 600 dots per inch has fewer */
#define LONGEST    30000u /* [pixel] of a side */
#define SKEW_LEAST 0.15f  /* [degree] less is left as it is */
#define SKEW_MOST  6.9f   /* the search ends at 7: what it finds there is no skew */
#define SKEW_SURE  3.0f   /* of the search's own measure */
#define UPRIGHT_SURE 4.0f
#define UPRIGHT_RATIO 2.0f
#define DARK       90     /* of 255, where paper is made 200: becomes black */
#define BRIGHT     160    /* becomes white */
#define BLANK_SHARE 0.0003 /* of the page that is black */

/* ---- unpacking ---- */

typedef struct Head {
    l_int32 format, width, height, dpi;
} Head;

static bool read_head(LorStr bytes, size_t page, Head *head) {
    const l_uint8 *data = (const l_uint8 *)bytes.ptr;
    l_int32 bits, samples, map;
    if (lor_str_starts(bytes, LOR_STR("II")) || lor_str_starts(bytes, LOR_STR("MM"))) {
        l_int32 packing;
        *head = (Head){.format = IFF_TIFF};
        return readHeaderMemTiff(data, bytes.len, (l_int32)page, &head->width, &head->height, &bits, &samples, &head->dpi, &map, &packing) == 0;
    }
    return page == 0 && pixReadHeaderMem(data, bytes.len, &head->format, &head->width, &head->height, &bits, &samples, &map) == 0;
}

/* JPEG can be unpacked to a half, a quarter or an eighth at once. */
static l_int32 reduction_of(const Head *head, double dpi) {
    l_int32 reduction = 1;
    while (head->format == IFF_JFIF_JPEG && reduction < 8 && dpi / (2 * reduction) >= LOR_OCR_DPI) reduction *= 2;
    return reduction;
}

/* What a page of that shape measures when the file does not say. */
static double guessed_dpi(double width, double height) {
    double narrow = fmin(width, height), tall = fmax(width, height) / fmax(narrow, 1);
    return narrow / (tall < (LETTER_TALL + A4_TALL) / 2 ? LETTER_WIDE : A4_WIDE);
}

static double dpi_of(const Head *head, bool *known) {
    double narrow = fmin(head->width, head->height);
    *known = head->dpi > 0 && narrow / head->dpi >= NARROWEST && narrow / head->dpi <= WIDEST;
    return *known ? head->dpi : guessed_dpi(head->width, head->height);
}

static PIX *unpack(LorStr bytes, size_t page, const Head *head, l_int32 reduction, bool *damaged) {
    const l_uint8 *data = (const l_uint8 *)bytes.ptr;
    l_int32 warnings = 0;
    PIX *pix = NULL;
    if (head->format == IFF_TIFF) pix = pixReadMemTiff(data, bytes.len, (l_int32)page);
    else if (head->format == IFF_JFIF_JPEG) pix = pixReadMemJpeg(data, bytes.len, 0, reduction, &warnings, 0);
    else if (head->format == IFF_PNG) pix = pixReadMemPng(data, bytes.len);
    *damaged = warnings > 0;
    return pix;
}

/* In grey without colour table or transparency, at about LOR_OCR_DPI. */
static PIX *grey_of(PIX *pix, double *dpi) {
    PIX *plain = pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC), *opaque = NULL, *grey = NULL, *scaled = NULL;
    if (plain) opaque = pixGetSpp(plain) == 4 ? pixAlphaBlendUniform(plain, 0xffffff00) : pixClone(plain);
    if (opaque) grey = pixConvertTo8(opaque, FALSE);
    bool fits = *dpi >= FINE * LOR_OCR_DPI && *dpi <= COARSE * LOR_OCR_DPI;
    float scale = fits ? 1.0f : (float)(LOR_OCR_DPI / *dpi);
    if (grey) scaled = fits ? pixClone(grey) : pixScale(grey, scale, scale);
    *dpi *= (double)scale;
    pixDestroy(&plain);
    pixDestroy(&opaque);
    pixDestroy(&grey);
    return scaled;
}

bool ocr_picture_read(LorStr bytes, size_t page, size_t most_pixels, OcrPicture *picture, LorError *err) {
    Head head = {0};
    *picture = (OcrPicture){0};
    if (!read_head(bytes, page, &head) || head.width < 1 || head.height < 1)
        return page == 0 && lor_error_set(err, LOR_DAMAGED, "The picture is damaged and cannot be opened: scan the letter again.");
    if ((size_t)head.width > most_pixels / (size_t)head.height || (uint32_t)head.width > LONGEST || (uint32_t)head.height > LONGEST)
        return lor_error_set(err, LOR_TOO_LARGE, "The picture has %d x %d pixels, more than are unpacked (limit ocr-pixels: %zu). Scan the letter "
                                                 "at 200 to 300 dots per inch.", head.width, head.height, most_pixels);
    if (head.format == IFF_JFIF_JPEG) readResolutionMemJpeg((const l_uint8 *)bytes.ptr, bytes.len, &head.dpi, &(l_int32){0});
    double dpi = dpi_of(&head, &picture->paper_known);
    l_int32 reduction = reduction_of(&head, dpi);
    picture->whole = unpack(bytes, page, &head, reduction, &picture->damaged);
    if (picture->whole && head.format == IFF_PNG) { /* its head is not asked for the resolution */
        head.dpi = pixGetXRes(picture->whole);
        dpi = dpi_of(&head, &picture->paper_known);
    }
    picture->dpi = dpi / reduction;
    if (picture->whole) picture->grey = grey_of(picture->whole, &picture->dpi);
    if (picture->grey) return true;
    ocr_picture_drop(picture);
    if ((size_t)head.width * (size_t)head.height > LARGE_PIXELS) /* memory has an end too */
        return lor_error_set(err, LOR_TOO_LARGE, "The picture of %d x %d pixels could not be unpacked. Scan the letter at 200 to 300 dots per inch.",
                             head.width, head.height);
    return lor_error_set(err, LOR_DAMAGED, "The picture is damaged and cannot be unpacked: scan the letter again.");
}

void ocr_picture_drop(OcrPicture *picture) {
    pixDestroy(&picture->whole);
    pixDestroy(&picture->grey);
}

void ocr_picture_hush(void) { setMsgSeverity(L_SEVERITY_NONE); }

PIX *ocr_pix_of(const LorScan *scan) {
    PIX *pix = pixCreate((l_int32)scan->width, (l_int32)scan->height, 8);
    if (!pix) return NULL;
    for (uint32_t y = 0; y < scan->height; y++) {
        l_uint32 *row = pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
        for (uint32_t x = 0; x < scan->width; x++) SET_DATA_BYTE(row, x, scan->grey[y * scan->stride + x]);
    }
    return pix;
}

/* ---- turning ---- */

static PIX *or_itself(PIX *made, PIX *given) { return made ? made : pixClone(given); }

PIX *ocr_pix_straighten(PIX *grey, float *angle) {
    PIX *black = pixConvertTo1(grey, 130), *straight = NULL;
    l_float32 degrees = 0, sure = 0;
    *angle = 0;
    if (black && pixFindSkew(black, &degrees, &sure) == 0 && sure >= SKEW_SURE && fabsf(degrees) >= SKEW_LEAST && fabsf(degrees) <= SKEW_MOST) {
        *angle = degrees * (float)M_PI / 180;
        straight = pixRotate(grey, *angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
        if (!straight) *angle = 0;
    }
    pixDestroy(&black);
    return or_itself(straight, grey);
}

/* Paper becomes white and ink black, whatever the light: a threshold over the whole of an almost empty page finds its grain. */
static PIX *even_out(PIX *grey) {
    PIX *even = or_itself(pixBackgroundNormSimple(grey, NULL, NULL), grey), *hard = pixGammaTRC(NULL, even, 1.0f, DARK, BRIGHT);
    if (!hard) return even;
    pixDestroy(&even);
    return hard;
}

static bool is_blank(PIX *black) {
    l_int32 count = 0;
    return pixCountPixels(black, &count, NULL) == 0 && (double)count < BLANK_SHARE * pixGetWidth(black) * pixGetHeight(black);
}

PIX *ocr_pix_even(PIX *grey, unsigned *quarters, bool *blank) {
    PIX *even = even_out(grey), *black = pixConvertTo1(even, 128);
    l_float32 up = 0, left = 0;
    l_int32 degrees = 0;
    *blank = black && is_blank(black);
    PIX *turned = black && !*blank ? pixOrientCorrect(black, UPRIGHT_SURE, UPRIGHT_RATIO, &up, &left, &degrees, 0) : NULL;
    *quarters = turned ? (unsigned)degrees / 90 % 4 : 0;
    pixDestroy(&turned);
    pixDestroy(&black);
    return even;
}

PIX *ocr_pix_turn(PIX *pix, unsigned quarters) { return or_itself(quarters ? pixRotateOrth(pix, (l_int32)quarters) : NULL, pix); }

void ocr_pix_drop(PIX *pix) { pixDestroy(&pix); }
uint32_t ocr_pix_width(PIX *pix) { return (uint32_t)pixGetWidth(pix); }
uint32_t ocr_pix_height(PIX *pix) { return (uint32_t)pixGetHeight(pix); }

LorStr ocr_pix_png(LorArena *arena, PIX *pix, double scale, size_t most) {
    double pixels = (double)pixGetWidth(pix) * pixGetHeight(pix) * scale * scale;
    if (pixels > (double)most) scale *= sqrt((double)most / pixels);
    PIX *small = pixScale(pix, (l_float32)scale, (l_float32)scale);
    l_uint8 *data = NULL;
    size_t size = 0;
    LorStr png = {0};
    if (small && pixWriteMemPng(&data, &size, small, 0) == 0) png = lor_arena_copy(arena, lor_str((const char *)data, size));
    lept_free(data);
    pixDestroy(&small);
    return png;
}
