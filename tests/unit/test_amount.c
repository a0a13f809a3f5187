// SPDX-License-Identifier: GPL-3.0-or-later
// Number phrases: words, ranges, percent signs, ordinals.
#include "body.h"

#include "letter/amount.h"

typedef struct Case {
    const char *text;
    double low, high;
    bool ordinal, percent;
} Case;

static void test_amounts(void **state) {
    (void)state;
    static const Case cases[] = {
        {"three hundred and six sections", 306, 306, false, false},
        {"one hundred and twelve names", 112, 112, false, false},
        {"eleven hundred and some deliveries", 1100, 1100, false, false},
        {"forty-eight officers", 48, 48, false, false},
        {"sixty-odd families", 60, 60, false, false},
        {"two thousand students", 2000, 2000, false, false},
        {"half a dozen names", 6, 6, false, false},
        {"two dozen nights", 24, 24, false, false},
        {"1,048 are enrolled", 1048, 1048, false, false},
        {"10-12 inpatients", 10, 12, false, false},
        {"eight to ten patients", 8, 10, false, false},
        {"five or six of them", 5, 6, false, false},
        {"nineteen to four", 19, 19, false, false},
        {"31% of them", 31, 31, false, true},
        {"57 per cent of them", 57, 57, false, true},
        {"98th percentile", 98, 98, true, true},
        {"third of 28", 3, 3, true, false},
        {"two and a half years", 2.5, 2.5, false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LorArena *arena = lor_arena_new(0);
        LorLetter *letter = body_of(arena, lor_str_from_c(cases[i].text));
        LorAmount amount;
        if (!lor_amount_at(letter, 0, &amount) || amount.low != cases[i].low || amount.high != cases[i].high || amount.ordinal != cases[i].ordinal ||
            amount.percent != cases[i].percent) {
            print_error("\"%s\": %g to %g\n", cases[i].text, amount.low, amount.high);
            fail();
        }
        lor_arena_free(arena);
    }
}

static void test_next(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorLetter *letter = body_of(arena, LOR_STR("She carried 8 patients, placed fifteen cannulas and read."));
    LorAmount amount;
    size_t token = 0, count = 0;
    while (lor_amount_next(letter, &token, letter->tokens.len, &amount)) count++;
    assert_int_equal(count, 2);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_amounts), cmocka_unit_test(test_next)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
