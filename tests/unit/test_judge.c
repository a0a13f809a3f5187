// SPDX-License-Identifier: GPL-3.0-or-later
// Judging: each kind of condition, facts that are unknown, first match wins, counts, places and messages.
#include "../support/pack.h"
#include "letter/anatomy.h"
#include "lint/judge.h"
#include "lint/message.h"
#include "../support/arena.h"

static LorLetter *letter;
static LorFacts *facts;

/* A letter of a few words, and facts of each state and kind. */
static int set_up(void **state) {
    LorAsked asked = {.as_of = {2026, 9, 15}};
    set_up_arena(state);
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = LOR_STR("Dated 3 March 2023\nas a long line of words goes on and on and on and on and on and on and on and on\n");
    letter = lor_letter_new(doc, &asked, NULL);
    facts = lor_facts_new(arena);
    lor_fact_add_span(facts, lor_fact_put_text(facts, "date", LOR_STR("2023-03-03")), (LorSpan){6, 12});
    lor_fact_put_number(facts, "date.age", 42);
    lor_fact_put_text(facts, "level", LOR_STR("partial"));
    lor_fact_put_absent(facts, "email");
    lor_fact_put_unknown(facts, "ink", "a text file has no ink");
    lor_fact_put_item(facts, "themes", LOR_STR("care"));
    lor_fact_put_item(facts, "themes", LOR_STR("zeal"));
    LorFact *words = lor_fact_put_number(facts, "words", 0);
    for (size_t i = 0; i < 7; i++) lor_fact_add_span(facts, words, (LorSpan){19 + i * 3, 2});
    words->number = 7;
    return 0;
}

static const char *const declared = "<fact name='date' reader='date'/><fact name='date.age' reader='date'/><fact name='level' reader='x'/><fact name='email' reader='x'/>"
                                    "<fact name='ink' reader='x'/><fact name='themes' reader='x'/><fact name='words' reader='x'/><fact name='never' reader='x'/>";

static LorResult *judge(const char *rules) {
    LorPacks *packs = packs_of(arena, lor_arena_format(arena, "<pack category='form'><threshold name='old' value='24'/>%s%s</pack>", declared, rules).ptr);
    LorResult *result = LOR_NEW(arena, LorResult);
    result->arena = arena;
    lor_judge(result, letter, facts, packs);
    return result;
}

typedef enum Outcome { PASSED, FOUND, UNCHECKED } Outcome;

static void expect(const char *when, Outcome wanted) {
    LorResult *result = judge(lor_arena_format(arena, "<rule id='a/b'>%s<message>m</message></rule>", when).ptr);
    Outcome got = result->findings.len ? FOUND : result->unchecked.len ? UNCHECKED : PASSED;
    if (got != wanted) fail_msg("%s gives %d", when, got);
}

#define WHEN(conditions) "<when severity='error' points='2' " conditions "/>"

static void each_test_holds_for_what_it_says(void **state) {
    (void)state;
    expect(WHEN("fact='date'"), FOUND);
    expect(WHEN("fact='date' is='present'"), FOUND);
    expect(WHEN("fact='email'"), PASSED);
    expect(WHEN("fact='email' is='absent'"), FOUND);
    expect(WHEN("fact='never' is='absent'"), FOUND);
    expect(WHEN("fact='date' is='absent'"), PASSED);
    expect(WHEN("fact='level' is='partial'"), FOUND);
    expect(WHEN("fact='level' is='none|partial'"), FOUND);
    expect(WHEN("fact='level' is='part'"), PASSED);
    expect(WHEN("fact='email' is='partial'"), PASSED);
    expect(WHEN("fact='date.age' is='42'"), FOUND);
    expect(WHEN("fact='date.age' above='41'"), FOUND);
    expect(WHEN("fact='date.age' above='42'"), PASSED);
    expect(WHEN("fact='date.age' below='42'"), PASSED);
    expect(WHEN("fact='date.age' below='42.5'"), FOUND);
    expect(WHEN("fact='date.age' above='$old'"), FOUND);
    expect(WHEN("fact='email' below='1'"), FOUND);
    expect(WHEN("fact='email' above='0'"), PASSED);
    expect(WHEN("fact='themes' above='1'"), FOUND);
    expect(WHEN("fact='themes' above='2'"), PASSED);
    expect(WHEN("fact='words' above='6'"), FOUND);
}

static void what_is_unknown_is_not_checked(void **state) {
    (void)state;
    expect(WHEN("fact='ink'"), UNCHECKED);
    expect(WHEN("fact='ink' is='absent'"), UNCHECKED);
    expect(WHEN("fact='ink' above='1'"), UNCHECKED);
    expect(WHEN("fact='ink' below='1'"), UNCHECKED);
    expect(WHEN("fact='ink' is='wet'"), UNCHECKED);
    expect(WHEN("fact='ink' is='unknown'"), FOUND);
    expect(WHEN("fact='date' is='unknown'"), PASSED);
    LorResult *result = judge("<rule id='a/b'>" WHEN("fact='ink'") "<message>m</message></rule>");
    assert_str(result->unchecked.at[0].reason, LOR_STR("a text file has no ink"));
}

/* The stricter condition of two cannot be told: the milder one holds in any case, a harsher one may not. */
static void a_milder_condition_holds_behind_an_unknown_one(void **state) {
    (void)state;
    const char *gated = "<when fact='email' is='absent' severity='error' points='2' gate='30'><and fact='ink'/></when>";
    LorResult *result = judge(lor_arena_format(arena, "<rule id='a/b'>%s" WHEN("fact='email' is='absent'") "<message>m</message></rule>", gated).ptr);
    assert_int_equal(result->findings.len, 1);
    assert_int_equal(result->findings.at[0].gate, 0);
    assert_int_equal(result->unchecked.len, 0);
    expect("<when fact='ink' severity='info' points='0'/>" WHEN("fact='email' is='absent'"), UNCHECKED);
    expect("<when fact='ink' severity='error' points='2'/><when fact='email' is='absent' severity='error' points='2' gate='49'/>", UNCHECKED);
    expect("<when fact='ink' severity='error' points='2' gate='49'/>" WHEN("fact='email'"), UNCHECKED);
}

static void a_hint_is_told_where_something_would_be_missing(void **state) {
    (void)state;
    LorFact *ink = lor_facts_get(facts, LOR_STR("ink"));
    lor_vec_push(arena, &ink->spans, ((LorSpan){6, 12}));
    LorResult *result = judge("<rule id='a/b'>" WHEN("fact='ink' is='absent'") "<message>m</message><ask area='time'>When?</ask></rule>");
    assert_true(lor_unchecked_doubt(&result->unchecked.at[0]) && result->unchecked.at[0].place.start == 6);
    result = judge("<rule id='a/b'>" WHEN("fact='ink' is='wet'") "<message>m</message><ask area='time'>When?</ask></rule>");
    assert_false(lor_unchecked_doubt(&result->unchecked.at[0]));
    result = judge("<rule id='a/b'>" WHEN("fact='ink' is='absent'") "<message>m</message></rule>");
    assert_false(lor_unchecked_doubt(&result->unchecked.at[0]));
}

static void more_conditions_must_hold_too(void **state) {
    (void)state;
    expect("<when fact='date' severity='error'><and fact='level' is='partial'/></when>", FOUND);
    expect("<when fact='date' severity='error'><and fact='email'/></when>", PASSED);
    expect("<when fact='date' severity='error'><unless fact='email'/></when>", FOUND);
    expect("<when fact='date' severity='error'><unless fact='level' is='partial'/></when>", PASSED);
    expect("<when fact='date' severity='error'><and fact='ink'/></when>", UNCHECKED);
    expect("<when fact='date' severity='error'><unless fact='ink'/></when>", UNCHECKED);
    expect("<when fact='email' severity='error'><and fact='ink'/></when>", PASSED);
    expect("<when fact='ink' severity='error'><and fact='email'/></when>", PASSED);
}

static void the_first_that_holds_wins(void **state) {
    (void)state;
    LorResult *result = judge("<rule id='a/b'><when fact='date.age' above='50' severity='error' points='9'/><when fact='date.age' above='40' severity='warning' points='3'/>"
                              "<when fact='date.age' above='1' severity='info'/><message>m</message></rule>");
    assert_int_equal(result->findings.len, 1);
    assert_int_equal(result->findings.at[0].severity, LOR_WARNING);
    assert_true(result->findings.at[0].asked == 3);
    expect("<when fact='email' severity='error'/><when fact='ink' severity='error'/><when fact='date' severity='error' points='2'/>", UNCHECKED);
    expect("<when fact='date' severity='error'/><when fact='ink' severity='error'/>", FOUND);
}

static double asked(const char *when) {
    LorResult *result = judge(lor_arena_format(arena, "<rule id='a/b'>%s<message>m</message></rule>", when).ptr);
    return result->findings.at[0].asked;
}

static void points_grow_with_counts_up_to_a_most(void **state) {
    (void)state;
    assert_true(asked("<when fact='words' severity='error' points='2'/>") == 2);
    assert_true(asked("<when fact='words' severity='error' points='1' per='1'/>") == 7);
    assert_true(asked("<when fact='words' severity='error' points='1' per='2'/>") == 4);
    assert_true(asked("<when fact='words' severity='error' points='1' per='2' most='3'/>") == 3);
    assert_true(asked("<when fact='words' severity='error' points='0.5' per='7'/>") == 0.5);
    assert_true(asked("<when fact='themes' severity='error' points='1' per='1'/>") == 2);
}

static void check_rules_cost_nothing_and_close_no_gate(void **state) {
    (void)state;
    LorResult *result = judge("<rule id='a/b' check='yes'><when fact='date' severity='error' points='9' gate='40'/><message>m</message></rule>"
                              "<rule id='a/c' category='apart'><when fact='date' severity='error' points='9' gate='40'/><message>m</message></rule>");
    assert_true(result->findings.at[0].asked == 0 && result->findings.at[0].gate == 0);
    assert_true(result->findings.at[1].asked == 0);
}

static const LorFinding *found(const char *rule) { return &judge(rule)->findings.at[0]; }

static void places_are_those_of_the_fact_shown(void **state) {
    (void)state;
    const LorFinding *finding = found("<rule id='a/b'><when fact='words' severity='error'/><message>m</message></rule>");
    assert_int_equal(finding->places.len, LOR_MAX_SPANS_SHOWN);
    assert_int_equal(finding->place_count, 7);
    finding = found("<rule id='a/b' each='yes'><when fact='words' severity='error'/><message>m</message></rule>");
    assert_int_equal(finding->places.len, 7);
    finding = found("<rule id='a/b'><when fact='date.age' above='1' severity='error'/><message>m</message></rule>");
    assert_str(finding->places.at[0].text, LOR_STR("3 March 2023"));
    assert_true(finding->places.at[0].line == 1 && finding->places.at[0].column == 7);
    finding = found("<rule id='a/b'><when fact='email' is='absent' at='date' severity='error'/><message>m</message></rule>");
    assert_str(finding->places.at[0].text, LOR_STR("3 March 2023"));
    finding = found("<rule id='a/b'><when fact='email' is='absent' severity='error'/><message>m</message></rule>");
    assert_int_equal(finding->places.len, 0);
}

static void expect_message(const char *words, const char *wanted) {
    check_str(lor_message_fill(letter, facts, lor_str_from_c(words)), lor_str_from_c(wanted), __FILE__, __LINE__);
}

static void messages_are_filled_in(void **state) {
    (void)state;
    expect_message("Dated {date.text}, {date.age} months before {as-of}.", "Dated 3 March 2023, 42 months before 2026-09-15.");
    expect_message("{date} {level} {themes} {themes.count} {words.count} {words}", "2023-03-03 partial care, zeal 2 7 7");
    expect_message("{email}{never}{never.text}{never.count}{email.count}", "00");
    expect_message("plain {", "plain {");
    expect_message("{}", "");
    expect_message("a {b", "a {b");
    expect_message("", "");
    lor_fact_add_span(facts, lor_facts_get(facts, LOR_STR("long")), (LorSpan){19, 85});
    expect_message("{long}", "as a long line of words goes on and on and on and on and on\xE2\x80\xA6");
    lor_fact_put_text(facts, "accents", LOR_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xC3\xA9t\xC3\xA9"));
    expect_message("{accents}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xC3\xA9\xE2\x80\xA6"); /* characters, not bytes */
}

static void a_rule_s_own_message_is_replaced_by_that_of_its_line(void **state) {
    (void)state;
    const LorFinding *finding = found("<rule id='a/b'><when fact='date' severity='error'><message>mine {level}</message></when><message>m</message></rule>");
    assert_str(finding->message, LOR_STR("mine partial"));
}

static void rules_that_are_off_are_not_judged(void **state) {
    (void)state;
    LorPacks *packs = packs_of(arena, lor_arena_format(arena, "<pack category='form'>%s<rule id='a/b'>" WHEN("fact='date'") "<message>m</message></rule></pack>", declared).ptr);
    LorResult *result = LOR_NEW(arena, LorResult);
    result->arena = arena;
    packs->rules.at[0].off = true;
    lor_judge(result, letter, facts, packs);
    assert_int_equal(result->findings.len + result->unchecked.len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_test_holds_for_what_it_says, set_up, free_arena),
        cmocka_unit_test_setup_teardown(what_is_unknown_is_not_checked, set_up, free_arena),
        cmocka_unit_test_setup_teardown(a_milder_condition_holds_behind_an_unknown_one, set_up, free_arena),
        cmocka_unit_test_setup_teardown(a_hint_is_told_where_something_would_be_missing, set_up, free_arena),
        cmocka_unit_test_setup_teardown(more_conditions_must_hold_too, set_up, free_arena),
        cmocka_unit_test_setup_teardown(the_first_that_holds_wins, set_up, free_arena),
        cmocka_unit_test_setup_teardown(points_grow_with_counts_up_to_a_most, set_up, free_arena),
        cmocka_unit_test_setup_teardown(check_rules_cost_nothing_and_close_no_gate, set_up, free_arena),
        cmocka_unit_test_setup_teardown(places_are_those_of_the_fact_shown, set_up, free_arena),
        cmocka_unit_test_setup_teardown(messages_are_filled_in, set_up, free_arena),
        cmocka_unit_test_setup_teardown(a_rule_s_own_message_is_replaced_by_that_of_its_line, set_up, free_arena),
        cmocka_unit_test_setup_teardown(rules_that_are_off_are_not_judged, set_up, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
