// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of rules about several letters: each is cut into its letters, which are linted and judged together.
#include "batch/set.h"
#include "batch/set_selftest.h"

#include "core/buf.h"
#include "lint/judge.h"

/* The next letter of an example, without the line of hyphens behind it. False when there is none. */
static bool next_letter(LorArena *arena, LorStr *rest, LorStr *letter) {
    LorBuf text = {.arena = arena};
    LorStr line;
    bool any = false;
    while (lor_str_split(rest, '\n', &line)) {
        any = true;
        if (lor_str_eq(lor_str_trim(line), LOR_STR("----"))) break;
        lor_buf_add(&text, line);
        lor_buf_char(&text, '\n');
    }
    *letter = lor_buf_str(&text);
    return any;
}

static LorDate day_of(LorStr text) {
    size_t year, month, day;
    bool written = text.len == 10 && lor_str_to_size(lor_str_slice(text, 0, 4), 9999, &year) &&
                   lor_str_to_size(lor_str_slice(text, 5, 2), 12, &month) && lor_str_to_size(lor_str_slice(text, 8, 2), 31, &day);
    return written ? (LorDate){(int)year, (int)month, (int)day} : (LorDate){2026, 9, 15};
}

static bool is_found(const LorSetResult *set, const LorRule *rule) {
    for (size_t i = 0; i < set->findings.len; i++)
        if (set->findings.at[i].rule == rule) return true;
    return false;
}

static bool run_example(const LorPacks *packs, const LorRule *rule, const LorExample *example, LorExampleSink *tell, void *context) {
    LorArena *arena = lor_arena_new(0);
    LorSetMaker *maker = lor_set_new(packs, example->applicant, false, 4);
    LorAsked asked = {.as_of = day_of(example->as_of)};
    LorStr rest = example->text, text;
    while (next_letter(arena, &rest, &text)) {
        LorDocument *doc = lor_document_new(arena, "text");
        doc->text = text;
        LorResult *result = lor_lint(doc, packs, &asked);
        result->path = lor_arena_format(arena, "%zu.txt", maker->members.len + 1);
        lor_set_add(maker, result, result->path);
    }
    bool found = is_found(lor_set_judge(maker), rule), behaved = found == example->fails;
    tell(context, rule, example, behaved, behaved ? (LorStr){0} : found ? LOR_STR("should pass, and is found") : LOR_STR("should be found, and is not"));
    lor_set_free(maker);
    lor_arena_free(arena);
    return behaved;
}

size_t lor_set_selftest(const LorPacks *packs, LorStr only, LorExampleSink *tell, void *context) {
    size_t failed = 0;
    for (size_t i = 0; i < packs->rules.len; i++) {
        const LorRule *rule = &packs->rules.at[i];
        bool wanted = !only.len || lor_str_starts(rule->id, only) || lor_str_find(rule->pack, only) != LOR_NONE;
        if (!wanted || rule->off || !lor_str_eq(rule->group, LOR_STR(LOR_SET_GROUP))) continue;
        for (size_t e = 0; e < rule->examples.len; e++) failed += !run_example(packs, rule, &rule->examples.at[e], tell, context);
    }
    return failed;
}
