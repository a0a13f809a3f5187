// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases from their source: what is filed under which word, and what is refused, with its column.
#include "core/phrase_parse.h"
#include "../support/arena.h"

static LorPhraseParser parser;

static int set_up(void **state) {
    set_up_arena(state);
    parser = (LorPhraseParser){.arena = arena};
    const LorPhraseName known[] = {
        {.name = LOR_STR("group"), .source = LOR_STR("intern~|resident~")}, {.name = LOR_STR("self"), .source = LOR_STR("{@self}|more")},
        {.name = LOR_STR("left"), .source = LOR_STR("a {@right}")},         {.name = LOR_STR("right"), .source = LOR_STR("b {@left}")},
        {.name = LOR_STR("nothing"), .source = LOR_STR("")},                {.name = LOR_STR("wrong"), .source = LOR_STR("fine|{oops")},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) lor_vec_push(arena, &parser.names, known[i]);
    return 0;
}

static LorPhraseSequence parse(const char *source, LorError *err) {
    uint32_t sequence = 0;
    bool good = lor_phrase_parse(&parser, lor_str_from_c(source), &sequence, err);
    assert_int_equal(good, !err->set);
    return good ? parser.tables.sequences.at[sequence] : (LorPhraseSequence){0};
}

/* The words under which a sequence is found, parted by |. */
static void add_words(LorBuf *out, LorPhraseSequence s) {
    LorPhraseElement best = parser.tables.elements.at[s.first + lor_phrase_best(&parser.tables, s)];
    if (best.kind == LOR_ELEMENT_BRANCHES)
        for (uint32_t i = 0; i < best.len; i++) add_words(out, parser.tables.sequences.at[best.first + i]);
    else lor_buf_format(out, "%s%.*s", out->len ? "|" : "", (int)best.len, parser.tables.text.at + best.first);
}

static void expect_words(const char *source, const char *words) {
    LorError err = {0};
    LorBuf out = {.arena = arena};
    LorPhraseSequence whole = parse(source, &err);
    if (err.set) fail_msg("%s", err.message);
    add_words(&out, whole);
    assert_str(lor_buf_str(&out), lor_str_from_c(words));
}

static void expect_refused(const char *source, const char *said, size_t column) {
    LorError err = {0};
    parse(source, &err);
    assert_error(&err, said);
    if (column && err.column != column) fail_msg("\"%s\": column %zu, wanted %zu", source, err.column, column);
}

static void a_phrase_is_found_by_its_rarest_words(void **state) {
    (void)state;
    expect_words("in the unit", "unit");
    expect_words("of it", "of");
    expect_words("one of the {best|finest} residents", "residents");
    expect_words("top 5 %", "top");
    expect_words("the {unit|ward}", "unit|ward");
    expect_words("{@group}", "intern|resident");
    expect_words("the {@group} of", "intern|resident");
    expect_words("{he|she|they} {showed|proved}", "showed|proved");
    expect_words("{{best|finest}|outstanding} of", "best|finest|outstanding");
    expect_words("{the|} of {..2}", "of");
    expect_words("{a|b|} {most {of|}|all} {num}", "most|all");
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
    expect_refused("{@self}", "nested in themselves", 0);
    expect_refused("unit {@left}", "nested in themselves", 0);
    expect_refused("unit {@left}", "nested in themselves", 0);
    char large[5000];
    memset(large, 'x', sizeof large);
    large[sizeof large - 1] = 0;
    expect_refused(large, "longer than 4096", 0);
}

static void long_sources_are_cut_in_messages(void **state) {
    (void)state;
    char source[4000];
    memset(source, 'x', sizeof source - 2);
    source[sizeof source - 2] = '}';
    source[sizeof source - 1] = 0;
    expect_refused(source, "belongs to nothing", sizeof source - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_is_found_by_its_rarest_words),       cmocka_unit_test(a_phrase_needs_a_fixed_word),
        cmocka_unit_test(mistakes_are_told_with_their_column), cmocka_unit_test(nesting_and_length_have_limits),
        cmocka_unit_test(long_sources_are_cut_in_messages),
    };
    return cmocka_run_group_tests(tests, set_up, free_arena);
}
