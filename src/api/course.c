// SPDX-License-Identifier: GPL-3.0-or-later
// The course of a run: each letter is silenced, counted, told to reports and kept for what several show together.
#include "api/course.h"

#include "api/failure.h"
#include "api/outputs.h"
#include "api/settings.h"
#include "api/silence.h"
#include "api/view.h"
#include "report/redact.h"
#include "report/verdict.h"

void lor_run_tell_progress(const LorlintRun *run, bool ended) {
    LorlintProgress progress = {run->tally.given, run->tally.done, run->tally.missing, ended};
    if (run->watcher) run->watcher(run->watching, progress);
}

static void drop_arena(void *arena) { lor_arena_free(arena); }

/* What reports see of a result: with --redact a copy that tells no names. */
static LorResult *as_shown(LorlintRun *run, LorResult *result) {
    const LorStr names[] = {run->plan.asked.applicant, run->plan.asked.aka};
    if (!lor_run_is_on(run, "redact")) return result;
    if (!run->redactor) run->redactor = lor_redactor_new(run->arena, run->packs, names, sizeof names / sizeof *names);
    return lor_redact(run->redactor, result);
}

bool lor_run_take(void *context, LorResult *result) {
    LorlintRun *run = context;
    LorRow row = {.path = result->path, .status = result->status, .score = -1};
    if (result->score.given && lor_status_analysed(result->status)) row.score = result->score.total;
    lor_silence_take(run, result);
    for (LorSeverity s = 0; s < LOR_SEVERITY_COUNT; s++) row.findings[s] = (uint32_t)lor_result_count(result, s);
    lor_vec_push(run->arena, &run->rows, row);
    lor_tally_add(&run->tally, result, &run->view);
    LorResult *shown = as_shown(run, result);
    if (shown != result) shown->path = lor_arena_copy(run->arena, shown->path);
    if (run->set) lor_set_add(run->set, result, shown->path);
    if (shown != result) lor_arena_free(result->arena);
    result = shown;
    bool wanted = lor_outputs_take(run, result);
    if (!lor_outputs_keep(run)) lor_arena_free(result->arena);
    else {
        lor_arena_own(run->arena, result->arena, drop_arena);
        lor_vec_push(run->arena, &run->results, result);
    }
    lor_run_tell_progress(run, false);
    return wanted;
}

static void drop_set(void *set) { lor_set_free(set); }

/* What several letters show together. */
static void begin_set(LorlintRun *run, size_t given) {
    LorStr asked = lor_run_text(run, "set");
    bool folders = lor_str_eq(asked, LOR_STR("folder"));
    if (given < 2 && !asked.len) return;
    run->set = lor_arena_own(run->arena, lor_set_new(run->packs, folders ? (LorStr){0} : asked, folders, given), drop_set);
}

void lor_run_begin(LorlintRun *run, size_t given) {
    begin_set(run, given);
    run->view = lor_run_view(run, -1);
    run->tally.given = given;
    run->rows.at = LOR_NEW_ARRAY(run->arena, LorRow, given);
    run->rows.cap = given;
}

bool lor_run_end(LorlintRun *run, LorlintError *err) {
    size_t sum = 0;
    if (run->set) run->set_result = lor_set_judge(run->set);
    lor_tally_add_set(&run->tally, run->set_result, &run->view);
    lor_run_tell_progress(run, true);
    for (LorStatus s = 0; s < LOR_STATUS_COUNT; s++) sum += run->tally.each[s];
    if (sum == run->rows.len && (sum == run->tally.given || run->stopped)) return true; /* nothing may be lost */
    lor_api_fail(err, "internal: %zu inputs, %zu results", run->tally.given, sum);
    if (err) err->exit_code = 70;
    return false;
}
