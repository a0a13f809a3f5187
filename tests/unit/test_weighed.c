// SPDX-License-Identifier: GPL-3.0-or-later
// The second look: what no phrase knows is found where the letter likely says it, in letters for clinical posts; what a few sentences say plainly stays.
#include "../support/reading.h"

#define RICH                                                                                                                                              \
    "Dr. Yara Haddad was an intern on my ward from January to March 2026. She saw fourteen patients a day and wrote each note before noon. One night in " \
    "February a farmer came with a pain in his chest and she found the tear of the aorta that two of us had missed. She sat with his wife until the "    \
    "morning. The pharmacist and the nurses waited for her on the round. I recommend her strongly for a residency in internal medicine. "
#define SHEETS "She cut the paper for a discharge from nine sheets to two."

static const LorFact *fact_of(LorArena *arena, const char *body, bool clinical, const char *name) {
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_arena_format(arena, "%s%s%s", LETTER_HEAD, body, LETTER_SIGN);
    LorAsked asked = {.as_of = {2026, 9, 15}, .clinical = clinical};
    const LorResult *result = lor_lint(doc, builtin_packs, &asked);
    for (size_t i = 0; i < result->facts.len; i++)
        if (lor_str_is(result->facts.at[i].fact->name, name)) return result->facts.at[i].fact;
    return NULL;
}

static bool says(const char *body, bool clinical, const char *name) {
    LorArena *arena = lor_arena_new(0);
    const LorFact *fact = fact_of(arena, body, clinical, name);
    bool present = fact && fact->state == LOR_PRESENT;
    lor_arena_free(arena);
    return present;
}

static void what_no_phrase_knows_is_found_by_its_words(void **state) {
    (void)state;
    assert_false(says(RICH, true, "systems"));
    assert_true(says(RICH SHEETS, true, "systems"));
}

static void its_sentence_is_its_place(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    const LorFact *fact = fact_of(arena, RICH SHEETS, true, "systems");
    assert_non_null(fact);
    assert_int_equal(fact->spans.len, 1);
    assert_true(lor_str_eq(fact->value, LOR_STR("She cut the paper for a discharge from nine sheets to two")));
    lor_arena_free(arena);
}

static void letters_for_other_posts_are_not_weighed(void **state) {
    (void)state;
    assert_false(says(RICH SHEETS, false, "systems"));
}

static void a_full_letter_is_credited_with_nothing_that_leaves_no_trace(void **state) {
    (void)state;
    assert_false(says(RICH, true, "contact_invitation"));
}

static bool shows_clinic(const char *body) {
    LorArena *arena = lor_arena_new(0);
    const LorFact *fact = fact_of(arena, body, true, "competencies");
    bool shown = false;
    for (size_t i = 0; fact && i < fact->list.len; i++) shown |= lor_str_is(fact->list.at[i], "clinical");
    lor_arena_free(arena);
    return shown;
}

static void what_the_writer_says_they_did_not_see_is_not_guessed(void **state) {
    (void)state;
    assert_true(shows_clinic(RICH));
    assert_false(shows_clinic(RICH "I have never seen her examine a patient myself. "));
}

static void what_a_few_sentences_say_plainly_stays(void **state) {
    (void)state;
    assert_true(says("Dr. Yara Haddad worked here. She led an audit of hand hygiene.", true, "systems"));
}

/* "One night … two of us" likely counts something. */
static void a_fact_some_of_whose_places_are_guesses_is_a_strength(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = LOR_STR(LETTER_HEAD RICH LETTER_SIGN);
    LorAsked asked = {.as_of = {2026, 9, 15}, .clinical = true};
    const LorResult *result = lor_lint(doc, builtin_packs, &asked);
    const LorFact *numbers = NULL;
    for (size_t i = 0; i < result->strengths.len; i++)
        if (lor_str_is(result->strengths.at[i].fact->name, "evidence_numbers")) numbers = result->strengths.at[i].fact;
    assert_non_null(numbers);
    assert_int_equal(numbers->guessed, 1);
    assert_int_equal(lor_fact_firm_items(numbers), 1);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_no_phrase_knows_is_found_by_its_words),
        cmocka_unit_test(its_sentence_is_its_place),
        cmocka_unit_test(letters_for_other_posts_are_not_weighed),
        cmocka_unit_test(a_full_letter_is_credited_with_nothing_that_leaves_no_trace),
        cmocka_unit_test(what_the_writer_says_they_did_not_see_is_not_guessed),
        cmocka_unit_test(what_a_few_sentences_say_plainly_stays),
        cmocka_unit_test(a_fact_some_of_whose_places_are_guesses_is_a_strength),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
