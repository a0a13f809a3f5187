// SPDX-License-Identifier: GPL-3.0-or-later
// The public library as a program outside would use it: only lorlint.h, settings as texts, errors as sentences.
#include <lorlint/lorlint.h>

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char letter[] = "Northgate Hospital\n14 June 2026\n\nDear Program Director,\n\nDr. Lena Ortiz worked on my ward. "
                             "I recommend her for residency.\n\nYours sincerely,\n\nDr. Paul Green\nConsultant Physician\n";

typedef struct Fixture {
    LorlintRun *run;
    LorlintError err;
    char path[64], report[80];
} Fixture;

static int set_up(void **state) {
    Fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    snprintf(f->path, sizeof f->path, "/tmp/lorlint-api-XXXXXX");
    int fd = mkstemp(f->path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, letter, sizeof letter - 1), sizeof letter - 1);
    close(fd);
    snprintf(f->report, sizeof f->report, "%s.json", f->path);
    f->run = lorlint_run_new();
    assert_true(lorlint_run_set(f->run, "as-of", "2026-09-15", "test", &f->err));
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    Fixture *f = *state;
    unlink(f->path);
    unlink(f->report);
    lorlint_run_free(f->run);
    free(f);
    return 0;
}

static void runs_from_settings_to_report(void **state) {
    Fixture *f = *state;
    assert_true(lorlint_run_add(f->run, f->path, &f->err));
    assert_true(lorlint_run_execute(f->run, &f->err));
    assert_int_equal(lorlint_run_count(f->run), 1);
    assert_string_equal(lorlint_result_path(f->run, 0), f->path);
    assert_string_equal(lorlint_result_status(f->run, 0), "scored");
    assert_in_range(lorlint_result_score(f->run, 0) + 1, 0, 101);
    assert_true(lorlint_run_report_to(f->run, "json", f->report, &f->err));
    assert_int_equal(access(f->report, R_OK), 0);
    int code = lorlint_run_exit_code(f->run);
    assert_int_equal(code, lorlint_result_findings(f->run, 0, "error") > 0);
    assert_false(f->err.set);
}

static void nothing_beyond_the_end(void **state) {
    Fixture *f = *state;
    assert_null(lorlint_result_path(f->run, 0));
    assert_null(lorlint_result_status(f->run, 7));
    assert_int_equal(lorlint_result_score(f->run, 0), -1);
    assert_int_equal(lorlint_result_findings(f->run, 0, "loud"), 0);
    assert_null(lorlint_format_name(99));
    lorlint_run_free(NULL);
}

static void settings_are_checked(void **state) {
    Fixture *f = *state;
    assert_false(lorlint_run_set(f->run, "profil", "generic", "test", &f->err));
    assert_non_null(strstr(f->err.message, "did you mean \"profile\""));
    assert_int_equal(f->err.exit_code, 2);
    assert_false(lorlint_run_set(f->run, "as-of", "2026-13-01", "test", NULL)); /* nobody asks why */
    assert_string_equal(lorlint_run_get(f->run, "as-of"), "2026-09-15");
    assert_false(lorlint_run_set(f->run, "quiet", NULL, "test", NULL));
    assert_false(lorlint_run_set(f->run, "applicant", "", "test", NULL));
}

static void the_last_value_wins_unless_it_repeats(void **state) {
    Fixture *f = *state;
    assert_string_equal(lorlint_run_get(f->run, "fail-on"), "error");
    assert_true(lorlint_run_set(f->run, "fail-on", "warning", "test", NULL));
    assert_true(lorlint_run_set(f->run, "fail-on", "never", "test", NULL));
    assert_string_equal(lorlint_run_get(f->run, "fail-on"), "never");
    assert_true(lorlint_run_set(f->run, "ignore", "style", "test", NULL));
    assert_true(lorlint_run_set(f->run, "ignore", "us", "test", NULL));
    assert_int_equal(lorlint_run_get_count(f->run, "ignore"), 2);
    assert_string_equal(lorlint_run_get_at(f->run, "ignore", 0), "style");
    assert_null(lorlint_run_get_at(f->run, "ignore", 2));
    assert_null(lorlint_run_get(f->run, "no such"));
}

static void order_of_calls_is_held(void **state) {
    Fixture *f = *state;
    LorlintError err = {0};
    assert_false(lorlint_run_execute(f->run, &err)); /* no input */
    assert_true(err.set);
    err = (LorlintError){0};
    assert_false(lorlint_run_report_to(f->run, "json", f->report, &err));
    assert_non_null(strstr(err.message, "nothing was linted"));
    assert_true(lorlint_run_add(f->run, f->path, &f->err));
    assert_true(lorlint_run_execute(f->run, &f->err));
    assert_false(lorlint_run_execute(f->run, NULL));
    assert_false(lorlint_run_add(f->run, "more.txt", NULL));
    assert_false(lorlint_run_set(f->run, "quiet", "yes", "test", NULL));
    assert_false(lorlint_run_report_to(f->run, "no such", f->report, NULL));
}

static void rules_that_do_not_exist(void **state) {
    Fixture *f = *state;
    assert_true(lorlint_run_set(f->run, "ignore", "date/stall", "test", NULL));
    assert_true(lorlint_run_add(f->run, f->path, &f->err));
    assert_false(lorlint_run_execute(f->run, &f->err));
    assert_non_null(strstr(f->err.message, "date/stale"));
    assert_int_equal(lorlint_run_count(f->run), 0);
}

static void two_runs_do_not_meet(void **state) {
    Fixture *f = *state;
    LorlintRun *other = lorlint_run_new();
    assert_true(lorlint_run_set(other, "profile", "generic", "test", NULL));
    assert_string_equal(lorlint_run_get(f->run, "profile"), "residency-img");
    assert_true(lorlint_run_add(f->run, f->path, NULL) && lorlint_run_add(other, f->path, NULL));
    assert_true(lorlint_run_execute(f->run, NULL) && lorlint_run_execute(other, NULL));
    lorlint_run_free(other);
    assert_string_equal(lorlint_result_status(f->run, 0), "scored");
}

static void names_are_found(void **state) {
    (void)state;
    const char *const names[] = {"check", "explain", NULL};
    assert_string_equal(lorlint_nearest("chekc", names), "check");
    assert_null(lorlint_nearest("zzzzzzzzz", names));
    assert_string_equal(lorlint_format_name(0), "terminal");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(runs_from_settings_to_report),
        TEST(nothing_beyond_the_end),
        TEST(settings_are_checked),
        TEST(the_last_value_wins_unless_it_repeats),
        TEST(order_of_calls_is_held),
        TEST(rules_that_do_not_exist),
        TEST(two_runs_do_not_meet),
        cmocka_unit_test(names_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
