// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that say which characters a font's codes mean (ToUnicode).
#include "extract/plainpdf_cmap.h"

#define LONGEST_HEX 32u /* [digit] of one target */

typedef struct CMap {
    PlainFile *file;
    PlainFont *font;
    LorStr rest;
    size_t told; /* codes */
} CMap;

static bool read_code(const CMap *map, LorStr value, size_t *code) {
    LorStr digits = plain_inside(value);
    unsigned digit;
    *code = 0;
    if (plain_kind(value) != PLAIN_HEX || digits.len == 0 || digits.len > 4) return false;
    for (size_t i = 0; i < digits.len; i++) {
        if (!plain_hex_digit(digits.ptr[i], &digit)) return false;
        *code = *code << 4 | digit;
    }
    return map->font->wide || *code <= UINT8_MAX;
}

static bool is_read(const PlainGlyph *glyph) {
    if (glyph->len == 1 && plain_turned_letter(glyph->text[0])) return true;
    for (size_t i = 0; i < glyph->len; i++)
        if (!plain_known_character(glyph->text[i])) return false;
    return true;
}

/* UTF-16 as hexadecimal digits. What is not read here makes the glyph odd, and only a text that uses it. */
static bool read_target(CMap *map, LorStr value, PlainGlyph *glyph) {
    LorStr digits = plain_inside(value);
    if (plain_kind(value) != PLAIN_HEX || digits.len == 0 || digits.len > LONGEST_HEX) return plain_odd(map->file, "an unsound table of characters");
    glyph->odd = digits.len % 4 || digits.len / 4 > PLAIN_LIGATURE;
    glyph->len = 0;
    for (size_t i = 0; i < digits.len && !glyph->odd; i++) {
        unsigned digit;
        if (!plain_hex_digit(digits.ptr[i], &digit)) return plain_odd(map->file, "an unsound table of characters");
        glyph->text[i / 4] = i % 4 ? glyph->text[i / 4] << 4 | digit : digit;
        glyph->len = (uint8_t)(i / 4 + 1);
    }
    glyph->odd |= !is_read(glyph);
    return true;
}

static bool set_target(CMap *map, size_t code, const PlainGlyph *target) {
    PlainGlyph *glyph = plain_font_glyph(map->file, map->font, code);
    if (++map->told > PLAIN_MOST_GLYPHS) return plain_odd(map->file, "a long table of characters");
    if (glyph->len || glyph->odd) { /* told twice */
        glyph->odd |= target->odd || target->len != glyph->len || memcmp(target->text, glyph->text, sizeof glyph->text) != 0;
        return true;
    }
    memcpy(glyph->text, target->text, sizeof glyph->text);
    glyph->len = target->len;
    glyph->odd = target->odd;
    return true;
}

static bool wrong(CMap *map) { return plain_odd(map->file, "an unsound table of characters"); }

/* "<code> <target>" */
static bool read_one(CMap *map, LorStr first) {
    LorStr value;
    size_t code;
    PlainGlyph target = {0};
    return (read_code(map, first, &code) && plain_take(&map->rest, &value) && read_target(map, value, &target) && set_target(map, code, &target)) || wrong(map);
}

/* The same text with its last character moved on by one. */
static void move_on(PlainGlyph *target) {
    if (target->len == 0) return;
    target->text[target->len - 1]++;
    target->odd |= !is_read(target);
}

/* "<first> <last> <target>" or "<first> <last> [<target> …]" */
static bool read_range(CMap *map, LorStr begin) {
    LorStr value, end;
    size_t first, last;
    PlainGlyph target = {0};
    if (!plain_take(&map->rest, &end) || !read_code(map, begin, &first) || !read_code(map, end, &last) || last < first || !plain_take(&map->rest, &value))
        return wrong(map);
    if (plain_kind(value) == PLAIN_ARRAY) {
        LorStr inside = plain_inside(value), one;
        for (; first <= last && plain_take(&inside, &one); first++)
            if (!read_target(map, one, &target) || !set_target(map, first, &target)) return false;
        return first == last + 1 || wrong(map);
    }
    if (!read_target(map, value, &target)) return false;
    for (; first <= last; first++, move_on(&target))
        if (!set_target(map, first, &target)) return false;
    return true;
}

bool plain_cmap_read(PlainFile *file, PlainFont *font, LorStr content) {
    CMap map = {.file = file, .font = font, .rest = content};
    enum { OUTSIDE, ONES, RANGES } state = OUTSIDE;
    LorStr value = {0};
    while (!file->odd && plain_take(&map.rest, &value)) {
        if (lor_str_eq(value, LOR_STR("beginbfchar"))) state = ONES;
        else if (lor_str_eq(value, LOR_STR("beginbfrange"))) state = RANGES;
        else if (lor_str_eq(value, LOR_STR("endbfchar")) || lor_str_eq(value, LOR_STR("endbfrange"))) state = OUTSIDE;
        else if (lor_str_eq(value, LOR_STR("usecmap"))) return plain_odd(file, "a table of characters that needs another");
        else if (state == ONES) read_one(&map, value);
        else if (state == RANGES) read_range(&map, value);
    }
    return !file->odd && (value.len == 0 || plain_odd(file, "an unsound table of characters"));
}
