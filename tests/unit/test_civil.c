// SPDX-License-Identifier: GPL-3.0-or-later
// Civil dates: round trips over a whole cycle of 400 years, leap days, month ends.
#include "../support/check.h"

#include "core/civil.h"

static bool same(LorDate a, LorDate b) { return lor_date_cmp(a, b) == 0; }

static void days_go_round_over_400_years(void **state) {
    (void)state;
    int64_t day = lor_date_days((LorDate){1800, 1, 1});
    for (int year = 1800; year < 2200; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= lor_month_length(year, month); d++, day++) {
                LorDate date = {year, month, d};
                if (lor_date_days(date) != day || !same(lor_date_from_days(day), date) || !lor_date_exists(date))
                    fail_msg("%04d-%02d-%02d", year, month, d);
            }
    assert_int_equal(day - lor_date_days((LorDate){1800, 1, 1}), 146097);
}

static void known_days(void **state) {
    (void)state;
    assert_int_equal(lor_date_days((LorDate){1970, 1, 1}), 0);
    assert_int_equal(lor_date_days((LorDate){2000, 3, 1}), 11017);
    assert_int_equal(lor_date_days((LorDate){2026, 9, 15}), 20711);
    assert_int_equal(lor_date_days((LorDate){1, 1, 1}), -719162);
    assert_true(same(lor_date_from_days(-719162), (LorDate){1, 1, 1}));
    assert_true(same(lor_date_from_days(2932896), (LorDate){9999, 12, 31}));
}

static void leap_years(void **state) {
    (void)state;
    assert_int_equal(lor_month_length(2000, 2), 29);
    assert_int_equal(lor_month_length(1900, 2), 28);
    assert_int_equal(lor_month_length(2024, 2), 29);
    assert_int_equal(lor_month_length(2023, 2), 28);
}

static void dates_that_do_not_exist(void **state) {
    (void)state;
    const LorDate wrong[] = {{2023, 2, 29}, {1900, 2, 29}, {2024, 4, 31}, {2024, 13, 1}, {2024, 0, 1}, {2024, 1, 0}, {0, 1, 1}, {10000, 1, 1}, {-1, 1, 1}, {2024, 1, 32}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(lor_date_exists(wrong[i]));
    assert_true(lor_date_exists((LorDate){2024, 2, 29}));
}

static void months_are_added_and_month_ends_held(void **state) {
    (void)state;
    assert_true(same(lor_date_add_months((LorDate){2024, 1, 31}, 1), (LorDate){2024, 2, 29}));
    assert_true(same(lor_date_add_months((LorDate){2023, 1, 31}, 1), (LorDate){2023, 2, 28}));
    assert_true(same(lor_date_add_months((LorDate){2024, 3, 31}, -1), (LorDate){2024, 2, 29}));
    assert_true(same(lor_date_add_months((LorDate){2024, 1, 15}, -1), (LorDate){2023, 12, 15}));
    assert_true(same(lor_date_add_months((LorDate){2024, 12, 15}, 25), (LorDate){2027, 1, 15}));
    assert_true(same(lor_date_add_months((LorDate){2024, 12, 1}, 0), (LorDate){2024, 12, 1}));
}

static void months_between_are_whole(void **state) {
    (void)state;
    const struct {
        LorDate from, to;
        int months;
    } cases[] = {
        {{2025, 3, 15}, {2026, 9, 15}, 18}, {{2025, 3, 16}, {2026, 9, 15}, 17},  {{2025, 3, 14}, {2026, 9, 15}, 18},
        {{2026, 9, 15}, {2026, 9, 15}, 0},  {{2026, 9, 16}, {2026, 9, 15}, 0},   {{2026, 10, 15}, {2026, 9, 15}, -1},
        {{2026, 10, 16}, {2026, 9, 15}, -1}, {{2026, 10, 14}, {2026, 9, 15}, 0}, {{2024, 1, 31}, {2024, 2, 29}, 1},
        {{2024, 2, 29}, {2025, 2, 28}, 12},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (lor_date_months_between(cases[i].from, cases[i].to) != cases[i].months) fail_msg("case %zu", i);
}

static void order_puts_the_coarser_date_first(void **state) {
    (void)state;
    assert_true(lor_date_cmp((LorDate){2024, 0, 0}, (LorDate){2024, 1, 0}) < 0);
    assert_true(lor_date_cmp((LorDate){2024, 1, 0}, (LorDate){2024, 1, 1}) < 0);
    assert_true(lor_date_cmp((LorDate){2025, 1, 1}, (LorDate){2024, 12, 31}) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_go_round_over_400_years), cmocka_unit_test(known_days),
        cmocka_unit_test(leap_years),                   cmocka_unit_test(dates_that_do_not_exist),
        cmocka_unit_test(months_are_added_and_month_ends_held), cmocka_unit_test(months_between_are_whole),
        cmocka_unit_test(order_puts_the_coarser_date_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
