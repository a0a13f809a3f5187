// SPDX-License-Identifier: GPL-3.0-or-later
// The glyphs of a font by their codes, made as they are met, and which characters the plain reader knows.
#include "extract/plainpdf_glyph.h"

PlainGlyph *plain_font_page(PlainFile *file, PlainFont *font, size_t high) {
    return font->pages[high] = LOR_NEW_ARRAY(file->arena, PlainGlyph, 256);
}

bool plain_known_character(uint32_t code) {
    if (code == '\t') return true;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;
    /* accents that stand alone are put over the letters that they touch */
    if (code == 0x60 || code == 0xA8 || code == 0xAF || code == 0xB4 || code == 0xB8) return false;
    if (code < 0x0250) return true;
    if (code >= 0x0386 && code < 0x0482) return true; /* Greek, Cyrillic */
    if (code >= 0x1E00 && code < 0x1F00) return true; /* Latin with more marks */
    if (code >= 0x2010 && code < 0x2028) return true; /* dashes, quotes, bullets, dots */
    if (code >= 0x2030 && code < 0x205F) return true;
    if (code >= 0x20A0 && code < 0x20C0) return true; /* currencies */
    if (code >= 0x2100 && code < 0x2600) return true; /* letters as signs, arrows, signs of mathematics, boxes */
    return code >= 0xFB00 && code < 0xFB05;           /* ligatures */
}

bool plain_turned_letter(uint32_t code) {
    if (code < 0x05D0) return false;
    if (code <= 0x05EA || (code >= 0x0621 && code <= 0x063A) || (code >= 0x0641 && code <= 0x064A)) return true; /* Hebrew, Arabic */
    /* of Persian and Urdu */
    return code == 0x0679 || code == 0x067E || code == 0x0686 || code == 0x0688 || code == 0x0691 || code == 0x0698 || code == 0x06A9 || code == 0x06AF ||
           code == 0x06BA || code == 0x06BE || code == 0x06C1 || code == 0x06CC || code == 0x06D2;
}
