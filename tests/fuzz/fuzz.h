// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzz target: one function that takes any bytes and must come back. libFuzzer or driver.c calls it.
#ifndef LOR_TESTS_FUZZ_H
#define LOR_TESTS_FUZZ_H

#include "core/arena.h"
#include "core/utf8.h"
#include "letter/letter.h"
#include "lint/lint.h"
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
    packs = lor_packs_builtin(lor_arena_new(0));
    MUST(lor_packs_profile(packs, LOR_STR("residency-img"), &err) && lor_packs_seal(packs, &err));
    return packs;
}

/** A document that was read: all that it tells lies inside its text, in order. Then it is linted. */
static inline void fuzz_document(const LorDocument *doc) {
    LorAsked asked = {.as_of = {2026, 9, 15}};
    size_t shown = doc->text.len;
    MUST(lor_utf8_valid(doc->text));
    for (size_t i = 0; i < doc->pages.len; i++) MUST(lor_span_end(doc->pages.at[i].span) <= shown && doc->pages.at[i].width >= 0);
    for (size_t i = 0; i < doc->lines.len; i++) {
        MUST(lor_span_end(doc->lines.at[i].span) <= shown);
        MUST(i == 0 || doc->lines.at[i].span.off >= lor_span_end(doc->lines.at[i - 1].span));
        MUST(doc->lines.at[i].page < doc->pages.len || doc->pages.len == 0);
    }
    for (size_t i = 0; i < doc->runs.len; i++) {
        MUST(lor_span_end(doc->runs.at[i].span) <= shown && doc->runs.at[i].size >= 0);
        MUST(i == 0 || doc->runs.at[i].span.off >= doc->runs.at[i - 1].span.off);
    }
    for (size_t i = 0; i < doc->properties.len; i++) MUST(lor_utf8_valid(doc->properties.at[i].value));
    LorResult *result = lor_lint(doc, fuzz_packs(), &asked);
    MUST(result->score.total >= 0 && result->score.total <= 100);
}

#endif
