// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": edits counted, swaps as one, far names not offered.
#include "../support/check.h"

#include "core/nearest.h"

static void edits_are_counted(void **state) {
    (void)state;
    const struct {
        const char *a, *b;
        size_t edits;
    } cases[] = {{"", "", 0},     {"date", "date", 0}, {"date", "dates", 1}, {"date", "dat", 1},  {"date", "dote", 1},
                 {"date", "daet", 1}, {"", "abc", 3},   {"abc", "", 3},       {"kitten", "sitting", 3}, {"ca", "abc", 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LorStr a = lor_str_from_c(cases[i].a), b = lor_str_from_c(cases[i].b);
        assert_int_equal(lor_edit_distance(a, b, 9), cases[i].edits);
        assert_int_equal(lor_edit_distance(b, a, 9), cases[i].edits);
    }
    assert_int_equal(lor_edit_distance(LOR_STR("abcdef"), LOR_STR("uvwxyz"), 2), 3);
}

static void long_names_are_only_the_same_or_far(void **state) {
    (void)state;
    char a[100], b[100];
    memset(a, 'x', sizeof a);
    memset(b, 'x', sizeof b);
    assert_int_equal(lor_edit_distance(lor_str(a, 100), lor_str(b, 100), 5), 0);
    b[99] = 'y';
    assert_int_equal(lor_edit_distance(lor_str(a, 100), lor_str(b, 100), 5), 6);
    assert_int_equal(lor_edit_distance(lor_str(a, 64), lor_str(b, 63), 5), 1);
}

static LorStr nearest_of(const char *wanted) {
    static const char *const names[] = {"date", "writer", "applicant", "salutation", NULL};
    LorNearest nearest = lor_nearest(lor_str_from_c(wanted));
    for (size_t i = 0; names[i]; i++) lor_nearest_try(&nearest, lor_str_from_c(names[i]));
    return nearest.best;
}

static void near_names_are_offered_and_far_ones_not(void **state) {
    (void)state;
    assert_str(nearest_of("wirter"), LOR_STR("writer"));
    assert_str(nearest_of("aplicnat"), LOR_STR("applicant"));
    assert_str(nearest_of("salutations"), LOR_STR("salutation"));
    assert_str(nearest_of("letterhead"), LOR_STR(""));
    assert_str(nearest_of("zzzz"), LOR_STR(""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_counted),
        cmocka_unit_test(long_names_are_only_the_same_or_far),
        cmocka_unit_test(near_names_are_offered_and_far_ones_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
