// SPDX-License-Identifier: GPL-3.0-or-later
// Reads fictional letters with the built-in packs and compares single facts: what tests of readers share.
#ifndef LOR_TESTS_READING_H
#define LOR_TESTS_READING_H

#include "builtin.h"

#define LETTER_HEAD "Al Noor University Hospital\nDepartment of Medicine\nAmman, Jordan\n\n12 June 2026\n\nDear Program Director,\n\n"
#define LETTER_SIGN "\n\nSincerely,\n\nProf. Karim Osman, MD\nConsultant Physician\n"
#define ABOUT_YARA  "I recommend Dr. Yara Haddad, who worked with me on the ward of our hospital as an intern. "

/** The fact after reading a letter whose body is `before` + `body`; NULL when absent. In `arena`. */
static const LorFact *fact_in(LorArena *arena, const char *before, const char *body, const char *applicant, const char *name) {
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_arena_format(arena, "%s%s%s%s", LETTER_HEAD, before, body, LETTER_SIGN);
    LorAsked asked = {.as_of = {2026, 9, 15}, .applicant = lor_str_from_c(applicant)};
    const LorResult *result = lor_lint(doc, builtin_packs, &asked);
    for (size_t i = 0; i < result->facts.len; i++) {
        const LorFact *fact = result->facts.at[i].fact;
        if (lor_str_eq(fact->name, lor_str_from_c(name)) && fact->state == LOR_PRESENT) return fact;
    }
    return NULL;
}

/** Compares a text fact; "" stands for absent. */
static inline void expect_text(const char *before, const char *body, const char *name, const char *wanted) {
    LorArena *arena = lor_arena_new(0);
    const LorFact *fact = fact_in(arena, before, body, NULL, name);
    LorStr got = fact ? fact->value : LOR_STR("");
    if (!lor_str_eq(got, lor_str_from_c(wanted))) {
        print_error("%s of \"%s\"\n  got    \"%.*s\"\n  wanted \"%s\"\n", name, body, LOR_STR_ARG(got), wanted);
        fail();
    }
    lor_arena_free(arena);
}

/** Compares whether a fact is present. */
static inline void expect_present(const char *before, const char *body, const char *name, bool wanted) {
    LorArena *arena = lor_arena_new(0);
    const LorFact *fact = fact_in(arena, before, body, NULL, name);
    if ((fact != NULL) != wanted) {
        print_error("%s is %s in \"%s\"\n", name, fact ? "found" : "not found", body);
        fail();
    }
    lor_arena_free(arena);
}

/** Compares how long a list fact is. */
static inline void expect_count(const char *before, const char *body, const char *name, size_t wanted) {
    LorArena *arena = lor_arena_new(0);
    const LorFact *fact = fact_in(arena, before, body, NULL, name);
    size_t got = fact ? fact->list.len : 0;
    if (got != wanted) {
        print_error("%s: %zu, wanted %zu in \"%s\"\n", name, got, wanted, body);
        for (size_t i = 0; i < got; i++) print_error("  %.*s\n", LOR_STR_ARG(fact->list.at[i]));
        fail();
    }
    lor_arena_free(arena);
}

#endif
