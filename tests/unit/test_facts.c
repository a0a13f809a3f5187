// SPDX-License-Identifier: GPL-3.0-or-later
// Phrase facts: what each attribute of <fact> in docs/PACKS.md keeps and drops.
#include "../support/pack.h"
#include "letter/anatomy.h"
#include "letter/marks.h"

static const char *const letter = "LAKEVIEW HOSPITAL\nremarkable hall, Multan\n\nDear Director,\n\nRe: a remarkable doctor\n\n"
                                  "%s\n\nYours sincerely,\n\nDr. Farah Malik\nProfessor\n";

/* Places of the fact `x` of this pack in a letter with this body: its words, parted by |, then its number. */
static void expect(const char *facts, const char *body, const char *wanted) {
    LorArena *arena = lor_arena_new(0);
    LorPacks *packs = packs_of(arena, lor_arena_format(arena, "<facts>%s</facts>", facts).ptr);
    LorStr text = lor_arena_format(arena, letter, body);
    LorResult *result = lint_of(arena, packs, text.ptr);
    const LorFact *fact = fact_of(result, "x");
    LorBuf out = {.arena = arena};
    for (size_t i = 0; i < fact->spans.len; i++) {
        if (i) lor_buf_char(&out, '|');
        lor_buf_add(&out, lor_str_slice(text, fact->spans.at[i].off, fact->spans.at[i].len));
    }
    if (fact->state == LOR_PRESENT) lor_buf_format(&out, " %g", fact->number);
    else lor_buf_add(&out, fact->state == LOR_ABSENT ? LOR_STR("absent") : LOR_STR("unknown"));
    if (!lor_str_eq(lor_buf_str(&out), lor_str_from_c(wanted)))
        fail_msg("%s\n%s\n  got    \"%.*s\"\n  wanted \"%s\"", facts, body, LOR_STR_ARG(lor_buf_str(&out)), wanted);
    lor_arena_free(arena);
}

static void zones_say_where_hits_count(void **state) {
    (void)state;
    expect("<fact name='x'><phrase>remarkable</phrase></fact>", "A remarkable one.", "remarkable|remarkable|remarkable 3");
    expect("<fact name='x' zone='body'><phrase>remarkable {cap|one}</phrase></fact>", "A remarkable one.", "remarkable one 1");
    expect("<fact name='x' zone='head'><phrase>remarkable {..1}</phrase></fact>", "A remarkable one.", "remarkable 1");
    expect("<fact name='x' zone='subject body'><phrase>a remarkable</phrase></fact>", "A remarkable one.", "a remarkable|A remarkable 2");
    expect("<fact name='x' zone='sign'><phrase>professor</phrase></fact>", "Our professor.", "Professor 1");
    expect("<fact name='x' zone='foot'><phrase>professor</phrase></fact>", "Our professor.", "absent");
}

static void hits_inside_others_and_in_exceptions_are_dropped(void **state) {
    (void)state;
    expect("<fact name='x' zone='body'><phrase>hard</phrase><phrase>hard working</phrase></fact>", "Hard working and hard.", "Hard working|hard 2");
    expect("<fact name='x' zone='body'><phrase>english</phrase><except>british english</except></fact>", "English, not of British English.", "English 1");
    expect("<fact name='x' zone='body'><pattern>[a-z]+ing\\b</pattern><pattern except='yes'>morn\\w+</pattern></fact>", "Working in the morning.", "Working 1");
}

static void hits_that_overlap_are_one(void **state) {
    (void)state;
    static const char *const fact = "<fact name='x' zone='body'><phrase>lasting impression on</phrase><phrase>impression on all</phrase></fact>";
    expect(fact, "A lasting impression on all of us.", "lasting impression on all 1");
    expect(fact, "A lasting impression on us, an impression on all.", "lasting impression on|impression on all 2");
    expect("<fact name='x' zone='body' pick='highest'><phrase value='3'>i recommend her</phrase><phrase value='4'>recommend her highly</phrase></fact>", "I recommend her highly.", "recommend her highly 4");
}

static void patterns_see_folded_or_raw_text(void **state) {
    (void)state;
    expect("<fact name='x' zone='body'><pattern literal='toefl'>\\btoefl\\b</pattern></fact>", "TOEFL and toefl.", "TOEFL|toefl 2");
    expect("<fact name='x' zone='body'><pattern raw='yes'>\\bTOEFL\\b</pattern></fact>", "TOEFL and toefl.", "TOEFL 1");
    expect("<fact name='x' zone='body'><pattern literal='ielts'>toefl</pattern></fact>", "TOEFL and toefl.", "absent");
    expect("<fact name='x' zone='body'><pattern literal='ielts|toefl'>toefl</pattern></fact>", "TOEFL and toefl.", "TOEFL|toefl 2");
    expect("<fact name='x' zone='body'><pattern>_{3,}</pattern></fact>", "Name: ____ and ___", "____|___ 2");
    expect("<fact name='x' zone='body'><pattern>(a|b|ab)+c+d</pattern></fact>", "abababab", "absent");
}

static void a_pattern_near_its_literal_finds_what_it_finds_alone(void **state) {
    (void)state;
    const char *text = "Aba, b\u00e9b\u00e9b, xx ab, aab abab: b; cab";
    expect("<fact name='x' zone='body'><pattern>a[^ ]{0,2}b</pattern></fact>", text, "Ab|ab|aab|abab|ab 5");
    expect("<fact name='x' zone='body'><pattern literal='b' before='3'>a[^ ]{0,2}b</pattern></fact>", text, "Ab|ab|aab|abab|ab 5");
    expect("<fact name='x' zone='body'><pattern>[^ ]b</pattern></fact>", text, "Ab|\u00e9b|\u00e9b|ab|ab|ab|ab|ab 8");
    expect("<fact name='x' zone='body'><pattern literal='b' before='2'>[^ ]b</pattern></fact>", text, "Ab|\u00e9b|\u00e9b|ab|ab|ab|ab|ab 8");
}

static void too_many_literals_are_given_up(void **state) {
    (void)state;
    char brackets[6001] = "";
    for (size_t i = 0; i + 1 < sizeof brackets; i += 2) memcpy(brackets + i, i % 80 == 78 ? "[\n" : "[ ", 2);
    expect("<fact name='x' zone='body'><pattern literal='[' before='0'>\\[[a-z]</pattern></fact>", brackets, "absent");
    char many[12001] = "";
    for (size_t i = 0; i + 1 < sizeof many; i += 2) memcpy(many + i, i % 80 == 78 ? "[\n" : "[ ", 2);
    expect("<fact name='x' zone='body'><pattern literal='[' before='0'>\\[[a-z]</pattern></fact>", many, "unknown");
}

static void denied_and_quoted_hits_are_dropped_or_kept(void **state) {
    (void)state;
    expect("<fact name='x' zone='body'><phrase>outstanding</phrase></fact>", "Not outstanding. Outstanding.", "Outstanding 1");
    expect("<fact name='x' zone='body' negated='keep'><phrase>outstanding</phrase></fact>", "Not outstanding. Outstanding.", "outstanding|Outstanding 2");
    expect("<fact name='x' zone='body'><phrase>outstanding</phrase></fact>", "They say \"an outstanding one\".", "absent");
    expect("<fact name='x' zone='body' quoted='keep'><phrase>outstanding</phrase></fact>", "They say \"an outstanding one\".", "outstanding 1");
}

static void what_the_writer_does_is_not_the_applicants(void **state) {
    (void)state;
    static const char *const fact = "<fact name='x' zone='body' doer='applicant'><phrase>supervis~ {..2} interns</phrase><phrase>{i|we} left {..2} ward</phrase></fact>";
    expect(fact, "I have supervised many interns.", "absent");
    expect(fact, "As chief resident Asha supervised interns.", "supervised interns 1");
    expect(fact, "I know that supervising interns was the task.", "supervising interns 1");
    expect(fact, "I left the ward.", "I left the ward 1");
    expect(fact, "As the head who supervises all interns, I saw her daily.", "absent");
    expect(fact, "As the one who supervised our interns, she was tireless.", "supervised our interns 1");
}

static void the_highest_value_is_picked(void **state) {
    (void)state;
    static const char *const fact = "<fact name='x' zone='body' pick='highest'><phrase value='4'>strongly recommend~</phrase>"
                                    "<phrase value='2'>recommend~ her</phrase><phrase value='2'>recommend~ it</phrase></fact>";
    expect(fact, "I recommend her. I strongly recommend her. I recommend it.", "strongly recommend 4");
    expect(fact, "I recommend her. I recommend it.", "recommend her|recommend it 2");
    expect(fact, "Nothing.", "absent");
}

static void sentences_count_once(void **state) {
    (void)state;
    expect("<fact name='x' zone='body' per='sentence'><phrase>good</phrase></fact>", "Good and good. Good.", "Good|Good 2");
    expect("<fact name='x' zone='body' together='3'><phrase>kind</phrase><phrase>calm</phrase><phrase>good</phrase></fact>",
           "Kind and calm. Kind, calm and good. Good.", "Kind, calm and good 1");
}

static void other_facts_take_hits_away(void **state) {
    (void)state;
    expect("<lexicon name='patient'><phrase>patient~</phrase></lexicon><fact name='x' zone='body' without='patient'><phrase>calm</phrase></fact>",
           "The patient was calm. She was calm.", "calm 1");
    expect("<fact name='proof' zone='body'><phrase>for example</phrase></fact><fact name='x' zone='body' spared-by='proof' within='1'><phrase>calm</phrase></fact>",
           "She is calm. For example, at night. Calm again. And again. Calm at last.", "Calm 1");
    expect("<fact name='proof' zone='body'><phrase>for example</phrase></fact><fact name='x' zone='body' spared-by='proof'><phrase>calm</phrase></fact>",
           "She is calm. Calm, for example, at night.", "calm 1");
    expect("<fact name='proof' zone='body'><phrase>for example</phrase></fact><fact name='x' zone='body' spared-by='x proof' within='9'><phrase>calm</phrase></fact>",
           "She is calm. For example.", "absent");
}

static void a_hint_leaves_what_was_not_found_unknown(void **state) {
    (void)state;
    static const char *const facts = "<fact name='hint' zone='body' hints-at='x' what='w'><phrase>no wonder</phrase></fact>"
                                     "<fact name='x' zone='body'><phrase>calm</phrase></fact>";
    expect(facts, "It is no wonder.", "It is no wonderunknown"); /* with words beside it */
    expect(facts, "She came. To all of us here it was no wonder, and nobody said so.", "here it was no wonder, and nobody saidunknown");
    expect(facts, "She is kind.", "absent");
    expect(facts, "She is calm, and no wonder.", "calm 1");
    expect("<fact name='hint' zone='head' hints-at='x' what='w'><phrase>no wonder</phrase></fact><fact name='x' zone='body'><phrase>calm</phrase></fact>",
           "It is no wonder.", "absent");
    expect("<fact name='hint' zone='body' hints-at='y x' what='w'><phrase>no wonder</phrase></fact><fact name='y' zone='body'><phrase>kind</phrase></fact>"
           "<fact name='x' zone='body'><phrase>calm</phrase></fact>",
           "She is kind, no wonder.", "She is kind, no wonderunknown");
}

static void a_fact_counts_others(void **state) {
    (void)state;
    static const char *const facts = "<fact name='x' counts='calm kind brave'/><fact name='calm' zone='body'><phrase>calm</phrase></fact>"
                                     "<fact name='kind' zone='body'><phrase>kind</phrase></fact><fact name='brave' zone='body'><phrase>brave</phrase></fact>";
    expect(facts, "She is calm, calm and kind.", " 2");
    expect(facts, "She is not calm.", "absent");
}

static void a_pattern_that_gives_up_leaves_the_fact_unknown(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPacks *packs = packs_of(arena, "<pack category='form'><fact name='x'><pattern>(a+)+$</pattern></fact>"
                                      "<rule id='a/b'><when fact='x' severity='error' points='2'/><message>m</message></rule></pack>");
    LorResult *result = lint_of(arena, packs, "Dear Director,\n\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab b\n");
    assert_int_equal(fact_of(result, "x")->state, LOR_UNKNOWN);
    assert_int_equal(result->findings.len, 0);
    assert_int_equal(result->unchecked.len, 1);
    assert_str(result->unchecked.at[0].reason, LOR_STR("searching took too long"));
    lor_arena_free(arena);
}

static void letters_without_words_give_no_hits(void **state) {
    (void)state;
    static const char *const texts[] = {"", "\n\n", "____ ... ----\n", "\xE2\x80\x8B\n", NULL};
    for (size_t i = 0; texts[i]; i++) {
        LorArena *arena = lor_arena_new(0);
        LorPacks *packs = packs_of(arena, "<facts><fact name='x'><pattern>_+</pattern><phrase>good</phrase></fact><fact name='y' about='applicant' spared-by='x' without='x'>"
                                          "<pattern>_</pattern></fact></facts>");
        LorResult *result = lint_of(arena, packs, texts[i]);
        assert_int_equal(result->status, LOR_NO_TEXT);
        lor_arena_free(arena);
    }
}

static void readers_see_the_hits_of_lexicons(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPacks *packs = packs_of(arena, "<facts><lexicon name='b'><phrase>ward</phrase></lexicon><lexicon name='a'><phrase>unit~</phrase></lexicon></facts>");
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    doc->text = LOR_STR("Our ward and our units and a ward.");
    LorLetter *found = lor_letter_new(doc, &asked, NULL);
    lor_lint_facts(found, packs);
    assert_int_equal(lor_letter_hits(found, "b").len, 2);
    assert_int_equal(lor_letter_hits(found, "a").len, 1);
    assert_int_equal(lor_letter_hits(found, "c").len, 0);
    assert_true(lor_letter_has(found, "b", 1, 1) && !lor_letter_has(found, "b", 2, 3) && lor_letter_has(found, "b", 2, 99));
    lor_arena_free(arena);
}

static void an_expected_fact_is_absent_in_its_place_until_it_is_put(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorIndex names = lor_index_new(arena, 3);
    for (uint32_t i = 0; i < 3; i++) lor_index_add(&names, lor_str(&"abc"[i], 1), i);
    LorFacts *facts = lor_facts_of(arena, &names, 3);
    lor_facts_expect(facts, 1);
    lor_fact_put_text(facts, "other", LOR_STR("of no number"));
    lor_fact_put_absent(facts, "a");
    lor_facts_expect(facts, 0);
    assert_true(lor_facts_find(facts, LOR_STR("b"))->state == LOR_ABSENT && !lor_facts_find(facts, LOR_STR("c")) && !lor_facts_present(facts, "b"));
    lor_fact_put_number(facts, "b", 2);
    assert_true(lor_facts_present(facts, "b") && lor_str_is(lor_facts_at(facts, 0)->name, "b"));
    assert_true(lor_facts_find(facts, LOR_STR("a"))->state == LOR_ABSENT); /* what became of the other is not told of it */
    assert_true(lor_facts_get(facts, LOR_STR("a")) == lor_facts_at(facts, 2) && lor_str_is(lor_facts_at(facts, 2)->name, "a"));
    lor_fact_put_absent(facts, "b");
    assert_false(lor_facts_present(facts, "b"));
    assert_true(lor_facts_count(facts) == 3 && lor_facts_number_at(facts, 0) == 1 && lor_facts_number_at(facts, 1) == LOR_NONE && lor_facts_number_at(facts, 2) == 0);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zones_say_where_hits_count),        cmocka_unit_test(hits_inside_others_and_in_exceptions_are_dropped),
        cmocka_unit_test(hits_that_overlap_are_one),
        cmocka_unit_test(patterns_see_folded_or_raw_text), cmocka_unit_test(a_pattern_near_its_literal_finds_what_it_finds_alone), cmocka_unit_test(too_many_literals_are_given_up),   cmocka_unit_test(denied_and_quoted_hits_are_dropped_or_kept),
        cmocka_unit_test(what_the_writer_does_is_not_the_applicants), cmocka_unit_test(the_highest_value_is_picked),       cmocka_unit_test(sentences_count_once),
        cmocka_unit_test(a_fact_counts_others),
        cmocka_unit_test(other_facts_take_hits_away),        cmocka_unit_test(a_hint_leaves_what_was_not_found_unknown),
        cmocka_unit_test(a_pattern_that_gives_up_leaves_the_fact_unknown),
        cmocka_unit_test(letters_without_words_give_no_hits), cmocka_unit_test(readers_see_the_hits_of_lexicons),
        cmocka_unit_test(an_expected_fact_is_absent_in_its_place_until_it_is_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
