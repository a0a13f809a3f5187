// SPDX-License-Identifier: GPL-3.0-or-later
// What likelihoods are taken for: the second look at letters whose likelihoods and weights of sentences are set here, not learnt.
#include "weighed_letter.h"

#include "lint/matches.h"
#include "lint/weighed.h"

#define DR_HADDAD "Dr. Haddad came to us in March 2026. "
#define FULL      DR_HADDAD "She saw fourteen patients a day. She stayed with the widow. The nurses asked for her. She cut nine sheets to two. I would have her back. I recommend her. "
#define RANKS     DR_HADDAD "She saw fourteen patients a day. I have had forty interns and she is the best of them. The nurses asked for her. She cut nine sheets to two. I recommend her. "
#define COUNTS    DR_HADDAD "She saw fourteen patients a day. I have had forty interns over the years. The nurses asked for her. She cut nine sheets to two. I recommend her. "
#define BRIEF     DR_HADDAD "She saw fourteen patients a day. She stayed with the widow. The nurses asked for her. I recommend her. "
enum { CAME, SAW, STAYED, NURSES, CUT }; /* sentences of both, CUT of the full one alone */

#define LIGHT  (-4 * LOR_WEIGHT_ONE)

static void look(Letter *l) { lor_lint_weigh(l->letter, l->facts); }

/* As a reader that found the fact in this sentence. */
static void found(Letter *l, const char *name, size_t nth) { lor_quote_put(l->letter, l->facts, name, place(l, nth)); }
static void found_item(Letter *l, const char *name, const char *item, size_t nth) {
    lor_fact_add_span(l->facts, lor_fact_put_item(l->facts, name, lor_str_from_c(item)), place(l, nth));
}

static void expect_place(const Letter *l, const LorFact *f, size_t at, size_t nth) {
    assert_true(f->spans.len > at);
    assert_int_equal(f->spans.at[at].off, place(l, nth).off);
}

/* ---- what was not found ---- */

/* Whether `name` is present in a letter that likely says it so far, with one sentence of this weight. */
static bool is_credited(const char *name, LorVerdict verdict, float likely, int weight) {
    Letter l = letter_of(FULL);
    l.weights->verdicts[verdict] = likely;
    weigh(&l, NURSES, lor_verdict_scale(verdict), weight);
    look(&l);
    bool present = fact(&l, name)->state == LOR_PRESENT;
    close_letter(&l);
    return present;
}

static void what_is_likely_stands_in_the_heaviest_sentence(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_TEAM] = LIKELY;
    weigh(&l, STAYED, LOR_SCALE_TEAM, 5);
    weigh(&l, NURSES, LOR_SCALE_TEAM, 20);
    look(&l);
    const LorFact *team = fact(&l, "team");
    assert_int_equal(team->state, LOR_PRESENT);
    assert_int_equal(team->spans.len, 1);
    expect_place(&l, team, 0, NURSES);
    assert_true(lor_str_is(team->value, "The nurses asked for her"));
    assert_int_equal(team->guessed, 0);
    close_letter(&l);
}

static void a_place_that_rather_says_something_else_is_a_guess(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_TEAM] = LIKELY;
    l.weights->verdicts[LOR_VERDICT_ENGLISH] = LIKELY;
    weigh(&l, NURSES, LOR_SCALE_TEAM, -1);
    weigh(&l, NURSES, LOR_SCALE_ENGLISH, 0);
    look(&l);
    assert_int_equal(fact(&l, "team")->guessed, 1);
    assert_true(fact(&l, "team")->reason.len > 0);
    assert_int_equal(fact(&l, "english")->guessed, 0);
    assert_int_equal(fact(&l, "english")->reason.len, 0);
    close_letter(&l);
}

static void two_to_one_is_enough_and_six_to_one_for_what_next_to_all_letters_say(void **state) {
    (void)state;
    assert_false(is_credited("team", LOR_VERDICT_TEAM, 0.6f, 10));
    assert_true(is_credited("team", LOR_VERDICT_TEAM, 0.7f, 10));
    assert_false(is_credited("role", LOR_VERDICT_ROLE, 1.7f, 10));
    assert_true(is_credited("role", LOR_VERDICT_ROLE, 1.8f, 10));
    assert_false(is_credited("relationship", LOR_VERDICT_RELATIONSHIP, 1.7f, 10));
    assert_true(is_credited("relationship", LOR_VERDICT_RELATIONSHIP, 1.8f, 10));
}

static void without_a_trace_nothing_is_said_however_likely(void **state) {
    (void)state;
    assert_false(is_credited("team", LOR_VERDICT_TEAM, 5, -3 * LOR_WEIGHT_ONE - 1));
    assert_true(is_credited("team", LOR_VERDICT_TEAM, 5, -3 * LOR_WEIGHT_ONE));
}

static void what_could_not_be_looked_at_stays_unknown(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_TEAM] = LIKELY;
    weigh(&l, NURSES, LOR_SCALE_TEAM, 20);
    lor_fact_put_unknown(l.facts, "team", "searching took too long");
    l.weights->verdicts[LOR_VERDICT_NUMBERS] = l.weights->verdicts[LOR_VERDICT_COMMUNICATION] = LIKELY;
    weigh(&l, CUT, LOR_SCALE_NUMBER, 20);
    weigh(&l, CUT, LOR_SCALE_TALK, 20);
    lor_fact_put_unknown(l.facts, "evidence_numbers", "searching took too long");
    lor_fact_put_unknown(l.facts, "competencies", "searching took too long");
    look(&l);
    assert_int_equal(fact(&l, "team")->state, LOR_UNKNOWN);
    assert_int_equal(fact(&l, "evidence_numbers")->state, LOR_UNKNOWN);
    assert_int_equal(fact(&l, "competencies")->state, LOR_UNKNOWN);
    close_letter(&l);
}

/* ---- what was found ---- */

/* Whether `name`, found in the sentence about the nurses, stays. */
static bool stays(const char *letter, const char *name, LorVerdict verdict, float likely, int weight) {
    Letter l = letter_of(letter);
    l.weights->verdicts[verdict] = likely;
    weigh(&l, NURSES, lor_verdict_scale(verdict), weight);
    found(&l, name, NURSES);
    look(&l);
    bool present = fact(&l, name)->state == LOR_PRESENT;
    assert_true(present || fact(&l, name)->spans.len == 0);
    close_letter(&l);
    return present;
}

static void what_letter_and_sentence_speak_against_is_dropped(void **state) {
    (void)state;
    assert_false(stays(FULL, "team", LOR_VERDICT_TEAM, -1.4f, LIGHT));
    assert_false(stays(FULL, "role", LOR_VERDICT_ROLE, -1.4f, LIGHT));
}

static void the_letter_alone_or_the_sentence_alone_does_not_speak_against_it(void **state) {
    (void)state;
    assert_true(stays(FULL, "team", LOR_VERDICT_TEAM, -1.3f, LIGHT));
    assert_true(stays(FULL, "team", LOR_VERDICT_TEAM, -1.4f, -3 * LOR_WEIGHT_ONE));
}

static void a_brief_letter_speaks_against_nothing(void **state) {
    (void)state;
    assert_true(stays(BRIEF, "team", LOR_VERDICT_TEAM, -5, LIGHT));
}

static void one_sentence_with_a_trace_holds_a_fact_of_several(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_TEAM] = -5;
    weigh(&l, CUT, LOR_SCALE_TEAM, 0);
    found(&l, "team", NURSES);
    lor_fact_add_span(l.facts, fact(&l, "team"), place(&l, CUT));
    look(&l);
    assert_int_equal(fact(&l, "team")->state, LOR_PRESENT);
    close_letter(&l);
}

static void what_stands_above_the_body_cannot_be_weighed_and_stays(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_FACILITY] = -5;
    lor_quote_put(l.letter, l.facts, "facility", (LorSpan){0, sizeof "Al Noor University Hospital" - 1});
    look(&l);
    assert_int_equal(fact(&l, "facility")->state, LOR_PRESENT);
    close_letter(&l);
}

/* ---- comparison ---- */

/* A letter in which a comparison is likely, and one with group and number so far. */
static Letter compared_in(const char *text, float ranked, int weight) {
    Letter l = letter_of(text);
    lor_lint_matches(l.letter, builtin_packs);
    l.weights->verdicts[LOR_VERDICT_COMPARED] = LIKELY;
    l.weights->verdicts[LOR_VERDICT_RANKED] = ranked;
    weigh(&l, STAYED, LOR_SCALE_FULL, weight);
    return l;
}
static Letter compared(float ranked, int weight) { return compared_in(RANKS, ranked, weight); }

static void a_comparison_without_a_group_or_a_word_of_standing_is_unknown(void **state) {
    (void)state;
    Letter counted = compared_in(COUNTS, LIKELY, 10), alone = compared_in(FULL, LIKELY, 10);
    look(&counted);
    look(&alone);
    assert_int_equal(fact(&counted, "comparison")->state, LOR_UNKNOWN);
    assert_int_equal(fact(&alone, "comparison")->state, LOR_UNKNOWN);
    close_letter(&counted);
    close_letter(&alone);
}

static void a_comparison_that_likely_has_group_and_number_is_full(void **state) {
    (void)state;
    Letter l = compared(LIKELY, 10);
    look(&l);
    assert_int_equal(fact(&l, "comparison")->state, LOR_PRESENT);
    assert_true(lor_str_is(fact(&l, "comparison")->value, "full"));
    expect_place(&l, fact(&l, "comparison"), 0, STAYED);
    close_letter(&l);
}

static void how_much_of_a_comparison_is_there_is_else_unknown(void **state) {
    (void)state;
    Letter l = compared(EVEN, 10);
    look(&l);
    assert_int_equal(fact(&l, "comparison")->state, LOR_UNKNOWN);
    assert_true(fact(&l, "comparison")->reason.len > 0);
    assert_int_equal(fact(&l, "comparison")->value.len, 0);
    close_letter(&l);
}

static void a_comparison_wants_more_of_a_trace(void **state) {
    (void)state;
    Letter l = compared(LIKELY, -2 * LOR_WEIGHT_ONE - 1), more = compared(LIKELY, -2 * LOR_WEIGHT_ONE);
    look(&l);
    look(&more);
    assert_int_equal(fact(&l, "comparison")->state, LOR_ABSENT);
    assert_int_equal(fact(&more, "comparison")->state, LOR_PRESENT);
    close_letter(&l);
    close_letter(&more);
}

static void a_comparison_that_was_found_stays_as_it_is(void **state) {
    (void)state;
    for (int likely = 0; likely < 2; likely++) {
        Letter l = compared(likely ? LIKELY : -5, 10);
        if (!likely) l.weights->verdicts[LOR_VERDICT_COMPARED] = -5;
        lor_fact_add_span(l.facts, lor_fact_put_text(l.facts, "comparison", LOR_STR("vague")), place(&l, NURSES));
        look(&l);
        assert_true(lor_str_is(fact(&l, "comparison")->value, "vague"));
        expect_place(&l, fact(&l, "comparison"), 0, NURSES);
        close_letter(&l);
    }
}

/* ---- purpose ---- */

static void a_purpose_that_likely_is_said_is_left_open_and_one_that_is_not_stays_missing(void **state) {
    (void)state;
    const struct { float likely; int weight; LorFactState expected; } rows[] = {
        {LIKELY, -3 * LOR_WEIGHT_ONE, LOR_UNKNOWN}, {LIKELY, LIGHT, LOR_ABSENT}, {0.6f, 10, LOR_ABSENT}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Letter l = letter_of(FULL);
        l.weights->verdicts[LOR_VERDICT_PURPOSE] = rows[i].likely;
        weigh(&l, CUT, LOR_SCALE_PURPOSE, rows[i].weight);
        look(&l);
        assert_int_equal(fact(&l, "purpose")->state, rows[i].expected);
        if (rows[i].expected == LOR_UNKNOWN) expect_place(&l, fact(&l, "purpose"), 0, CUT);
        close_letter(&l);
    }
}

/* ---- figures ---- */

/* A letter that likely counts work so often, whose sentences with numbers weigh. */
static Letter counted(size_t times) {
    Letter l = letter_of(FULL);
    if (times > 0) l.weights->verdicts[LOR_VERDICT_NUMBERS] = LIKELY;
    if (times > 1) l.weights->verdicts[LOR_VERDICT_COUNTED] = LIKELY;
    weigh(&l, NURSES, LOR_SCALE_NUMBER, 40); /* holds no number */
    weigh(&l, CAME, LOR_SCALE_NUMBER, -20);
    weigh(&l, SAW, LOR_SCALE_NUMBER, 10);
    weigh(&l, CUT, LOR_SCALE_NUMBER, -5);
    return l;
}

static void figures_join_up_to_the_likely_number_the_heaviest_first(void **state) {
    (void)state;
    for (size_t times = 0; times <= 2; times++) {
        Letter l = counted(times);
        look(&l);
        const LorFact *numbers = fact(&l, "evidence_numbers");
        assert_int_equal(numbers->list.len, times);
        assert_int_equal(numbers->spans.len, times);
        assert_int_equal(numbers->state, times ? LOR_PRESENT : LOR_ABSENT);
        if (times > 0) expect_place(&l, numbers, 0, SAW);
        if (times > 1) expect_place(&l, numbers, 1, CUT);
        assert_int_equal(numbers->guessed, times == 2); /* the lighter one */
        close_letter(&l);
    }
}

static void a_figure_that_was_read_is_not_counted_again(void **state) {
    (void)state;
    Letter l = counted(2);
    found_item(&l, "evidence_numbers", "fourteen patients", SAW);
    look(&l);
    assert_int_equal(fact(&l, "evidence_numbers")->list.len, 2);
    expect_place(&l, fact(&l, "evidence_numbers"), 0, SAW);
    expect_place(&l, fact(&l, "evidence_numbers"), 1, CUT);
    close_letter(&l);
}

static void figures_that_were_read_stay_however_unlikely(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_NUMBERS] = l.weights->verdicts[LOR_VERDICT_COUNTED] = -5;
    found_item(&l, "evidence_numbers", "fourteen patients", SAW);
    look(&l);
    assert_int_equal(fact(&l, "evidence_numbers")->list.len, 1);
    close_letter(&l);
}

static void a_figure_in_a_sentence_without_a_trace_does_not_join(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_NUMBERS] = 5;
    weigh(&l, CUT, LOR_SCALE_NUMBER, -3 * LOR_WEIGHT_ONE - 1);
    look(&l);
    assert_int_equal(fact(&l, "evidence_numbers")->state, LOR_ABSENT);
    close_letter(&l);
}

static void figures_of_which_none_is_certain_are_a_guess(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_NUMBERS] = LIKELY;
    weigh(&l, CUT, LOR_SCALE_NUMBER, -1);
    look(&l);
    assert_int_equal(fact(&l, "evidence_numbers")->guessed, 1);
    close_letter(&l);
}

/* ---- themes ---- */

static const char *missing(Letter *l) {
    const LorFact *f = fact(l, "competencies.missing");
    return f->state == LOR_PRESENT ? lor_arena_copy(l->arena, f->value).ptr : "";
}

static bool has_theme(Letter *l, const char *theme) {
    const LorFact *f = fact(l, "competencies");
    for (size_t i = 0; i < f->list.len; i++)
        if (lor_str_is(f->list.at[i], theme)) return true;
    return false;
}

static void found_themes_stay_at_even_odds_with_their_places(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    found_item(&l, "competencies", "clinical", SAW);
    found_item(&l, "competencies", "communication", STAYED);
    lor_fact_put_text(l.facts, "competencies.missing", LOR_STR("professionalism"));
    l.weights->verdicts[LOR_VERDICT_CLINICAL] = -0.1f;
    look(&l);
    assert_false(has_theme(&l, "clinical"));
    assert_true(has_theme(&l, "communication"));
    assert_int_equal(fact(&l, "competencies")->spans.len, 1);
    expect_place(&l, fact(&l, "competencies"), 0, STAYED);
    assert_string_equal(missing(&l), "clinical");
    close_letter(&l);
}

static void a_brief_letter_keeps_its_themes(void **state) {
    (void)state;
    Letter l = letter_of(BRIEF);
    found_item(&l, "competencies", "clinical", SAW);
    l.weights->verdicts[LOR_VERDICT_CLINICAL] = -5;
    look(&l);
    assert_true(has_theme(&l, "clinical"));
    close_letter(&l);
}

static void likely_themes_join_where_a_sentence_shows_a_trace(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_COMMUNICATION] = l.weights->verdicts[LOR_VERDICT_PROFESSIONALISM] = LIKELY;
    weigh(&l, STAYED, LOR_SCALE_TALK, 10);
    weigh(&l, STAYED, LOR_SCALE_CONDUCT, -3 * LOR_WEIGHT_ONE - 1);
    look(&l);
    assert_true(has_theme(&l, "communication"));
    assert_false(has_theme(&l, "professionalism"));
    expect_place(&l, fact(&l, "competencies"), 0, STAYED);
    assert_int_equal(fact(&l, "competencies")->guessed, 0);
    close_letter(&l);
}

static void themes_that_are_neither_shown_nor_unlikely_are_not_called_missing(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_CLINICAL] = -0.1f;
    l.weights->verdicts[LOR_VERDICT_COMMUNICATION] = -5;
    lor_fact_put_text(l.facts, "competencies.missing", LOR_STR("clinical, professionalism, communication"))->number = 3;
    look(&l);
    assert_int_equal(fact(&l, "competencies")->state, LOR_ABSENT);
    assert_int_equal(fact(&l, "competencies")->guessed, 0);
    assert_string_equal(missing(&l), "clinical, communication");
    assert_int_equal((int)fact(&l, "competencies.missing")->number, 2);
    close_letter(&l);
}

static void what_the_reader_missed_and_the_letter_does_not_is_no_longer_missing(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    found_item(&l, "competencies", "clinical", SAW);
    lor_fact_put_text(l.facts, "competencies.missing", LOR_STR("professionalism, communication"))->number = 2;
    look(&l);
    assert_int_equal(fact(&l, "competencies.missing")->state, LOR_ABSENT);
    close_letter(&l);
}

static void one_missing_theme_is_forgiven_where_the_reader_missed_none(void **state) {
    (void)state;
    for (int more = 0; more < 2; more++) {
        Letter l = letter_of(FULL);
        found_item(&l, "competencies", "clinical", SAW);
        l.weights->verdicts[LOR_VERDICT_COMMUNICATION] = -5;
        if (more) l.weights->verdicts[LOR_VERDICT_PROFESSIONALISM] = -5;
        look(&l);
        assert_string_equal(missing(&l), more ? "professionalism, communication" : "");
        close_letter(&l);
    }
}

static void themes_at_guessed_places_stand_behind_the_others(void **state) {
    (void)state;
    Letter l = letter_of(FULL);
    l.weights->verdicts[LOR_VERDICT_CLINICAL] = LIKELY;
    weigh(&l, STAYED, LOR_SCALE_SKILL, -1);
    found_item(&l, "competencies", "communication", SAW);
    look(&l);
    const LorFact *f = fact(&l, "competencies");
    assert_int_equal(f->list.len, 2);
    assert_int_equal(f->guessed, 1);
    assert_int_equal(f->reason.len, 0);
    assert_true(lor_str_is(f->list.at[0], "communication"));
    expect_place(&l, f, 0, SAW);
    expect_place(&l, f, 1, STAYED);
    close_letter(&l);
}

/* ---- hints, and letters that are not weighed ---- */

static bool is_unlikely(const char *body, const char *name, float likely) {
    Letter l = letter_of(body);
    l.weights->verdicts[LOR_VERDICT_TEAM] = l.weights->verdicts[LOR_VERDICT_COMPARED] = likely;
    bool unlikely = lor_lint_unlikely(l.letter, lor_str_from_c(name));
    close_letter(&l);
    return unlikely;
}

static void a_hint_is_not_heard_where_the_fact_is_less_likely_than_not(void **state) {
    (void)state;
    assert_true(is_unlikely(FULL, "team", -0.1f));
    assert_false(is_unlikely(FULL, "team", 0.1f));
    assert_true(is_unlikely(FULL, "comparison", -0.1f));
    assert_false(is_unlikely(BRIEF, "team", -5));
    assert_false(is_unlikely(FULL, "purpose", -5)); /* no fact that is weighed */
}

static void letters_for_other_posts_stay_as_they_were_read(void **state) {
    (void)state;
    for (int post = 0; post < 2; post++) { /* else of a letter in which nobody knows who is meant */
        Letter l = letter_of(FULL);
        for (size_t i = 0; i < LOR_VERDICTS; i++) l.weights->verdicts[i] = 5;
        for (size_t i = 0; i < LOR_SCALES; i++) weigh(&l, CUT, (LorScale)i, 20);
        l.weights->verdicts[LOR_VERDICT_ROLE] = l.weights->verdicts[LOR_VERDICT_CLINICAL] = -5;
        found(&l, "role", CAME);
        l.sentences[body(&l, CAME) * LOR_SCALES + LOR_SCALE_ROLE] = LIGHT;
        found_item(&l, "competencies", "clinical", SAW);
        if (post) l.letter->asked.clinical = false;
        else l.letter->refers = NULL;
        look(&l);
        assert_int_equal(fact(&l, "role")->state, LOR_PRESENT);
        assert_int_equal(fact(&l, "team")->state, LOR_ABSENT);
        assert_int_equal(fact(&l, "comparison")->state, LOR_ABSENT);
        assert_int_equal(fact(&l, "evidence_numbers")->state, LOR_ABSENT);
        assert_int_equal(fact(&l, "competencies")->list.len, 1);
        assert_true(has_theme(&l, "clinical"));
        assert_false(lor_lint_unlikely(l.letter, LOR_STR("role")));
        close_letter(&l);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_likely_stands_in_the_heaviest_sentence),
        cmocka_unit_test(a_place_that_rather_says_something_else_is_a_guess),
        cmocka_unit_test(two_to_one_is_enough_and_six_to_one_for_what_next_to_all_letters_say),
        cmocka_unit_test(without_a_trace_nothing_is_said_however_likely),
        cmocka_unit_test(what_could_not_be_looked_at_stays_unknown),
        cmocka_unit_test(what_letter_and_sentence_speak_against_is_dropped),
        cmocka_unit_test(the_letter_alone_or_the_sentence_alone_does_not_speak_against_it),
        cmocka_unit_test(a_brief_letter_speaks_against_nothing),
        cmocka_unit_test(one_sentence_with_a_trace_holds_a_fact_of_several),
        cmocka_unit_test(what_stands_above_the_body_cannot_be_weighed_and_stays),
        cmocka_unit_test(a_comparison_without_a_group_or_a_word_of_standing_is_unknown),
        cmocka_unit_test(a_comparison_that_likely_has_group_and_number_is_full),
        cmocka_unit_test(how_much_of_a_comparison_is_there_is_else_unknown),
        cmocka_unit_test(a_comparison_wants_more_of_a_trace),
        cmocka_unit_test(a_comparison_that_was_found_stays_as_it_is),
        cmocka_unit_test(a_purpose_that_likely_is_said_is_left_open_and_one_that_is_not_stays_missing),
        cmocka_unit_test(figures_join_up_to_the_likely_number_the_heaviest_first),
        cmocka_unit_test(a_figure_that_was_read_is_not_counted_again),
        cmocka_unit_test(figures_that_were_read_stay_however_unlikely),
        cmocka_unit_test(a_figure_in_a_sentence_without_a_trace_does_not_join),
        cmocka_unit_test(figures_of_which_none_is_certain_are_a_guess),
        cmocka_unit_test(found_themes_stay_at_even_odds_with_their_places),
        cmocka_unit_test(a_brief_letter_keeps_its_themes),
        cmocka_unit_test(likely_themes_join_where_a_sentence_shows_a_trace),
        cmocka_unit_test(themes_that_are_neither_shown_nor_unlikely_are_not_called_missing),
        cmocka_unit_test(what_the_reader_missed_and_the_letter_does_not_is_no_longer_missing),
        cmocka_unit_test(one_missing_theme_is_forgiven_where_the_reader_missed_none),
        cmocka_unit_test(themes_at_guessed_places_stand_behind_the_others),
        cmocka_unit_test(a_hint_is_not_heard_where_the_fact_is_less_likely_than_not),
        cmocka_unit_test(letters_for_other_posts_stay_as_they_were_read),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
