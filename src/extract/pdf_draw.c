// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a page by poppler and cairo. Knows nothing of text or files.
#include "extract/pdf_draw.h"

#include "extract/pdf_png.h"

#include <cairo.h>
#include <math.h>

#define LONGEST 20000.0 /* [pt] of a side; beyond is nonsense */

#define SCAN_PIXELS 8000000.0 /* of one page to be recognised: twice a page of letter paper */

typedef struct Canvas {
    cairo_surface_t *surface; /* NULL: none */
    int across, down;         /* [pixel] */
    double scale;             /* [pixel] for each point */
} Canvas;

/* Turned by quarters about its corner, then moved back onto the sheet. */
static void turn(cairo_t *cairo, const Canvas *canvas, unsigned quarters) {
    const double across = canvas->across, down = canvas->down;
    const double moves[4][2] = {{0, 0}, {across, 0}, {across, down}, {0, down}};
    cairo_translate(cairo, moves[quarters % 4][0], moves[quarters % 4][1]);
    cairo_rotate(cairo, quarters % 4 * G_PI_2);
}

static void paint(const Canvas *canvas, PopplerPage *page, unsigned quarters) {
    cairo_t *cairo = cairo_create(canvas->surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    turn(cairo, canvas, quarters);
    cairo_scale(cairo, canvas->scale, canvas->scale);
    poppler_page_render(page, cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(canvas->surface);
}

static Canvas draw(PopplerPage *page, unsigned quarters, double dpi, double most) {
    Canvas canvas = {.scale = dpi / 72};
    double width = 0, height = 0;
    poppler_page_get_size(page, &width, &height);
    if (!(width > 0 && height > 0 && width < LONGEST && height < LONGEST)) return canvas;
    double pixels = width * height * canvas.scale * canvas.scale;
    if (pixels > most) canvas.scale *= sqrt(most / pixels);
    canvas.across = (int)((quarters % 2 ? height : width) * canvas.scale);
    canvas.down = (int)((quarters % 2 ? width : height) * canvas.scale);
    if (canvas.across < 1 || canvas.down < 1) return canvas;
    canvas.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, canvas.across, canvas.down);
    if (cairo_surface_status(canvas.surface) == CAIRO_STATUS_SUCCESS) paint(&canvas, page, quarters);
    if (cairo_surface_status(canvas.surface) == CAIRO_STATUS_SUCCESS) return canvas;
    cairo_surface_destroy(canvas.surface);
    canvas.surface = NULL;
    return canvas;
}

LorStr pdf_draw_page(LorArena *arena, PopplerPage *page, unsigned quarters, size_t most) {
    Canvas canvas = draw(page, quarters, PDF_DRAWN_DPI, (double)most);
    if (!canvas.surface) return (LorStr){0};
    LorStr png = pdf_png_write(arena, cairo_image_surface_get_data(canvas.surface), (uint32_t)canvas.across, (uint32_t)canvas.down,
                               (size_t)cairo_image_surface_get_stride(canvas.surface));
    cairo_surface_destroy(canvas.surface);
    return png;
}

LorScan pdf_draw_scan(LorArena *arena, PopplerPage *page) {
    Canvas canvas = draw(page, 0, LOR_OCR_DPI, SCAN_PIXELS);
    LorScan scan = {.dpi = canvas.scale * 72};
    if (!canvas.surface) return scan;
    scan.width = (uint32_t)canvas.across, scan.height = (uint32_t)canvas.down, scan.stride = scan.width;
    unsigned char *to = lor_arena_alloc(arena, scan.stride * scan.height);
    scan.grey = to;
    for (int y = 0; y < canvas.down; y++) { /* blue, green, red, unused */
        const unsigned char *at = cairo_image_surface_get_data(canvas.surface) + (size_t)y * (size_t)cairo_image_surface_get_stride(canvas.surface);
        for (int x = 0; x < canvas.across; x++, at += 4) *to++ = (unsigned char)((at[0] * 29 + at[1] * 150 + at[2] * 77) >> 8);
    }
    cairo_surface_destroy(canvas.surface);
    return scan;
}
