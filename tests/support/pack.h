// SPDX-License-Identifier: GPL-3.0-or-later
// Packs from literals, without their schema, and letters judged by them alone.
#ifndef LOR_TESTS_PACK_H
#define LOR_TESTS_PACK_H

#include "check.h"

#include "lint/facts.h"
#include "lint/lint.h"
#include "rules/read_files.h"

static inline LorPacks *packs_of(LorArena *arena, const char *xml) {
    LorError err = {0};
    LorPacks *packs = LOR_NEW(arena, LorPacks);
    size_t failed = 0;
    LorPackFile file = {LOR_STR("test.xml"), lor_xml_parse(arena, lor_str_from_c(xml), &err)};
    packs->arena = arena;
    packs->phrases = lor_phrases_new(arena);
    bool good = file.root && lor_read_files(packs, &file, 1, &failed, &err) && lor_packs_seal(packs, &err);
    if (!good) fail_msg("%zu: %s", err.line, err.message);
    return packs;
}

static inline LorResult *lint_of(LorArena *arena, const LorPacks *packs, const char *text) {
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    doc->text = lor_str_from_c(text);
    return lor_lint(doc, packs, &asked);
}

/** The fact of that name as a result shows it. */
static inline const LorFact *fact_of(const LorResult *result, const char *name) {
    for (size_t i = 0; i < result->facts.len; i++)
        if (lor_str_eq(result->facts.at[i].fact->name, lor_str_from_c(name))) return result->facts.at[i].fact;
    return NULL;
}

static inline const LorFinding *finding_of(const LorResult *result, const char *id) {
    for (size_t i = 0; i < result->findings.len; i++)
        if (lor_str_eq(result->findings.at[i].rule->id, lor_str_from_c(id))) return &result->findings.at[i];
    return NULL;
}

#endif
