// SPDX-License-Identifier: GPL-3.0-or-later
// Packs that somebody wrote with a mistake: the line, and what was expected; nothing of a refused file stays.
#include "../support/pack.h"

#define RULE(id, when)                                                                                            \
    "<rule id='" id "'><title>T</title>" when "<message>m</message><advice>a</advice><source>s</source>"            \
    "<fail>a</fail><fail>b</fail><pass>c</pass><pass>d</pass></rule>\n"
#define PACK(inside) "<pack name='mine' category='form'>\n" inside "</pack>"

typedef struct Try {
    LorArena *arena;
    LorPacks *packs;
    LorError err;
    bool good;
} Try;

static Try add(const char *xml) {
    Try t = {.arena = lor_arena_new(0)};
    t.packs = lor_packs_builtin(t.arena);
    t.good = lor_packs_add(t.packs, lor_str_from_c(xml), "mine.xml", &t.err);
    return t;
}

static void expect_refused(const char *xml, size_t line, const char *said) {
    Try t = add(xml);
    if (t.good) t.good = lor_packs_seal(t.packs, &t.err);
    if (t.good) fail_msg("taken: %s", xml);
    assert_error(&t.err, said);
    if (t.err.line != line) fail_msg("%s\nline %zu, wanted %zu: %s", xml, t.err.line, line, t.err.message);
    assert_true(t.err.column >= 1);
    assert_null(strchr(t.err.message, '\n'));
    lor_arena_free(t.arena);
}

static void the_schema_tells_what_does_not_belong(void **state) {
    (void)state;
    expect_refused("<pakc/>", 1, "a file of rules does not begin with <pakc>: did you mean pack?");
    expect_refused(PACK("<rulle id='mine/a'/>"), 2, "<rulle> does not stand in <pack>: did you mean rule?");
    expect_refused(PACK("<rule/>\n"), 2, "");
    expect_refused(PACK("<fact name='x' what='w' zoen='body'><phrase>a</phrase></fact>\n"), 2, "zoen");
    expect_refused(PACK("\n" RULE("mine/a", "<when fact='date' severity='loud'/>")), 3,
                   "severity=\"loud\": expected error, warning, suggestion or info");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='eror'/>")), 2, "severity=\"eror\": did you mean error?");
    expect_refused(PACK(RULE("mine/a", "<when fact='date'/>")), 2, "<when> needs the attribute severity");
    expect_refused(PACK("<rule id='mine/a'><title>T</title><message>m</message><advice>a</advice><source>s</source></rule>"), 2, "<rule> needs <when>");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' points='many'/>")), 2, "points=\"many\": expected a number from 0 to 100");
    expect_refused("<pack name='mine' category='nothing'/>", 1, "category=\"nothing\": expected form, ");
    expect_refused("<pack name='mine'>\n  <rule\n</pack>", 3, "");
    expect_refused("", 1, "no element stands in the file: it is empty, or no XML");
    expect_refused("hello", 1, "no element stands in the file");
    expect_refused("<pack name='mine'>\n<facts>", 2, "the file ends before <pack> of line 1 is closed");
}

#define PARTS "<title>T</title><when fact='date' severity='error'/><message>m</message><advice>a</advice>"
#define ORDER "expected the order title, when, message, advice, ask, why, not, source, fail, pass"

static void what_stands_in_the_wrong_order_or_not_at_all_is_told(void **state) {
    (void)state;
    expect_refused(PACK("<rule id='mine/a'>\n" PARTS "<source>s</source>\n<why>w</why></rule>"), 4, "<why> stands behind <source>: " ORDER);
    expect_refused(PACK("<rule id='mine/a'><title>T</title>\n<message>m</message>\n<when fact='date' severity='error'/></rule>"), 4, "<when> stands behind <message>: " ORDER);
    expect_refused(PACK("<rule id='mine/a'>" PARTS "\n<advice>b</advice><source>s</source></rule>"), 3, "<advice> stands twice in <rule>: expected one");
    expect_refused(PACK("<rule id='mine/a'>" PARTS "<fail>a</fail></rule>"), 2, "<rule> needs <source>");
    expect_refused(PACK("\n<fact name='x' what='w'/>"), 3, "<fact> needs the attribute reader or the attribute counts or <phrase> or <except> or <pattern>");
    expect_refused(PACK("<fact name='x'/>"), 2, "<fact> needs the attribute extends or the attribute what");
    expect_refused(PACK("<fact name='x' what='w'><title>a</title></fact>"), 2, "<title> does not stand in <fact>: expected phrase, except or pattern");
    expect_refused(PACK("<lexicon name='x'>\n</lexicon>"), 2, "<lexicon> needs <phrase> or <except> or <pattern>");
    expect_refused("<pack name='mine'>\nrules:\n<words id='w'>a</words></pack>", 1, "<pack> holds the text \"rules:\": expected elements only");
}

static void what_does_not_go_together_is_told(void **state) {
    (void)state;
    expect_refused(PACK(RULE("mine/a", "<when fact='date' is='x' above='3' severity='error'/>")), 2, "is and above do not stand together in <when>");
    expect_refused(PACK("<fact name='x' what='w' reader='a' counts='b'/>"), 2, "reader and counts do not stand together in <fact>");
    expect_refused(PACK("<fact name='x' what='w' reader='a'><phrase>b</phrase></fact>"), 2, "reader and <phrase> do not stand together in <fact>");
}

static void values_and_texts_are_told_in_words(void **state) {
    (void)state;
    expect_refused(PACK(RULE("Mine", "")), 2, "id=\"Mine\": expected a group and a name of small letters, digits and hyphens, such as mine/late-letter");
    expect_refused(PACK(RULE("mine/a", "<when fact='date.age' above='old' severity='error'/>")), 2, "above=\"old\": expected a number, or a threshold such as $old-months");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' points='200'/>")), 2, "points=\"200\": expected a number from 0 to 100");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' gate='6.5'/>")), 2, "gate=\"6.5\": expected a whole number from 0 to 100");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' per='0'/>")), 2, "per=\"0\": expected a whole number from 1 on");
    expect_refused(PACK("<fact name='x' what='w' zone='body bodie'><phrase>a</phrase></fact>"), 2, "zone=\"bodie\": did you mean body?");
    expect_refused(PACK("<rule id='mine/a'>" PARTS "<source>s</source><fail as-of='2026-13-01'>a</fail></rule>"), 2, "as-of=\"2026-13-01\": expected a day such as 2026-09-15");
    expect_refused(PACK("<rule id='mine/a'><title/></rule>"), 2, "<title> is empty: expected some text");
    LorArena *arena = lor_arena_new(0);
    char long_text[202];
    memset(long_text, 'x', 201);
    long_text[201] = '\0';
    expect_refused(lor_arena_format(arena, PACK("<rule id='mine/a'><title>T</title><when fact='date' severity='error'/>\n<message>%s</message></rule>"), long_text).ptr, 3,
                   "<message> has 201 characters: expected at most 200");
    lor_arena_free(arena);
}

static void broken_phrases_and_patterns_name_their_place(void **state) {
    (void)state;
    expect_refused(PACK("<fact name='x' what='w'>\n<phrase>Hard working</phrase></fact>"), 3, "lower case (at its character 1)");
    expect_refused(PACK("<fact name='x' what='w'>\n\n<phrase>in {the unit</phrase></fact>"), 4, "a { without its }");
    expect_refused(PACK("<fact name='x' what='w'><phrase>{@gruop}</phrase></fact>"), 2, "no words are named \"gruop\"");
    expect_refused(PACK("<fact name='x' what='w'><phrase>{..6}</phrase></fact>"), 2, "at least one fixed word");
    expect_refused(PACK("<fact name='x' what='w'>\n<pattern>(a</pattern></fact>"), 3, "missing closing parenthesis (at its character 3)");
    expect_refused(PACK("<fact name='x' what='w'><pattern before='3'>a</pattern></fact>"), 2, "before= needs literal=");
    expect_refused(PACK("<fact name='x' what='w'><pattern>a*</pattern></fact>"), 2, "match nothing");
    expect_refused(PACK("<fact name='x' what='w'><pattern>a\\Cb</pattern></fact>"), 2, "\\C");
    expect_refused(PACK("<fact name='x' what='w' zone='bodie'><phrase>a</phrase></fact>"), 2, "");
}

static void names_that_nobody_declared_are_told(void **state) {
    (void)state;
    expect_refused(PACK("\n" RULE("mine/a", "<when fact='date.agee' severity='error'/>")), 3, "no fact is called \"date.agee\"; did you mean date.age?");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' at='dote' severity='error'/>")), 2, "no fact is called \"dote\"");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error'><message>Dated {date.txet}.</message></when>")), 2, "no fact is called \"date.txet\"");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error'><unless fact='nobody-knows'/></when>")), 2, "no fact is called \"nobody-knows\"");
    expect_refused(PACK(RULE("mine/a", "<when fact='date.age' above='$nothing' severity='error'/>")), 2, "no threshold is called \"nothing\"");
    expect_refused(PACK("\n<fact name='x' what='w' without='nobody'><phrase>a</phrase></fact>"), 3, "no fact is called \"nobody\"");
    expect_refused(PACK("\n<fact name='x' what='w' least='$nothing'><phrase>a</phrase></fact>"), 3, "no threshold is called \"nothing\"");
    expect_refused(PACK("<rule id='mine/a' shares='mine/b'><title>T</title><when fact='date' severity='error'/><message>m</message><advice>a</advice><source>s</source>"
                        "<fail>a</fail><fail>b</fail><pass>c</pass><pass>d</pass></rule>"), 2, "mine/b");
}

static void numbers_have_bounds(void **state) {
    (void)state;
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' points='-5'/>")), 2, "");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' points='1000'/>")), 2, "");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' points='1' per='-1'/>")), 2, "");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' gate='99999999999'/>")), 2, "");
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error' points='1e3'/>")), 2, "");
    expect_refused(PACK("<fact name='x' what='w' together='99999999999'><phrase>a</phrase></fact>"), 2, "");
}

static void doubles_are_refused(void **state) {
    (void)state;
    expect_refused(PACK(RULE("mine/a", "<when fact='date' severity='error'/>") RULE("mine/a", "<when fact='date' severity='info'/>")), 3, "a second rule mine/a");
    expect_refused(PACK("<words id='mine-x'>a|b</words>\n<words id='mine-x'>c</words>"), 3, "already");
    expect_refused(PACK("<words id='mine-x' readers='only'>a|b</words>"), 2, "a lexicon can be extended");
    expect_refused(PACK("<fact name='mine' what='w'><phrase>a</phrase></fact>\n<fact name='mine' what='w'><phrase>b</phrase></fact>"), 3,
                   "a second \"mine\": the first stands in mine.xml:2 (extends=\"yes\" adds to it)");
    expect_refused(PACK("\n<lexicon name='month'><phrase>brumaire</phrase></lexicon>"), 3, "the first stands in rules/lexicon/dates.xml:");
    expect_refused(PACK("<lexicon name='cliche'><phrase>a</phrase></lexicon>"), 2, "the first stands in rules/facts/style.xml:");
}

static void additions_say_so(void **state) {
    (void)state;
    expect_refused(PACK("<lexicon name='mnoth' extends='yes'><phrase>brumaire</phrase></lexicon>"), 2, "nothing called \"mnoth\" stands before this");
    expect_refused(PACK("<lexicon name='cliche' extends='yes'><phrase>a</phrase></lexicon>"), 2, "\"cliche\" is a fact in rules/facts/style.xml:");
    expect_refused(PACK("<fact name='date' extends='yes'><phrase>a</phrase></fact>"), 2, "made by a reader");
    expect_refused(PACK("<fact name='mine' extends='no' what='w'><phrase>a</phrase></fact>"), 2, "extends");
    Try t = add(PACK("<fact name='mine' what='w' zone='body'><phrase>quuxing unit</phrase></fact><fact name='mine' extends='yes'><phrase>frobbing unit</phrase></fact>"
                     "<lexicon name='rank' extends='yes'><phrase>grand vizier</phrase></lexicon>" RULE("mine/a", "<when fact='mine' above='1' severity='error'/>")));
    if (!t.good) fail_msg("%s", t.err.message);
    assert_true(lor_packs_profile(t.packs, LOR_STR("residency-img"), &t.err));
    assert_true(lor_packs_seal(t.packs, &t.err));
    LorResult *result = lint_of(t.arena, t.packs, "LAKEVIEW HOSPITAL\n\nDear Director,\n\nI saw the quuxing unit and the frobbing unit with her. I recommend her.\n\n"
                                                  "Yours sincerely,\n\nDr. Farah Malik\nGrand Vizier\n");
    assert_non_null(finding_of(result, "mine/a"));
    assert_str(fact_of(result, "writer_title")->value, LOR_STR("Grand Vizier"));
    lor_arena_free(t.arena);
}

static void a_refused_file_leaves_nothing(void **state) {
    (void)state;
    Try t = add(PACK("<threshold name='mine-many' value='3'/><words id='mine-x'>a|b</words><lexicon name='month' extends='yes'><phrase>a remarkable thing</phrase></lexicon>"
                     "<fact name='mine' what='w'><phrase>{@mine-x} unit</phrase><pattern>a</pattern></fact>" RULE("mine/a", "<when fact='mine' severity='error'/>")
                     RULE("mine/b", "<when fact='mine' severity='error' above='1' below='2'/>")));
    LorPacks *fresh = lor_packs_builtin(t.arena);
    assert_false(t.good);
    assert_int_equal(t.packs->facts.len, fresh->facts.len);
    assert_int_equal(t.packs->rules.len, fresh->rules.len);
    assert_int_equal(t.packs->thresholds.len, fresh->thresholds.len);
    assert_int_equal(lor_phrases_count(t.packs->phrases), lor_phrases_count(fresh->phrases));
    assert_int_equal(lor_phrases_names(t.packs->phrases), lor_phrases_names(fresh->phrases));
    assert_str(t.packs->digest, fresh->digest);
    for (size_t i = 0; i < fresh->facts.len; i++) assert_int_equal(t.packs->facts.at[i].patterns.len, fresh->facts.at[i].patterns.len);
    t.err = (LorError){0};
    assert_true(lor_packs_seal(t.packs, &t.err));
    lor_arena_free(t.arena);
}

static void added_packs_find_and_replace(void **state) {
    (void)state;
    Try t = add(PACK("<words id='mine-x'>quux~|frob</words><fact name='mine' what='w' zone='body'><phrase>{@mine-x} unit</phrase></fact>"
                     RULE("mine/a", "<when fact='mine' severity='error' points='3'/>") RULE("date/stale", "<when fact='mine' severity='info'/>")));
    if (!t.good) fail_msg("%s", t.err.message);
    assert_true(lor_packs_profile(t.packs, LOR_STR("residency-img"), &t.err));
    assert_true(lor_packs_seal(t.packs, &t.err));
    LorResult *result = lint_of(t.arena, t.packs, "LAKEVIEW HOSPITAL\n\nDear Director,\n\nI led the quuxing unit with her. I recommend her.\n\nYours sincerely,\n\nDr. Farah Malik\n");
    const LorFinding *finding = finding_of(result, "mine/a");
    assert_non_null(finding);
    assert_str(finding->places.at[0].text, LOR_STR("quuxing unit"));
    assert_non_null(finding_of(result, "date/stale"));
    assert_true(lor_str_find(t.packs->digest, LOR_STR("+")) != LOR_NONE);
    lor_arena_free(t.arena);
}

static void profiles_are_found_or_guessed(void **state) {
    (void)state;
    Try t = add("<profile id='mine' title='T'><set rule='date/*' off='yes'/><set rule='date/nothing' off='yes'/></profile>");
    assert_true(t.good);
    assert_false(lor_packs_profile(t.packs, LOR_STR("residency-imgg"), &t.err));
    assert_error(&t.err, "did you mean \"residency-img\"?");
    t.err = (LorError){0};
    assert_false(lor_packs_profile(t.packs, LOR_STR("mine"), &t.err));
    assert_error(&t.err, "no rule is called \"date/nothing\"");
    lor_arena_free(t.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_schema_tells_what_does_not_belong), cmocka_unit_test(what_stands_in_the_wrong_order_or_not_at_all_is_told),
        cmocka_unit_test(what_does_not_go_together_is_told), cmocka_unit_test(values_and_texts_are_told_in_words), cmocka_unit_test(broken_phrases_and_patterns_name_their_place),
        cmocka_unit_test(names_that_nobody_declared_are_told),   cmocka_unit_test(numbers_have_bounds),
        cmocka_unit_test(doubles_are_refused), cmocka_unit_test(additions_say_so),                   cmocka_unit_test(a_refused_file_leaves_nothing),
        cmocka_unit_test(added_packs_find_and_replace),          cmocka_unit_test(profiles_are_found_or_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
