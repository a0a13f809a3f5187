// SPDX-License-Identifier: GPL-3.0-or-later
// What reports read back or rewrite: baselines, JSON reports, suppressions, texts that are masked, templates.
#include "fuzz.h"

#include "core/out.h"
#include "report/baseline.h"
#include "report/compare.h"
#include "report/compare_read.h"
#include "report/mask.h"
#include "report/suppress.h"

/* What was read can be written, and read again as the same. */
static void baseline(LorArena *arena, LorStr bytes) {
    LorError err = {0};
    LorBaseline *read = lor_baseline_read(arena, bytes, &err);
    MUST(read || err.set);
    if (!read) return;
    LorOut *out = lor_out_memory(arena);
    lor_baseline_write(read, out);
    LorBaseline *again = lor_baseline_read(arena, lor_arena_copy(arena, lor_out_memory_text(out)), &err);
    MUST(again && lor_baseline_count(again) == lor_baseline_count(read));
    lor_out_close(out, NULL);
}

/* A run compared with itself is no worse. */
static void compare(LorArena *arena, LorStr bytes) {
    LorError err = {0};
    LorReportOptions options = {.width = 80, .fail_on = LOR_INFO};
    LorComparedRun *run = lor_compare_read(arena, bytes, &err);
    MUST(run || err.set);
    if (!run) return;
    LorOut *out = lor_out_memory(arena);
    MUST(!lor_compare_write(out, run, run, &options));
    MUST(lor_utf8_valid(lor_out_memory_text(out)));
    lor_out_close(out, NULL);
}

static void suppress(LorArena *arena, LorStr bytes) {
    LorError err = {0};
    LorResult result = {.arena = arena, .path = LOR_STR("letters/a.txt"), .status = LOR_SCORED};
    LorSuppressions *read = lor_suppressions_read(arena, bytes, LOR_STR(""), fuzz_packs(), &err);
    MUST(read ? !err.set : err.set && err.line >= 1);
    if (read) lor_suppressions_apply(read, &result);
}

static void mask(LorArena *arena, LorStr bytes) {
    LorMasker *masker = lor_masker_new(arena);
    LorSpan mark = {bytes.len / 3, bytes.len / 3};
    lor_masker_learn(masker, LOR_STR("The letter says what was seen on the ward."));
    LorStr first = lor_masker_mask(masker, arena, bytes, LOR_MASK_LETTER, &mark);
    MUST(lor_span_end(mark) <= first.len);
    LorStr again = lor_masker_mask(masker, arena, bytes, LOR_MASK_LETTER, NULL);
    MUST(lor_str_eq(first, again)); /* pseudonyms are stable */
}

/* A template is linted to its end, and its comments never move a place. */
static void judge_template(LorArena *arena, LorStr bytes) {
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}, .is_template = true};
    if (!lor_utf8_valid(bytes)) return;
    doc->text = bytes;
    LorResult *result = lor_lint(doc, fuzz_packs(), &asked);
    MUST(result->score.total >= 0 && result->score.total <= 100);
    for (size_t i = 0; i < result->findings.len; i++)
        for (size_t p = 0; p < result->findings.at[i].places.len; p++) MUST(result->findings.at[i].places.at[p].end <= bytes.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 1u << 16) return 0;
    LorArena *arena = lor_arena_new(0);
    LorStr bytes = lor_str((const char *)data, size);
    baseline(arena, bytes);
    compare(arena, bytes);
    suppress(arena, bytes);
    mask(arena, bytes);
    judge_template(arena, bytes);
    lor_arena_free(arena);
    return 0;
}
