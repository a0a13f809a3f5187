// SPDX-License-Identifier: GPL-3.0-or-later
// Packs from anybody: refused with a line, or taken and able to judge a letter.
#include "fuzz.h"

#include "core/xml.h"
#include "lint/lint.h"
#include "rules/read_files.h"

static const LorStr letter = LOR_STR("LAKEVIEW HOSPITAL\n3 March 2025\n\nDear Director,\n\nI strongly recommend Dr. Asha Verma, who was one of the best 5% of "
                                     "120 interns.\n\nYours sincerely,\n\nDr. Farah Malik\nProfessor of Medicine\n");

static const LorStr first_pack =
    LOR_STR("<pack name=\"first\" category=\"form\"><words id=\"group\">intern~</words><fact name=\"praise\" zone=\"body\" what=\"Praise\"><phrase>best {..2} {@group}</phrase></fact>"
            "<rule id=\"first/praise\"><title>Praise</title><when fact=\"praise\" severity=\"info\"/><message>Praised</message><advice>Ask</advice>"
            "<source>a convention</source><fail>best intern</fail><fail>best interns</fail><pass>a</pass><pass>b</pass></rule></pack>");

static void expect_same(const LorXml *a, const LorXml *b) {
    for (; a && b; a = a->next, b = b->next) {
        MUST(lor_str_eq(a->name, b->name) && lor_str_eq(a->text, b->text) && a->line == b->line && a->attr_count == b->attr_count);
        expect_same(a->first, b->first);
    }
    MUST(!a && !b);
}

static void check_flat(LorArena *arena, const LorXml *root) {
    LorBuf flat = {.arena = arena};
    size_t at = 0;
    lor_xml_flatten(&flat, root);
    expect_same(root, lor_xml_unflatten(arena, lor_buf_str(&flat), &at));
    MUST(at == flat.len);
}

static void judge(const LorPacks *packs) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    doc->text = letter;
    LorResult *result = lor_lint(doc, packs, &asked);
    MUST(result->score.total >= 0 && result->score.total <= 100);
    lor_arena_free(arena);
}

/* Without the schema, to get deeper with broken packs. */
static void read_anyhow(LorStr bytes) {
    LorArena *arena = lor_arena_new(0);
    LorPacks packs = {.arena = arena, .phrases = lor_phrases_new(arena)};
    LorError err = {0};
    size_t failed;
    LorPackFile file = {LOR_STR("fuzz.xml"), lor_xml_parse(arena, bytes, &err)};
    MUST(file.root || (err.set && err.line >= 1 && err.column >= 1));
    if (file.root) {
        check_flat(arena, file.root);
        bool good = lor_read_files(&packs, &file, 1, &failed, &err) && lor_packs_seal(&packs, &err);
        MUST(good != err.set);
        if (good) judge(&packs);
    }
    lor_arena_free(arena);
}

/* As --rules does; the packs stay as they were when the file is refused. */
static void add(LorStr bytes) {
    LorArena *arena = lor_arena_new(0);
    LorError err = {0};
    LorPacks packs = {.arena = arena, .phrases = lor_phrases_new(arena)};
    MUST(lor_packs_add(&packs, first_pack, "first.xml", &err));
    size_t rules = packs.rules.len, facts = packs.facts.len, phrases = lor_phrases_count(packs.phrases);
    bool good = lor_packs_add(&packs, bytes, "fuzz.xml", &err);
    MUST(good != err.set);
    if (!good) MUST(err.line >= 1 && packs.rules.len == rules && packs.facts.len == facts && lor_phrases_count(packs.phrases) == phrases);
    if (lor_packs_seal(&packs, &err)) judge(&packs);
    else MUST(good);
    lor_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    LorStr bytes = lor_str((const char *)data, size);
    read_anyhow(bytes);
    if (size % 8 == 0) add(bytes); /* slow: the schema is read each time */
    return 0;
}
