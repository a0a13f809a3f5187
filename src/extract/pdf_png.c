// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a picture as PNG, packed fast rather than small: cairo's own writer takes five times as long as drawing the page.
#include "extract/pdf_png.h"

#include "core/buf.h"

#include <gio/gio.h>

#define LEVEL 2 /* of zlib's nine */

static void add_number(LorBuf *out, uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) lor_buf_char(out, (char)(number >> shift & 255));
}

/* The check sum of PNG and zip, four bits at a time. */
static uint32_t checksum(LorStr bytes) {
    static const uint32_t table[16] = {0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
                                       0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
    uint32_t sum = UINT32_MAX;
    for (size_t i = 0; i < bytes.len; i++) {
        sum ^= (unsigned char)bytes.ptr[i];
        sum = table[sum & 15] ^ sum >> 4;
        sum = table[sum & 15] ^ sum >> 4;
    }
    return ~sum;
}

static void add_chunk(LorBuf *out, const char *name, LorStr data) {
    add_number(out, (uint32_t)data.len);
    size_t from = out->len;
    lor_buf_add(out, lor_str(name, 4));
    lor_buf_add(out, data);
    add_number(out, checksum(lor_str(out->ptr + from, out->len - from)));
}

static bool is_grey(const unsigned char *pixels, uint32_t width, uint32_t height, size_t stride) {
    for (uint32_t y = 0; y < height; y++)
        for (const unsigned char *at = pixels + y * stride, *end = at + 4 * (size_t)width; at < end; at += 4)
            if (at[0] != at[1] || at[1] != at[2]) return false;
    return true;
}

/* Rows as PNG has them, each after the number of its filter: none. */
static LorStr rows_of(LorArena *arena, const unsigned char *pixels, uint32_t width, uint32_t height, size_t stride, bool grey) {
    size_t row = 1 + (size_t)width * (grey ? 1 : 3);
    unsigned char *rows = lor_arena_array(arena, height, row), *to = rows;
    for (uint32_t y = 0; y < height; y++) {
        *to++ = 0;
        for (const unsigned char *at = pixels + y * stride, *end = at + 4 * (size_t)width; at < end; at += 4) {
            *to++ = at[2];
            if (!grey) *to++ = at[1], *to++ = at[0];
        }
    }
    return lor_str((const char *)rows, row * height);
}

static bool pack(LorStr rows, LorBuf *out) {
    enum { PIECE = 65536 };
    char *piece = lor_arena_alloc(out->arena, PIECE);
    GConverter *converter = G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
    GConverterResult result = G_CONVERTER_CONVERTED;
    for (size_t used = 0; result == G_CONVERTER_CONVERTED;) {
        gsize taken = 0, made = 0;
        result = g_converter_convert(converter, rows.ptr + used, rows.len - used, piece, PIECE, G_CONVERTER_INPUT_AT_END, &taken, &made, NULL);
        used += taken;
        if (result != G_CONVERTER_ERROR) lor_buf_add(out, lor_str(piece, made));
    }
    g_object_unref(converter);
    return result == G_CONVERTER_FINISHED;
}

LorStr pdf_png_write(LorArena *arena, const unsigned char *pixels, uint32_t width, uint32_t height, size_t stride) {
    LorArena *scratch = lor_arena_new(0);
    LorBuf head = {.arena = scratch}, packed = {.arena = scratch}, out = {.arena = scratch};
    bool grey = is_grey(pixels, width, height, stride);
    LorStr png = {0};
    add_number(&head, width);
    add_number(&head, height);
    lor_buf_add(&head, lor_str(grey ? "\x08\0\0\0\0" : "\x08\x02\0\0\0", 5)); /* eight bits a sample, the kind, no choices */
    if (pack(rows_of(scratch, pixels, width, height, stride, grey), &packed)) {
        lor_buf_add(&out, LOR_STR("\x89PNG\r\n\x1A\n"));
        add_chunk(&out, "IHDR", lor_buf_str(&head));
        add_chunk(&out, "IDAT", lor_buf_str(&packed));
        add_chunk(&out, "IEND", (LorStr){0});
        png = lor_arena_copy(arena, lor_buf_str(&out));
    }
    lor_arena_free(scratch);
    return png;
}
