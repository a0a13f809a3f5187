// SPDX-License-Identifier: GPL-3.0-or-later
// Office files made in a test: a zip archive of parts that are stored as they are, and the reading of one.
#ifndef LOR_TESTS_OFFICE_H
#define LOR_TESTS_OFFICE_H

#include "check.h"

#include "core/buf.h"
#include "extract/sniff.h"

typedef struct Part {
    const char *name, *text;
} Part;

static inline uint32_t office_crc(LorStr bytes) {
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.ptr[i];
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

static inline void office_number(LorBuf *out, uint64_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) lor_buf_char(out, (char)(value >> 8 * i & 0xFF));
}

/* What a local header and an entry of the directory have in common. */
static inline void office_entry(LorBuf *out, LorStr name, LorStr text) {
    office_number(out, 20, 2);
    office_number(out, 0, 2 + 2);          /* flags; stored */
    office_number(out, 0x5C210000u, 2 + 2); /* a time */
    office_number(out, office_crc(text), 4);
    office_number(out, text.len, 4);
    office_number(out, text.len, 4);
    office_number(out, name.len, 2);
    office_number(out, 0, 2);
}

/** An archive of the parts, ended by one without a name. */
static inline LorStr office_zip(LorArena *arena, const Part *parts) {
    LorBuf out = {.arena = arena}, directory = {.arena = arena};
    size_t count = 0;
    for (; parts->name; parts++, count++) {
        LorStr name = lor_str_from_c(parts->name), text = lor_str_from_c(parts->text);
        size_t at = out.len;
        lor_buf_add(&out, LOR_STR("PK\x03\x04"));
        office_entry(&out, name, text);
        lor_buf_add(&out, name);
        lor_buf_add(&out, text);
        lor_buf_add(&directory, LOR_STR("PK\x01\x02\x14\0"));
        office_entry(&directory, name, text);
        office_number(&directory, 0, 2 + 2 + 2);
        office_number(&directory, 0, 4);
        office_number(&directory, at, 4);
        lor_buf_add(&directory, name);
    }
    size_t at = out.len;
    lor_buf_add(&out, lor_buf_str(&directory));
    lor_buf_add(&out, LOR_STR("PK\x05\x06\0\0\0\0"));
    office_number(&out, count, 2);
    office_number(&out, count, 2);
    office_number(&out, directory.len, 4);
    office_number(&out, at, 4);
    office_number(&out, 0, 2);
    return lor_buf_str(&out);
}

typedef struct OfficeRead {
    LorArena *arena;
    LorDocument *doc;
    LorError err;
    bool good;
} OfficeRead;

static inline OfficeRead office_read(LorArena *arena, LorStr bytes) {
    OfficeRead r = {.arena = arena};
    const LorFormat *format = lor_format_of(bytes);
    LorExtractOptions options = {.ocr = "never"};
    r.doc = lor_document_new(arena, format->name);
    assert_true(!format->prepare || format->prepare(&r.err));
    r.good = format->read(bytes, &options, r.doc, &r.err);
    return r;
}

#define expect_words(got, wanted) assert_str((got), lor_str_from_c(wanted))

static inline void expect_property(const LorDocument *doc, const char *name, const char *value) {
    LorStr found = lor_document_property(doc, name);
    expect_words(found, value);
}

#endif
