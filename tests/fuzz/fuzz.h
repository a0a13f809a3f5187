// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzz target: one function that takes any bytes and must come back. libFuzzer or driver.c calls it.
#ifndef LOR_TESTS_FUZZ_H
#define LOR_TESTS_FUZZ_H

#include "core/arena.h"
#include "letter/letter.h"
#include "rules/pack.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** What must hold after any input. A macro of its own: assert() may be compiled out. */
#define MUST(holds)                                                                                               \
    do {                                                                                                          \
        if (holds) break;                                                                                         \
        fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds);                                \
        abort();                                                                                                  \
    } while (0)

/** The built-in packs, sealed; made once for all inputs of a run. */
static inline const LorPacks *fuzz_packs(void) {
    static LorPacks *packs;
    LorError err = {0};
    if (packs) return packs;
    packs = lor_packs_builtin(lor_arena_new(0), &err);
    MUST(packs && lor_packs_profile(packs, LOR_STR("residency-img"), &err) && lor_packs_seal(packs, &err));
    return packs;
}

#endif
