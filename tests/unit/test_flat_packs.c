// SPDX-License-Identifier: GPL-3.0-or-later
// Packs as flat bytes: what was written comes back, and what is left unread is there when it is asked for.
#include "pack.h"
#include "arena.h"

#include "rules/flat.h"

static const char made[] =
    "<pack name=\"made\" category=\"form\"><words id=\"group\">intern~|resident~</words><threshold name=\"few\" value=\"2.5\"/>"
    "<fact name=\"z_praise\" zone=\"body sign\" strength=\"yes\" together=\"2\" what=\"Praise\"><phrase>best {@group}</phrase>"
    "<pattern literal=\"top\" before=\"3\" value=\"0.25\" raw=\"yes\">a+ top</pattern><pattern literal=\"low|bad\" except=\"yes\">low|bad</pattern></fact>"
    "<lexicon name=\"a_words\" about=\"applicant\" negated=\"keep\"><phrase>words</phrase></lexicon>"
    "<rule id=\"made/praise\" category=\"us\" each=\"yes\" off=\"yes\"><title>Praise</title>"
    "<when fact=\"z_praise\" above=\"$few\" severity=\"error\" points=\"1.5\" per=\"3\" most=\"4\" gate=\"69\" at=\"a_words\"><and fact=\"a_words\" is=\"x|y\"/>"
    "<unless fact=\"z_praise\" is=\"unknown\"/><message>Own words</message></when><when fact=\"a_words\" is=\"absent\" severity=\"info\"/>"
    "<message>Praised</message><advice>Ask</advice><source>a convention</source><why>Because</why><not>Never</not><ask area=\"clinical\" fact=\"z_praise\" lacks=\"v\">What?</ask>"
    "<fail as-of=\"2026-01-02\" applicant=\"Asha Verma\">best <mark>intern</mark> here</fail><pass zone=\"head\" file=\"a4\">a</pass></rule>"
    "<ask fact=\"a_words\">Else?</ask></pack>";

static LorPacks *back(const LorFlatPacks *flat) {
    LorPacks *packs = LOR_NEW(arena, LorPacks);
    packs->arena = arena;
    packs->phrases = lor_phrases_new(arena);
    lor_packs_unflatten(packs, flat);
    return packs;
}

static void expect_same(LorFlatPacks a, LorFlatPacks b) {
    assert_str(a.rows, b.rows);
    assert_str(a.prose, b.prose);
    assert_str(a.asked, b.asked);
}

static void packs_come_back_as_they_went(void **state) {
    (void)state;
    LorFlatPacks flat = lor_packs_flatten(arena, packs_of(arena, made));
    LorPacks *packs = back(&flat);
    expect_same(lor_packs_flatten(arena, packs), flat);
    const LorFactKind *kind = &packs->facts.at[lor_packs_fact(packs, LOR_STR("z_praise"))];
    assert_str(kind->what, LOR_STR("Praise"));
    assert_int_equal(kind->zones, LOR_ZONE_BODY | LOR_ZONE_SIGN);
    assert_int_equal(kind->patterns.len, 2);
    assert_str(lor_pattern_source(kind->patterns.at[0].pattern), LOR_STR("a+ top"));
    assert_int_equal(kind->patterns.at[0].before, 3);
    assert_int_equal(kind->patterns.at[1].before, LOR_NONE);
    assert_true(kind->patterns.at[0].value == 0.25f && kind->patterns.at[1].except);
    const LorRule *rule = &packs->rules.at[0];
    assert_str(rule->group, LOR_STR("made"));
    assert_str(rule->ask, LOR_STR("What?"));
    assert_str(rule->pack, LOR_STR("test.xml"));
    assert_true(rule->category == LOR_CATEGORY_US && rule->off && rule->on_request && rule->each);
    assert_true(rule->whens.at[0].points == 1.5 && rule->whens.at[0].conditions.at[2].unless);
    assert_str(rule->whens.at[0].message, LOR_STR("Own words"));
}

static void examples_are_read_when_they_are_asked_for(void **state) {
    (void)state;
    LorFlatPacks flat = lor_packs_flatten(arena, packs_of(arena, made));
    LorPacks *packs = back(&flat);
    assert_int_equal(packs->rules.at[0].examples.len, 0);
    lor_packs_examples(packs);
    assert_int_equal(packs->rules.at[0].examples.len, 2);
    const LorExample *example = &packs->rules.at[0].examples.at[0];
    assert_str(lor_str_slice(example->text, example->mark.off, example->mark.len), LOR_STR("intern"));
    assert_str(example->applicant, LOR_STR("Asha Verma"));
    assert_str(packs->rules.at[0].examples.at[1].zone, LOR_STR("head"));
    lor_packs_examples(packs);
    assert_int_equal(packs->rules.at[0].examples.len, 2);
    expect_same(lor_packs_flatten(arena, packs), flat);
}

static void sets_of_words_are_there_for_phrases_that_are_added(void **state) {
    (void)state;
    LorFlatPacks flat = lor_packs_flatten(arena, packs_of(arena, made));
    LorPacks *packs = back(&flat);
    LorError err = {0};
    const char *more = "<facts><fact name=\"more\" what=\"More\"><phrase>good {@group}</phrase></fact></facts>";
    if (!lor_packs_add(packs, lor_str_from_c(more), "more.xml", &err)) fail_msg("%s", err.message);
    assert_true(lor_packs_seal(packs, &err));
    assert_int_equal(lor_packs_fact(packs, LOR_STR("more")), 2);
    assert_int_equal(lor_packs_fact(packs, LOR_STR("a_words")), 1);
}

static void profiles_of_the_build_are_applied_from_their_bytes(void **state) {
    (void)state;
    LorError err = {0};
    LorPacks *packs = packs_of(arena, "<profile id=\"calm\" title=\"Calm\" clinical=\"yes\"><threshold name=\"few\" value=\"9\"/></profile>");
    LorFlatPacks flat = lor_packs_flatten(arena, packs);
    LorPacks *read = back(&flat);
    assert_null(read->profiles.at[0].changes);
    assert_true(lor_packs_profile(read, LOR_STR("calm"), &err) && read->clinical);
    assert_true(read->thresholds.at[0].value == 9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(packs_come_back_as_they_went, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(examples_are_read_when_they_are_asked_for, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(sets_of_words_are_there_for_phrases_that_are_added, set_up_arena, free_arena),
        cmocka_unit_test_setup_teardown(profiles_of_the_build_are_applied_from_their_bytes, set_up_arena, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
