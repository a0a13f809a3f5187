// SPDX-License-Identifier: GPL-3.0-or-later
// Line ends that a margin made are spaces; those that somebody meant stay.
#include "../support/body.h"
#include "../support/arena.h"

static size_t wrapped(const char *text) {
    LorLetter *letter = body_of(arena, lor_str_from_c(text));
    size_t count = 0;
    for (size_t i = 0; i < letter->lines.len; i++) count += letter->lines.at[i].wraps;
    return count;
}

static void prose_flows_over_its_lines(void **state) {
    (void)state;
    LorLetter *letter = body_of(arena, LOR_STR("She carried the emergency telephone for eleven\nnights and admitted forty patients in that time\nwithout a complaint."));
    assert_true(letter->lines.at[0].wraps && letter->lines.at[1].wraps && !letter->lines.at[2].wraps);
    assert_true(lor_str_find(letter->text, LOR_STR("eleven nights")) != LOR_NONE && lor_str_find(letter->printed, LOR_STR("eleven nights")) != LOR_NONE);
    assert_true(lor_letter_on_one_line(letter, 0, letter->tokens.len - 1));
}

static void a_paragraph_ends_where_there_was_room(void **state) {
    (void)state;
    assert_int_equal(wrapped("She carried the emergency telephone for eleven nights.\nShe is careful.\nShe admitted forty patients in that time and did all of it without a single complaint."), 0);
}

static void lists_and_addresses_keep_their_lines(void **state) {
    (void)state;
    assert_int_equal(wrapped("Lumbar puncture 12\nCentral line 8\nIntubation 31"), 0);
    assert_int_equal(wrapped("- examined twelve new patients on every morning of the week\n- carried the emergency telephone on eleven nights of a month\n- taught two students"), 0);
}

static void no_line_flows_over_an_empty_one(void **state) {
    (void)state;
    assert_int_equal(wrapped("She carried the emergency telephone for eleven nights,\n\nand admitted forty patients in that time, all alone."), 0);
}

static void a_line_may_begin_with_a_space(void **state) {
    (void)state;
    wrapped("She carried the emergency telephone for a doc-\n\xE2\x80\x8B tor and admitted forty patients in that time."); /* a zero width hides it */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_flows_over_its_lines),
        cmocka_unit_test(a_paragraph_ends_where_there_was_room),
        cmocka_unit_test(lists_and_addresses_keep_their_lines),
        cmocka_unit_test(no_line_flows_over_an_empty_one),
        cmocka_unit_test(a_line_may_begin_with_a_space),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
