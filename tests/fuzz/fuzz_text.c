// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of any encoding, texts, Markdown and HTML: what comes out is valid, clean and no longer than asked.
#include "fuzz.h"

#include "core/utf8.h"
#include "extract/encoding.h"
#include "extract/sniff.h"

#include <string.h>

static void decode(LorStr bytes, size_t max) {
    LorArena *arena = lor_arena_new(0);
    LorDecoded decoded = lor_decode(arena, bytes, max);
    MUST(decoded.text.len <= max && lor_utf8_valid(decoded.text));
    for (size_t off = 0; off < decoded.text.len;) {
        uint32_t code = lor_utf8_next(decoded.text, &off);
        MUST(code >= 0x20 || code == '\t' || code == '\n');
    }
    MUST(decoded.invalid + decoded.controls <= decoded.codes);
    lor_arena_free(arena);
}

static void read_file(LorStr bytes) {
    LorArena *arena = lor_arena_new(0);
    LorError err = {0};
    LorExtractOptions options = {.ocr = "never"};
    const LorFormat *format = lor_format_of(lor_str_slice(bytes, 0, LOR_SNIFF_BYTES));
    LorDocument *doc = lor_document_new(arena, format->name);
    MUST(format && format->name);
    bool own = strcmp(format->name, "pdf") != 0 && strcmp(format->name, "docx") != 0 && strcmp(format->name, "odt") != 0; /* in modules */
    bool good = own && format->read(bytes, &options, doc, &err);
    if (own && !good) MUST(err.set && err.message[0]);
    if (good) fuzz_document(doc);
    lor_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    LorStr bytes = lor_str((const char *)data, size);
    decode(bytes, (size_t)1 << 20);
    decode(bytes, size / 2);
    read_file(bytes);
    return 0;
}
