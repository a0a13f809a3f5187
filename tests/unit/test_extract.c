// SPDX-License-Identifier: GPL-3.0-or-later
// Reading texts: every encoding of one letter gives one text; what is no text says what it is and what to do.
#include "extract/sniff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

typedef struct Read {
    LorArena *arena;
    LorDocument *doc;
    LorError err;
    bool good;
} Read;

static Read read_bytes(LorStr bytes) {
    Read r = {.arena = lor_arena_new(0)};
    const LorFormat *format = lor_format_of(bytes);
    r.doc = lor_document_new(r.arena, format->name);
    LorExtractOptions options = {.ocr = "never"};
    r.good = format->read(bytes, &options, r.doc, &r.err);
    return r;
}

#define READ(literal) read_bytes(LOR_STR(literal))

static void expect_text(LorStr bytes, LorStr text, const char *encoding) {
    Read r = read_bytes(bytes);
    assert_true(r.good);
    assert_int_equal(r.doc->text.len, text.len);
    assert_memory_equal(r.doc->text.ptr, text.ptr, text.len);
    assert_true(lor_str_eq(lor_document_property(r.doc, "encoding"), lor_str_from_c(encoding)));
    lor_arena_free(r.arena);
}

static void expect_status(LorStr bytes, LorStatus status) {
    Read r = read_bytes(bytes);
    assert_false(r.good);
    assert_int_equal(r.err.status, status);
    assert_true(strlen(r.err.message) > 20);
    lor_arena_free(r.arena);
}

static void all_encodings_give_one_text(void **state) {
    (void)state;
    const LorStr text = LOR_STR("Dear S\xC3\xADr,\n\nI \xE2\x80\x9Crecommend\xE2\x80\x9D Zo\xC3\xAB.\n");
    expect_text(text, text, "UTF-8");
    expect_text(LOR_STR("\xEF\xBB\xBF" "Dear S\xC3\xADr,\r\n\r\nI \xE2\x80\x9Crecommend\xE2\x80\x9D Zo\xC3\xAB.\r\n"), text, "UTF-8");
    expect_text(LOR_STR("Dear Si\xCC\x81r,\r\rI \xE2\x80\x9Crecommend\xE2\x80\x9D Zoe\xCC\x88.\r"), text, "UTF-8");
    expect_text(LOR_STR("Dear S\xEDr,\n\nI \x93recommend\x94 Zo\xEB.\n"), text, "Windows-1252");
    expect_text(LOR_STR("\xFF\xFE" "D\0e\0a\0r\0 \0S\0\xED\0r\0,\0\n\0\n\0I\0 \0\x1C\x20r\0e\0c\0o\0m\0m\0e\0n\0d\0\x1D\x20 \0Z\0o\0\xEB\0.\0\n\0"), text, "UTF-16LE");
    expect_text(LOR_STR("D\0e\0a\0r\0 \0S\0\xED\0r\0,\0\n\0\n\0I\0 \0\x1C\x20r\0e\0c\0o\0m\0m\0e\0n\0d\0\x1D\x20 \0Z\0o\0\xEB\0.\0\n\0"), text, "UTF-16LE");
    expect_text(LOR_STR("\0D\0e\0a\0r\0 \0S\0\xED\0r\0,\0\n\0\n\0I\0 \x20\x1C\0r\0e\0c\0o\0m\0m\0e\0n\0d\x20\x1D\0 \0Z\0o\0\xEB\0.\0\n"), text, "UTF-16BE");
}

static void line_ends_of_all_kinds(void **state) {
    (void)state;
    expect_text(LOR_STR("one\r\ntwo\rthree\n\fpage two\fpage three"), LOR_STR("one\ntwo\nthree\npage two\npage three"), "UTF-8");
    expect_text(LOR_STR("one\xC2\x85two\xE2\x80\xA8three\xE2\x80\xA9" "four"), LOR_STR("one\ntwo\nthree\n\nfour"), "UTF-8");
    expect_text(LOR_STR("one\x85two\x85"), LOR_STR("one\ntwo\n"), "ISO-8859-1");
    expect_text(LOR_STR("and so on\x85\nthe end"), LOR_STR("and so on\xE2\x80\xA6\nthe end"), "Windows-1252");
}

static void spoilt_bytes_are_shown_and_counted(void **state) {
    (void)state;
    Read r = READ("Zo\xC3\xAB and Ren\xC3\xA9 are good\xC0\xAF, No\xC3\xABl too.");
    assert_true(r.good);
    assert_true(lor_str_eq(lor_document_property(r.doc, "invalid_bytes"), LOR_STR("2")));
    assert_true(lor_str_find(r.doc->text, LOR_STR("good\xEF\xBF\xBD\xEF\xBF\xBD,")) != LOR_NONE);
    assert_true(r.doc->notes.len == 2);
    lor_arena_free(r.arena);
    r = READ("A letter with one \0zero and one \x07 bell in all of its quite long and otherwise plain and harmless text, to be sure.");
    assert_true(r.good);
    assert_true(lor_str_find(r.doc->text, LOR_STR("one zero and one  bell")) != LOR_NONE);
    lor_arena_free(r.arena);
}

static void a_guess_is_said(void **state) {
    (void)state;
    Read r = READ("Dear S\xEDr");
    assert_int_equal(r.doc->notes.len, 1);
    assert_true(lor_str_starts(r.doc->notes.at[0], LOR_STR("Read as Windows-1252 (a guess)")));
    lor_arena_free(r.arena);
}

static void what_is_no_letter_ends_in_a_status(void **state) {
    (void)state;
    expect_status(LOR_STR(""), LOR_NO_TEXT);
    expect_status(LOR_STR(" \n\t\r\n  "), LOR_NO_TEXT);
    expect_status(LOR_STR("\xEF\xBB\xBF"), LOR_NO_TEXT);
    expect_status(LOR_STR("-----\n12345\n"), LOR_NO_TEXT);
    expect_status(LOR_STR("\x7F" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0"), LOR_UNSUPPORTED);
    expect_status(LOR_STR("{\\rtf1\\ansi Dear Sir}"), LOR_UNSUPPORTED);
    expect_status(LOR_STR("\n<!DOCTYPE HTML><p hidden>Dear Sir"), LOR_NO_TEXT);
    expect_status(LOR_STR("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), LOR_NO_TEXT);
}

static void a_known_kind_has_its_name_and_way_out(void **state) {
    (void)state;
    const LorFormat *format = lor_format_of(LOR_STR("PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.text"));
    assert_string_equal(format->name, "odt");
    format = lor_format_of(LOR_STR("{\\rtf1\\ansi Dear Sir}"));
    assert_string_equal(format->name, "rtf");
    assert_non_null(strstr(format->way_out, "PDF"));
    assert_string_equal(lor_format_of(LOR_STR("junk\n%PDF-1.4\n"))->name, "pdf");
    assert_string_equal(lor_format_of(LOR_STR("\x1F\x8B\x08"))->name, "gzip");
    assert_string_equal(lor_format_of(LOR_STR("Dear Sir"))->name, "text");
}

static void a_long_text_is_cut_and_said(void **state) {
    (void)state;
    size_t len = LOR_MAX_TEXT + 4096;
    char *bytes = malloc(len);
    memset(bytes, 'a', len);
    Read r = read_bytes(lor_str(bytes, len));
    assert_true(r.good && r.doc->partial);
    assert_in_range(r.doc->text.len, LOR_MAX_TEXT - LOR_SNIFF_BYTES, LOR_MAX_TEXT);
    lor_arena_free(r.arena);
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_encodings_give_one_text),      cmocka_unit_test(line_ends_of_all_kinds),
        cmocka_unit_test(spoilt_bytes_are_shown_and_counted), cmocka_unit_test(a_guess_is_said),
        cmocka_unit_test(what_is_no_letter_ends_in_a_status), cmocka_unit_test(a_known_kind_has_its_name_and_way_out),
        cmocka_unit_test(a_long_text_is_cut_and_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
