// SPDX-License-Identifier: GPL-3.0-or-later
// Globs: what each piece stands for, and what stars may pass.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "batch/glob.h"

static void means(const char *glob, const char *path) {
    if (!lor_glob_means(lor_str_from_c(glob), lor_str_from_c(path))) fail_msg("%s does not mean %s", glob, path);
}

static void not(const char *glob, const char *path) {
    if (lor_glob_means(lor_str_from_c(glob), lor_str_from_c(path))) fail_msg("%s means %s", glob, path);
}

static void names_in_any_folder(void **state) {
    (void)state;
    means("*.txt", "a.txt");
    means("*.txt", "x/y/a.txt");
    means("drafts", "2026/drafts");
    means("drafts/", "2026/drafts");
    means("?.txt", "x/a.txt");
    not("*.txt", "a.txt.pdf");
    not("drafts", "drafts2");
    not("?.txt", ".txt");
    not("", "a");
    not("/", "a");
}

static void paths_below_the_folder(void **state) {
    (void)state;
    means("2026/*.txt", "2026/a.txt");
    means("/a.txt", "a.txt");
    means("**/old-*", "old-a");
    means("**/old-*", "x/y/old-a");
    means("a/**/z", "a/z");
    means("a/**/z", "a/b/c/z");
    means("a/**", "a/b/c");
    means("*/b*c*d/*.txt", "a/bxcxcd/e.txt");
    means("/a**z", "a/b/z");
    not("2026/*.txt", "x/2026/a.txt");
    not("2026/*.txt", "2026/x/a.txt");
    not("/a.txt", "x/a.txt");
    not("**/old", "x/bold");
    not("a/**/z", "a/bz");
    means("a/**/z/**", "a/b/z/c/d");
    not("a/**/z", "az");
    not("a/?", "a/");
    not("a?b/c", "a/b/c");
}

static void sets_of_bytes(void **state) {
    (void)state;
    means("[abc].txt", "b.txt");
    means("[a-c]?", "bx");
    means("[!a-c]x", "dx");
    means("[]]", "]");
    means("[a-]", "-");
    means("a[b", "a[b");
    not("[abc].txt", "d.txt");
    not("[!a-c]x", "bx");
    not("x/[!a]", "x//");
}

static void many_stars_come_to_an_end(void **state) {
    char path[2001], glob[201];
    (void)state;
    for (size_t i = 0; i < 2000; i++) path[i] = 'a';
    for (size_t i = 0; i < 200; i++) glob[i] = i % 2 ? 'a' : '*';
    path[2000] = 0;
    glob[199] = 'b';
    glob[200] = 0;
    not(glob, path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_any_folder),
        cmocka_unit_test(paths_below_the_folder),
        cmocka_unit_test(sets_of_bytes),
        cmocka_unit_test(many_stars_come_to_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
