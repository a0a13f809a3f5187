// SPDX-License-Identifier: GPL-3.0-or-later
// Arguments become paths, in order, each once; folders are walked without going in circles; paths become open files.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "batch/input.h"
#include "batch/walk.h"
#include "core/buf.h"

typedef struct Fixture {
    LorArena *arena;
    LorPlan plan;
    char folder[64];
} Fixture;

static int set_up(void **state) {
    Fixture *f = calloc(1, sizeof *f);
    f->arena = lor_arena_new(0);
    f->plan.limits = lor_limits_default();
    snprintf(f->folder, sizeof f->folder, "/tmp/lorlint-walk-XXXXXX");
    if (!mkdtemp(f->folder) || chdir(f->folder) != 0) return -1;
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    Fixture *f = *state;
    char command[96];
    if (chdir("/") != 0) return -1;
    snprintf(command, sizeof command, "rm -rf %s", f->folder);
    int failed = system(command);
    lor_arena_free(f->arena);
    free(f);
    return failed;
}

static void put(const char *path, const char *content) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static void folder(const char *path) { assert_int_equal(mkdir(path, 0755), 0); }

/* The paths of up to four arguments, joined by spaces. */
static const char *walked(Fixture *f, const char *const *arguments) {
    LorStr given[4];
    size_t count = 0;
    LorPaths paths = {0};
    for (; arguments[count]; count++) given[count] = lor_str_from_c(arguments[count]);
    lor_batch_paths(f->arena, given, count, &f->plan, &paths, NULL);
    LorBuf buf = {.arena = f->arena};
    for (size_t i = 0; i < paths.len; i++) lor_buf_format(&buf, i ? " %s" : "%s", paths.at[i].ptr);
    lor_buf_char(&buf, '\0');
    return buf.ptr;
}
#define WALKED(...) walked(*state, (const char *const[]){__VA_ARGS__, NULL})

static void makes_a_tree(void) {
    folder("in");
    folder("in/b");
    folder("in/.hidden");
    folder("in/empty");
    put("in/z.TXT", "z");
    put("in/a.pdf", "a");
    put("in/notes.c", "c");
    put("in/.secret.txt", "s");
    put("in/~$b.docx", "word has it open");
    put("in/Thumbs.db", "t");
    put("in/.hidden/h.txt", "h");
    put("in/b/b.docx", "b");
    put("in/txt", "no ending");
}

static void takes_letters_in_byte_order(void **state) {
    makes_a_tree();
    assert_string_equal(WALKED("in"), "in/a.pdf in/b/b.docx in/z.TXT");
    assert_string_equal(WALKED("in/"), "in/a.pdf in/b/b.docx in/z.TXT");
    assert_string_equal(WALKED("./in/b"), "./in/b/b.docx");
}

static void takes_given_files_as_they_are(void **state) {
    makes_a_tree();
    assert_string_equal(WALKED("missing", "in/notes.c", "-", "in/b"), "- in/b/b.docx in/notes.c missing");
    assert_string_equal(WALKED("in", "in/a.pdf", "-", "-"), "- in/a.pdf in/b/b.docx in/z.TXT");
}

static void takes_a_path_once_however_it_is_spelled(void **state) {
    makes_a_tree();
    assert_string_equal(WALKED("in/b", "./in/b", "in/./b//b.docx"), "./in/b/b.docx");
    assert_string_equal(WALKED("./-", "-", "in//a.pdf"), "- ./- in//a.pdf");
}

static void tells_folders_without_letters(void **state) {
    makes_a_tree();
    assert_string_equal(WALKED("in/empty", "in/b"), "in/b/b.docx in/empty");
}

static void follows_links_only_when_asked(void **state) {
    Fixture *f = *state;
    makes_a_tree();
    assert_int_equal(symlink("..", "in/b/up"), 0);
    assert_int_equal(symlink("../b", "in/b/self"), 0);
    assert_int_equal(symlink("../empty", "in/b/other"), 0);
    assert_int_equal(symlink("nowhere", "in/b/dead.txt"), 0);
    assert_int_equal(symlink("../a.pdf", "in/b/link.pdf"), 0);
    put("in/empty/e.md", "e");
    const char *plain = "in/a.pdf in/b/b.docx in/b/dead.txt in/b/link.pdf in/empty/e.md in/z.TXT";
    assert_string_equal(WALKED("in"), plain);
    f->plan.follow = true;
    assert_string_equal(WALKED("in"), "in/a.pdf in/b/b.docx in/b/dead.txt in/b/link.pdf in/b/other/e.md in/z.TXT");
    assert_int_equal(symlink("in", "given"), 0);
    f->plan.follow = false;
    assert_string_equal(WALKED("given/b"), "given/b/b.docx given/b/dead.txt given/b/link.pdf");
}

static void stops_at_the_depth_limit_and_says_so(void **state) {
    Fixture *f = *state;
    folder("d");
    folder("d/1");
    folder("d/1/2");
    put("d/1/2/x.txt", "x");
    f->plan.limits.walk_depth = 2;
    assert_string_equal(WALKED("d"), "d/1/2/x.txt");
    f->plan.limits.walk_depth = 1;
    assert_string_equal(WALKED("d"), "d/1/2");
    LorInput input;
    LorError err = {0};
    assert_false(lor_input_open(LOR_STR("d/1/2"), &f->plan, &input, &err));
    assert_non_null(strstr(err.message, "walk-depth"));
}

static LorStatus opened(Fixture *f, const char *path, const char *said) {
    LorInput input;
    LorError err = {0};
    if (lor_input_open(lor_str_from_c(path), &f->plan, &input, &err)) {
        assert_int_equal(close(input.fd), 0);
        return LOR_SCORED;
    }
    assert_int_equal(input.fd, -1);
    if (!strstr(err.message, said)) fail_msg("%s: \"%s\" lacks \"%s\"", path, err.message, said);
    return err.status;
}

static void opens_regular_files_only(void **state) {
    Fixture *f = *state;
    put("letter.txt", "To whom it may concern");
    put("empty.txt", "");
    folder("bare");
    assert_int_equal(mkfifo("pipe.txt", 0600), 0);
    assert_int_equal(symlink("loop.txt", "loop.txt"), 0);
    assert_int_equal(opened(f, "letter.txt", ""), LOR_SCORED);
    assert_int_equal(opened(f, "empty.txt", "empty"), LOR_NO_TEXT);
    assert_int_equal(opened(f, "bare", "no letters in this folder"), LOR_UNREADABLE);
    assert_int_equal(opened(f, "pipe.txt", "a pipe"), LOR_UNREADABLE);
    assert_int_equal(opened(f, "/dev/zero", "a device"), LOR_UNREADABLE);
    assert_int_equal(opened(f, "/dev/null", "a device"), LOR_UNREADABLE);
    assert_int_equal(opened(f, "missing.txt", "no such file"), LOR_UNREADABLE);
    assert_int_equal(opened(f, "letter.txt/x", "not a folder"), LOR_UNREADABLE);
    assert_int_equal(opened(f, "loop.txt", "circle"), LOR_UNREADABLE);
    assert_int_equal(opened(f, "", "no such file"), LOR_UNREADABLE);
}

static void leaves_large_files_unread(void **state) {
    Fixture *f = *state;
    put("sparse.pdf", "x");
    assert_int_equal(truncate("sparse.pdf", (off_t)2 << 30), 0);
    assert_int_equal(opened(f, "sparse.pdf", "save a smaller copy"), LOR_TOO_LARGE);
    put("ten.txt", "0123456789");
    f->plan.limits.file_bytes = 9;
    assert_int_equal(opened(f, "ten.txt", "9 bytes"), LOR_TOO_LARGE);
}

static void respects_permissions(void **state) {
    Fixture *f = *state;
    if (geteuid() == 0) skip(); /* may read everything */
    put("locked.txt", "x");
    folder("shut");
    assert_int_equal(chmod("locked.txt", 0), 0);
    assert_int_equal(chmod("shut", 0), 0);
    assert_int_equal(opened(f, "locked.txt", "not allowed"), LOR_UNREADABLE);
    assert_string_equal(WALKED("shut"), "shut");
    assert_int_equal(opened(f, "shut", "not allowed"), LOR_UNREADABLE);
    assert_int_equal(chmod("shut", 0700), 0);
}

/* Opens "-" with `content` on a pipe as standard input. */
static LorStatus opened_stdin(Fixture *f, const char *content, size_t *bytes) {
    int ends[2], before = dup(STDIN_FILENO);
    LorInput input;
    LorError err = {0};
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], content, strlen(content)), strlen(content));
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    bool good = lor_input_open(LOR_STR("-"), &f->plan, &input, &err);
    dup2(before, STDIN_FILENO);
    close(before);
    close(ends[0]);
    *bytes = input.bytes;
    if (good) assert_int_equal(input.head_len, strlen(content));
    if (good) close(input.fd);
    return good ? LOR_SCORED : err.status;
}

static void reads_standard_input(void **state) {
    Fixture *f = *state;
    size_t bytes;
    assert_int_equal(opened_stdin(f, "Dear committee", &bytes), LOR_SCORED);
    assert_int_equal(bytes, 14);
    assert_int_equal(opened_stdin(f, "", &bytes), LOR_NO_TEXT);
    f->plan.limits.file_bytes = 5;
    assert_int_equal(opened_stdin(f, "Dear committee", &bytes), LOR_TOO_LARGE);
}

static void sets_limits_by_name(void **state) {
    (void)state;
    LorLimits limits = lor_limits_default();
    LorError err = {0};
    assert_true(lor_limits_set(&limits, LOR_STR("wall-seconds=3"), NULL));
    assert_int_equal(limits.wall_seconds, 3);
    assert_int_equal(limits.cpu_seconds, 10);
    assert_false(lor_limits_set(&limits, LOR_STR("wal-seconds=3"), &err));
    assert_non_null(strstr(err.message, "did you mean wall-seconds?"));
    assert_false(lor_limits_set(&limits, LOR_STR("wall-seconds"), NULL));
    assert_false(lor_limits_set(&limits, LOR_STR("wall-seconds=0"), NULL));
    assert_false(lor_limits_set(&limits, LOR_STR("wall-seconds=99999999999999999999"), NULL));
    assert_false(lor_limits_set(&limits, LOR_STR("=3"), NULL));
    assert_false(lor_limits_set(&limits, LOR_STR(""), NULL));
    assert_int_equal(limits.wall_seconds, 3);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(takes_letters_in_byte_order),   IN_FOLDER(takes_given_files_as_they_are),
        IN_FOLDER(takes_a_path_once_however_it_is_spelled),
        IN_FOLDER(tells_folders_without_letters), IN_FOLDER(follows_links_only_when_asked),
        IN_FOLDER(stops_at_the_depth_limit_and_says_so), IN_FOLDER(opens_regular_files_only),
        IN_FOLDER(leaves_large_files_unread),     IN_FOLDER(respects_permissions),
        IN_FOLDER(reads_standard_input),          cmocka_unit_test(sets_limits_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
