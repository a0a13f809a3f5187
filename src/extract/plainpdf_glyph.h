// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: what one code of a font shows.
#ifndef LOR_EXTRACT_PLAINPDF_GLYPH_H
#define LOR_EXTRACT_PLAINPDF_GLYPH_H

#include "extract/plainpdf_file.h"

#define PLAIN_MOST_GLYPHS 70000u /* codes that one font tells of, one by one */
#define PLAIN_LIGATURE    4u    /* characters of one code */

/** What one code shows. */
typedef struct PlainGlyph {
    double width;                   /* [em] */
    uint32_t text[PLAIN_LIGATURE];  /* code points */
    uint8_t len;                    /* 0: not known */
    bool odd;                       /* means something that is not read here */
    bool measured;                  /* `width` is told; else the font's own for all others */
} PlainGlyph;

typedef struct PlainFont {
    size_t number;             /* of its object */
    LorStr name;               /* as the file tells it */
    bool wide;                 /* codes of two bytes */
    double ascent, descent;    /* [em] above and below (negative) the base line, as poppler takes them */
    double usual;              /* [em] of codes whose width is not told */
    PlainGlyph *pages[256];    /* by the high byte of the code; NULL: nothing told */
} PlainFont;

/** The entries of codes with this high byte, made. */
PlainGlyph *plain_font_page(PlainFile *file, PlainFont *font, size_t high);
/** The entry of a code, made if need be. */
static inline PlainGlyph *plain_font_glyph(PlainFile *file, PlainFont *font, size_t code) {
    PlainGlyph *page = font->pages[code >> 8 & 255];
    return (page ? page : plain_font_page(file, font, code >> 8 & 255)) + (code & 255);
}
/** Whether a character is read here: of scripts that run from left to right and never combine. */
bool plain_known_character(uint32_t code);
/** Whether it is a letter of a script that runs from right to left, and is read here: where it is all that a code shows. */
bool plain_turned_letter(uint32_t code);

#endif
