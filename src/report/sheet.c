// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal page: measuring, cutting and wrapping in cells.
#include "report/sheet.h"

#include "core/unicode.h"
#include "core/utf8.h"

#include <stdarg.h>
#include <stdio.h>

#define ELLIPSIS "\xE2\x80\xA6"

static const char *const inks[] = {
    [LOR_INK_PLAIN] = "\x1b[0m",       [LOR_INK_STRONG] = "\x1b[1m",     [LOR_INK_FAINT] = "\x1b[2m",
    [LOR_INK_ERROR] = "\x1b[1;31m",    [LOR_INK_WARNING] = "\x1b[33m",   [LOR_INK_SUGGESTION] = "\x1b[36m",
    [LOR_INK_GOOD] = "\x1b[32m",
};

LorSheet lor_sheet_new(LorOut *out, unsigned width, bool color) {
    return (LorSheet){.out = out, .arena = lor_arena_new(0), .width = width, .color = color};
}

LorSheet lor_sheet_beside(const LorSheet *sheet) {
    return (LorSheet){.out = sheet->out, .arena = lor_arena_new(0), .width = sheet->width, .color = sheet->color, .links = sheet->links};
}

void lor_sheet_release(LorSheet *sheet) { lor_arena_free(sheet->arena); }

void lor_sheet_ink(LorSheet *sheet, LorInk ink) {
    if (sheet->color) lor_out_text(sheet->out, inks[ink]);
}

void lor_sheet_link(LorSheet *sheet, LorStr address) {
    if (sheet->links && (address.len || sheet->linked)) lor_out_format(sheet->out, "\x1b]8;;%.*s\x1b\\", LOR_STR_ARG(address));
    sheet->linked = address.len > 0;
}

LorStr lor_sheet_clean(LorSheet *sheet, LorStr text) {
    LorOut *memory = lor_out_memory(sheet->arena);
    lor_out_clean(memory, text);
    LorStr clean = lor_arena_copy(sheet->arena, lor_out_memory_text(memory));
    lor_out_close(memory, NULL);
    return clean;
}

/* Bytes of the longest start of `text` that takes at most `cells` cells. */
static size_t fitting(LorStr text, size_t cells) {
    size_t off = 0, used = 0;
    while (off < text.len) {
        size_t next = off;
        lor_utf8_next(text, &next);
        size_t wide = lor_unicode_cells(lor_str_slice(text, off, next - off));
        if (used + wide > cells) break;
        used += wide;
        off = next;
    }
    return off;
}

LorStr lor_sheet_head(LorSheet *sheet, LorStr clean, size_t cells) {
    if (lor_unicode_cells(clean) <= cells) return clean;
    if (cells == 0) return (LorStr){0};
    LorStr kept = lor_str_slice(clean, 0, fitting(clean, cells - 1));
    return lor_arena_format(sheet->arena, "%.*s" ELLIPSIS, LOR_STR_ARG(kept));
}

LorStr lor_sheet_tail(LorSheet *sheet, LorStr clean, size_t cells) {
    size_t total = lor_unicode_cells(clean);
    if (total <= cells) return clean;
    if (cells == 0) return (LorStr){0};
    size_t off = fitting(clean, total - (cells - 1));
    LorStr kept = lor_str_slice(clean, off, clean.len);
    while (lor_unicode_cells(kept) > cells - 1) { /* a wide character stood on the cut */
        size_t next = 0;
        lor_utf8_next(kept, &next);
        kept = lor_str_slice(kept, next, kept.len);
    }
    return lor_arena_format(sheet->arena, ELLIPSIS "%.*s", LOR_STR_ARG(kept));
}

/* ---- lines ---- */

static void write_clean(LorSheet *sheet, LorStr clean) {
    lor_out_str(sheet->out, clean);
    sheet->column += lor_unicode_cells(clean);
}

void lor_sheet_to(LorSheet *sheet, size_t column) {
    if (column > sheet->width) column = sheet->width;
    if (sheet->column >= column) return;
    lor_out_fill(sheet->out, ' ', column - sheet->column);
    sheet->column = column;
}

void lor_sheet_start(LorSheet *sheet, size_t first, size_t rest) {
    sheet->indent = rest;
    sheet->spoken = false;
    lor_sheet_to(sheet, first);
}

void lor_sheet_end(LorSheet *sheet) {
    lor_out_char(sheet->out, '\n');
    sheet->column = 0;
    sheet->spoken = false;
}

void lor_sheet_blank(LorSheet *sheet) {
    if (sheet->column) lor_sheet_end(sheet);
    lor_sheet_end(sheet);
}

static size_t left_of(const LorSheet *sheet) { return sheet->width > sheet->column ? sheet->width - sheet->column : 0; }

static void wrap(LorSheet *sheet) {
    lor_sheet_end(sheet);
    lor_sheet_to(sheet, sheet->indent);
}

/* A word that no line can hold goes on in pieces. */
static void say_word(LorSheet *sheet, LorStr word, bool spaced) {
    size_t cells = lor_unicode_cells(word);
    if (cells + spaced > left_of(sheet) && sheet->column > sheet->indent) {
        wrap(sheet);
        spaced = false;
    }
    if (spaced) write_clean(sheet, LOR_STR(" "));
    while (word.len) {
        size_t bytes = fitting(word, left_of(sheet));
        if (bytes == 0 && sheet->column <= sheet->indent) bytes = word.len; /* wider than a whole line: cannot be helped */
        write_clean(sheet, lor_str_slice(word, 0, bytes));
        word = lor_str_slice(word, bytes, word.len);
        if (word.len) wrap(sheet);
    }
}

void lor_sheet_say(LorSheet *sheet, LorStr text) {
    LorStr rest = lor_sheet_clean(sheet, text), word;
    while (lor_str_split(&rest, ' ', &word)) {
        if (word.len == 0) continue;
        say_word(sheet, word, sheet->spoken);
        sheet->spoken = true;
    }
}

void lor_sheet_say_text(LorSheet *sheet, const char *text) { lor_sheet_say(sheet, lor_str_from_c(text)); }

void lor_sheet_say_format(LorSheet *sheet, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    lor_sheet_say_text(sheet, text);
}

/* ---- columns ---- */

void lor_sheet_put(LorSheet *sheet, LorStr text) {
    write_clean(sheet, lor_sheet_head(sheet, lor_sheet_clean(sheet, text), left_of(sheet)));
}

void lor_sheet_put_text(LorSheet *sheet, const char *text) { lor_sheet_put(sheet, lor_str_from_c(text)); }

void lor_sheet_put_right(LorSheet *sheet, size_t column, LorStr text) {
    LorStr clean = lor_sheet_clean(sheet, text);
    size_t cells = lor_unicode_cells(clean);
    lor_sheet_to(sheet, column > cells ? column - cells : 0);
    lor_sheet_put(sheet, clean);
}

void lor_sheet_fill(LorSheet *sheet, const char *glyph, size_t count) {
    for (size_t i = 0; i < count && left_of(sheet); i++) write_clean(sheet, lor_str_from_c(glyph));
}
