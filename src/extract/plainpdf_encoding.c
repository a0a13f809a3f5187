// SPDX-License-Identifier: GPL-3.0-or-later
// What the codes of a font of one byte mean by its encoding: Windows' table, and names of glyphs.
#include "extract/plainpdf_encoding.h"

#include "core/unicode.h"
#include "core/utf8.h"

/* Windows' characters from 0x80; 0: none. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static uint32_t windows_character(size_t code) {
    if (code < 0x20 || code == 0x7F) return 0;
    if (code < 0x80) return (uint32_t)code;
    if (code < 0xA0) return windows[code - 0x80];
    return code == 0xA0 ? ' ' : code == 0xAD ? '-' : (uint32_t)code;
}

static const struct Name {
    const char *name;
    uint32_t code;
} names[] = {
    {"space", ' '}, {"exclam", '!'}, {"quotedbl", '"'}, {"numbersign", '#'}, {"dollar", '$'}, {"percent", '%'},
    {"ampersand", '&'}, {"quotesingle", '\''}, {"parenleft", '('}, {"parenright", ')'}, {"asterisk", '*'}, {"plus", '+'},
    {"comma", ','}, {"hyphen", '-'}, {"period", '.'}, {"slash", '/'}, {"zero", '0'}, {"one", '1'}, {"two", '2'},
    {"three", '3'}, {"four", '4'}, {"five", '5'}, {"six", '6'}, {"seven", '7'}, {"eight", '8'}, {"nine", '9'},
    {"colon", ':'}, {"semicolon", ';'}, {"less", '<'}, {"equal", '='}, {"greater", '>'}, {"question", '?'}, {"at", '@'},
    {"bracketleft", '['}, {"backslash", '\\'}, {"bracketright", ']'}, {"underscore", '_'}, {"braceleft", '{'}, {"bar", '|'},
    {"braceright", '}'}, {"asciitilde", '~'}, {"section", 0xA7}, {"copyright", 0xA9}, {"registered", 0xAE}, {"degree", 0xB0},
    {"periodcentered", 0xB7}, {"germandbls", 0xDF}, {"AE", 0xC6}, {"ae", 0xE6}, {"Oslash", 0xD8}, {"oslash", 0xF8},
    {"ccedilla", 0xE7}, {"Ccedilla", 0xC7}, {"dotlessi", 0x131}, {"lslash", 0x142}, {"Lslash", 0x141}, {"OE", 0x152}, {"oe", 0x153}, {"endash", 0x2013},
    {"emdash", 0x2014}, {"quoteleft", 0x2018}, {"quoteright", 0x2019}, {"quotesinglbase", 0x201A}, {"quotedblleft", 0x201C},
    {"quotedblright", 0x201D}, {"quotedblbase", 0x201E}, {"dagger", 0x2020}, {"daggerdbl", 0x2021}, {"bullet", 0x2022},
    {"ellipsis", 0x2026}, {"perthousand", 0x2030}, {"guilsinglleft", 0x2039}, {"guilsinglright", 0x203A},
    {"guillemotleft", 0xAB}, {"guillemotright", 0xBB}, {"Euro", 0x20AC}, {"trademark", 0x2122}, {"minus", 0x2212},
};

/* Names of letters with a mark are a letter and the mark's name. */
static const struct Name marks[] = {
    {"acute", 0x301}, {"grave", 0x300}, {"circumflex", 0x302}, {"dieresis", 0x308}, {"tilde", 0x303}, {"ring", 0x30A}, {"caron", 0x30C},
};

static uint32_t marked_letter(PlainFile *file, LorStr name) {
    char both[1 + LOR_UTF8_MAX];
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!lor_str_eq(lor_str_slice(name, 1, name.len), lor_str_from_c(marks[i].name))) continue;
        both[0] = name.ptr[0];
        LorStr one = lor_unicode_compose(file->arena, lor_str(both, 1 + lor_utf8_encode(marks[i].code, both + 1)));
        size_t off = 0;
        uint32_t code = lor_utf8_next(one, &off);
        return off == one.len ? code : 0;
    }
    return 0;
}

/* The character of a glyph by its name, 0: not known here. */
static uint32_t named_character(PlainFile *file, LorStr name) {
    if (name.len == 1 && lor_is_alpha(name.ptr[0])) return (uint32_t)name.ptr[0];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lor_str_eq(name, lor_str_from_c(names[i].name))) return names[i].code;
    return name.len > 1 && lor_is_alpha(name.ptr[0]) ? marked_letter(file, name) : 0;
}

static bool is_ligature(LorStr name) {
    return lor_str_eq(name, LOR_STR("ff")) || lor_str_eq(name, LOR_STR("fi")) || lor_str_eq(name, LOR_STR("fl")) || lor_str_eq(name, LOR_STR("ffi")) ||
           lor_str_eq(name, LOR_STR("ffl"));
}

/* By the table of characters, where there is one, before the encoding. */
static void set_character(PlainGlyph *glyph, uint32_t code) {
    if (glyph->len || glyph->odd) return;
    glyph->text[0] = code;
    glyph->len = code != 0;
    glyph->odd = code == 0 || !plain_known_character(code);
}

static void set_letters(PlainGlyph *glyph, LorStr letters) {
    if (glyph->len || glyph->odd) return;
    for (size_t i = 0; i < letters.len; i++) glyph->text[i] = (uint32_t)letters.ptr[i];
    glyph->len = (uint8_t)letters.len;
}

/* "code /name /name … code /name …" */
static bool read_differences(PlainFile *file, LorStr array, LorStr *by_code) {
    LorStr rest = plain_inside(array), value;
    size_t code = 0;
    while (plain_next(file, &rest, &value, NULL)) {
        if (plain_whole(value, UINT8_MAX, &code)) continue;
        if (plain_kind(value) != PLAIN_NAME || code > UINT8_MAX) return plain_odd(file, "an unsound encoding");
        by_code[code++] = plain_inside(value);
    }
    return !file->odd;
}

bool plain_encoding_read(PlainFile *file, PlainFont *font, LorStr encoding) {
    LorStr by_code[UINT8_MAX + 1] = {{0}}, base = encoding;
    if (encoding.len && plain_kind(encoding) == PLAIN_DICT) {
        base = plain_get(file, encoding, "BaseEncoding");
        if (!read_differences(file, plain_get_kind(file, encoding, "Differences", PLAIN_ARRAY), by_code)) return false;
    }
    bool is_windows = base.len && plain_is(base, "WinAnsiEncoding");
    for (size_t code = 0; code <= UINT8_MAX; code++) {
        PlainGlyph *glyph = plain_font_glyph(file, font, code);
        if (is_ligature(by_code[code])) set_letters(glyph, by_code[code]);
        else if (by_code[code].len) set_character(glyph, named_character(file, by_code[code]));
        else if (is_windows) set_character(glyph, windows_character(code));
    }
    return !file->odd;
}
