// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: characters with their places become rows, rows become the lines of a document.
// Only pdf.c and pdf_page.c know poppler.
#ifndef LOR_EXTRACT_PDF_SHEET_H
#define LOR_EXTRACT_PDF_SHEET_H

#include "document/document.h"

#define PDF_MAX_PAGES     50u     /* pages that are read; a letter has one to three */
#define PDF_MAX_GLYPHS    200000u /* characters of one page */
#define PDF_MAX_ROWS      2000u   /* printed rows of one page */
#define PDF_MAX_IMAGES    200u    /* pictures of one page */
#define PDF_DESCENT       0.2f    /* [em] of most fonts below the base line */
#define PDF_MAX_STYLES    500u    /* fonts and sizes of one document */

/** A font at a size. */
typedef struct PdfStyle {
    LorStr font; /* as the file names it, without a subset prefix */
    float size;  /* [pt] */
    bool recognised; /* in a picture: no font, and the size is a guess */
} PdfStyle;

/** A word as it stands on the page; text is valid UTF-8 in the document's arena. */
typedef struct PdfWord {
    LorStr text;
    float x1, y1, x2, y2; /* [pt] from the top left corner */
    uint32_t style;       /* index */
    uint32_t chunk;       /* words of one chunk were printed as one piece of a line */
    bool rtl;             /* runs from right to left */
    uint32_t ends;        /* where its characters end: index into the sheet's, or PDF_NO_ENDS */
} PdfWord;
#define PDF_NO_ENDS UINT32_MAX

typedef LOR_VEC(PdfWord) PdfWords;
typedef LOR_VEC(PdfStyle) PdfStyles;

/** A printed row: words that share a base line, in reading order. */
typedef struct PdfRow {
    uint32_t first, count; /* words */
    uint32_t page;         /* index */
    float base;            /* [pt] base line, from the page's top */
    float x1, y1, x2, y2;  /* [pt] */
    float size;            /* [pt] of most of its characters */
    bool repeats;          /* a running header or footer */
} PdfRow;

typedef LOR_VEC(PdfRow) PdfRows;

/** A page whose picture was turned or straightened to be read. */
typedef struct PdfTilt {
    uint32_t page;     /* index */
    unsigned quarters; /* first, by 90 degrees, clockwise */
    float angle;       /* then [radian], clockwise */
} PdfTilt;

/** Where everything of one document is gathered before its text is made. */
typedef struct PdfSheet {
    LorDocument *doc;
    PdfWords words;
    PdfRows rows;
    PdfStyles styles;
    uint32_t chunks;
    uint32_t cut_pages; /* pages that hold more than is read */
    uint32_t gutters;   /* places where columns stand side by side, or could if white parted what was printed as one piece */
    bool show;          /* the document keeps its words' places */
    LOR_VEC(float) ends; /* [pt] of characters, word by word; only with `show` */
    LOR_VEC(PdfTilt) tilts;
    double confidence;      /* sum over all recognised words */
    size_t seen;            /* recognised words */
} PdfSheet;

#endif
