// SPDX-License-Identifier: GPL-3.0-or-later
// Documents: properties by name, and places computed when a report asks.
#include "document/document.h"

#include "core/utf8.h"

#include <string.h>

LorDocument *lor_document_new(LorArena *arena, const char *format) {
    LorDocument *doc = LOR_NEW(arena, LorDocument);
    doc->arena = arena;
    doc->format = format;
    return doc;
}

LorStr lor_document_property(const LorDocument *doc, const char *name) {
    LorStr wanted = lor_str_from_c(name);
    for (size_t i = 0; i < doc->properties.len; i++)
        if (lor_str_eq(doc->properties.at[i].name, wanted)) return doc->properties.at[i].value;
    return (LorStr){0};
}

void lor_document_set(LorDocument *doc, const char *name, LorStr value) {
    LorProperty property = {lor_str_from_c(name), lor_arena_copy(doc->arena, value)};
    lor_vec_push(doc->arena, &doc->properties, property);
}

LorSpan lor_document_line(const LorDocument *doc, size_t off) {
    if (off > doc->text.len) off = doc->text.len;
    const char *start = off ? memrchr(doc->text.ptr, '\n', off) : NULL;
    size_t first = start ? (size_t)(start - doc->text.ptr) + 1 : 0;
    LorStr rest = lor_str_slice(doc->text, off, doc->text.len);
    const char *end = rest.len ? memchr(rest.ptr, '\n', rest.len) : NULL;
    size_t last = end ? (size_t)(end - doc->text.ptr) : doc->text.len;
    return (LorSpan){first, last - first};
}

static uint32_t page_of(const LorDocument *doc, size_t off) {
    uint32_t page = 0;
    for (size_t i = 0; i < doc->pages.len && doc->pages.at[i].span.off <= off; i++) page = (uint32_t)i + 1;
    return doc->pages.len && page == 0 ? 1 : page;
}

static uint32_t count_lines(LorStr text) {
    uint32_t count = 0;
    const char *at = text.ptr, *end = at + text.len;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) at++, count++;
    return count;
}

LorPos lor_document_locate(const LorDocument *doc, size_t off) {
    LorSpan line = lor_document_line(doc, off);
    LorPos pos = {.page = page_of(doc, off), .line = 1};
    size_t from = pos.page ? doc->pages.at[pos.page - 1].span.off : 0; /* lines are counted on their page */
    if (from < line.off) pos.line += count_lines(lor_str_slice(doc->text, from, line.off - from));
    size_t column = off > line.off ? off - line.off : 0;
    pos.column = (uint32_t)lor_utf8_count(lor_str_slice(doc->text, line.off, column)) + 1;
    return pos;
}
