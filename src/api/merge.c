// SPDX-License-Identifier: GPL-3.0-or-later
// A run out of parts of it that were made elsewhere: letters are taken from jsonl reports instead of files.
#include "api/course.h"
#include "api/failure.h"
#include "api/key.h"
#include "api/outputs.h"
#include "api/prepare.h"
#include "batch/input.h"
#include "batch/merge.h"

/* What was settled before the parts were made: silenced findings and pseudonyms stand in them. */
static bool refuse(const LorlintRun *run, LorlintError *err) {
    static const char *const settled[] = {"redact", "baseline"};
    for (size_t i = 0; i < sizeof settled / sizeof *settled; i++) {
        LorStr value = lor_str_from_c(lorlint_run_get(run, settled[i]));
        if (value.len && !lor_str_eq(value, LOR_STR("no")))
            return lor_api_fail(err, "%s: belongs to the runs that make the parts, not to their merging", settled[i]);
    }
    return true;
}

/* Parts are read as of their own day unless one was set. */
static bool take_day(LorlintRun *run, const LorPartRun *part, LorlintError *err) {
    if (!part->as_of.len || lorlint_run_get_count(run, "as-of")) return true;
    return lorlint_run_set(run, "as-of", part->as_of.ptr, "the parts", err);
}

static bool check_key(const LorlintRun *run, const LorPartRun *part, LorlintError *err) {
    if (!part->key.len || lor_str_eq(part->key, run->info.key)) return true;
    return lor_api_fail(err, "the parts were made by another lorlint, with other packs or with other settings (as of %.*s): merge with the options they were made with",
                        LOR_STR_ARG(part->as_of));
}

static bool take(void *context, LorResult *result) {
    LorlintRun *run = context;
    return lor_run_take(run, result) && !lor_input_must_stop(&run->plan);
}

static bool merge_letters(LorlintRun *run, LorMerge *merge, const LorPaths *files, LorlintError *err) {
    LorError problem = {0};
    if (!lor_outputs_open(run, files, lor_merge_count(merge), err)) return false;
    lor_run_begin(run, lor_merge_count(merge));
    run->plan.can_stop = run->stops;
    run->plan.stop = run->stop;
    bool merged = lor_merge_letters(merge, run->packs, run->info.key, take, run, &problem);
    run->stopped = merged && run->rows.len < run->tally.given; /* told to, or nobody listens */
    if (!merged) lor_api_error(err, &problem);
    if (merged && lor_run_end(run, err)) return lor_outputs_close(run, err);
    lor_outputs_drop(run);
    return false;
}

static void close_merge(void *merge) { lor_merge_close(merge); }

bool lorlint_run_merge(LorlintRun *run, LorlintError *err) {
    LorError problem = {0};
    LorPaths files = {0};
    LorPartRun part;
    if (run->executed) return lor_api_fail(err, "this run was executed already");
    if (run->arguments.len == 0) return lor_api_fail(err, "no part was given");
    if (!refuse(run, err)) return false;
    for (size_t i = 0; i < run->arguments.len; i++) lor_vec_push(run->arena, &files, run->arguments.at[i]);
    LorMerge *merge = lor_arena_own(run->arena, lor_merge_open(&files, &problem), close_merge);
    if (!merge || !lor_merge_run(merge, &part, &problem)) return lor_api_error(err, &problem);
    if (lor_merge_count(merge) == 0) return lor_api_fail(err, "there is no letter in these parts");
    if (!take_day(run, &part, err)) return false;
    if (!lor_run_prepare(run, &problem)) return lor_api_error(err, &problem);
    lor_run_tell_key(run);
    if (!check_key(run, &part, err)) return false;
    run->executed = true;
    return merge_letters(run, merge, &files, err);
}
