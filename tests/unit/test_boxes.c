// SPDX-License-Identifier: GPL-3.0-or-later
// Where a stretch of text stands on its pages.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "document/document.h"
#include "lint/lint.h"

#define NEAR(a, b) assert_true((a) - (b) < 0.01f && (b) - (a) < 0.01f)

typedef struct Fixture {
    LorArena *arena;
    LorDocument *doc;
} Fixture;

static void add_word(Fixture *f, size_t off, size_t len, float x, float y, float width, uint32_t page, const float *ends) {
    LorWord word = {.span = {off, len}, .box = {x, y, width, 10}, .page = page, .ends = ends};
    lor_vec_push(f->arena, &f->doc->words, word);
}

/* "one two" on a line, "thré" on the next, "four" on a second page. */
static int set_up(void **state) {
    static const float ends[] = {6, 14, 20};
    static Fixture f; /* one for all tests, made anew for each */
    f.arena = lor_arena_new(0);
    f.doc = lor_document_new(f.arena, "test");
    f.doc->text = LOR_STR("one two\nthr\xC3\xA9\nfour\n");
    lor_vec_push(f.arena, &f.doc->pages, (LorPage){.span = {0, 14}, .width = 100, .height = 200});
    lor_vec_push(f.arena, &f.doc->pages, (LorPage){.span = {14, 5}, .width = 100, .height = 200});
    add_word(&f, 0, 3, 0, 0, 20, 0, ends);
    add_word(&f, 4, 3, 24, 0, 30, 0, NULL);
    add_word(&f, 8, 5, 0, 20, 40, 0, NULL);
    add_word(&f, 14, 4, 0, 0, 40, 1, NULL);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    lor_arena_free(((Fixture *)*state)->arena);
    return 0;
}

static LorPlacedBoxes boxes_of(const Fixture *f, size_t off, size_t len) {
    LorPlacedBoxes boxes = {0};
    lor_document_boxes(f->doc, (LorSpan){off, len}, f->arena, &boxes);
    return boxes;
}

static void words_of_a_line_make_one_box(void **state) {
    LorPlacedBoxes boxes = boxes_of(*state, 0, 7);
    assert_int_equal(boxes.len, 1);
    NEAR(boxes.at[0].box.x, 0);
    NEAR(boxes.at[0].box.width, 54);
}

static void each_line_and_page_has_its_own(void **state) {
    LorPlacedBoxes boxes = boxes_of(*state, 4, 14);
    assert_int_equal(boxes.len, 3);
    NEAR(boxes.at[0].box.x, 24);
    NEAR(boxes.at[1].box.y, 20);
    assert_int_equal(boxes.at[2].page, 1);
}

static void a_part_of_a_word_is_cut_at_its_characters(void **state) {
    LorPlacedBoxes known = boxes_of(*state, 1, 1), guessed = boxes_of(*state, 11, 2);
    NEAR(known.at[0].box.x, 6);
    NEAR(known.at[0].box.width, 8);
    NEAR(guessed.at[0].box.x, 30); /* the last of four characters, of two bytes */
    NEAR(guessed.at[0].box.width, 10);
}

static void white_between_columns_is_not_covered(void **state) {
    Fixture *f = *state;
    f->doc->words.at[1].box.x = 70;
    assert_int_equal(boxes_of(f, 0, 7).len, 2);
}

static void nothing_stands_nowhere(void **state) {
    Fixture *f = *state;
    assert_int_equal(boxes_of(f, 3, 1).len, 0);
    assert_int_equal(boxes_of(f, 500, 10).len, 0);
    assert_int_equal(boxes_of(f, 0, 0).len, 0);
    f->doc->words.len = 0;
    assert_int_equal(boxes_of(f, 0, 7).len, 0);
}

static void a_result_shows_shares_of_the_page(void **state) {
    Fixture *f = *state;
    LorRule rule = {.id = LOR_STR("a/b")};
    LorResult *result = LOR_NEW(f->arena, LorResult);
    LorFinding finding = {.rule = &rule};
    result->arena = f->arena;
    lor_vec_push(f->arena, &finding.places, (LorPlace){.start = 4, .end = 7, .page = 1, .line = 1});
    lor_vec_push(f->arena, &result->findings, finding);
    lor_vec_push(f->arena, &result->findings, finding); /* a second finding at the same words */
    lor_lint_show(result, f->doc);
    assert_int_equal(result->letter.text.len, f->doc->text.len);
    assert_int_equal(result->letter.pages.len, 2);
    assert_int_equal(result->letter.boxes.len, 1);
    NEAR(result->letter.boxes.at[0].x, 0.24f);
    NEAR(result->letter.boxes.at[0].width, 0.3f);
    NEAR(result->letter.boxes.at[0].height, 0.05f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_of_a_line_make_one_box, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_line_and_page_has_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_part_of_a_word_is_cut_at_its_characters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(white_between_columns_is_not_covered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_stands_nowhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_result_shows_shares_of_the_page, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
