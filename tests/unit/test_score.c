// SPDX-License-Identifier: GPL-3.0-or-later
// The score: additive, within budgets, scaled to what could be checked, under the gates, whatever the order of rules.
#include "../support/pack.h"
#include "lint/score.h"
#include "../support/arena.h"

#include <math.h>

/* One rule in each category that costs points: all of the hundred can be checked. */
static const char *const base = "<rule id='base/form' category='form'><when fact='no' severity='error' points='1'/></rule>"
                                "<rule id='base/writer' category='writer'><when fact='no' severity='error' points='1'/></rule>"
                                "<rule id='base/relationship' category='relationship'><when fact='no' severity='error' points='1'/></rule>"
                                "<rule id='base/evidence' category='evidence'><when fact='no' severity='error' points='1'/></rule>"
                                "<rule id='base/comparison' category='comparison'><when fact='no' severity='error' points='1'/></rule>"
                                "<rule id='base/us' category='us'><when fact='no' severity='error' points='1'/></rule>"
                                "<rule id='base/language' category='language'><when fact='no' severity='error' points='1'/></rule>";

/* Facts: yes is present, no is absent, dark is unknown. */
static LorResult *score(const char *rules) {
    LorPacks *packs = packs_of(arena, lor_arena_format(arena, "<pack category='form'><fact name='yes'><phrase>yes</phrase></fact><fact name='no'><phrase>never</phrase></fact>"
                                                              "<fact name='dark'><pattern>(y+)+$</pattern></fact>%s%s</pack>", base, rules).ptr);
    LorResult *result = lint_of(arena, packs, "yes yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyz z");
    result->status = LOR_SCORED; /* a letter, whatever else its readers would say */
    result->score = (LorScore){0};
    lor_score(result, packs);
    return result;
}

#define RULE(id, category, rest) "<rule id='" id "' category='" category "'><when " rest "/></rule>"

static void nothing_found_is_a_hundred(void **state) {
    (void)state;
    LorScore s = score("")->score;
    assert_true(s.given && s.total == 100 && s.checkable == 100 && s.cap == 0 && s.band == LOR_BAND_WELL_FORMED);
}

static void losses_are_taken_off(void **state) {
    (void)state;
    LorScore s = score(RULE("a/a", "form", "fact='yes' severity='error' points='5'") RULE("a/b", "evidence", "fact='yes' severity='info' points='2.5'"))->score;
    assert_int_equal(s.total, 93); /* 92.5 rounds up */
    assert_true(s.categories[LOR_CATEGORY_FORM].lost == 5 && s.categories[LOR_CATEGORY_EVIDENCE].lost == 2.5);
}

static void budgets_are_not_exceeded(void **state) {
    (void)state;
    LorResult *result = score(RULE("a/a", "us", "fact='yes' severity='error' points='5'") RULE("a/b", "us", "fact='yes' severity='warning' points='4'")
                              RULE("a/c", "us", "fact='yes' severity='warning' points='3'"));
    assert_int_equal(result->score.total, 94);
    assert_true(finding_of(result, "a/a")->points == 5 && !finding_of(result, "a/a")->budget_used);
    assert_true(finding_of(result, "a/b")->points == 1 && finding_of(result, "a/b")->budget_used);
    assert_true(finding_of(result, "a/c")->points == 0 && finding_of(result, "a/c")->budget_used);
}

static void what_was_not_checked_leaves_the_denominator(void **state) {
    (void)state;
    LorScore s = score(RULE("a/a", "form", "fact='dark' severity='error' points='10'") RULE("a/b", "form", "fact='yes' severity='error' points='5'"))->score;
    assert_int_equal(s.checkable, 90);
    assert_true(s.categories[LOR_CATEGORY_FORM].unchecked == 10);
    assert_int_equal(s.total, 94); /* 85 of 90 */
}

static void rules_left_out_leave_a_category_what_the_others_can_take(void **state) {
    (void)state;
    LorPacks *packs = packs_of(arena, "<pack category='us'><fact name='yes'><phrase>yes</phrase></fact>"
                                      RULE("a/a", "us", "fact='yes' severity='error' points='2'") RULE("a/b", "us", "fact='yes' severity='error' points='5'")
                                      RULE("a/c", "us", "fact='yes' severity='error' points='5'") "</pack>");
    lor_packs_rule(packs, LOR_STR("a/b"))->off = lor_packs_rule(packs, LOR_STR("a/b"))->left_out = true;
    lor_packs_rule(packs, LOR_STR("a/c"))->off = lor_packs_rule(packs, LOR_STR("a/c"))->left_out = true;
    const LorCategoryScore *us = &lint_of(arena, packs, "yes")->score.categories[LOR_CATEGORY_US];
    assert_true(us->unchecked == 4 && us->lost == 2); /* not: nothing could be checked */
}

static void shared_points_are_counted_once(void **state) {
    (void)state;
    LorResult *result = score("<rule id='a/b' category='form' shares='a/a'><when fact='yes' severity='error' points='6'/></rule>"
                              RULE("a/a", "form", "fact='yes' severity='error' points='8'"));
    assert_int_equal(result->score.total, 92);
    LorScore s = score("<rule id='a/b' category='form' shares='a/a'><when fact='dark' severity='error' points='6'/></rule>"
                       RULE("a/a", "form", "fact='dark' severity='error' points='8'"))->score;
    assert_int_equal(s.checkable, 92);
    s = score("<rule id='a/b' category='form' shares='a/a'><when fact='dark' severity='error' points='6'/></rule>"
              RULE("a/a", "form", "fact='no' severity='error' points='8'"))->score;
    assert_int_equal(s.checkable, 100);
}

static void too_little_gives_no_number(void **state) {
    (void)state;
    const char *dark = RULE("a/a", "form", "fact='dark' severity='error' points='20'") RULE("a/b", "evidence", "fact='dark' severity='error' points='20'");
    LorScore s = score(dark)->score;
    assert_int_equal(s.checkable, 60);
    assert_true(s.given);
    s = score(lor_arena_format(arena, "%s%s", dark, RULE("a/c", "us", "fact='dark' severity='error' points='0.6'")).ptr)->score;
    assert_int_equal(s.checkable, 59);
    assert_false(s.given);
    assert_true(s.why_not.len > 0);
}

static void gates_hold_the_total(void **state) {
    (void)state;
    LorScore s = score(RULE("a/a", "form", "fact='yes' severity='error' points='1' gate='69'") RULE("a/b", "form", "fact='yes' severity='info' gate='49'")
                       RULE("a/c", "form", "fact='no' severity='error' gate='10'"))->score;
    assert_true(s.total == 49 && s.cap == 49 && s.band == LOR_BAND_NOT_READY);
    assert_str(s.cap_reason, LOR_STR("a/b"));
    s = score(RULE("a/a", "evidence", "fact='yes' severity='error' points='22'") RULE("a/b", "form", "fact='yes' severity='error' points='20' gate='69'"))->score;
    assert_true(s.total == 58 && s.cap == 69);
}

static void bands_follow_the_total(void **state) {
    (void)state;
    const struct {
        int total;
        LorBand band;
    } cases[] = {{100, LOR_BAND_WELL_FORMED}, {85, LOR_BAND_WELL_FORMED}, {84, LOR_BAND_USABLE}, {70, LOR_BAND_USABLE},
                 {69, LOR_BAND_NEEDS_WORK},   {50, LOR_BAND_NEEDS_WORK},  {49, LOR_BAND_NOT_READY}, {0, LOR_BAND_NOT_READY}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_int_equal(lor_band_of(cases[i].total), cases[i].band);
}

static void worse_findings_come_first(void **state) {
    (void)state;
    LorResult *result = score(RULE("a/d", "form", "fact='yes' severity='info'") RULE("a/c", "form", "fact='yes' severity='warning' points='1'")
                              RULE("a/b", "form", "fact='yes' severity='warning' points='2'") RULE("a/a", "form", "fact='yes' severity='warning' points='2'")
                              RULE("a/e", "form", "fact='yes' severity='error' points='0'"));
    static const char *const order[] = {"a/e", "a/a", "a/b", "a/c", "a/d"};
    for (size_t i = 0; i < 5; i++) assert_str(result->findings.at[i].rule->id, lor_str_from_c(order[i]));
    assert_int_equal(lor_result_worst(result, false), LOR_ERROR);
    assert_int_equal(lor_result_count(result, LOR_WARNING), 3);
}

static uint32_t random_state = 12345;
static uint32_t dice(uint32_t sides) {
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % sides;
}

/* Dice are thrown one after the other: the order of arguments is the compiler's to choose. */
static LorStr random_rule(size_t index) {
    static const char *const categories[] = {"form", "writer", "relationship", "evidence", "comparison", "us", "language", "apart"};
    static const char *const facts[] = {"yes", "no", "dark", "yes"};
    static const char *const severities[] = {"error", "warning", "suggestion", "info"};
    const char *category = categories[dice(8)], *fact = facts[dice(4)], *severity = severities[dice(4)], *check = dice(9) == 0 ? "check='yes'" : "";
    LorStr gate = dice(6) == 0 ? lor_arena_format(arena, "gate='%u'", 30 + dice(60)) : LOR_STR("");
    LorStr shares = index && dice(4) == 0 ? lor_arena_format(arena, "shares='r/r%u'", dice((uint32_t)index)) : LOR_STR("");
    uint32_t tenths = dice(120);
    return lor_arena_format(arena, "<rule id='r/r%zu' category='%s' %.*s %s><when fact='%s' severity='%s' points='%u.%u' %.*s/></rule>", index, category,
                            LOR_STR_ARG(shares), check, fact, severity, tenths / 10, tenths % 10, LOR_STR_ARG(gate));
}

static void check_sums(const LorResult *result) {
    double open = 0, kept = 0, points[LOR_CATEGORY_COUNT] = {0};
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        assert_true(finding->points >= 0 && finding->points <= finding->asked);
        points[finding->rule->category] += finding->points;
    }
    for (int c = 0; c < LOR_CATEGORY_COUNT; c++) {
        const LorCategoryScore *category = &result->score.categories[c];
        assert_true(fabs(points[c] - category->lost) < 1e-9);
        assert_true(category->lost + category->unchecked <= category->budget + 1e-9);
        open += category->budget - category->unchecked;
        kept += category->budget - category->unchecked - category->lost;
    }
    int whole = (int)floor(100 * kept / open + 0.5 + 1e-9), cap = (int)result->score.cap;
    assert_int_equal(result->score.total, cap && whole > cap ? cap : whole);
    assert_int_equal(result->score.given, result->score.checkable >= LOR_SCORE_MIN_CHECKABLE);
}

static void sums_hold_and_order_does_not_matter(void **state) {
    (void)state;
    for (size_t round = 0; round < 30; round++) {
        LorStr rules[25];
        LorBuf there = {.arena = arena}, back = {.arena = arena};
        for (size_t i = 0; i < 25; i++) rules[i] = random_rule(i);
        for (size_t i = 0; i < 25; i++) lor_buf_add(&there, rules[i]), lor_buf_add(&back, rules[24 - i]);
        LorResult *one = score(lor_arena_format(arena, "%.*s", LOR_STR_ARG(lor_buf_str(&there))).ptr);
        LorResult *two = score(lor_arena_format(arena, "%.*s", LOR_STR_ARG(lor_buf_str(&back))).ptr);
        check_sums(one);
        assert_int_equal(one->score.total, two->score.total);
        assert_int_equal(one->findings.len, two->findings.len);
        for (size_t i = 0; i < one->findings.len; i++) {
            assert_str(one->findings.at[i].rule->id, two->findings.at[i].rule->id);
            assert_true(one->findings.at[i].points >= two->findings.at[i].points && one->findings.at[i].points <= two->findings.at[i].points);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_found_is_a_hundred),
        cmocka_unit_test(losses_are_taken_off),
        cmocka_unit_test(budgets_are_not_exceeded),
        cmocka_unit_test(what_was_not_checked_leaves_the_denominator),
        cmocka_unit_test(rules_left_out_leave_a_category_what_the_others_can_take),
        cmocka_unit_test(shared_points_are_counted_once),
        cmocka_unit_test(too_little_gives_no_number),
        cmocka_unit_test(gates_hold_the_total),
        cmocka_unit_test(bands_follow_the_total),
        cmocka_unit_test(worse_findings_come_first),
        cmocka_unit_test(sums_hold_and_order_does_not_matter),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
