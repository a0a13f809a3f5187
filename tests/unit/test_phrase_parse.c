// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases from their source: what is filed under which word, and what is refused, with its column.
#include "../support/check.h"

#include "core/phrase_parse.h"

static LorArena *arena;
static LorPhraseNames names;

static int set_up(void **state) {
    (void)state;
    arena = lor_arena_new(0);
    names = (LorPhraseNames){.arena = arena};
    const LorPhraseName known[] = {
        {.name = LOR_STR("group"), .alternatives = LOR_STR("intern~|resident~")},
        {.name = LOR_STR("self"), .alternatives = LOR_STR("{@self}|more")},
        {.name = LOR_STR("left"), .alternatives = LOR_STR("a {@right}")},
        {.name = LOR_STR("right"), .alternatives = LOR_STR("b {@left}")},
        {.name = LOR_STR("nothing"), .alternatives = LOR_STR("")},
        {.name = LOR_STR("wrong"), .alternatives = LOR_STR("fine|{oops")},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) lor_vec_push(arena, &names.list, known[i]);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    lor_arena_free(arena);
    return 0;
}

static LorPhraseVariants parse(const char *source, LorError *err) {
    LorPhraseVariants variants = {0};
    bool good = lor_phrase_parse(&names, lor_str_from_c(source), &variants, err);
    assert_int_equal(good, !err->set);
    return variants;
}

static void expect_anchor(const char *source, const char *word, size_t count) {
    LorError err = {0};
    LorPhraseVariants v = parse(source, &err);
    if (err.set) fail_msg("%s", err.message);
    if (v.len != count) fail_msg("\"%s\" gives %zu variants", source, v.len);
    assert_str(v.at[0].sequence.at[v.at[0].anchor].text, lor_str_from_c(word));
}

static void expect_refused(const char *source, const char *said, size_t column) {
    LorError err = {0};
    parse(source, &err);
    assert_error(&err, said);
    if (column && err.column != column) fail_msg("\"%s\": column %zu, wanted %zu", source, err.column, column);
}

static void the_rarest_word_is_the_anchor(void **state) {
    (void)state;
    expect_anchor("in the unit", "unit", 1);
    expect_anchor("of it", "of", 1);
    expect_anchor("one of the {best|finest} residents", "residents", 1);
    expect_anchor("top 5 %", "top", 1);
    expect_anchor("the {unit|ward}", "unit", 2);
    expect_anchor("{@group}", "intern", 2);
    expect_anchor("the {@group}", "intern", 2);
    expect_anchor("{a|the} {unit|ward}", "unit", 2); /* at the brace with rare words, not at the first */
    expect_anchor("{{best|finest}|outstanding} of", "best", 3);
    expect_anchor("{the|} of {..2}", "of", 1);
}

static void a_phrase_needs_a_fixed_word(void **state) {
    (void)state;
    static const char *const sources[] = {"", "  ", "{..6}", "{num} {person}", "{@nothing}", "{the|}", "{a|{b|}} {num}", "...", "{|}", "{}", NULL};
    for (size_t i = 0; sources[i]; i++) expect_refused(sources[i], "needs at least one fixed word", 0);
}

static void mistakes_are_told_with_their_column(void **state) {
    (void)state;
    expect_refused("I recommend", "lower case", 1);
    expect_refused("we Recommend", "lower case", 4);
    expect_refused("a|b", "braces", 2);
    expect_refused("in {the|my unit", "a { without its }", 0);
    expect_refused("in {the", "a { without its }", 0);
    expect_refused("unit}", "belongs to nothing", 5);
    expect_refused("~unit", "belongs to nothing", 1);
    expect_refused("unit ~", "belongs to nothing", 6);
    expect_refused("unit {..}", "a gap is written", 0);
    expect_refused("unit {..41}", "at most 40", 0);
    expect_refused("unit {5..2}", "a gap is written", 0);
    expect_refused("unit {x..2}", "a gap is written", 0);
    expect_refused("unit {..2..3}", "a gap is written", 0);
    expect_refused("unit {1..99999999999999999999}", "a gap is written", 0);
    expect_refused("the {@gruop} unit", "did you mean \"group\"?", 0);
    expect_refused("the {@zzzzzzzz} unit", "no words are named \"zzzzzzzz\"", 0);
    expect_refused("the {@wrong} unit", "a { without its }", 0);
}

static void nesting_and_length_have_limits(void **state) {
    (void)state;
    char deep[200] = "", wide[2000] = "";
    for (int i = 0; i < 9; i++) strcat(deep, "{a|");
    for (int i = 0; i < 9; i++) strcat(deep, "}");
    expect_refused(deep, "nested too deep", 0);
    for (int i = 0; i < 65; i++) strcat(wide, "unit ");
    expect_refused(wide, "more than 64", 0);
    expect_refused("{@self}", "too deep", 0);
    expect_refused("unit {@left}", "too deep", 0);
    char many[2000] = "";
    for (int i = 0; i < 10; i++) strcat(many, "{a|b|c|d} ");
    expect_refused(many, "too many alternatives", 0);
}

static void long_sources_are_cut_in_messages(void **state) {
    (void)state;
    char source[5000];
    memset(source, 'x', sizeof source - 2);
    source[sizeof source - 2] = '}';
    source[sizeof source - 1] = 0;
    expect_refused(source, "belongs to nothing", sizeof source - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rarest_word_is_the_anchor),       cmocka_unit_test(a_phrase_needs_a_fixed_word),
        cmocka_unit_test(mistakes_are_told_with_their_column), cmocka_unit_test(nesting_and_length_have_limits),
        cmocka_unit_test(long_sources_are_cut_in_messages),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
