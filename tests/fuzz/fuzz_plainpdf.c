// SPDX-License-Identifier: GPL-3.0-or-later
// The quick reader of PDF: files as they come, or objects written as text ("=== " before each), which are put into a file with a
// sound table and true lengths so that mutations reach fonts and operators.
#include "fuzz.h"

#include "core/buf.h"
#include "extract/plainpdf.h"

#define MOST_PARTS 32u

/* "<<…>>" or "<<…>>" and a line "stream" with the bytes of it behind. */
static void put_object(LorBuf *out, LorStr part) {
    static const LorStr mark = LOR_STR("\nstream\n");
    size_t at = lor_str_find(part, mark);
    if (at == LOR_NONE || !lor_str_starts(part, LOR_STR("<<"))) {
        lor_buf_add(out, part);
        return;
    }
    LorStr data = lor_str_slice(part, at + mark.len, part.len);
    lor_buf_format(out, "<</Length %zu", data.len);
    lor_buf_add(out, lor_str_slice(part, 2, at - 2));
    lor_buf_add(out, mark);
    lor_buf_add(out, data);
    lor_buf_add(out, LOR_STR("\nendstream"));
}

static LorStr assemble(LorArena *arena, LorStr text) {
    LorBuf out = {.arena = arena};
    size_t at[MOST_PARTS], count = 0;
    lor_buf_add(&out, LOR_STR("%PDF-1.4\n"));
    while (count < MOST_PARTS && lor_str_starts(text, LOR_STR("=== "))) {
        size_t line = lor_str_find(text, LOR_STR("\n")), next = lor_str_find(text, LOR_STR("\n=== "));
        LorStr part = lor_str_slice(text, line == LOR_NONE ? text.len : line + 1, next == LOR_NONE ? text.len : next > line ? next - line - 1 : 0);
        at[count++] = out.len;
        lor_buf_format(&out, "%zu 0 obj\n", count);
        put_object(&out, part);
        lor_buf_add(&out, LOR_STR("\nendobj\n"));
        text = next == LOR_NONE ? LOR_STR("") : lor_str_slice(text, next + 1, text.len);
    }
    size_t table = out.len;
    lor_buf_format(&out, "xref\n0 %zu\n0000000000 65535 f \n", count + 1);
    for (size_t i = 0; i < count; i++) lor_buf_format(&out, "%010zu 00000 n \n", at[i]);
    lor_buf_format(&out, "trailer\n<</Size %zu/Root 1 0 R/Info 2 0 R>>\nstartxref\n%zu\n%%%%EOF\n", count + 1, table);
    return lor_buf_str(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    LorArena *arena = lor_arena_new(0);
    LorStr bytes = lor_str((const char *)data, size);
    if (lor_str_starts(bytes, LOR_STR("=== "))) bytes = assemble(arena, bytes);
    LorExtractOptions options = {.ocr = "never"};
    LorDocument *doc = lor_document_new(arena, "pdf");
    const char *why = NULL;
    bool good = plainpdf_read(bytes, &options, doc, &why);
    MUST(good == !why);
    if (good) fuzz_document(doc);
    lor_arena_free(arena);
    return 0;
}
