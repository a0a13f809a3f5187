// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in packs, read once for all tests of a file: cmocka_run_group_tests(tests, open_packs, close_packs).
#ifndef LOR_TESTS_BUILTIN_H
#define LOR_TESTS_BUILTIN_H

#include "check.h"

#include "lint/lint.h"

static LorArena *builtin_arena;
static LorPacks *builtin_packs;

static inline int open_packs(void **state) {
    (void)state;
    LorError err = {0};
    builtin_arena = lor_arena_new(0);
    builtin_packs = lor_packs_builtin(builtin_arena);
    return lor_packs_seal(builtin_packs, &err) ? 0 : 1;
}

static inline int close_packs(void **state) {
    (void)state;
    lor_arena_free(builtin_arena);
    return 0;
}

#endif
