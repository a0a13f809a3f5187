// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts at sizes. Knows no file.
#include "extract/pdf_style.h"

#include "core/utf8.h"
#include "document/font.h"

#include <math.h>

#define FARTHEST 20000.0 /* [pt] coordinates beyond are nonsense, and are moved to the edge */
#define SMALLEST 0.5f    /* [pt] sizes below say nothing */

float pdf_coordinate(double value) { return isfinite(value) && fabs(value) < FARTHEST ? (float)value : 0.0f; }

uint32_t pdf_style_of(PdfSheet *sheet, LorStr font, double told) {
    font = lor_font_bare(font);
    float size = pdf_coordinate(told);
    if (size < SMALLEST) size = SMALLEST;
    for (uint32_t i = 0; i < sheet->styles.len; i++)
        if (!sheet->styles.at[i].recognised && fabsf(sheet->styles.at[i].size - size) < 0.01f && lor_str_eq(sheet->styles.at[i].font, font)) return i;
    if (sheet->styles.len >= PDF_MAX_STYLES) return 0;
    if (!lor_utf8_valid(font)) font = LOR_STR("");
    PdfStyle style = {.font = lor_arena_copy(sheet->doc->arena, font), .size = size};
    lor_vec_push(sheet->doc->arena, &sheet->styles, style);
    return (uint32_t)sheet->styles.len - 1;
}
