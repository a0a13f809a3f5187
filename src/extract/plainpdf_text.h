// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: characters with their places become words, parted where poppler parts them.
#ifndef LOR_EXTRACT_PLAINPDF_TEXT_H
#define LOR_EXTRACT_PLAINPDF_TEXT_H

#include "core/buf.h"
#include "extract/pdf_sheet.h"
#include "extract/plainpdf_font.h"

#define PLAIN_UNSURE_WHITE 0.65 /* [em] of white from where on poppler may take words apart, by what stands above and below */

/** x' = a x + c y + e, y' = b x + d y + f */
typedef struct PlainMatrix {
    double a, b, c, d, e, f;
} PlainMatrix;

/** What text is set in. */
typedef struct PlainSetting {
    PlainFont *font;
    double size, chars, spaces, scale, leading, rise; /* as told by Tf, Tc, Tw, Tz (1: all of it), TL, Ts */
} PlainSetting;

/** A place of text within a page. */
typedef struct PlainText {
    PlainFile *file;
    PdfSheet *sheet;
    double width, height; /* [pt] of the page */
    PlainMatrix text;     /* as told by Tm */
    const PlainSetting *set; /* what is shown now is set in, how the page lies, and how high it stands there [pt] */
    const PlainMatrix *page;
    double shown_size;
    double line_x, line_y, x, y; /* the line's start in the text's units; where the next character stands in the user's */
    size_t letters, turned; /* seen on the page; those of them that run from right to left */
    /* the open word */
    LorBuf word;
    PdfWord open;
    double size, base, left, right, edge; /* [pt]; `edge`: where its last character begins */
    uint32_t chars;       /* in it */
    /* the piece of a line in which it stands, and the word before it there */
    double piece_base, piece_size, last_left, last_right, last_size;
    size_t piece_words;
    bool piece_long;      /* some word of it has several letters */
    size_t replaced;      /* codes shown under a replacing text */
    double from_x, from_y, to_x, to_y; /* of it, in the user's units */
    bool replacing;
} PlainText;

/** Starts a page; its words follow those in the sheet. */
void plain_text_start(PlainText *text, PlainFile *file, PdfSheet *sheet, double width, double height);
void plain_text_move_to(PlainText *text, double x, double y);
/** What follows is shown in this setting, on a page that lies so; both are borrowed until the next operator. False: odd. */
bool plain_text_set(PlainText *text, const PlainSetting *set, const PlainMatrix *page);
/** Shows a string's codes. False: odd. */
bool plain_text_show(PlainText *text, LorStr codes);
/** Moves on by a number of TJ. */
void plain_text_shift(PlainText *text, double thousandths);
/** What is shown until plain_text_replaced() stands for another text (ActualText). */
void plain_text_replace(PlainText *text);
bool plain_text_replaced(PlainText *text, const PlainSetting *set, const PlainMatrix *page, LorStr bytes);
/** Ends the last word of the page. */
bool plain_text_end(PlainText *text);

#endif
