// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns: compiled when needed, checked when asked, and never longer than their limits.
#include "core/pattern.h"
#include "../support/arena.h"

#include <time.h>

static LorPattern *made(const char *source) {
    LorError err = {0};
    LorPattern *pattern = lor_pattern_new(arena, lor_str_from_c(source), true, &err);
    if (!pattern) fail_msg("%s", err.message);
    return pattern;
}

static void expect_refused(const char *source, const char *said) {
    LorError err = {0};
    assert_null(lor_pattern_new(arena, lor_str_from_c(source), true, &err));
    assert_error(&err, said);
    assert_true(err.column >= 1);
}

static void matches_have_places_and_groups(void **state) {
    (void)state;
    LorMatch match;
    LorPattern *pattern = made("(\\w+)@(\\w+)(\\.org)?");
    LorStr text = LOR_STR("write to ward@lakeview or head@lakeview");
    assert_int_equal(lor_pattern_find(pattern, text, 0, LOR_NONE, &match), LOR_FOUND);
    assert_true(match.groups[0].off == 9 && match.groups[0].len == 13);
    assert_true(match.groups[2].off == 14 && match.groups[2].len == 8);
    assert_int_equal(match.groups[3].off, LOR_NONE);
    assert_int_equal(match.groups[7].off, LOR_NONE);
    assert_int_equal(lor_pattern_find(pattern, text, 22, LOR_NONE, &match), LOR_FOUND);
    assert_int_equal(match.groups[0].off, 26);
    assert_int_equal(lor_pattern_find(pattern, text, text.len, LOR_NONE, &match), LOR_FOUND_NOT);
    assert_int_equal(lor_pattern_find(pattern, text, text.len + 1, LOR_NONE, &match), LOR_FOUND_NOT);
    assert_int_equal(lor_pattern_find(pattern, (LorStr){0}, 0, LOR_NONE, &match), LOR_FOUND_NOT);
}

static void matches_begin_no_later_than_asked(void **state) {
    (void)state;
    LorMatch match;
    LorPattern *pattern = made("b+(?=c)");
    LorStr text = LOR_STR("b bbc");
    assert_int_equal(lor_pattern_find(pattern, text, 0, 1, &match), LOR_FOUND_NOT);
    assert_int_equal(lor_pattern_find(pattern, text, 0, 2, &match), LOR_FOUND);
    assert_true(match.groups[0].off == 2 && match.groups[0].len == 2);
    assert_int_equal(lor_pattern_find(pattern, text, 3, LOR_NONE, &match), LOR_FOUND);
    assert_int_equal(match.groups[0].off, 3);
}

static void lines_begin_and_end_everywhere(void **state) {
    (void)state;
    LorMatch match;
    assert_int_equal(lor_pattern_find(made("^re:$"), LOR_STR("dear\nre:\nall"), 0, LOR_NONE, &match), LOR_FOUND);
    assert_int_equal(match.groups[0].off, 5);
}

static void false_patterns_are_refused_with_their_column(void **state) {
    (void)state;
    expect_refused("", "empty");
    expect_refused("(a", "missing closing parenthesis");
    expect_refused("a\\Cb", "\\C");
    expect_refused("(*LIMIT_MATCH=4000000000)a", "not allowed");
    expect_refused("(*UTF)a", "not allowed");
    expect_refused("(*NO_START_OPT)(*LIMIT_HEAP=1)a", "not allowed");
    expect_refused("a*", "match nothing");
    expect_refused("a|", "match nothing");
    expect_refused("(?=a)", "match nothing");
    expect_refused("^", "match nothing");
    expect_refused("(?=a\\K)b", "\\K");
    expect_refused("[z-a]", "range out of order");
    expect_refused("\\xFF{99999}", "number too big");
    expect_refused("(?1)", "reference to non-existent");
    LorError err = {0};
    assert_null(lor_pattern_new(arena, LOR_STR("ab(c"), true, &err));
    assert_int_equal(err.column, 5);
}

/* PCRE2 counts what \\K gives back as matched; a match of nothing is none all the same, so that searches move on. */
static void matches_are_never_empty(void **state) {
    (void)state;
    LorMatch match;
    static const char *const sources[] = {"a\\K", "(aa|a)\\K", NULL};
    for (size_t i = 0; sources[i]; i++) assert_int_equal(lor_pattern_find(made(sources[i]), LOR_STR("xaay"), 0, LOR_NONE, &match), LOR_FOUND_NOT);
}

static void long_patterns_are_refused(void **state) {
    (void)state;
    char *source = lor_arena_alloc(arena, LOR_PATTERN_MAX_BYTES + 2);
    LorError err = {0};
    memset(source, 'a', LOR_PATTERN_MAX_BYTES + 1);
    assert_non_null(lor_pattern_new(arena, lor_str(source, LOR_PATTERN_MAX_BYTES), true, &err));
    assert_null(lor_pattern_new(arena, lor_str(source, LOR_PATTERN_MAX_BYTES + 1), false, &err));
    assert_error(&err, "longer than");
}

static void what_was_not_checked_is_not_evaluated(void **state) {
    (void)state;
    LorMatch match;
    LorError err = {0};
    LorPattern *pattern = lor_pattern_new(arena, LOR_STR("(a"), false, &err);
    assert_non_null(pattern);
    assert_int_equal(lor_pattern_find(pattern, LOR_STR("a"), 0, LOR_NONE, &match), LOR_FOUND_LIMIT);
    assert_int_equal(lor_pattern_find(pattern, LOR_STR("a"), 0, LOR_NONE, &match), LOR_FOUND_LIMIT);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void catastrophes_give_up_in_time(void **state) {
    (void)state;
    static const char *const bombs[] = {"(a+)+$", "(a|a)+$", "(a|aa)+$", "(?:.|\\n)*?z(?:.|\\n)*?y", "(.*)(.*)(.*)(.*)(.*)(.*)z", "((a{1,50}){1,50})b", "(?:a?){30}a{30}z",
                                        "(a(?1)?b?)+z", "(?<n>a|b(?&n)c)+z", NULL};
    static char text[200000];
    LorMatch match;
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = 'b';
    for (size_t i = 0; bombs[i]; i++) {
        double start = seconds();
        LorFound found = lor_pattern_find(made(bombs[i]), lor_str(text, sizeof text), 0, LOR_NONE, &match);
        if (found == LOR_FOUND) fail_msg("%s matches", bombs[i]);
        if (seconds() - start > 2) fail_msg("%s took %.1f s", bombs[i], seconds() - start);
    }
    assert_int_equal(lor_pattern_find(made("(a+)+$"), lor_str(text, sizeof text), 0, LOR_NONE, &match), LOR_FOUND_LIMIT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_have_places_and_groups), cmocka_unit_test(matches_begin_no_later_than_asked), cmocka_unit_test(lines_begin_and_end_everywhere),
        cmocka_unit_test(false_patterns_are_refused_with_their_column), cmocka_unit_test(long_patterns_are_refused),
        cmocka_unit_test(matches_are_never_empty), cmocka_unit_test(what_was_not_checked_is_not_evaluated), cmocka_unit_test(catastrophes_give_up_in_time),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
