// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of tokens and marks: what is found next in a stretch is what a walk over each token finds, however stretches and blocks meet.
#include "letter/marks.h"

#include "../support/arena.h"

#define TOKENS 300u

static bool is_chosen(const void *context, size_t token) { return token * token % *(const size_t *)context == 1; }

static size_t walked(const void *context, size_t token, size_t end) {
    while (token < end && !is_chosen(context, token)) token++;
    return token;
}

static void sets_find_what_a_walk_finds(void **state) {
    (void)state;
    for (size_t part = 2; part < 200; part = part * 3 / 2) {
        LorTokenSet set = lor_token_set(arena, TOKENS);
        lor_token_set_fill(&set, is_chosen, &part);
        for (size_t token = 0; token < TOKENS; token += 7)
            for (size_t end = token; end <= TOKENS; end += 13) assert_int_equal(lor_token_set_next_in(&set, token, end), walked(&part, token, end));
        for (size_t token = 0; token < TOKENS; token++) assert_int_equal(lor_token_set_has(&set, token), is_chosen(&part, token));
        assert_int_equal(lor_token_set_next(&set, TOKENS), TOKENS);
    }
}

static void what_is_dropped_is_not_found(void **state) {
    (void)state;
    LorTokenSet set = lor_token_set(arena, TOKENS);
    lor_token_set_add(&set, 3);
    lor_token_set_add(&set, TOKENS - 1);
    lor_token_set_drop(&set, 3);
    assert_int_equal(lor_token_set_next(&set, 0), TOKENS - 1);
    lor_token_set_drop(&set, TOKENS - 1);
    assert_int_equal(lor_token_set_next(&set, 0), TOKENS);
}

static LorLetter *letter_of(size_t tokens) {
    LorLetter *letter = LOR_NEW(arena, LorLetter);
    letter->arena = arena;
    letter->tokens.len = tokens;
    letter->notes = LOR_NEW(arena, LorLetterNotes);
    return letter;
}

static void marks_find_what_a_walk_finds(void **state) {
    (void)state;
    for (size_t part = 2; part < 200; part = part * 3 / 2) {
        uint8_t *marks = lor_marks_new(letter_of(TOKENS));
        for (size_t token = 0; token < TOKENS; token++) marks[token] = is_chosen(&part, token) ? LOR_MARK_IN : LOR_MARK_FIRST;
        for (size_t token = 0; token < TOKENS; token += 5)
            for (size_t end = token; end <= TOKENS; end += 11) {
                size_t found = walked(&part, token, end);
                assert_int_equal(lor_marks_find(marks, token, end - token, LOR_MARK_IN), found < end ? found : LOR_NONE);
                assert_int_equal(lor_marks_find(marks, token, end - token, LOR_MARK_LAST), LOR_NONE);
            }
    }
}

static void lists_without_hits_mark_nothing(void **state) {
    (void)state;
    LorLetter *letter = letter_of(TOKENS);
    assert_int_equal(lor_marks_find(lor_marks(letter, "one"), 0, TOKENS, UINT8_MAX), LOR_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sets_find_what_a_walk_finds, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(what_is_dropped_is_not_found, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(marks_find_what_a_walk_finds, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(lists_without_hits_mark_nothing, set_up_arena, free_arena),
    };
    return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}
