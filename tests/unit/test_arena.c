// SPDX-License-Identifier: GPL-3.0-or-later
// Arenas: zeroed and aligned memory, strangers dropped last first, a limit that ends the process; growing texts and arrays on them.
#include "../support/check.h"

#include "core/buf.h"
#include "core/vec.h"

#include <sys/wait.h>
#include <unistd.h>

static char dropped[8];
static size_t dropped_len;

static void note_drop(void *object) { dropped[dropped_len++] = *(char *)object; }

static void strangers_are_dropped_in_reverse(void **state) {
    (void)state;
    static char names[] = {'a', 'b', 'c'};
    LorArena *arena = lor_arena_new(0);
    dropped_len = 0;
    for (size_t i = 0; i < 3; i++) assert_ptr_equal(lor_arena_own(arena, &names[i], note_drop), &names[i]);
    assert_null(lor_arena_own(arena, NULL, note_drop));
    lor_arena_free(arena);
    assert_str(lor_str(dropped, dropped_len), LOR_STR("cba"));
    lor_arena_free(NULL);
}

static void memory_is_zeroed_and_aligned(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    for (size_t size = 0; size < 300000; size = size * 3 + 1) {
        unsigned char *at = lor_arena_alloc(arena, size);
        assert_non_null(at);
        assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(at[i], 0);
        memset(at, 0xA5, size);
    }
    assert_true(lor_arena_used(arena) >= 300000 / 3);
    lor_arena_free(arena);
}

static void a_reset_arena_gives_zeroed_memory_anew(void **state) {
    (void)state;
    static char names[] = {'a', 'b'};
    LorArena *arena = lor_arena_new(400000);
    dropped_len = 0;
    for (size_t round = 0; round < 3; round++) {
        for (size_t size = 1; size < 200000; size = size * 3 + 1) {
            unsigned char *at = lor_arena_alloc(arena, size);
            for (size_t i = 0; i < size; i++) assert_int_equal(at[i], 0);
            memset(at, 0xA5, size);
        }
        if (round < 2) lor_arena_own(arena, &names[round], note_drop);
        lor_arena_reset(arena); /* the limit begins anew, too */
        assert_int_equal(lor_arena_used(arena), 0);
    }
    assert_str(lor_str(dropped, dropped_len), LOR_STR("ab"));
    memset(lor_arena_alloc(arena, 350000), 0xA5, 350000);
    lor_arena_reset(arena);
    lor_arena_free(arena);
}

/* The exit status of a child that asks for too much. */
static int status_after(void (*ask)(void)) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(STDERR_FILENO);
        ask();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void ask_beyond_limit(void) {
    LorArena *arena = lor_arena_new(1000);
    for (int i = 0; i < 11; i++) lor_arena_alloc(arena, 100);
}
static void ask_within_limit(void) { lor_arena_free((lor_arena_alloc(lor_arena_new(1024), 1024), NULL)); }
static void ask_overflow(void) { lor_arena_array(lor_arena_new(0), SIZE_MAX / 8, 16); }
static void ask_everything(void) { lor_arena_alloc(lor_arena_new(0), SIZE_MAX - 3); }

static void limits_and_overflows_end_the_process(void **state) {
    (void)state;
    assert_int_equal(status_after(ask_beyond_limit), LOR_EXIT_MEMORY);
    assert_int_equal(status_after(ask_overflow), LOR_EXIT_MEMORY);
    assert_int_equal(status_after(ask_everything), LOR_EXIT_MEMORY);
    assert_int_equal(status_after(ask_within_limit), 0);
}

static void copies_and_formats_end_in_nul(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorStr copy = lor_arena_copy(arena, lor_str("letterhead", 6));
    assert_str(copy, LOR_STR("letter"));
    assert_int_equal(copy.ptr[6], 0);
    assert_int_equal(lor_arena_copy(arena, (LorStr){0}).len, 0);
    LorStr text = lor_arena_format(arena, "%s has %d months", "date", 19);
    assert_str(text, LOR_STR("date has 19 months"));
    assert_int_equal(text.ptr[text.len], 0);
    lor_arena_free(arena);
}

static void a_buffer_grows_and_keeps_all(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorBuf buf = {.arena = arena};
    assert_int_equal(lor_buf_str(&buf).len, 0);
    lor_buf_add(&buf, (LorStr){0});
    for (unsigned i = 0; i < 1000; i++) lor_buf_format(&buf, "%u,", i);
    lor_buf_char(&buf, '!');
    assert_int_equal(buf.len, 10 * 2 + 90 * 3 + 900 * 4 + 1);
    assert_str(lor_str_slice(lor_buf_str(&buf), buf.len - 5, 5), LOR_STR("999,!"));
    LorBuf big = {.arena = arena};
    lor_buf_add(&big, lor_buf_str(&buf));
    assert_str(lor_buf_str(&big), lor_buf_str(&buf));
    lor_arena_free(arena);
}

static void a_buffer_writes_code_points(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorBuf buf = {.arena = arena};
    const uint32_t codes[] = {'A', 0xE9, 0x20AC, 0x1F600, 0xD800, 0x110000};
    for (size_t i = 0; i < 6; i++) lor_buf_code(&buf, codes[i]);
    assert_str(lor_buf_str(&buf), LOR_STR("A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBF\xBD\xEF\xBF\xBD"));
    lor_arena_free(arena);
}

static void an_array_grows_and_keeps_all(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LOR_VEC(LorSpan) spans = {0};
    for (size_t i = 0; i < 1000; i++) lor_vec_push(arena, &spans, (LorSpan){i, i * 2});
    assert_int_equal(spans.len, 1000);
    for (size_t i = 0; i < 1000; i++) assert_true(spans.at[i].off == i && spans.at[i].len == i * 2);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strangers_are_dropped_in_reverse),
        cmocka_unit_test(memory_is_zeroed_and_aligned), cmocka_unit_test(a_reset_arena_gives_zeroed_memory_anew),
        cmocka_unit_test(limits_and_overflows_end_the_process),
        cmocka_unit_test(copies_and_formats_end_in_nul),
        cmocka_unit_test(a_buffer_grows_and_keeps_all),
        cmocka_unit_test(a_buffer_writes_code_points),
        cmocka_unit_test(an_array_grows_and_keeps_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
