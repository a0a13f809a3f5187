// SPDX-License-Identifier: GPL-3.0-or-later
// Word and OpenDocument files: archives as they come, or parts written as text ("=== word/document.xml" before each), which are
// put into a sound archive so that mutations reach the words.
#include "fuzz.h"

#include "core/buf.h"
#include "extract/docx.h"
#include "extract/odt.h"

static uint32_t checksum(LorStr bytes) { /* CRC-32 of zip */
    uint32_t sum = 0xFFFFFFFFu;
    for (size_t i = 0; i < bytes.len; i++) {
        sum ^= (unsigned char)bytes.ptr[i];
        for (int bit = 0; bit < 8; bit++) sum = sum & 1 ? sum >> 1 ^ 0xEDB88320u : sum >> 1;
    }
    return ~sum;
}

static void put(LorBuf *out, size_t value, unsigned width) {
    while (width--) {
        lor_buf_char(out, (char)(value & 255));
        value >>= 8;
    }
}

typedef struct Part {
    LorStr name, bytes;
    size_t at;
} Part;

#define MOST_PARTS 8u

static void put_part(LorBuf *out, const Part *part, bool listed) {
    put(out, listed ? 0x02014B50u : 0x04034B50u, 4);
    if (listed) put(out, 20, 2);
    put(out, 20, 2);
    put(out, 0, 8); /* flags, method, time, date */
    put(out, checksum(part->bytes), 4);
    put(out, part->bytes.len, 4);
    put(out, part->bytes.len, 4);
    put(out, part->name.len, 2);
    put(out, 0, listed ? 12 : 2); /* lengths of extra and comment, disk, attributes */
    if (listed) put(out, part->at, 4);
    lor_buf_add(out, part->name);
}

static LorStr archive(LorArena *arena, LorStr text) {
    Part parts[MOST_PARTS];
    size_t count = 0;
    LorBuf out = {.arena = arena};
    while (count < MOST_PARTS && lor_str_starts(text, LOR_STR("=== "))) {
        LorStr line;
        text = lor_str_slice(text, 4, text.len);
        if (!lor_str_split(&text, '\n', &line) || !text.ptr) break;
        size_t next = lor_str_find(text, LOR_STR("\n=== "));
        parts[count++] = (Part){line, lor_str_slice(text, 0, next), 0};
        text = next == LOR_NONE ? LOR_STR("") : lor_str_slice(text, next + 1, text.len);
    }
    for (size_t i = 0; i < count; i++) {
        parts[i].at = out.len;
        put_part(&out, &parts[i], false);
        lor_buf_add(&out, parts[i].bytes);
    }
    size_t list = out.len;
    for (size_t i = 0; i < count; i++) put_part(&out, &parts[i], true);
    size_t end = out.len;
    put(&out, 0x06054B50u, 4);
    put(&out, 0, 4);
    put(&out, count, 2);
    put(&out, count, 2);
    put(&out, end - list, 4);
    put(&out, list, 4);
    put(&out, 0, 2);
    return lor_buf_str(&out);
}

static void read_archive(LorStr bytes, const char *format, bool (*read)(LorZip *, LorDocument *, LorError *)) {
    LorArena *arena = lor_arena_new(0);
    LorError err = {0};
    LorZip *zip = lor_zip_open(arena, bytes, &err);
    LorDocument *doc = lor_document_new(arena, format);
    bool good = zip && read(zip, doc, &err);
    MUST(good || (err.set && err.message[0]));
    if (good) fuzz_document(doc);
    lor_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    LorArena *arena = lor_arena_new(0);
    LorStr bytes = lor_str((const char *)data, size);
    if (lor_str_starts(bytes, LOR_STR("=== "))) bytes = archive(arena, bytes);
    read_archive(bytes, "docx", lor_docx_read);
    read_archive(bytes, "odt", lor_odt_read);
    lor_arena_free(arena);
    return 0;
}
