// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a page by poppler and cairo. Knows nothing of text or files.
#include "extract/pdf_draw.h"

#include <cairo.h>
#include <math.h>

#define LONGEST 20000.0 /* [pt] of a side; beyond is nonsense */

/* [pixel] for each point, so that the page has no more than `most`. */
static double scale_of(double width, double height, size_t most) {
    double scale = PDF_DRAWN_DPI / 72, pixels = width * height * scale * scale;
    return pixels > (double)most ? scale * sqrt((double)most / pixels) : scale;
}

static void paint(cairo_surface_t *surface, PopplerPage *page, double scale) {
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    poppler_page_render(page, cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
}

LorStr pdf_draw_page(LorArena *arena, PopplerPage *page, size_t most) {
    double width = 0, height = 0;
    LorStr png = {0};
    poppler_page_get_size(page, &width, &height);
    if (!(width > 0 && height > 0 && width < LONGEST && height < LONGEST)) return png;
    double scale = scale_of(width, height, most);
    int across = (int)(width * scale), down = (int)(height * scale);
    if (across < 1 || down < 1) return png;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, across, down);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) paint(surface, page, scale);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        png = pdf_png_write(arena, cairo_image_surface_get_data(surface), (uint32_t)across, (uint32_t)down,
                            (size_t)cairo_image_surface_get_stride(surface));
    cairo_surface_destroy(surface);
    return png;
}
