// SPDX-License-Identifier: GPL-3.0-or-later
// The sticky writer: a failure is told once, at the end; a file appears whole or not at all.
#include "../support/check.h"

#include "core/out.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/lorlint-out-XXXXXX";
static char path[64];

static int make_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/report", folder);
    return 0;
}

static int drop_folder(void **state) {
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static LorStr read_path(LorArena *arena) { return check_file(arena, path); }

static void memory_holds_what_was_written(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorOut *out = lor_out_memory(arena);
    lor_out_text(out, "score ");
    lor_out_format(out, "%d of %d", 77, 100);
    lor_out_char(out, ' ');
    lor_out_fill(out, '-', 5);
    lor_out_str(out, (LorStr){0});
    LorStr text = lor_out_memory_text(out);
    LorError err = {0};
    assert_true(lor_out_close(out, &err));
    assert_str(text, LOR_STR("score 77 of 100 -----"));
    lor_arena_free(arena);
}

static void numbers_are_written_as_printf_does(void **state) {
    (void)state;
    static const double numbers[] = {0, -0.0, 1, 7, 10, 72.5, 100, 999999, 1e6, 1234567.25, -3, 0.1, 1e300, 0.1 + 0.2};
    LorArena *arena = lor_arena_new(0);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        LorOut *out = lor_out_memory(arena);
        lor_out_number(out, numbers[i]);
        assert_str(lor_out_memory_text(out), lor_arena_format(arena, "%.10g", numbers[i]));
        lor_out_close(out, NULL);
    }
    lor_arena_free(arena);
}

static void long_formats_are_whole(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorOut *out = lor_out_memory(arena);
    char long_text[3000];
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = 0;
    lor_out_format(out, "<%s>", long_text);
    assert_int_equal(lor_out_memory_text(out).len, 3001);
    lor_out_close(out, NULL);
    lor_arena_free(arena);
}

static void a_full_device_is_an_error(void **state) {
    (void)state;
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0) skip();
    LorError err = {0};
    LorOut *out = lor_out_fd(fd, "standard output");
    for (int i = 0; i < 5000; i++) lor_out_text(out, "a line that does not fit\n");
    assert_false(lor_out_close(out, &err));
    assert_error(&err, "standard output");
    close(fd);
}

static void a_broken_pipe_is_an_error_and_no_death(void **state) {
    (void)state;
    int ends[2];
    LorError err = {0};
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    LorOut *out = lor_out_fd(ends[1], "pipe");
    lor_out_text(out, "nobody reads this");
    assert_false(lor_out_close(out, &err));
    assert_true(err.set);
    close(ends[1]);
}

static void a_file_takes_its_place_when_closed(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorError err = {0};
    struct stat info;
    LorOut *out = lor_out_file(path, &err);
    assert_non_null(out);
    for (int i = 0; i < 3000; i++) lor_out_text(out, "0123456789");
    assert_int_not_equal(access(path, F_OK), 0);
    assert_true(lor_out_close(out, &err));
    assert_int_equal(read_path(arena).len, 30000);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    lor_arena_free(arena);
}

/* Makes every descriptor the full device, whichever one the new file has. 0: the writer said that it failed. */
static int fail_to_replace(void) {
    int full = open("/dev/full", O_WRONLY);
    LorOut *out = lor_out_file(path, NULL);
    if (!out || full < 0) return 2;
    for (int fd = 3; fd < 64; fd++)
        if (fd != full && fcntl(fd, F_GETFL) >= 0) dup2(full, fd);
    lor_out_text(out, "new");
    return lor_out_close(out, NULL) ? 1 : 0;
}

static void a_failed_file_leaves_the_old_one(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorError err = {0};
    LorOut *out = lor_out_file(path, &err);
    lor_out_text(out, "old");
    assert_true(lor_out_close(out, &err));
    pid_t child = fork();
    if (child == 0) _exit(fail_to_replace());
    int status = -1;
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    assert_str(read_path(arena), LOR_STR("old"));
    lor_arena_free(arena);
}

static void a_pipe_or_device_is_written_to_and_stays_one(void **state) {
    (void)state;
    struct stat st;
    char got[16] = "";
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    LorError err = {0};
    LorOut *out = lor_out_file(path, &err);
    assert_non_null(out);
    lor_out_text(out, "score 77");
    assert_true(lor_out_close(out, &err));
    assert_int_equal(read(reader, got, sizeof got), 8);
    assert_string_equal(got, "score 77");
    close(reader);
    assert_int_equal(stat(path, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    unlink(path);
    assert_null(lor_out_file(folder, &err));
    assert_non_null(strstr(err.message, "folder"));
}

static void a_link_stays_and_what_it_leads_to_is_replaced(void **state) {
    (void)state;
    struct stat st;
    char target[80];
    snprintf(target, sizeof target, "%s/target", folder);
    FILE *old = fopen(target, "we");
    fputs("old", old);
    fclose(old);
    unlink(path);
    assert_int_equal(symlink("target", path), 0);
    LorOut *out = lor_out_file(path, NULL);
    lor_out_text(out, "new");
    assert_true(lor_out_close(out, NULL));
    assert_int_equal(lstat(path, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    LorArena *arena = lor_arena_new(0);
    assert_str(check_file(arena, target), LOR_STR("new"));
    lor_arena_free(arena);
    unlink(path);
    unlink(target);
}

static void a_place_that_is_not_there_is_an_error(void **state) {
    (void)state;
    LorError err = {0};
    assert_null(lor_out_file("/nowhere/at/all/report", &err));
    assert_error(&err, "/nowhere/at/all/report");
    assert_true(lor_out_close(NULL, &err));
}

static void text_from_outside_is_made_clean(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorOut *out = lor_out_memory(arena);
    lor_out_clean(out, LOR_STR("a\x1B[31mb\tc\nd\xC2\x9B" "e\xE2\x80\xAE" "f\xFFg\x7Fh\r\xC3\xA9"));
    assert_str(lor_out_memory_text(out), LOR_STR("a\xEF\xBF\xBD[31mb c d\xEF\xBF\xBD" "e\xEF\xBF\xBD" "f\xEF\xBF\xBDg\xEF\xBF\xBDh\xEF\xBF\xBD\xC3\xA9"));
    lor_out_close(out, NULL);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_holds_what_was_written),       cmocka_unit_test(long_formats_are_whole),
        cmocka_unit_test(numbers_are_written_as_printf_does),
        cmocka_unit_test(a_full_device_is_an_error),           cmocka_unit_test(a_broken_pipe_is_an_error_and_no_death),
        cmocka_unit_test(a_file_takes_its_place_when_closed),  cmocka_unit_test(a_failed_file_leaves_the_old_one),
        cmocka_unit_test(a_pipe_or_device_is_written_to_and_stays_one), cmocka_unit_test(a_link_stays_and_what_it_leads_to_is_replaced),
        cmocka_unit_test(a_place_that_is_not_there_is_an_error), cmocka_unit_test(text_from_outside_is_made_clean),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
