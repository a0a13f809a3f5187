// SPDX-License-Identifier: GPL-3.0-or-later
// Reports of hand-made results: numbers, places, cutting and wrapping, verdicts.
#include "core/json.h"
#include "core/unicode.h"
#include "report/format_table.h"
#include "report/report.h"
#include "report/verdict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* ---- a run by hand ---- */

typedef struct Fixture {
    LorArena *arena;
    LorPacks packs;
    LorRunInfo info;
    LorResult result;
    const LorResult *list[3];
    LorRule stale, cliche, page, residue;
    LorReportOptions options;
} Fixture;

static LorRule rule(const char *id, const char *group, LorCategory category) {
    return (LorRule){.id = lor_str_from_c(id), .group = lor_str_from_c(group), .category = category, .title = LOR_STR("A title"),
                     .advice = LOR_STR("Ask the writer."), .source = LOR_STR("test")};
}

static LorFinding *add(Fixture *f, const LorRule *of, LorSeverity severity, double points) {
    LorFinding finding = {.rule = of, .severity = severity, .points = points, .asked = points, .message = LOR_STR("Something was seen.")};
    lor_vec_push(f->arena, &f->result.findings, finding);
    return &f->result.findings.at[f->result.findings.len - 1];
}

static void place(Fixture *f, LorFinding *finding, const char *line, const char *mark) {
    LorStr text = lor_str_from_c(line), marked = lor_str_from_c(mark);
    size_t at = lor_str_find(text, marked);
    LorPlace one = {.start = at, .end = at + marked.len, .line = 7, .column = 1, .text = marked, .line_text = text,
                    .line_start = (uint32_t)at, .line_mark = (uint32_t)marked.len};
    lor_vec_push(f->arena, &finding->places, one);
    finding->place_count++;
}

static int set_up(void **state) {
    LorArena *arena = lor_arena_new(0);
    Fixture *f = LOR_NEW(arena, Fixture);
    f->arena = arena;
    f->packs = (LorPacks){.arena = arena, .profile = LOR_STR("generic"), .digest = LOR_STR("sha256:0")};
    f->info = (LorRunInfo){.packs = &f->packs, .as_of = {2026, 9, 15}, .version = "0.0.0", .sandbox = "none"};
    f->stale = rule("date/stale", "date", LOR_CATEGORY_FORM);
    f->cliche = rule("style/cliche", "style", LOR_CATEGORY_LANGUAGE);
    f->page = rule("file/page-size", "file", LOR_CATEGORY_APART);
    f->residue = rule("integrity/prompt-residue-with-a-rather-long-name", "integrity", LOR_CATEGORY_FORM);
    f->result = (LorResult){.arena = arena, .path = LOR_STR("a/letter.txt"), .status = LOR_SCORED, .format = LOR_STR("text"),
                            .source = LOR_STR("text"), .words = 300};
    f->result.score = (LorScore){.given = true, .total = 69, .checkable = 96, .cap = 69, .cap_reason = LOR_STR("date/stale"),
                                 .band = LOR_BAND_NEEDS_WORK};
    f->result.score.categories[LOR_CATEGORY_FORM] = (LorCategoryScore){20, 5, 4};
    f->result.score.categories[LOR_CATEGORY_LANGUAGE] = (LorCategoryScore){6, 2.5, 0};
    f->options = (LorReportOptions){.width = 80, .show = LOR_WARNING, .fail_on = LOR_ERROR, .fail_under = -1};
    f->list[0] = f->list[1] = f->list[2] = &f->result;
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    lor_arena_free(((Fixture *)*state)->arena);
    return 0;
}

static LorResults results(Fixture *f, size_t count) { return (LorResults){.info = &f->info, .at = f->list, .len = count}; }

static const char *report(Fixture *f, const char *format, size_t count) {
    LorOut *out = lor_out_memory(f->arena);
    lor_report_write(lor_report_format(lor_str_from_c(format)), out, results(f, count), &f->options);
    const char *text = lor_arena_copy(f->arena, lor_out_memory_text(out)).ptr;
    assert_true(lor_out_close(out, NULL));
    return text;
}

static int exit_of(Fixture *f, size_t count) {
    LorTally tally = lor_tally_of(results(f, count), &f->options);
    return lor_report_exit(&tally);
}

static void holds(const char *text, const char *part) {
    if (strstr(text, part)) return;
    fail_msg("\"%s\" is not in\n%s", part, text);
}

static void stays_within(const char *text, size_t width) {
    LorStr rest = lor_str_from_c(text), line;
    while (lor_str_split(&rest, '\n', &line))
        if (lor_unicode_cells(line) > width) fail_msg("%zu cells, not %zu: %.*s", lor_unicode_cells(line), width, LOR_STR_ARG(line));
}

/* ---- the page ---- */

static void shows_score_and_how_it_follows(void **state) {
    Fixture *f = *state;
    add(f, &f->stale, LOR_ERROR, 5);
    const char *text = report(f, "terminal", 1);
    holds(text, "SCORE  69 / 100");
    holds(text, "needs work");
    holds(text, "as of 2026-09-15");
    holds(text, "11/16"); /* 20 less 4 unchecked, less 5 lost */
    holds(text, "\xE2\x88\x92" "5  date stale");
    holds(text, "3.5/6");
    holds(text, "88.5 of 96 points that could be checked = 92 of 100");
    holds(text, "held down to 69: A title (date/stale)");
}

static void says_why_there_is_no_score(void **state) {
    Fixture *f = *state;
    f->result.score.given = false;
    f->result.score.why_not = LOR_STR("too little could be checked");
    holds(report(f, "terminal", 1), "NO SCORE  too little could be checked");
    holds(report(f, "json", 1), "\"total\":null");
    holds(report(f, "json", 1), "\"why_not\":\"too little could be checked\"");
}

static void what_works_leaves_out_items_whose_places_are_guesses(void **state) {
    Fixture *f = *state;
    LorFact fact = {.name = LOR_STR("evidence_numbers"), .state = LOR_PRESENT, .kind = LOR_VALUE_LIST, .guessed = 1};
    lor_vec_push(f->arena, &fact.list, LOR_STR("fourteen patients"));
    lor_vec_push(f->arena, &fact.list, LOR_STR("one of us was ten"));
    lor_vec_push(f->arena, &fact.spans, (LorSpan){3, 17});
    lor_vec_push(f->arena, &fact.spans, (LorSpan){40, 17});
    LorShownFact shown = {.fact = &fact, .place = {.start = 3, .end = 20, .line = 1, .text = LOR_STR("fourteen patients")}};
    lor_vec_push(f->arena, &f->result.facts, shown);
    lor_vec_push(f->arena, &f->result.strengths, shown);
    const char *terminal = report(f, "terminal", 1), *html = report(f, "html", 1);
    holds(terminal, "fourteen patients");
    assert_null(strstr(terminal, "ten"));
    holds(html, "<q>fourteen patients</q>");
    holds(report(f, "json", 1), "\"guessed\":1");
}

static void marks_the_words(void **state) {
    Fixture *f = *state;
    place(f, add(f, &f->stale, LOR_ERROR, 5), "Given on 3 March 2023 at the ward", "3 March 2023");
    holds(report(f, "terminal", 1), "   7 | Given on 3 March 2023 at the ward\n     |          ^^^^^^^^^^^^\n");
}

static void one_line_takes_all_its_marks(void **state) {
    Fixture *f = *state;
    LorFinding *finding = add(f, &f->cliche, LOR_ERROR, 2);
    place(f, finding, "hard working and sincere and more", "hard working");
    place(f, finding, "hard working and sincere and more", "sincere");
    holds(report(f, "terminal", 1), "   7 | hard working and sincere and more\n     | ^^^^^^^^^^^^     ^^^^^^^\n");
}

static void cuts_long_lines_around_the_mark(void **state) {
    Fixture *f = *state;
    char line[400];
    snprintf(line, sizeof line, "%0150d here %0150d", 0, 0);
    place(f, add(f, &f->stale, LOR_ERROR, 5), line, "here");
    for (f->options.width = 40; f->options.width <= 160; f->options.width += 7) {
        const char *text = report(f, "terminal", 1);
        stays_within(text, f->options.width);
        const char *mark = strstr(text, "here"), *caret = strstr(text, "^^^^\n");
        assert_non_null(mark);
        assert_non_null(caret);
        const char *line_start = mark, *caret_start = caret;
        while (line_start[-1] != '\n') line_start--;
        while (caret_start[-1] != '\n') caret_start--;
        assert_int_equal(lor_unicode_cells(lor_str(line_start, (size_t)(mark - line_start))),
                         lor_unicode_cells(lor_str(caret_start, (size_t)(caret - caret_start))));
    }
}

static void mark_longer_than_the_line(void **state) {
    Fixture *f = *state;
    char line[300];
    snprintf(line, sizeof line, "%0250d", 0);
    place(f, add(f, &f->stale, LOR_ERROR, 5), line, line);
    f->options.width = 40;
    stays_within(report(f, "terminal", 1), 40);
}

static void any_width_holds_everything(void **state) {
    Fixture *f = *state;
    add(f, &f->residue, LOR_ERROR, 12.25)->gate = 39;
    add(f, &f->cliche, LOR_SUGGESTION, 0)->budget_used = true;
    LorUnchecked unchecked = {.rule = &f->residue, .reason = LOR_STR("text input has no ink and this reason goes on for a while")};
    lor_vec_push(f->arena, &f->result.unchecked, unchecked);
    f->residue.ask = LOR_STR("Which?");
    unchecked.place = (LorPlace){.line = 12345, .page = 123, .text = LOR_STR("words that go on for a good while until the line ends")};
    lor_vec_push(f->arena, &f->result.unchecked, unchecked);
    f->options.show = LOR_INFO;
    for (f->options.width = 40; f->options.width <= 160; f->options.width++) {
        stays_within(report(f, "terminal", 1), f->options.width);
        stays_within(report(f, "terminal", 3), f->options.width);
        holds(report(f, "terminal", 1), "11/16");
    }
}

static void what_could_not_be_told_is_asked(void **state) {
    Fixture *f = *state;
    LorUnchecked doubt = {.rule = &f->stale, .reason = LOR_STR("it may be said in other words"), .place = {.line = 3, .text = LOR_STR("some day in June")}};
    lor_vec_push(f->arena, &f->result.unchecked, doubt);
    assert_null(strstr(report(f, "terminal", 1), "COULD NOT TELL")); /* the rule is not about something missing */
    f->stale.ask = LOR_STR("When?");
    holds(report(f, "terminal", 1), "? Perhaps \xE2\x80\x9Csome day in June\xE2\x80\x9D says it (line 3)");
    assert_null(strstr(report(f, "terminal", 1), "NOT CHECKED"));
    holds(report(f, "html", 1), "<q>some day in June</q>");
}

static void control_characters_never_pass(void **state) {
    Fixture *f = *state;
    f->result.path = LOR_STR("a\x1b[2J\n.txt");
    LorFinding *finding = add(f, &f->stale, LOR_ERROR, 5);
    finding->message = LOR_STR("\x07 bell");
    place(f, finding, "see \x1b[31m this \xE2\x80\xAE here", "this \xE2\x80\xAE here");
    for (size_t count = 1; count <= 2; count++) {
        const char *text = report(f, "terminal", count);
        assert_null(strpbrk(text, "\x1b\x07"));
        assert_null(strstr(text, "\xE2\x80\xAE"));
    }
}

static void budget_used_up_is_said(void **state) {
    Fixture *f = *state;
    LorFinding *finding = add(f, &f->cliche, LOR_WARNING, 0);
    finding->asked = 2;
    finding->budget_used = true;
    holds(report(f, "terminal", 1), "0 points, budget used up");
    holds(report(f, "json", 1), "\"points_beyond_budget\":2");
}

static void upload_line_is_for_files(void **state) {
    Fixture *f = *state;
    assert_null(strstr(report(f, "terminal", 1), "UPLOAD"));
    f->result.format = LOR_STR("pdf");
    holds(report(f, "terminal", 1), "UPLOAD the file looks ready");
    add(f, &f->page, LOR_WARNING, 0);
    holds(report(f, "terminal", 1), "UPLOAD ready, but look at:");
    holds(report(f, "terminal", 1), "(file/page-size)");
}

/* ---- several ---- */

static void statuses_add_up(void **state) {
    Fixture *f = *state;
    LorResult locked = {.arena = f->arena, .path = LOR_STR("b.pdf"), .status = LOR_ENCRYPTED};
    f->list[1] = &locked;
    const char *text = report(f, "terminal", 3);
    holds(text, "3 given: 2 scored + 1 encrypted = 3");
    holds(text, "save a copy without a password");
    holds(text, "INCOMPLETE 3 inputs: 1 not read");
    holds(report(f, "json", 3), "\"counts\":{\"given\":3,\"scored\":2,\"encrypted\":1}");
    assert_int_equal(exit_of(f, 3), 3);
}

static void nothing_given(void **state) {
    Fixture *f = *state;
    holds(report(f, "json", 0), "\"letters\":[]");
    stays_within(report(f, "terminal", 0), 80);
}

/* ---- verdicts ---- */

static void verdict_counts_what_counts(void **state) {
    Fixture *f = *state;
    assert_int_equal(exit_of(f, 1), 0);
    add(f, &f->page, LOR_ERROR, 0);
    assert_int_equal(exit_of(f, 1), 0);
    f->options.fail_on_upload = true;
    assert_int_equal(exit_of(f, 1), 1);
    f->options.fail_on_upload = false;
    f->cliche.check = true;
    add(f, &f->cliche, LOR_ERROR, 0);
    assert_int_equal(exit_of(f, 1), 0);
    add(f, &f->stale, LOR_WARNING, 5);
    assert_int_equal(exit_of(f, 1), 0);
    f->options.fail_on = LOR_SUGGESTION;
    assert_int_equal(exit_of(f, 1), 1);
    f->options.fail_on = LOR_SEVERITY_COUNT;
    assert_int_equal(exit_of(f, 1), 0);
}

static void verdict_names_fail_under(void **state) {
    Fixture *f = *state;
    f->options.fail_under = 70;
    assert_int_equal(exit_of(f, 1), 1);
    holds(report(f, "terminal", 1), "FAIL a/letter.txt 69 < 70 (fail-under)");
    f->options.fail_under = 69;
    assert_int_equal(exit_of(f, 1), 0);
    f->result.score.given = false; /* no number is under nothing */
    f->options.fail_under = 70;
    assert_int_equal(exit_of(f, 1), 0);
}

/* ---- JSON ---- */

static void facts_have_their_types(void **state) {
    Fixture *f = *state;
    LorFact encrypted = {.name = LOR_STR("encrypted"), .state = LOR_PRESENT, .kind = LOR_VALUE_TEXT, .value = LOR_STR("false")};
    LorFact size = {.name = LOR_STR("body_size"), .state = LOR_PRESENT, .kind = LOR_VALUE_TEXT, .value = LOR_STR("11.5")};
    LorFact date = {.name = LOR_STR("date"), .state = LOR_PRESENT, .kind = LOR_VALUE_TEXT, .value = LOR_STR("2024-06-12")};
    LorFact age = {.name = LOR_STR("date.age"), .state = LOR_PRESENT, .kind = LOR_VALUE_NUMBER, .number = 27};
    LorFact ink = {.name = LOR_STR("signature"), .state = LOR_UNKNOWN, .reason = LOR_STR("text input")};
    const LorFact *all[] = {&encrypted, &size, &date, &age, &ink};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        LorShownFact shown = {.fact = all[i]};
        lor_vec_push(f->arena, &f->result.facts, shown);
    }
    LorError err = {0};
    LorJson *root = lor_json_parse(f->arena, lor_str_from_c(report(f, "json", 1)), &err);
    assert_non_null(root);
    const LorJson *facts = lor_json_get(lor_json_first(lor_json_get(root, "letters")), "facts");
    assert_int_equal(lor_json_number(lor_json_get(lor_json_get(facts, "date"), "age"), -1), 27);
    assert_true(lor_json_number(lor_json_get(lor_json_get(facts, "body_size"), "value"), -1) > 11.4);
    assert_int_equal(lor_json_number(lor_json_get(lor_json_get(facts, "recommendation"), "value"), -1), 0);
    assert_true(lor_str_eq(lor_json_text(lor_json_get(lor_json_get(facts, "signature"), "reason")), LOR_STR("text input")));
    assert_true(lor_str_eq(lor_json_text(lor_json_get(lor_json_get(facts, "letterhead"), "value")), LOR_STR("none")));
    holds(report(f, "json", 1), "\"encrypted\":{\"state\":\"present\",\"value\":false}");
    holds(report(f, "json", 1), "\"writer_email\":{\"state\":\"absent\"}");
    assert_null(lor_json_get(facts, "date.age"));
}

static void json_stays_valid(void **state) {
    Fixture *f = *state;
    f->result.path = LOR_STR("\xFF\"\\\x01\0x\xE2\x82");
    LorError err = {0};
    LorJson *root = lor_json_parse(f->arena, lor_str_from_c(report(f, "json", 1)), &err);
    assert_non_null(root);
    LorStr path = lor_json_text(lor_json_get(lor_json_first(lor_json_get(root, "letters")), "path"));
    assert_true(lor_str_starts(path, LOR_STR("\xEF\xBF\xBD\"\\\x01\xEF\xBF\xBDx\xEF\xBF\xBD")));
}

static void bad_json_has_a_place(void **state) {
    Fixture *f = *state;
    LorError err = {0};
    assert_null(lor_json_parse(f->arena, LOR_STR("{\"a\": 1, b}"), &err));
    assert_true(err.set && err.column > 1);
    LorError empty = {0};
    assert_null(lor_json_parse(f->arena, LOR_STR(""), &empty));
    assert_true(empty.set);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(shows_score_and_how_it_follows),
        TEST(says_why_there_is_no_score),
        TEST(what_works_leaves_out_items_whose_places_are_guesses),
        TEST(marks_the_words),
        TEST(one_line_takes_all_its_marks),
        TEST(cuts_long_lines_around_the_mark),
        TEST(mark_longer_than_the_line),
        TEST(any_width_holds_everything),
        TEST(what_could_not_be_told_is_asked),
        TEST(control_characters_never_pass),
        TEST(budget_used_up_is_said),
        TEST(upload_line_is_for_files),
        TEST(statuses_add_up),
        TEST(nothing_given),
        TEST(verdict_counts_what_counts),
        TEST(verdict_names_fail_under),
        TEST(facts_have_their_types),
        TEST(json_stays_valid),
        TEST(bad_json_has_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
