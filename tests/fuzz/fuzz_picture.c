// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of letters: unpacked, scaled, straightened, made even and turned, as they are before their words are recognised. Sums of a PNG's chunks are put
// right first, so that mutations reach what they guard.
#include "fuzz.h"

#include "core/buf.h"
#include "extract/ocr_picture.h"

#include <zlib.h>

#define MOST_PIXELS 2000000u
#define MOST_PAGES  3u

static uint32_t big_endian(const uint8_t *at) { return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3]; }

static void mend_sums(uint8_t *png, size_t size) {
    for (size_t at = 8; at + 12 <= size;) {
        size_t length = big_endian(png + at);
        if (length > size - at - 12) return;
        uint32_t sum = (uint32_t)crc32(0, png + at + 4, (uInt)length + 4);
        for (size_t i = 0; i < 4; i++) png[at + 8 + length + i] = (uint8_t)(sum >> (24 - 8 * i));
        at += length + 12;
    }
}

static void look_at(LorArena *arena, const OcrPicture *picture) {
    unsigned quarters = 0;
    bool blank = false;
    float angle = 0;
    MUST(picture->dpi > 0 && ocr_pix_width(picture->grey) > 0);
    struct Pix *straight = ocr_pix_straighten(picture->grey, &angle), *even = ocr_pix_even(straight, &quarters, &blank), *turned = ocr_pix_turn(even, quarters);
    MUST(straight && even && turned && quarters < 4);
    ocr_pix_png(arena, picture->whole, 0.2, MOST_PIXELS / 100);
    ocr_pix_drop(straight);
    ocr_pix_drop(even);
    ocr_pix_drop(turned);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    LorArena *arena = lor_arena_new(0);
    uint8_t *bytes = lor_arena_alloc(arena, size + 1);
    OcrPicture picture;
    LorError err = {0};
    size_t page = 0;
    ocr_picture_hush();
    if (size) memcpy(bytes, data, size);
    if (size > 8 && memcmp(bytes, "\x89PNG", 4) == 0) mend_sums(bytes, size);
    for (; page < MOST_PAGES && ocr_picture_read(lor_str((const char *)bytes, size), page, MOST_PIXELS, &picture, &err); page++) {
        look_at(arena, &picture);
        ocr_picture_drop(&picture);
    }
    MUST(page > 0 || (err.set && err.message[0]));
    lor_arena_free(arena);
    return 0;
}
