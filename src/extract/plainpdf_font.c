// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts: names, widths, heights. Kinds that need the font's own program to be understood are odd.
#include "extract/plainpdf_font.h"

#include "extract/plainpdf_cmap.h"
#include "extract/plainpdf_encoding.h"

#define THOUSANDTH 0.001 /* [em] widths and heights are told in */
#define HIGHEST    1.5   /* [em] above or below the base line; more is nonsense, of some kind or other */

/* Told heights that are nothing are passed over. */
static void read_height(PlainFile *file, LorStr descriptor, const char *key, double sign, double *height) {
    double told = 0;
    LorStr value = plain_get(file, descriptor, key);
    if (!value.len) return;
    if (!plain_number(value, &told)) plain_odd(file, "an unsound font");
    told *= THOUSANDTH;
    if (told * sign < 0) told = -told;
    if (told * sign > HIGHEST) plain_odd(file, "a font of odd heights");
    if (told != 0) *height = told;
}

static LorStr read_descriptor(PlainFile *file, PlainFont *font, LorStr dict) {
    LorStr descriptor = plain_get_kind(file, dict, "FontDescriptor", PLAIN_DICT), missing = plain_get(file, descriptor, "MissingWidth");
    read_height(file, descriptor, "Ascent", 1, &font->ascent);
    read_height(file, descriptor, "Descent", -1, &font->descent);
    static const char *const programs[] = {"FontFile", "FontFile2", "FontFile3"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        LorStr program = plain_get(file, descriptor, programs[i]);
        if (program.len) plain_stream_check(file, program);
    }
    if (missing.len && !font->wide && !plain_number(missing, &font->usual)) plain_odd(file, "an unsound font");
    return descriptor;
}

static bool set_width(PlainFile *file, PlainFont *font, size_t code, double width) {
    PlainGlyph *glyph = plain_font_glyph(file, font, code);
    if (glyph->measured) return plain_odd(file, "a width that is told twice");
    glyph->width = width * THOUSANDTH;
    return glyph->measured = true;
}

/* ---- fonts of one byte ---- */

static bool read_widths(PlainFile *file, PlainFont *font, LorStr dict) {
    size_t first, last, code;
    LorStr widths = plain_get(file, dict, "Widths"), rest = plain_inside(widths), value;
    double width;
    if (!widths.len || plain_kind(widths) != PLAIN_ARRAY || !plain_whole(plain_get(file, dict, "FirstChar"), 255, &first) ||
        !plain_whole(plain_get(file, dict, "LastChar"), 255, &last))
        return plain_odd(file, "a font without widths");
    for (code = first; plain_next(file, &rest, &value, NULL); code++) {
        if (code > last || !plain_number(value, &width)) return plain_odd(file, "unsound widths");
        set_width(file, font, code, width);
    }
    return code == last + 1 || plain_odd(file, "unsound widths");
}

static bool read_unicode(PlainFile *file, PlainFont *font, LorStr dict) {
    LorStr cmap = plain_get(file, dict, "ToUnicode"), content;
    if (!cmap.len) return !file->odd;
    if (plain_kind(cmap) != PLAIN_DICT) return plain_odd(file, "an unknown table of characters");
    return plain_content(file, cmap, &content) && plain_cmap_read(file, font, content);
}

static bool read_simple(PlainFile *file, PlainFont *font, LorStr dict) {
    font->ascent = 0.95, font->descent = -0.35;
    LorStr descriptor = read_descriptor(file, font, dict), encoding = plain_get(file, dict, "Encoding");
    if (!descriptor.len) return plain_odd(file, "a font that the file does not describe");
    return read_widths(file, font, dict) && read_unicode(file, font, dict) && plain_encoding_read(file, font, encoding);
}

/* ---- fonts of two bytes ---- */

/* "c [w1 w2 …]" or "first last w". */
static bool read_wide_widths(PlainFile *file, PlainFont *font, LorStr array) {
    LorStr rest = plain_inside(array), value[2];
    size_t first, last, told = 0;
    double width;
    while (plain_next(file, &rest, &value[0], NULL)) {
        if (!plain_whole(value[0], UINT16_MAX, &first) || !plain_next(file, &rest, &value[1], NULL)) return plain_odd(file, "unsound widths");
        if (plain_kind(value[1]) == PLAIN_ARRAY) {
            LorStr inside = plain_inside(value[1]), one;
            for (; plain_next(file, &inside, &one, NULL); first++)
                if (first > UINT16_MAX || !plain_number(one, &width) || !set_width(file, font, first, width)) return plain_odd(file, "unsound widths");
            continue;
        }
        if (!plain_whole(value[1], UINT16_MAX, &last) || last < first || !plain_next(file, &rest, &value[0], NULL) || !plain_number(value[0], &width))
            return plain_odd(file, "unsound widths");
        told += last - first + 1;
        if (told > PLAIN_MOST_GLYPHS) return plain_odd(file, "unsound widths");
        for (; first <= last; first++) set_width(file, font, first, width);
    }
    return !file->odd;
}

/* Codes are glyphs' own numbers, of no order that a table of poppler's knows. */
static bool is_identity(PlainFile *file, LorStr system) {
    LorStr registry, ordering;
    return plain_string(file->arena, plain_get(file, system, "Registry"), &registry) && lor_str_eq(registry, LOR_STR("Adobe")) &&
           plain_string(file->arena, plain_get(file, system, "Ordering"), &ordering) && lor_str_eq(ordering, LOR_STR("Identity"));
}

static bool read_wide(PlainFile *file, PlainFont *font, LorStr dict) {
    LorStr parts = plain_get_kind(file, dict, "DescendantFonts", PLAIN_ARRAY), rest = plain_inside(parts), part, other, value;
    font->wide = true;
    font->ascent = 0.95, font->descent = -0.35;
    if (!plain_is(plain_get(file, dict, "Encoding"), "Identity-H") || !plain_next(file, &rest, &part, NULL) || plain_kind(part) != PLAIN_DICT ||
        plain_next(file, &rest, &other, NULL))
        return plain_odd(file, "an unknown kind of font");
    if (!plain_is(plain_get(file, part, "Subtype"), "CIDFontType2") && !plain_is(plain_get(file, part, "Subtype"), "CIDFontType0"))
        return plain_odd(file, "an unknown kind of font");
    if (!is_identity(file, plain_get_kind(file, part, "CIDSystemInfo", PLAIN_DICT))) return plain_odd(file, "an unknown kind of font");
    if (!read_descriptor(file, font, part).len) return plain_odd(file, "a font that the file does not describe");
    font->usual = 1000;
    value = plain_get(file, part, "DW");
    if (value.len && !plain_number(value, &font->usual)) return plain_odd(file, "an unsound font");
    value = plain_get_kind(file, part, "W", PLAIN_ARRAY);
    return read_wide_widths(file, font, value) && read_unicode(file, font, dict);
}

/* ---- all ---- */

static bool is_simple(LorStr kind) { return plain_is(kind, "TrueType") || plain_is(kind, "Type1"); }

/* Capital letters and a plus before a name tell that the file holds a part of the font. */
static LorStr without_prefix(LorStr name) {
    size_t i = 0;
    while (i < name.len && lor_is_upper(name.ptr[i])) i++;
    return i > 0 && i < name.len && name.ptr[i] == '+' ? lor_str_slice(name, i + 1, name.len) : name;
}

PlainFont *plain_font_read(PlainFile *file, LorStr dict, size_t number) {
    PlainFont *font = LOR_NEW(file->arena, PlainFont);
    LorStr kind = plain_get(file, dict, "Subtype"), name = plain_get(file, dict, "BaseFont");
    font->number = number;
    if (!number || !dict.len || plain_kind(dict) != PLAIN_DICT) return plain_odd(file, "a font without an object of its own"), NULL;
    if (!plain_name(file->arena, name, &font->name)) return plain_odd(file, "a font without a name"), NULL;
    font->name = without_prefix(font->name);
    if (is_simple(kind)) read_simple(file, font, dict);
    else if (plain_is(kind, "Type0")) read_wide(file, font, dict);
    else plain_odd(file, "an unknown kind of font");
    font->usual *= THOUSANDTH;
    return file->odd ? NULL : font;
}
