// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes <utf8proc.h>.
#include "core/unicode.h"

#include "core/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

static utf8proc_category_t category(uint32_t code) { return utf8proc_category((utf8proc_int32_t)code); }

bool lor_unicode_letter(uint32_t code) {
    if (code < 0x80) return lor_is_alpha((char)code);
    utf8proc_category_t kind = category(code);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_ME;
}

bool lor_unicode_upper(uint32_t code) {
    if (code < 0x80) return lor_is_upper((char)code);
    utf8proc_category_t kind = category(code);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

uint32_t lor_unicode_to_lower(uint32_t code) {
    if (code < 0x80) return (uint32_t)lor_to_lower((char)code);
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

int lor_unicode_digit(uint32_t code) {
    if (code < 0x80) return lor_is_digit((char)code) ? (int)code - '0' : -1;
    if (category(code) != UTF8PROC_CATEGORY_ND) return -1;
    /* Unicode lays each script's ten digits out in a row that starts at its zero. */
    uint32_t zero = code;
    while (code - zero < 9 && category(zero - 1) == UTF8PROC_CATEGORY_ND) zero--;
    if (code >= 0x1D7CE && code <= 0x1D7FF) return (int)((code - 0x1D7CE) % 10);
    return (int)(code - zero);
}

uint32_t lor_unicode_base(uint32_t code) {
    if (code < 0xC0) return code;
    switch (code) { /* letters that Unicode does not decompose */
    case 0xF8: return 'o';
    case 0xD8: return 'O';
    case 0x131: return 'i';
    case 0x142: return 'l';
    case 0x141: return 'L';
    case 0x111: return 'd';
    case 0x110: return 'D';
    default: break;
    }
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)code, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, NULL);
    return count > 0 && count <= 8 ? (uint32_t)parts[0] : code;
}

LorStr lor_unicode_compose(LorArena *arena, LorStr text) {
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)text.ptr, (utf8proc_ssize_t)text.len, &out,
                                        UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (len == UTF8PROC_ERROR_NOMEM) lor_out_of_memory();
    LorStr composed = len >= 0 ? lor_arena_copy(arena, lor_str((const char *)out, (size_t)len)) : text;
    free(out);
    return composed;
}

bool lor_unicode_has_marks(LorStr text) {
    for (size_t off = 0; off < text.len && (off += lor_utf8_ascii(lor_str(text.ptr + off, text.len - off))) < text.len;) {
        uint32_t code = lor_utf8_next(text, &off);
        if (code >= 0x300 && category(code) == UTF8PROC_CATEGORY_MN) return true;
    }
    return false;
}

size_t lor_unicode_cells(LorStr s) {
    size_t cells = 0;
    for (size_t off = 0; off < s.len;) {
        uint32_t code = lor_utf8_next(s, &off);
        if (code < 0x300) cells += 1;
        else {
            int width = utf8proc_charwidth((utf8proc_int32_t)code);
            cells += width > 0 ? (size_t)width : 0;
        }
    }
    return cells;
}
