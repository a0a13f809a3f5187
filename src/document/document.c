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

LorLineStarts lor_document_line_starts(const LorDocument *doc) {
    LOR_VEC(uint32_t) starts = {0};
    const char *text = doc->text.ptr, *at = text, *end = text + doc->text.len;
    lor_vec_push(doc->arena, &starts, 0);
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) lor_vec_push(doc->arena, &starts, (uint32_t)(++at - text));
    return (LorLineStarts){starts.at, starts.len};
}

/* Index of the last line that begins at or before `off`. */
static size_t line_at(LorLineStarts lines, size_t off) {
    size_t low = 0, count = lines.len;
    while (count > 1) {
        size_t half = count / 2;
        low += lines.at[low + half] <= off ? half : 0;
        count -= half;
    }
    return low;
}

static uint32_t page_of(const LorDocument *doc, size_t off) {
    uint32_t page = 0;
    for (size_t i = 0; i < doc->pages.len && doc->pages.at[i].span.off <= off; i++) page = (uint32_t)i + 1;
    return doc->pages.len && page == 0 ? 1 : page;
}

LorPos lor_document_locate(const LorDocument *doc, LorLineStarts lines, size_t off, LorSpan *line) {
    size_t at = off < doc->text.len ? off : doc->text.len, index = line_at(lines, at);
    size_t first = lines.at[index], end = index + 1 < lines.len ? lines.at[index + 1] - 1 : doc->text.len;
    *line = (LorSpan){first, end - first};
    LorPos pos = {.page = page_of(doc, off), .line = 1};
    size_t from = pos.page ? doc->pages.at[pos.page - 1].span.off : 0; /* lines are counted on their page */
    if (from < first) pos.line += (uint32_t)(index - line_at(lines, from));
    size_t column = off > first ? off - first : 0;
    pos.column = (uint32_t)lor_utf8_count(lor_str_slice(doc->text, first, column)) + 1;
    return pos;
}
