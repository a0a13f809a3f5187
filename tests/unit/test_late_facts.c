// SPDX-License-Identifier: GPL-3.0-or-later
// Facts that are made of others rest on what the second look left of these: a report does not contradict itself.
#include "weighed_letter.h"

#include "lint/facts.h"

#define NOTED "Dr. Yara Haddad was an intern on my ward. "
#define PRAISED                                                                                                                                              \
    NOTED "She is brilliant and excellent, a fine young colleague whose outstanding attitude all of us on the ward like so very much, and I say so with joy. " \
          "She is kind and diligent, an exceptional and remarkable person among so many people of her age that one meets in a life of teaching. "              \
          "Her manner is superb and her knowledge is impressive, and there is nothing about her that I would want to be otherwise in any way at all. "         \
          "It is a joy to have her near, for she is admirable and dependable on every day of the week and in each of the seasons of the year. "                \
          "Her talent is great and her mind is bright, and I can say with a full heart that she is wonderful in all that makes a doctor what one is. "         \
          "The winter was long and the old building had no heating worth the name, so that those who were there have much to remember together now. "

/* All facts of the letter, in which sentence `nth` of the body weighs as what shows the verdict, and is its place where the verdict is likely. */
static LorFacts *facts_with(Letter *l, LorVerdict verdict, float likely, size_t nth) {
    l->weights->verdicts[verdict] = likely;
    weigh(l, nth, lor_verdict_scale(verdict), 20);
    return l->facts = lor_lint_facts(l->letter, builtin_packs);
}

static double number_with(const char *body_text, const char *name, LorVerdict verdict, float likely, size_t nth) {
    Letter l = letter_of(body_text);
    const LorFact *f = lor_facts_find(facts_with(&l, verdict, likely, nth), lor_str_from_c(name));
    double number = f && f->state == LOR_PRESENT ? f->number : 0;
    close_letter(&l);
    return number;
}

static void a_figure_that_joined_is_a_deed(void **state) {
    (void)state;
    const char *letter = NOTED "One sheet was nine, and two after her. We were glad of her. The nurses liked her. The ward is large. I like her too.";
    double without = number_with(letter, "deeds", LOR_VERDICT_NUMBERS, EVEN, 1);
    assert_int_equal((int)(number_with(letter, "deeds", LOR_VERDICT_NUMBERS, LIKELY, 1) - without), 1);
}

static void praise_is_not_without_evidence_beside_a_case_that_is_likely_told(void **state) {
    (void)state;
    assert_true(number_with(PRAISED, "praise_without_evidence", LOR_VERDICT_CASE, EVEN, 6) > 0);
    assert_true(number_with(PRAISED, "praise_without_evidence", LOR_VERDICT_CASE, LIKELY, 6) <= 0);
}

/* What holds when a letter for another post praises so much, and shows so much. */
static void four_deeds_are_enough_beside_any_praise(void **state) {
    (void)state;
    const char *const deeds = "She wrote a protocol for sepsis. She led an audit of drains. She taught the nurses to read films. ";
    for (int more = 0; more < 2; more++) {
        Letter l = letter_of(lor_arena_format(builtin_arena, "%s%s%s", PRAISED, deeds, more ? "She built a register of falls." : "").ptr);
        l.letter->asked.clinical = false;
        l.facts = lor_lint_facts(l.letter, builtin_packs);
        assert_int_equal((int)fact(&l, "deeds")->number, 3 + more);
        assert_int_equal(lor_facts_present(l.facts, "praise_without_evidence"), !more);
        close_letter(&l);
    }
}

static void a_stock_phrase_beside_a_figure_that_joined_is_spared(void **state) {
    (void)state;
    const char *letter = NOTED "She is a valuable asset. One sheet was nine, and two after her. The nurses liked her. The ward is large. I like her too.";
    assert_true(number_with(letter, "cliche", LOR_VERDICT_NUMBERS, EVEN, 2) > 0);
    assert_true(number_with(letter, "cliche", LOR_VERDICT_NUMBERS, LIKELY, 2) <= 0);
}

static void what_others_said_is_not_all_where_the_writer_likely_saw_it(void **state) {
    (void)state;
    const char *letter = "I am told that Dr. Yara Haddad is kind. The winter was long and she was near. The ward is large. It has two wings. We like it. It is old.";
    assert_true(number_with(letter, "relationship.indirect", LOR_VERDICT_RELATIONSHIP, EVEN, 1) > 0);
    assert_true(number_with(letter, "relationship.indirect", LOR_VERDICT_RELATIONSHIP, 2, 1) <= 0);
}

static void a_duration_that_was_not_found_is_measured_once_it_is(void **state) {
    (void)state;
    const char *letter = NOTED "Three weeks in the rain, and never a word. The ward is large. It has two wings. We like it. It is old.";
    assert_true(number_with(letter, "duration.weeks", LOR_VERDICT_DURATION, EVEN, 1) <= 0);
    assert_true(number_with(letter, "duration.weeks", LOR_VERDICT_DURATION, LIKELY, 1) > 2.9);
}

static void a_duration_whose_place_is_a_guess_is_not_measured(void **state) {
    (void)state;
    Letter l = letter_of(NOTED "Three weeks in the rain, and never a word. The ward is large. It has two wings. We like it. It is old.");
    l.weights->verdicts[LOR_VERDICT_DURATION] = LIKELY;
    weigh(&l, 1, LOR_SCALE_LONG, -1);
    l.facts = lor_lint_facts(l.letter, builtin_packs);
    assert_int_equal(fact(&l, "duration")->state, LOR_PRESENT);
    assert_int_equal(fact(&l, "duration.weeks")->state, LOR_ABSENT);
    close_letter(&l);
}

static void what_is_made_of_a_duration_goes_with_it(void **state) {
    (void)state;
    const char *const letter = "I supervised Dr. Yara Haddad for ten weeks from January to December 2025. The ward is large. It has two wings. We like it. It is old. I like it.";
    for (int dropped = 0; dropped < 2; dropped++) {
        Letter l = letter_of(letter);
        if (dropped) l.weights->verdicts[LOR_VERDICT_DURATION] = -5;
        l.facts = lor_lint_facts(l.letter, builtin_packs);
        assert_int_equal(fact(&l, "duration")->state, dropped ? LOR_ABSENT : LOR_PRESENT);
        assert_int_equal(fact(&l, "duration.conflict")->state, dropped ? LOR_ABSENT : LOR_PRESENT);
        close_letter(&l);
    }
}

static void a_guessed_place_is_no_deed_and_spares_nothing(void **state) {
    (void)state;
    const char *letter = NOTED "She is a valuable asset. One sheet was nine, and two after her. The nurses liked her. The ward is large. I like her too.";
    Letter l = letter_of(letter);
    l.weights->verdicts[LOR_VERDICT_NUMBERS] = LIKELY;
    weigh(&l, 2, LOR_SCALE_NUMBER, -1);
    l.facts = lor_lint_facts(l.letter, builtin_packs);
    assert_int_equal(fact(&l, "evidence_numbers")->state, LOR_PRESENT);
    assert_int_equal(fact(&l, "deeds")->state, LOR_ABSENT);
    assert_int_equal(fact(&l, "cliche")->state, LOR_PRESENT);
    close_letter(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_that_joined_is_a_deed),
        cmocka_unit_test(praise_is_not_without_evidence_beside_a_case_that_is_likely_told),
        cmocka_unit_test(four_deeds_are_enough_beside_any_praise),
        cmocka_unit_test(a_stock_phrase_beside_a_figure_that_joined_is_spared),
        cmocka_unit_test(what_others_said_is_not_all_where_the_writer_likely_saw_it),
        cmocka_unit_test(a_duration_that_was_not_found_is_measured_once_it_is),
        cmocka_unit_test(a_duration_whose_place_is_a_guess_is_not_measured),
        cmocka_unit_test(what_is_made_of_a_duration_goes_with_it),
        cmocka_unit_test(a_guessed_place_is_no_deed_and_spares_nothing),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
