// SPDX-License-Identifier: GPL-3.0-or-later
// The pool with linters that behave badly: every path ends in one status, and the others never notice.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "batch/pool.h"
#include "batch/process.h"
#include "batch/sandbox.h"

typedef struct Fixture {
    LorArena *arena;
    LorPacks packs;
    LorPlan plan;
    LorPaths paths;
    LOR_VEC(LorResult *) results;
    char folder[64];
    unsigned reading; /* [s] that whoever reads the results takes over the first one */
} Fixture;

static int set_up(void **state) {
    Fixture *f = calloc(1, sizeof *f);
    f->arena = lor_arena_new(0);
    f->plan = (LorPlan){.packs = &f->packs, .extract = {.ocr = "never"}, .limits = lor_limits_default(), .jobs = 2};
    f->plan.limits.memory_bytes = (size_t)256 << 20;
    lor_vec_push(f->arena, &f->packs.rules, (LorRule){.id = LOR_STR("date/stale")});
    snprintf(f->folder, sizeof f->folder, "/tmp/lorlint-pool-XXXXXX");
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

/* A letter that the linter below understands as an order; its path is its number. */
static void put(Fixture *f, const char *content) {
    LorStr path = lor_arena_format(f->arena, "%04zu.txt", f->paths.len);
    FILE *file = fopen(path.ptr, "w");
    assert_non_null(file);
    fprintf(file, "%s\n", content);
    fclose(file);
    lor_vec_push(f->arena, &f->paths, path);
}

static void spin(int64_t milliseconds) {
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do clock_gettime(CLOCK_MONOTONIC, &now);
    while ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 < milliseconds);
}

static void eat(void) {
    for (;;) {
        volatile char *piece = malloc((size_t)8 << 20);
        if (!piece) abort(); /* as libraries do */
        for (size_t i = 0; i < (size_t)8 << 20; i += 4096) piece[i] = 1;
    }
}

/* What a linter sees of the machine around it, as a status for the test to read. */
static LorStatus look_around(void) {
    if (open("/etc/passwd", O_RDONLY) >= 0) return LOR_DAMAGED;
    if (open("0000.txt", O_RDWR) >= 0) return LOR_DAMAGED;
    return errno == EACCES ? LOR_SCORED : LOR_ENCRYPTED;
}

static void obey(LorStr order, LorResult *result) {
    if (lor_str_starts(order, LOR_STR("crash"))) raise(SIGSEGV);
    if (lor_str_starts(order, LOR_STR("abort"))) abort();
    if (lor_str_starts(order, LOR_STR("leave"))) _exit(0);
    if (lor_str_starts(order, LOR_STR("arena"))) lor_arena_alloc(result->arena, SIZE_MAX / 8);
    if (lor_str_starts(order, LOR_STR("eat"))) LOR_SANITIZED ? abort() : eat(); /* no limit holds it there */
    if (lor_str_starts(order, LOR_STR("spin"))) spin(60000);
    if (lor_str_starts(order, LOR_STR("slow"))) spin(1500);
    if (lor_str_starts(order, LOR_STR("socket"))) socket(AF_INET, SOCK_STREAM, 0);
    if (lor_str_starts(order, LOR_STR("execute"))) execl("/bin/true", "true", NULL);
    if (lor_str_starts(order, LOR_STR("kill"))) kill(getppid(), SIGTERM);
    if (lor_str_starts(order, LOR_STR("look"))) result->status = look_around();
    if (lor_str_starts(order, LOR_STR("hang up"))) close(3), spin(60000);
    if (lor_str_starts(order, LOR_STR("babble"))) (void)!write(3, "not an answer at all, but long", 30), spin(60000);
    if (lor_str_starts(order, LOR_STR("nonsense"))) (void)!write(3, "\1\0\0\0\0\0\0\0\377\377\377\377\377\377\377\377", 16);
    if (lor_str_starts(order, LOR_STR("large")))
        for (size_t i = 0; i < 20000; i++) lor_vec_push(result->arena, &result->notes, LOR_STR("a note of some length"));
    if (lor_str_starts(order, LOR_STR("endless")))
        for (size_t i = 0; i < 2000000; i++) lor_vec_push(result->arena, &result->notes, LOR_STR(""));
}

static LorResult *stand_in(const LorDocument *doc, const LorPacks *packs, const LorAsked *asked) {
    (void)packs, (void)asked;
    LorResult *result = LOR_NEW(doc->arena, LorResult);
    result->arena = doc->arena;
    result->words = doc->text.len;
    obey(doc->text, result);
    return result;
}

static void drop_arena(void *arena) { lor_arena_free(arena); }

static bool collect(void *context, LorResult *result) {
    Fixture *f = context;
    if (f->reading && f->results.len == 0) sleep(f->reading);
    lor_arena_own(f->arena, result->arena, drop_arena);
    lor_vec_push(f->arena, &f->results, result);
    return true;
}

/* Runs all paths and checks what holds for every run: one row a path, in their order. */
static void run(Fixture *f) {
    LorError err = {0};
    f->results.len = 0;
    if (lor_pool_run(&f->paths, &f->plan, stand_in, collect, f, &err) != LOR_RUN_DONE) fail_msg("%s", err.message);
    assert_int_equal(f->results.len, f->paths.len);
    for (size_t i = 0; i < f->paths.len; i++) {
        assert_true(lor_str_eq(f->results.at[i]->path, f->paths.at[i]));
        assert_int_equal(f->results.at[i]->why.len == 0, lor_status_analysed(f->results.at[i]->status));
    }
}

static size_t count(const Fixture *f, LorStatus status) {
    size_t sum = 0;
    for (size_t i = 0; i < f->results.len; i++) sum += f->results.at[i]->status == status;
    return sum;
}

static void assert_status(const Fixture *f, size_t at, LorStatus wanted) {
    LorStatus is = f->results.at[at]->status;
    if (is != wanted)
        fail_msg("path %zu: %s (%.*s), not %s", at, lor_status_word(is), LOR_STR_ARG(f->results.at[at]->why),
                 lor_status_word(wanted));
}

/* No child of this process is left behind. */
static void assert_no_children(void) { assert_true(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD); }

static void lints_one_and_many_alike(void **state) {
    Fixture *f = *state;
    put(f, "a letter");
    run(f);
    const LorResult *alone = f->results.at[0];
    assert_int_equal(alone->status, LOR_SCORED);
    assert_int_equal(alone->bytes, 9);
    assert_true(lor_str_eq(alone->format, LOR_STR("text")));
    for (size_t i = 0; i < 300; i++) put(f, "a letter");
    for (f->plan.jobs = 1; f->plan.jobs <= 16; f->plan.jobs *= 4) {
        run(f);
        assert_int_equal(count(f, LOR_SCORED), 301);
    }
    assert_no_children();
}

static void names_what_cannot_be_opened(void **state) {
    Fixture *f = *state;
    put(f, "a letter");
    lor_vec_push(f->arena, &f->paths, LOR_STR("missing.txt"));
    lor_vec_push(f->arena, &f->paths, LOR_STR("/dev/zero"));
    put(f, "another");
    run(f);
    assert_status(f, 0, LOR_SCORED);
    assert_status(f, 1, LOR_UNREADABLE);
    assert_status(f, 2, LOR_UNREADABLE);
    assert_status(f, 3, LOR_SCORED);
}

static void survives_every_kind_of_death(void **state) {
    static const struct {
        const char *order;
        LorStatus status;
    } deaths[] = {
        {"crash", LOR_CRASHED},    {"abort", LOR_CRASHED},    {"leave", LOR_CRASHED},  {"arena", LOR_MEMORY},
        {"eat", LOR_MEMORY},       {"hang up", LOR_CRASHED},  {"babble", LOR_CRASHED}, {"nonsense", LOR_CRASHED},
        {"endless", LOR_MEMORY},   {"large", LOR_SCORED},
    };
    Fixture *f = *state;
    size_t kinds = sizeof deaths / sizeof *deaths;
    for (size_t i = 0; i < kinds; i++) put(f, "a letter"), put(f, deaths[i].order);
    for (size_t i = 0; i < kinds; i++) put(f, "a letter, so that those above wait in their workers' sockets");
    for (f->plan.jobs = 1; f->plan.jobs <= 3; f->plan.jobs++) {
        run(f);
        for (size_t i = 0; i < kinds; i++) {
            assert_status(f, 2 * kinds + i, LOR_SCORED);
            assert_status(f, 2 * i, LOR_SCORED);
            if (!LOR_SANITIZED || strcmp(deaths[i].order, "eat") != 0) assert_status(f, 2 * i + 1, deaths[i].status);
        }
    }
    assert_int_equal(f->results.at[2 * kinds - 1]->notes.len, 20000);
    assert_no_children();
}

static void stops_what_takes_too_long(void **state) {
    Fixture *f = *state;
    put(f, "spin");
    put(f, "a letter");
    f->plan.limits.wall_seconds = 1;
    run(f);
    assert_status(f, 0, LOR_TIMEOUT);
    assert_status(f, 1, LOR_SCORED);
    f->plan.limits.wall_seconds = 30;
    f->plan.limits.cpu_seconds = 1;
    run(f);
    assert_status(f, 0, LOR_TIMEOUT);
}

static void counts_processor_time_for_each_letter_alone(void **state) {
    Fixture *f = *state;
    for (size_t i = 0; i < 3; i++) put(f, "slow"); /* 4.5 s in one worker, 1.5 s a letter */
    f->plan.jobs = 1;
    f->plan.limits.cpu_seconds = 2;
    run(f);
    assert_int_equal(count(f, LOR_SCORED), 3);
}

/* Letters wait in their worker's socket where many are left: two that take 1.5 s, and some more. */
static void put_some_that_wait(Fixture *f) {
    for (size_t i = 0; i < 8; i++) put(f, i < 2 ? "slow" : "a letter");
    f->plan.jobs = 1;
}

static void starts_the_clock_of_a_letter_that_waited_when_it_is_read(void **state) {
    Fixture *f = *state;
    put_some_that_wait(f);
    f->plan.limits.wall_seconds = 2;
    run(f);
    assert_int_equal(count(f, LOR_SCORED), 8);
}

static void blames_no_letter_for_the_time_of_the_one_before(void **state) {
    Fixture *f = *state;
    put_some_that_wait(f);
    f->plan.limits.cpu_seconds = 1; /* and at most one more: the second letter reaches it while nobody moves it ahead */
    f->reading = 2;
    run(f);
    assert_int_equal(count(f, LOR_SCORED), 8);
}

/* What waits unread in the socket of a worker that dies makes the parent's next call fail, once, whatever was answered before. */
static void hears_what_was_answered_before_a_death(void **state) {
    (void)state;
    int pair[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
    LorProcess process = {.socket = pair[0], .busy = true, .job = 7};
    LorAnswerHead head = {.id = 7, .len = 5};
    char packet[sizeof head + 5];
    memcpy(packet, &head, sizeof head);
    memcpy(packet + sizeof head, "there", 5);
    assert_int_equal(send(pair[1], packet, sizeof packet, 0), sizeof packet);
    assert_true(lor_process_send(&process, (LorJob){.id = 8}, STDIN_FILENO));
    close(pair[1]);
    assert_int_equal(lor_process_listen(&process, 100), LOR_ANSWER_WHOLE);
    assert_true(lor_str_eq(lor_process_message(&process), LOR_STR("there")) && process.left);
    assert_int_equal(lor_process_listen(&process, 100), LOR_ANSWER_NONE);
    close(pair[0]);
    free(process.answer);
}

static void locks_workers_in(void **state) {
    Fixture *f = *state;
    if (!lor_sandbox_is_full()) skip();
    put(f, "look");
    put(f, "socket");
    put(f, "execute");
    put(f, LOR_SANITIZED ? "crash" : "kill");
    f->plan.require_sandbox = true;
    run(f);
    assert_status(f, 0, LOR_SCORED);
    for (size_t i = 1; i < 4; i++) assert_status(f, i, LOR_CRASHED);
    assert_string_equal(lor_sandbox_name(), "landlock+seccomp");
}

/* Kills one child of `parent` but itself; 0 when there was none. */
static int kill_a_child(pid_t parent) {
    DIR *all = opendir("/proc");
    pid_t found = 0;
    for (struct dirent *entry; !found && (entry = readdir(all));) {
        char path[300], line[256] = "";
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *stat = lor_is_digit(entry->d_name[0]) ? fopen(path, "r") : NULL;
        if (!stat) continue;
        pid_t pid = atoi(entry->d_name);
        const char *behind_name = fgets(line, sizeof line, stat) ? strrchr(line, ')') : NULL;
        if (behind_name && atoi(behind_name + 4) == parent && pid != getpid()) found = pid;
        fclose(stat);
    }
    closedir(all);
    return found && kill(found, SIGKILL) == 0;
}

static void loses_one_letter_to_one_kill(void **state) {
    Fixture *f = *state;
    for (size_t i = 0; i < 60; i++) put(f, i % 20 ? "a letter" : "slow");
    pid_t parent = getpid(), killer = fork();
    if (killer == 0) {
        const struct timespec wait = {.tv_nsec = 700000000};
        nanosleep(&wait, NULL);
        _exit(kill_a_child(parent) ? 0 : 1);
    }
    int status;
    run(f);
    waitpid(killer, &status, 0);
    assert_int_equal(status, 0);
    assert_int_equal(count(f, LOR_SCORED), 59);
    assert_int_equal(count(f, LOR_CRASHED), 1);
}

static void reads_a_file_that_shrinks(void **state) {
    Fixture *f = *state;
    put(f, "slow, so that the next is still waiting");
    put(f, "a letter that will be cut");
    f->plan.jobs = 1;
    pid_t cutter = fork();
    if (cutter == 0) {
        const struct timespec wait = {.tv_nsec = 500000000};
        nanosleep(&wait, NULL);
        _exit(truncate("0001.txt", 0));
    }
    run(f);
    waitpid(cutter, NULL, 0);
    assert_status(f, 0, LOR_SCORED);
    assert_status(f, 1, LOR_NO_TEXT);
}

static void runs_where_children_are_not_waited_for(void **state) {
    Fixture *f = *state;
    put(f, "arena");
    signal(SIGCHLD, SIG_IGN);
    run(f);
    assert_ptr_equal(signal(SIGCHLD, SIG_DFL), SIG_IGN);
    assert_status(f, 0, LOR_MEMORY);
}

static void leaves_no_descriptor_open(void **state) {
    Fixture *f = *state;
    int before = dup(0);
    close(before);
    put(f, "a letter");
    put(f, "crash");
    put(f, "arena");
    lor_vec_push(f->arena, &f->paths, LOR_STR("/dev/zero"));
    run(f);
    int after = dup(0);
    close(after);
    assert_int_equal(after, before);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(lints_one_and_many_alike),
        IN_FOLDER(names_what_cannot_be_opened),
        IN_FOLDER(survives_every_kind_of_death),
        IN_FOLDER(stops_what_takes_too_long),
        IN_FOLDER(counts_processor_time_for_each_letter_alone),
        IN_FOLDER(starts_the_clock_of_a_letter_that_waited_when_it_is_read),
        IN_FOLDER(blames_no_letter_for_the_time_of_the_one_before),
        cmocka_unit_test(hears_what_was_answered_before_a_death),
        IN_FOLDER(locks_workers_in),
        IN_FOLDER(loses_one_letter_to_one_kill),
        IN_FOLDER(reads_a_file_that_shrinks),
        IN_FOLDER(runs_where_children_are_not_waited_for),
        IN_FOLDER(leaves_no_descriptor_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
