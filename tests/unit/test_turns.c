// SPDX-License-Identifier: GPL-3.0-or-later
// Results that wait for their turn: packed and unpacked they are what they were, and one that is lost costs its own row only.
#include "batch/turns.h"
#include "../support/arena.h"

#define WORDS 412u

static LorPacks packs;

static LorResult *make_result(size_t notes) {
    LorArena *own = lor_arena_new(0);
    LorResult *result = LOR_NEW(own, LorResult);
    *result = (LorResult){.arena = own, .status = LOR_SCORED, .format = LOR_STR("text"), .words = WORDS, .bytes = 99};
    for (size_t i = 0; i < notes; i++) lor_vec_push(own, &result->notes, lor_arena_format(own, "note %zu", i));
    lor_vec_push(own, &result->findings, (LorFinding){.rule = packs.rules.at, .message = LOR_STR("Dated.")});
    return result;
}

/* Turns of which the first is packed. */
static LorTurns make_turns(void) {
    packs = (LorPacks){0};
    lor_vec_push(arena, &packs.rules, (LorRule){.id = LOR_STR("date/stale")});
    LorTurns turns = lor_turns(arena, 3, 0, &packs);
    lor_turns_put(&turns, 0, make_result(900));
    assert_non_null(turns.at[0].packed);
    return turns;
}

static void drop(LorResult *result) { lor_arena_free(result->arena); }

static void expect_lost(LorTurns *turns, const char *why) {
    LorResult *result = lor_turns_take(turns, 0);
    assert_int_equal(result->status, LOR_CRASHED);
    assert_int_equal(result->bytes, 99);
    assert_true(lor_str_find(result->why, lor_str_from_c(why)) != LOR_NONE);
    drop(result);
    assert_null(lor_turns_take(turns, 0));
    assert_int_equal(turns->held, 0);
    lor_turns_release(turns);
}

static void a_packed_result_is_what_it_was(void **state) {
    (void)state;
    LorTurns turns = make_turns();
    assert_true(turns.held < 9000);
    LorResult *result = lor_turns_take(&turns, 0);
    assert_int_equal(result->status, LOR_SCORED);
    assert_int_equal(result->words, WORDS);
    assert_int_equal(result->bytes, 99);
    assert_int_equal(result->notes.len, 900);
    assert_str(result->notes.at[899], LOR_STR("note 899"));
    assert_ptr_equal(result->findings.at[0].rule, packs.rules.at);
    assert_int_equal(turns.held, 0);
    drop(result);
    lor_turns_release(&turns);
}

static void small_results_and_early_ones_stay_whole(void **state) {
    (void)state;
    LorTurns turns = make_turns();
    lor_turns_put(&turns, 1, make_result(0));
    assert_null(turns.at[1].packed);
    turns.whole_most = SIZE_MAX;
    lor_turns_put(&turns, 2, make_result(900));
    assert_null(turns.at[2].packed);
    lor_turns_release(&turns);
}

static void one_that_cannot_be_unpacked_is_told_as_lost(void **state) {
    (void)state;
    LorTurns turns = make_turns();
    char *bytes = (char *)turns.at[0].packed + 2 * sizeof(size_t); /* behind its sizes */
    bytes[0] ^= 0x0f;
    expect_lost(&turns, "could not be unpacked");
}

static void one_that_cannot_be_read_back_is_told_as_lost(void **state) {
    (void)state;
    LorTurns turns = make_turns();
    packs.rules.len = 0; /* its finding has no rule any more */
    expect_lost(&turns, "could not be read back");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_packed_result_is_what_it_was, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(small_results_and_early_ones_stay_whole, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(one_that_cannot_be_unpacked_is_told_as_lost, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(one_that_cannot_be_read_back_is_told_as_lost, set_up_arena, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
