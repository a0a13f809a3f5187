// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows, on the example letters: and that what a format does not tell is unknown, with a reason.
#include "check.h"

#include "document/font.h"
#include "extract/sniff.h"
#include "letter/anatomy.h"
#include "letter/letterhead.h"
#include "letter/page_place.h"
#include "letter/writer.h"

typedef struct Seen {
    LorArena *arena;
    LorFacts *facts;
} Seen;

static Seen see(LorStr bytes) {
    Seen seen = {.arena = lor_arena_new(0)};
    const LorFormat *format = lor_format_of(bytes);
    LorDocument *doc = lor_document_new(seen.arena, format->name);
    LorExtractOptions options = {.ocr = "never"};
    LorError err = {0};
    assert_true(!format->prepare || format->prepare(&err));
    assert_true(format->read(bytes, &options, doc, &err));
    LorAsked asked = {0};
    seen.facts = lor_facts_new(seen.arena);
    LorLetter *letter = lor_letter_new(doc, &asked, NULL);
    lor_reader_letterhead.read(letter, seen.facts);
    lor_reader_layout.read(letter, seen.facts);
    return seen;
}

static Seen see_example(const char *path) {
    LorArena *arena = lor_arena_new(0);
    LorStr bytes = check_file(arena, path);
    assert_true(bytes.len > 0);
    Seen seen = see(bytes);
    lor_arena_free(arena);
    return seen;
}

static LorStr value(Seen seen, const char *name) {
    const LorFact *fact = lor_facts_find(seen.facts, lor_str_from_c(name));
    return fact && fact->state == LOR_PRESENT ? fact->value : (LorStr){0};
}

static LorFactState state_of(Seen seen, const char *name) {
    const LorFact *fact = lor_facts_find(seen.facts, lor_str_from_c(name));
    if (fact && fact->state == LOR_UNKNOWN) assert_true(fact->reason.len > 0);
    return fact ? fact->state : LOR_ABSENT;
}

static void a_signed_letter_shows_paper_ink_and_face(void **state) {
    (void)state;
    Seen seen = see_example("docs/examples/strong.pdf");
    assert_str(value(seen, "page_size"), LOR_STR("letter"));
    assert_str(value(seen, "signature"), LOR_STR("image"));
    assert_str(value(seen, "encrypted"), LOR_STR("false"));
    assert_true(value(seen, "body_font").len > 0 && value(seen, "body_font.family").len > 0);
    const LorFact *fill = lor_facts_find(seen.facts, LOR_STR("last_page_fill"));
    assert_true(fill && fill->number > 0.3 && fill->number <= 1);
    const LorFact *size = lor_facts_find(seen.facts, LOR_STR("body_size"));
    assert_true(size && size->number >= 9 && size->number <= 13);
    lor_arena_free(seen.arena);
}

static void paper_and_pictures_differ(void **state) {
    (void)state;
    Seen seen = see_example("docs/examples/weak-home-country.pdf");
    assert_str(value(seen, "page_size"), LOR_STR("a4"));
    lor_arena_free(seen.arena);
    seen = see_example("docs/examples/guarded-praise.pdf"); /* its letterhead is a picture */
    assert_str(value(seen, "letterhead_kind"), LOR_STR("image"));
    assert_int_equal(state_of(seen, "letterhead"), LOR_UNKNOWN);
    lor_writer_put_absent(seen.facts, "writer_institution"); /* what the text lacks may stand there */
    assert_int_equal(state_of(seen, "writer_institution"), LOR_UNKNOWN);
    lor_arena_free(seen.arena);
}

static void a_text_has_neither_page_nor_ink(void **state) {
    (void)state;
    Seen seen = see(LOR_STR("Dear Director,\n\nI recommend her.\n\nSincerely,\nA. Writer\n"));
    static const char *const names[] = {"page_size", "last_page_fill", "body_font", "body_size", "letterhead_kind", "signature",
                                        "text_layer", "encrypted", "form_fields", "metadata_author"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_int_equal(state_of(seen, names[i]), LOR_UNKNOWN);
    lor_arena_free(seen.arena);
}

static void families_are_spelt_as_people_do(void **state) {
    (void)state;
    static const struct {
        const char *name, *family;
    } rows[] = {{"ABCDEF+TimesNewRomanPSMT", "Times New Roman"}, {"TimesNewRomanPS-BoldMT", "Times New Roman"},
                {"LiberationSerif-Bold", "Liberation Serif"},    {"Times-Roman", "Times"},
                {"Arial,Italic", "Arial"},                       {"ComicSansMS", "Comic Sans MS"},
                {"Liberation-Sans", "Liberation Sans"},          {"ABC+Odd", "ABC+Odd"},
                {"Bold", "Bold"},                                {"", ""}};
    LorArena *arena = lor_arena_new(0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(lor_font_family(arena, lor_str_from_c(rows[i].name)), lor_str_from_c(rows[i].family));
    assert_true(lor_font_is_script(LOR_STR("Brush Script MT")) && lor_font_is_script(LOR_STR("ABCDEF+SegoeScript-Bold")));
    assert_false(lor_font_is_script(LOR_STR("Carlito")));
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signed_letter_shows_paper_ink_and_face),
        cmocka_unit_test(paper_and_pictures_differ),
        cmocka_unit_test(a_text_has_neither_page_nor_ink),
        cmocka_unit_test(families_are_spelt_as_people_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
