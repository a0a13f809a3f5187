// SPDX-License-Identifier: GPL-3.0-or-later
// Borrowed strings: nothing is read behind the length, and empty strings may have no address.
#include "../support/check.h"

#include <stdlib.h>
#include <time.h>

static const LorStr nothing = {NULL, 0};

static void empty_strings_are_equal_with_and_without_address(void **state) {
    (void)state;
    assert_true(lor_str_eq(nothing, LOR_STR("")));
    assert_true(lor_str_ieq(nothing, LOR_STR("")));
    assert_int_equal(lor_str_cmp(nothing, LOR_STR("")), 0);
    assert_true(lor_str_starts(nothing, nothing));
    assert_true(lor_str_ends(nothing, nothing));
    assert_true(lor_str_starts(LOR_STR("a"), nothing));
    assert_true(lor_str_ends(LOR_STR("a"), nothing));
    assert_int_equal(lor_str_find(nothing, nothing), 0);
    assert_int_equal(lor_str_find(nothing, LOR_STR("a")), LOR_NONE);
    assert_int_equal(lor_str_trim(nothing).len, 0);
    assert_int_equal(lor_str_slice(nothing, 3, 4).len, 0);
    assert_int_equal(lor_str_from_c(NULL).len, 0);
}

static void order_is_by_bytes_and_shorter_first(void **state) {
    (void)state;
    assert_true(lor_str_cmp(LOR_STR("a"), LOR_STR("b")) < 0);
    assert_true(lor_str_cmp(LOR_STR("a"), LOR_STR("aa")) < 0);
    assert_true(lor_str_cmp(LOR_STR("Z"), LOR_STR("a")) < 0);
    assert_true(lor_str_cmp(LOR_STR("\xC3\xA9"), LOR_STR("z")) > 0);
    assert_true(lor_str_cmp(LOR_STR("a\0b"), LOR_STR("a\0a")) > 0);
}

static void case_is_ascii_only(void **state) {
    (void)state;
    assert_true(lor_str_ieq(LOR_STR("DeAr"), LOR_STR("dEaR")));
    assert_false(lor_str_ieq(LOR_STR("\xC3\x89"), LOR_STR("\xC3\xA9")));
    assert_false(lor_str_ieq(LOR_STR("[") , LOR_STR("{")));
}

static void slices_are_held_to_the_string(void **state) {
    (void)state;
    assert_str(lor_str_slice(LOR_STR("letter"), 2, 3), LOR_STR("tte"));
    assert_str(lor_str_slice(LOR_STR("letter"), 4, 99), LOR_STR("er"));
    assert_str(lor_str_slice(LOR_STR("letter"), 99, 1), LOR_STR(""));
    assert_str(lor_str_slice(LOR_STR("letter"), 1, SIZE_MAX), LOR_STR("etter"));
}

static void starts_ends_and_find_look_at_whole_needles(void **state) {
    (void)state;
    LorStr s = LOR_STR("a letter of a letter");
    assert_true(lor_str_starts(s, LOR_STR("a l")));
    assert_false(lor_str_starts(LOR_STR("a"), LOR_STR("a letter")));
    assert_true(lor_str_ends(s, LOR_STR("letter")));
    assert_false(lor_str_ends(LOR_STR("er"), LOR_STR("letter")));
    assert_int_equal(lor_str_find(s, LOR_STR("letter")), 2);
    assert_int_equal(lor_str_find(lor_str(s.ptr, 7), LOR_STR("letter")), LOR_NONE);
}

/* Blocks of bytes are looked at together, and what is left of the last one by itself. */
static void needles_are_found_wherever_they_stand(void **state) {
    (void)state;
    char text[64];
    for (size_t len = 1; len <= 20; len++)
        for (size_t room = len; room <= sizeof text; room++)
            for (size_t at = 0; at + len <= room; at++) {
                memset(text, 'a', sizeof text);
                memset(text + at, 'b', len);
                text[at] = 'c';
                assert_int_equal(lor_str_find(lor_str(text, room), lor_str(text + at, len)), at);
                assert_int_equal(lor_str_find(lor_str(text, at + len - 1), lor_str(text + at, len)), LOR_NONE);
                assert_int_equal(lor_str_find(lor_str(text, room), lor_str("cd", 2)), LOR_NONE);
            }
}

/* A needle that nearly stands everywhere: compared at each place it would take a minute. */
static void long_needles_are_found_in_time(void **state) {
    (void)state;
    enum { LEN = 4 << 20, NEEDLE = 2 << 20 };
    char *text = malloc(LEN), *needle = malloc(NEEDLE);
    memset(text, 'a', LEN);
    memset(needle, 'a', NEEDLE);
    needle[NEEDLE / 2] = 'b';
    clock_t start = clock();
    assert_int_equal(lor_str_find(lor_str(text, LEN), lor_str(needle, NEEDLE)), LOR_NONE);
    text[LEN - NEEDLE / 2] = 'b';
    assert_int_equal(lor_str_find(lor_str(text, LEN), lor_str(needle, NEEDLE)), LEN - NEEDLE);
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    free(text);
    free(needle);
}

static void trim_takes_ascii_space_only(void **state) {
    (void)state;
    assert_str(lor_str_trim(LOR_STR(" \t\n\v\f\r x y \r\n")), LOR_STR("x y"));
    assert_str(lor_str_trim(LOR_STR("\xC2\xA0x")), LOR_STR("\xC2\xA0x"));
    assert_str(lor_str_trim(LOR_STR("  ")), LOR_STR(""));
}

static void split_gives_every_part_and_then_ends(void **state) {
    (void)state;
    LorStr rest = LOR_STR("a||b|"), part;
    const LorStr parts[] = {LOR_STR("a"), LOR_STR(""), LOR_STR("b"), LOR_STR("")};
    for (size_t i = 0; i < 4; i++) {
        assert_true(lor_str_split(&rest, '|', &part));
        assert_str(part, parts[i]);
    }
    assert_false(lor_str_split(&rest, '|', &part));
    rest = nothing;
    assert_false(lor_str_split(&rest, '|', &part));
    rest = LOR_STR("");
    assert_true(lor_str_split(&rest, '|', &part));
    assert_int_equal(part.len, 0);
    assert_false(lor_str_split(&rest, '|', &part));
}

static void sizes_are_digits_up_to_a_limit(void **state) {
    (void)state;
    size_t value = 7;
    assert_true(lor_str_to_size(LOR_STR("0"), 10, &value) && value == 0);
    assert_true(lor_str_to_size(LOR_STR("00010"), 10, &value) && value == 10);
    assert_true(lor_str_to_size(LOR_STR("18446744073709551615"), SIZE_MAX, &value) && value == SIZE_MAX);
    value = 7;
    static const char *const wrong[] = {"", "11", "18446744073709551616", "-1", "+1", " 1", "1 ", "0x1", "1.0", "\xD9\xA3", NULL};
    for (size_t i = 0; wrong[i]; i++) assert_false(lor_str_to_size(lor_str_from_c(wrong[i]), i == 2 ? SIZE_MAX : 10, &value));
    assert_false(lor_str_to_size(LOR_STR("9"), 8, &value));
    assert_int_equal(value, 7);
}

static void numbers_have_a_point_and_no_exponent(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } good[] = {{"12", 12}, {"-3", -3}, {"0.5", 0.5}, {"-0.25", -0.25}, {"0.05", 0.05}, {"1000000000", 1e9}, {"4.50", 4.5}};
    static const char *const wrong[] = {"", "-", ".5", "5.", "1e5", "nan", "inf", "1,5", "--1", "1.2.3", " 1", "1 ", "0x10", "99999999999", NULL};
    double value = 0;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(lor_str_to_number(lor_str_from_c(good[i].text), &value));
        assert_true(value >= good[i].value - 1e-12 && value <= good[i].value + 1e-12);
    }
    for (size_t i = 0; wrong[i]; i++) assert_false(lor_str_to_number(lor_str_from_c(wrong[i]), &value));
}

static void spans_meet_when_they_share_a_byte(void **state) {
    (void)state;
    assert_true(lor_span_meets((LorSpan){2, 3}, (LorSpan){4, 1}));
    assert_false(lor_span_meets((LorSpan){2, 3}, (LorSpan){5, 1}));
    assert_false(lor_span_meets((LorSpan){2, 0}, (LorSpan){2, 0}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_strings_are_equal_with_and_without_address), cmocka_unit_test(order_is_by_bytes_and_shorter_first),
        cmocka_unit_test(case_is_ascii_only),
        cmocka_unit_test(slices_are_held_to_the_string),
        cmocka_unit_test(starts_ends_and_find_look_at_whole_needles),
        cmocka_unit_test(needles_are_found_wherever_they_stand),
        cmocka_unit_test(long_needles_are_found_in_time),
        cmocka_unit_test(trim_takes_ascii_space_only),
        cmocka_unit_test(split_gives_every_part_and_then_ends),
        cmocka_unit_test(sizes_are_digits_up_to_a_limit),
        cmocka_unit_test(numbers_have_a_point_and_no_exponent),
        cmocka_unit_test(spans_meet_when_they_share_a_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
