// SPDX-License-Identifier: GPL-3.0-or-later
// A run over letters: walks, plans, keeps a journal, has each letter read, and closes the reports.
#include "api/course.h"
#include "api/failure.h"
#include "api/key.h"
#include "api/outputs.h"
#include "api/prepare.h"
#include "api/settings.h"
#include "api/silence.h"
#include "batch/batch.h"
#include "batch/journal.h"
#include "batch/walk.h"

/* Pages are drawn when a report shows them, and not for runs of many letters. */
static void plan_pictures(LorPlan *plan, size_t letters) {
    bool drawn = plan->extract.show && letters <= plan->limits.picture_letters;
    plan->extract.picture_pages = drawn ? plan->limits.picture_pages : 0;
    plan->extract.picture_pixels = plan->limits.picture_pixels;
    plan->extract.picture_bytes = plan->limits.picture_bytes;
}

static bool open_journal(LorlintRun *run, LorError *err) {
    const char *path = lorlint_run_get(run, "resume");
    if (path) run->plan.journal = lor_journal_open(path, lor_run_journal_key(run), err);
    return !path || run->plan.journal;
}

static bool execute(LorlintRun *run, const LorPaths *paths, LorlintError *err) {
    LorError problem = {0}, unkept = {0};
    if (!open_journal(run, &problem)) return lor_api_error(err, &problem);
    lor_run_begin(run, paths->len);
    bool told = lor_run_is_on(run, "redact") || lor_run_is_on(run, "show-metadata"); /* what is masked, and who made a file, is known from facts */
    run->plan.asked.brief = lor_outputs_brief(run) && !run->plan.journal && !told;
    run->plan.asked.bare = run->plan.asked.brief && lor_outputs_bare(run);
    run->plan.can_stop = run->stops;
    run->plan.stop = run->stop;
    LorRunEnd end = lor_batch_run(paths, &run->plan, lor_run_take, run, &problem);
    run->stopped = end == LOR_RUN_STOPPED;
    bool ended = end == LOR_RUN_FAILED ? lor_api_error(err, &problem) : lor_run_end(run, err);
    if (end == LOR_RUN_FAILED) lor_run_tell_progress(run, true);
    if (!lor_journal_close(run->plan.journal, &unkept)) run->unkept = unkept;
    run->plan.journal = NULL;
    return ended;
}

/* The reports are there, the journal is not whole. */
static bool fail_unkept(const LorlintRun *run, LorlintError *err) {
    lor_api_fail(err, "%s", run->unkept.message);
    if (err) err->exit_code = 70;
    return false;
}

bool lorlint_run_execute(LorlintRun *run, LorlintError *err) {
    LorError problem = {0};
    LorPaths paths = {0};
    if (run->executed) return lor_api_fail(err, "this run was executed already");
    if (run->arguments.len == 0) return lor_api_fail(err, "no letter was given");
    if (!lor_run_prepare(run, &problem)) return lor_api_error(err, &problem);
    if (!lor_silence_open(run, err)) return false;
    run->executed = true;
    lor_batch_paths(run->arena, run->arguments.at, run->arguments.len, &run->plan, &paths, &run->passed);
    plan_pictures(&run->plan, paths.len);
    if (!lor_outputs_open(run, &paths, paths.len, err)) return false;
    if (!execute(run, &paths, err)) {
        lor_outputs_drop(run);
        return false;
    }
    bool closed = lor_outputs_close(run, err);
    return closed && (!run->unkept.set || fail_unkept(run, err));
}
