// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the module that recognises words: pictures of pages, by leptonica.
#ifndef LOR_EXTRACT_OCR_PICTURE_H
#define LOR_EXTRACT_OCR_PICTURE_H

#include "extract/recognise.h"

struct Pix;

/** One page of a picture file. */
typedef struct OcrPicture {
    struct Pix *whole; /* as the file has it */
    struct Pix *grey;  /* about LOR_OCR_DPI */
    double dpi;        /* of `grey` */
    bool paper_known;  /* the file tells its resolution; else the paper's size is a guess */
    bool damaged;      /* a part of it is missing */
} OcrPicture;

/** Unpacks the page, if the file's head promises no more than `most_pixels`. False + `err`: LOR_TOO_LARGE, LOR_DAMAGED, or not
 *  set: there is no such page. The pictures are the caller's to drop. */
bool ocr_picture_read(LorStr bytes, size_t page, size_t most_pixels, OcrPicture *picture, LorError *err);
void ocr_picture_drop(OcrPicture *picture);

/** Says nothing on stderr from now on. */
void ocr_picture_hush(void);

/** A copy of the scan; NULL when it cannot be held. Pictures returned here are the caller's to drop. */
struct Pix *ocr_pix_of(const LorScan *scan);
/** The picture straightened, with the angle by which it was turned [radian, clockwise]. Never NULL. */
struct Pix *ocr_pix_straighten(struct Pix *grey, float *angle);
/** The picture rid of shadows and specks, for those that cannot be read as they are. `quarters`: how often it wants to be turned by 90 degrees,
 *  clockwise. `blank`: there is next to nothing on it. Never NULL. */
struct Pix *ocr_pix_even(struct Pix *grey, unsigned *quarters, bool *blank);
struct Pix *ocr_pix_turn(struct Pix *pix, unsigned quarters);
void ocr_pix_drop(struct Pix *pix);
uint32_t ocr_pix_width(struct Pix *pix);
uint32_t ocr_pix_height(struct Pix *pix);
/** A PNG of about `dpi`, in `arena`; of at most `most` pixels. Empty when it cannot be made. */
LorStr ocr_pix_png(LorArena *arena, struct Pix *pix, double scale, size_t most);

#endif
