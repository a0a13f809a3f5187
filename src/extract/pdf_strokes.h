// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: the paths that one content stream paints.
#ifndef LOR_EXTRACT_PDF_STROKES_H
#define LOR_EXTRACT_PDF_STROKES_H

#include "core/vec.h"

#define PDF_RULE 2.5f /* [pt] a drawn line is no higher */

/** A painted path, or several that touch; in the units of the page, from its bottom left corner. */
typedef struct PdfStroke {
    float x1, y1, x2, y2;
    uint32_t curves, lines; /* segments */
    bool ink;               /* crooked enough to be handwriting, and of its size; else a ruled line */
} PdfStroke;

typedef struct PdfStrokes {
    LorArena *arena;
    PdfStroke *at; /* rules and what could be ink; nothing else is kept */
    size_t len, cap;
    bool is_content; /* it shows text, pictures or paints */
    bool is_glyph;   /* it draws a letter of a font */
    bool holds_pictures; /* among its operators */
    size_t segments; /* lines, curves and boxes, painted or not */
} PdfStrokes;

/** Reads a stream's operators. Never fails: what it does not know it passes over. Cost: linear. */
void pdf_strokes_read(PdfStrokes *strokes, LorStr content);
bool pdf_strokes_hold_ink(const PdfStrokes *strokes);

#endif
