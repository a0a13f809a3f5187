// SPDX-License-Identifier: GPL-3.0-or-later
// The second look at wording that speaks against a letter, or has no place in it: letters whose likelihoods and weights of sentences are set here, not learnt.
#include "weighed_letter.h"

#include "lint/weighed.h"

#define LETTER "Dr. Haddad came to us in March 2026. She saw fourteen patients a day. She took her time to settle. She has two small sons. The nurses asked for her. I recommend her. "
enum { CAME, SAW, SETTLE, SONS, NURSES };

#define SURE 1.4f

/* What the packs say of every fact and sentence. */
static bool all_may(const void *maker, LorStr name, size_t sentence) { (void)maker, (void)name, (void)sentence; return true; }
static bool none_may(const void *maker, LorStr name, size_t sentence) { return !all_may(maker, name, sentence); }
static void look(Letter *l) { lor_lint_weigh_wording(l->letter, l->facts, all_may, NULL); }

/* Whether `name` is told in a letter that is so likely to hold it, with one sentence of this weight. */
static bool is_told(const char *name, LorVerdict verdict, float likely, int weight) {
    Letter l = letter_of(LETTER);
    l.weights->verdicts[verdict] = likely;
    weigh(&l, SETTLE, lor_verdict_scale(verdict), weight);
    look(&l);
    const LorFact *f = fact(&l, name);
    bool told = f->state == LOR_PRESENT;
    assert_true(!told || f->spans.at[0].off == place(&l, SETTLE).off);
    assert_true(!told || f->number == 1);
    close_letter(&l);
    return told;
}

static void wording_asks_for_four_to_one_and_for_a_sentence_that_says_it(void **state) {
    (void)state;
    const struct { const char *name; LorVerdict verdict; } rows[] = {{"doubt_raiser", LOR_VERDICT_DOUBTFUL}, {"faint_praise", LOR_VERDICT_FAINTLY}, {"cliche", LOR_VERDICT_STOCK}, {"praise_without_evidence", LOR_VERDICT_UNPROVEN}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(is_told(rows[i].name, rows[i].verdict, SURE, 0));
        assert_false(is_told(rows[i].name, rows[i].verdict, 1.3f, 40));
        assert_false(is_told(rows[i].name, rows[i].verdict, 5, -1));
    }
}

/* Whether faint praise that was read in the sentence about the nurses stays. */
static bool stays(float likely, int weight) {
    Letter l = letter_of(LETTER);
    l.weights->verdicts[LOR_VERDICT_FAINTLY] = likely;
    weigh(&l, NURSES, LOR_SCALE_FAINT, weight);
    lor_quote_put(l.letter, l.facts, "faint_praise", place(&l, NURSES));
    look(&l);
    bool present = fact(&l, "faint_praise")->state == LOR_PRESENT;
    close_letter(&l);
    return present;
}

static void wording_that_letter_and_sentence_speak_against_is_not_told(void **state) {
    (void)state;
    assert_false(stays(-1.4f, -4 * LOR_WEIGHT_ONE));
    assert_true(stays(-1.3f, -4 * LOR_WEIGHT_ONE));
    assert_true(stays(-1.4f, -3 * LOR_WEIGHT_ONE));
}

/* Looks at a letter in which the sentence about the sons weighs so much for private life. */
static Letter with_sons(int weight) {
    Letter l = letter_of(LETTER);
    weigh(&l, SONS, LOR_SCALE_LIFE, weight);
    return l;
}

static void a_remark_is_told_by_its_sentence_alone(void **state) {
    (void)state;
    Letter heavy = with_sons(0), light = with_sons(-1);
    look(&heavy);
    look(&light);
    assert_int_equal(fact(&heavy, "personal_life")->state, LOR_PRESENT);
    assert_true(lor_str_is(fact(&heavy, "personal_life")->value, "She has two small sons"));
    assert_int_equal(fact(&light, "personal_life")->state, LOR_ABSENT);
    close_letter(&heavy);
    close_letter(&light);
}

static void what_a_reader_told_is_not_told_twice(void **state) {
    (void)state;
    Letter l = with_sons(40);
    lor_quote_put(l.letter, l.facts, "home_life", place(&l, SONS));
    look(&l);
    assert_int_equal(fact(&l, "personal_life")->state, LOR_ABSENT);
    close_letter(&l);
}

static void what_the_packs_deny_is_not_told(void **state) {
    (void)state;
    Letter l = with_sons(40);
    l.weights->verdicts[LOR_VERDICT_DOUBTFUL] = SURE;
    weigh(&l, SETTLE, LOR_SCALE_DOUBT, 40);
    lor_lint_weigh_wording(l.letter, l.facts, none_may, NULL);
    assert_int_equal(fact(&l, "personal_life")->state, LOR_ABSENT);
    assert_int_equal(fact(&l, "doubt_raiser")->state, LOR_ABSENT);
    close_letter(&l);
}

static void letters_for_other_posts_are_not_weighed(void **state) {
    (void)state;
    Letter l = with_sons(40);
    l.letter->asked.clinical = false;
    look(&l);
    assert_int_equal(fact(&l, "personal_life")->state, LOR_ABSENT);
    close_letter(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wording_asks_for_four_to_one_and_for_a_sentence_that_says_it),
        cmocka_unit_test(wording_that_letter_and_sentence_speak_against_is_not_told),
        cmocka_unit_test(a_remark_is_told_by_its_sentence_alone),
        cmocka_unit_test(what_a_reader_told_is_not_told_twice),
        cmocka_unit_test(what_the_packs_deny_is_not_told),
        cmocka_unit_test(letters_for_other_posts_are_not_weighed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
