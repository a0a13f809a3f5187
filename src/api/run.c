// SPDX-License-Identifier: GPL-3.0-or-later
// A run: made, told what to read and by whom it is watched, and asked for its rows.
#include "api/run.h"

#include "api/failure.h"

const char *lorlint_version(void) { return LOR_VERSION; }

LorlintRun *lorlint_run_new(void) {
    LorArena *arena = lor_arena_new(0);
    LorlintRun *run = LOR_NEW(arena, LorlintRun);
    run->arena = arena;
    return run;
}

void lorlint_run_free(LorlintRun *run) {
    if (run) lor_arena_free(run->arena);
}

bool lorlint_run_add(LorlintRun *run, const char *path, LorlintError *err) {
    if (run->executed) return lor_api_fail(err, "%s: inputs cannot be added to a run that was executed", path);
    LorStr argument = lor_arena_copy(run->arena, lor_str_from_c(path));
    lor_vec_push(run->arena, &run->arguments, argument);
    return true;
}

void lorlint_run_watch(LorlintRun *run, LorlintWatcher *watcher, void *context) {
    run->watcher = watcher;
    run->watching = context;
}

void lorlint_run_stop_on(LorlintRun *run, int fd) {
    run->stops = true;
    run->stop = fd;
}

bool lorlint_run_stopped(const LorlintRun *run) { return run->stopped; }

/* ---- rows ---- */

size_t lorlint_run_count(const LorlintRun *run) { return run->rows.len; }

static const LorRow *row_at(const LorlintRun *run, size_t index) { return index < run->rows.len ? &run->rows.at[index] : NULL; }

const char *lorlint_result_path(const LorlintRun *run, size_t index) {
    const LorRow *row = row_at(run, index);
    return row ? row->path.ptr : NULL;
}

const char *lorlint_result_status(const LorlintRun *run, size_t index) {
    const LorRow *row = row_at(run, index);
    return row ? lor_status_word(row->status) : NULL;
}

int lorlint_result_score(const LorlintRun *run, size_t index) {
    const LorRow *row = row_at(run, index);
    return row ? row->score : -1;
}

size_t lorlint_result_findings(const LorlintRun *run, size_t index, const char *severity) {
    const LorRow *row = row_at(run, index);
    LorSeverity level = lor_severity_from_word(lor_str_from_c(severity));
    return row && level < LOR_SEVERITY_COUNT ? row->findings[level] : 0;
}
