// SPDX-License-Identifier: GPL-3.0-or-later
// One arena for what a test makes: new before it, freed behind it, whether it stands for one test or for the whole file. Included last, since
// headers have parameters of its name.
#ifndef LOR_TESTS_ARENA_H
#define LOR_TESTS_ARENA_H

#include "check.h"

static LorArena *arena;

static inline int set_up_arena(void **state) {
    (void)state;
    arena = lor_arena_new(0);
    return 0;
}

static inline int free_arena(void **state) {
    (void)state;
    lor_arena_free(arena);
    return 0;
}

#endif
