// SPDX-License-Identifier: GPL-3.0-or-later
// Packs that want to hurt: refused with a line, or taken and bounded, each in less than two seconds.
#include "../support/pack.h"
#include "../support/arena.h"

#include <time.h>

#define LIMIT 2.0 /* [s] of CPU for reading one pack and judging one letter */
#define SLOW  (LOR_SANITIZED ? 8.0 : 1.0)

#if defined(__SANITIZE_ADDRESS__) || defined(__has_feature)
#define LOR_SANITIZED 1
#else
#define LOR_SANITIZED 0
#endif

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static const char *const letter = "LAKEVIEW HOSPITAL\n\nDear Director,\n\nI recommend Dr. Asha Verma, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab, a a a a a a a a a a "
                                  "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a. \n\nYours sincerely,\n\nDr. Farah Malik\n";

typedef struct Outcome {
    bool taken;
    LorError err;
    LorResult *result; /* of the letter above, when taken */
} Outcome;

/* Adds the bytes to the built-in packs and judges a letter, within the limit. */
static Outcome judged(LorStr bytes) {
    Outcome o = {0};
    LorPacks *packs = lor_packs_builtin(arena);
    double start = seconds();
    o.taken = lor_packs_add(packs, bytes, "hostile.xml", &o.err) && lor_packs_seal(packs, &o.err);
    if (o.taken) o.result = lint_of(arena, packs, letter);
    double took = seconds() - start;
    if (took > LIMIT * SLOW) fail_msg("took %.1f s", took);
    if (!o.taken) assert_true(o.err.set && o.err.line >= 1 && o.err.column >= 1 && o.err.message[0]);
    return o;
}

static void refuse(LorStr bytes, const char *said) {
    Outcome o = judged(bytes);
    if (o.taken) fail_msg("taken, should say \"%s\"", said);
    assert_error(&o.err, said);
}

static LorResult *take(LorStr bytes) {
    Outcome o = judged(bytes);
    if (!o.taken) fail_msg("%zu: %s", o.err.line, o.err.message);
    return o.result;
}

/* `head`, then `count` times `piece` (which may hold one %zu), then `tail`. */
__attribute__((format(printf, 2, 0))) static LorStr repeated(const char *head, const char *piece, size_t count, const char *tail) {
    LorBuf buf = {.arena = arena};
    char text[400];
    lor_buf_add(&buf, lor_str_from_c(head));
    for (size_t i = 0; i < count; i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        int len = snprintf(text, sizeof text, piece, i, i, i);
#pragma GCC diagnostic pop
        lor_buf_add(&buf, lor_str(text, (size_t)len));
    }
    lor_buf_add(&buf, lor_str_from_c(tail));
    return lor_buf_str(&buf);
}

static void entities_and_doctypes(void **state) {
    (void)state;
    refuse(LOR_STR("<!DOCTYPE facts [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><facts>&x;</facts>"), "DOCTYPE");
    refuse(LOR_STR("<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><facts>&c;</facts>"), "DOCTYPE");
    refuse(LOR_STR("<!DOCTYPE facts SYSTEM \"http://lakeview.example/x.dtd\"><facts/>"), "DOCTYPE");
    refuse(LOR_STR("<facts>&x;</facts>"), "");
    refuse(LOR_STR("<facts xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd' parse='text'/></facts>"), "");
}

static void broken_bytes(void **state) {
    (void)state;
    refuse(LOR_STR(""), "");
    refuse(LOR_STR("\0\0\0\0"), "");
    refuse(LOR_STR("<facts>\xFF\xFE</facts>"), "");
    refuse(LOR_STR("\xFF\xFE<\0f\0a\0c\0t\0s\0/\0>\0"), "");
    refuse(LOR_STR("<facts>\xED\xA0\x80</facts>"), "");
    refuse(LOR_STR("<facts"), "");
    refuse(repeated("", "<facts>", 100000, ""), "");
}

static void sizes(void **state) {
    (void)state;
    refuse(repeated("<facts>", "<!-- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -->", 90000, "</facts>"), "larger than 8 MB");
    refuse(repeated("<facts", " a%zu=''", 200000, "/>"), "a tag of more than 64 KB");
    refuse(repeated("<facts", " a%zu=''", 5000, "/>"), "");
    refuse(repeated("<facts><fact name='x' what='", "aaaaaaaaaa", 20000, "'><phrase>a</phrase></fact></facts>"), "a tag of more than 64 KB");
    take(repeated("<facts>", "<!-- %zu -->", 100000, "</facts>"));
    take(repeated("<facts><fact name='x' what='w'>", "<phrase>unit %zu</phrase>", 29000, "</fact></facts>"));
}

static void nesting(void **state) {
    (void)state;
    refuse(repeated("<facts>", "<fact name='x' what='w'>", 20, "</facts>"), "");
    refuse(repeated("<facts><words id='x'>a</words><fact name='x' what='w'><phrase>", "{a|", 2000, "</phrase></fact></facts>"), "4096");
    refuse(repeated("<facts><fact name='x' what='w'><phrase>", "{a|", 300, "</phrase></fact></facts>"), "nested too deep");
    refuse(repeated("<facts><fact name='x' what='w'><pattern>", "(", 1000, "</pattern></fact></facts>"), "parentheses are too deeply nested");
}

static void counts(void **state) {
    (void)state;
    refuse(repeated("<facts>", "<fact name='x%zu' what='w'><phrase>a</phrase></fact>", 13000, "</facts>"), "more than 12000 facts");
    refuse(repeated("<facts>", "<words id='x%zu'>a</words>", 2000, "</facts>"), "more than 1000 sets of words");
    refuse(repeated("<facts><fact name='x' what='w'>", "<pattern>a%zu</pattern>", 2000, "</fact></facts>"), "more than 1000 patterns");
    refuse(repeated("<facts><fact name='x' what='w'><pattern literal='", "\\d|", 10001, "'>a</pattern></fact></facts>"), "more than 10000 literals");
    take(repeated("<facts><fact name='x' what='w'><pattern literal='", "\\d|", 10000, "'>a</pattern></fact></facts>"));
    refuse(repeated("<facts><fact name='x' what='w'>", "<phrase>a%zu</phrase>", 60000, "</fact></facts>"), "more than 30000 elements");
}

/* One file cannot hold so many. */
static void rules_of_several_files_are_counted(void **state) {
    (void)state;
    LorError err = {0};
    LorPacks *packs = lor_packs_builtin(arena);
    for (char name = 'k'; name <= 'm'; name++) {
        LorStr row = lor_arena_format(arena, "<rule id='%c/r%%zu'><title>T</title><when fact='date' severity='info'/><message>m</message><advice>a</advice><source>s</source>"
                                             "<fail>a</fail><fail>b</fail><pass>c</pass><pass>d</pass></rule>", name);
        LorStr head = lor_arena_format(arena, "<pack name='%c' category='form'>", name);
        bool added = lor_packs_add(packs, repeated(head.ptr, row.ptr, 2900, "</pack>"), "many.xml", &err);
        assert_int_equal(added, name < 'm');
    }
    assert_error(&err, "more than 6000 rules");
}

#define FACT(inside) LOR_STR("<facts><fact name='mine' what='w'>" inside "</fact></facts>")
#define PATTERN(regex) FACT("<pattern>" regex "</pattern>")

static void expect_not_evaluated(LorStr bytes) {
    const LorFact *fact = fact_of(take(bytes), "mine");
    assert_int_equal(fact->state, LOR_UNKNOWN);
    assert_true(fact->reason.len > 0);
}

static void catastrophic_patterns(void **state) {
    (void)state;
    expect_not_evaluated(PATTERN("(a+)+$"));
    expect_not_evaluated(PATTERN("(a|a)+c"));
    expect_not_evaluated(PATTERN("(a|aa)+c"));
    take(PATTERN("(?:.|\\n)*?z(?:.|\\n)*?y(?:.|\\n)*?x"));
    take(PATTERN("((a{1,30}){1,30}){1,30}c"));
    take(PATTERN("(.*)(.*)(.*)(.*)(.*)(.*)(.*)z"));
    take(PATTERN("(a(?1)?b?)+z"));
    take(repeated("<facts><fact name='mine' what='w'>", "<pattern>(a+)+%zu$</pattern>", 5, "</fact></facts>"));
}

static void patterns_that_are_not_allowed(void **state) {
    (void)state;
    refuse(PATTERN("(*LIMIT_MATCH=4000000000)a"), "not allowed");
    refuse(PATTERN("(*NO_JIT)a"), "not allowed");
    refuse(PATTERN("(*UTF)(*UCP)a"), "not allowed");
    refuse(PATTERN("a\\Cb"), "\\C");
    refuse(PATTERN("a*"), "match nothing");
    refuse(PATTERN("(?C1)"), "");
    refuse(PATTERN("\\x{110000}"), "");
    refuse(PATTERN("(((((a{1000}){1000}){1000}){1000}){1000})"), "");
    refuse(repeated("<facts><fact name='x' what='w'><pattern>", "aaaaaaaaaa", 500, "</pattern></fact></facts>"), "longer than 4096 bytes");
    refuse(repeated("<facts><fact name='x' what='w'><pattern>", "aaaaaaaaaa", 800000, "</pattern></fact></facts>"), "");
}

static void phrase_bombs(void **state) {
    (void)state;
    /* Sets inside sets: ten each over eight floors would be a hundred million words. */
    refuse(repeated("<facts><words id='w0'>{@w1}{@w1}</words>", "<words id='s%zu'>a</words>", 3, "<words id='w1'>{@w0}</words><fact name='x' what='w'><phrase>a {@w0}</phrase></fact></facts>"),
           "nested in themselves");
    LorBuf buf = {.arena = arena};
    lor_buf_add(&buf, LOR_STR("<facts><words id='l0'>a|b|c|d|e|f|g|h|i|j</words>"));
    for (size_t i = 1; i < 7; i++) lor_buf_format(&buf, "<words id='l%zu'>{@l%zu} {@l%zu} {@l%zu}|{@l%zu} x {@l%zu}|q</words>", i, i - 1, i - 1, i - 1, i - 1, i - 1);
    LorStr floors = lor_buf_str(&buf);
    take(lor_arena_format(arena, "%.*s<fact name='x' what='w'><phrase>{@l6}</phrase></fact></facts>", LOR_STR_ARG(floors)));
    take(lor_arena_format(arena, "%.*s<fact name='x' what='w'><phrase>{@l5} verma</phrase><phrase>recommend {..9} {@l5} {..40} {@l5}</phrase></fact></facts>", LOR_STR_ARG(floors)));
    take(FACT("<phrase>a {..40} {..40} {..40} {..40} {..40} {..40} {..40} zebra~</phrase><phrase>a {a|a|a|a} {a|a|a|a} {a|a|a|a} {a|a|a|a} {a|a|a|a} {a|a|a|a} q~</phrase>"));
    take(repeated("<facts><fact name='mine' what='w'>", "<phrase>{..40} a {..40} a {..40} a {..40} z%zu</phrase>", 300, "</fact></facts>"));
    take(repeated("<facts><fact name='mine' what='w'>", "<phrase>a {..40} {..40} {..40} {..40} {cap} {cap}</phrase>", 100, "</fact></facts>"));
}

static void odd_names_and_texts(void **state) {
    (void)state;
    refuse(LOR_STR("<facts><fact name='../../etc/passwd' what='w'><phrase>a</phrase></fact></facts>"), "");
    refuse(LOR_STR("<facts><fact name='x' what='w' path='/etc/passwd'><phrase>a</phrase></fact></facts>"), "");
    refuse(LOR_STR("<pack name='m' category='form'><command>rm -rf /</command></pack>"), "");
    Outcome o = judged(LOR_STR("<facts><fact name='x' what='w'><phrase>\x1B[31mred&#10;&#10;{</phrase></fact></facts>"));
    assert_false(o.taken);
    for (const char *c = o.err.message; *c; c++) assert_true((unsigned char)*c >= 0x20 && (unsigned char)*c != 0x7F);
    o = judged(LOR_STR("<facts><fact name='x' what='w'><phrase>\xC2\x9B\xE2\x80\xAE{</phrase></fact></facts>"));
    assert_false(o.taken);
    assert_null(strstr(o.err.message, "\xC2\x9B"));
    assert_null(strstr(o.err.message, "\xE2\x80\xAE"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_and_doctypes),
        cmocka_unit_test(broken_bytes),
        cmocka_unit_test(sizes),
        cmocka_unit_test(nesting),
        cmocka_unit_test(counts), cmocka_unit_test(rules_of_several_files_are_counted),
        cmocka_unit_test(catastrophic_patterns),
        cmocka_unit_test(patterns_that_are_not_allowed),
        cmocka_unit_test(phrase_bombs),
        cmocka_unit_test(odd_names_and_texts),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
