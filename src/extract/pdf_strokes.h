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

#define PDF_PEN_DEPTH    64u /* q within q */
#define PDF_PEN_OPERANDS 6u  /* of the operators that take most */

/** What an operator does to paths; those that are not named here do nothing. */
typedef enum PdfPenOp {
    PDF_PEN_NONE, PDF_PEN_PUSH, PDF_PEN_POP, PDF_PEN_CONCAT, PDF_PEN_MOVE, PDF_PEN_LINE, PDF_PEN_CURVE, PDF_PEN_SHORT_CURVE, PDF_PEN_RECTANGLE,
    PDF_PEN_PAINT, PDF_PEN_DROP, PDF_PEN_SHOW, PDF_PEN_GLYPH,
} PdfPenOp;

typedef struct PdfPenMatrix {
    float a, b, c, d, e, f;
} PdfPenMatrix;

/** Follows where paths go. */
typedef struct PdfPen {
    PdfStrokes *strokes;
    PdfPenMatrix now, saved[PDF_PEN_DEPTH];
    size_t depth;
    PdfStroke path;
    bool open; /* the path has points */
    size_t paths;
} PdfPen;

/** Reads a stream's operators. Never fails: what it does not know it passes over. Cost: linear. */
void pdf_strokes_read(PdfStrokes *strokes, LorStr content);
/** The same for who reads the operators himself: each in its order, with as many numbers as it takes. */
void pdf_pen_begin(PdfPen *pen, PdfStrokes *strokes);
void pdf_pen_act(PdfPen *pen, PdfPenOp op, const float *numbers);
void pdf_pen_end(PdfPen *pen);
/** A number of the file; what is beyond all pages counts as nothing. */
static inline float pdf_pen_number(double value) { return value > -1e9 && value < 1e9 ? (float)value : 0; }
bool pdf_strokes_hold_ink(const PdfStrokes *strokes);

#endif
