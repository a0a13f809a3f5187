// SPDX-License-Identifier: GPL-3.0-or-later
// What a run silences: findings that a baseline knows, and those that somebody suppressed; and the baseline that a run writes.
#include "api/silence.h"

#include "api/failure.h"
#include "api/file.h"
#include "api/settings.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_PATH ".lorlint-baseline.json"
#define SUPPRESSIONS_PATH ".lorlint-ignore"
#define MOST_TOLD    10u /* stale entries named */

static const char *path_of(const LorlintRun *run) {
    const char *path = lorlint_run_get(run, "baseline");
    return path ? path : DEFAULT_PATH;
}

static LorBaseline *read_baseline(LorlintRun *run, LorlintError *err) {
    LorError problem = {0};
    LorBaseline *baseline = NULL;
    LorStr text = lor_api_read(run->arena, path_of(run), LOR_BASELINE_MAX_BYTES, &problem);
    if (!text.ptr) lor_api_fail(err, "--baseline %s", problem.message);
    else if (!(baseline = lor_baseline_read(run->arena, text, &problem))) lor_api_fail(err, "--baseline %s: %s", path_of(run), problem.message);
    return baseline;
}

bool lorlint_run_baseline(LorlintRun *run, bool prune, LorlintError *err) {
    if (run->executed) return lor_api_fail(err, "a baseline is asked for before the run that writes it");
    run->records = prune ? LOR_BASELINE_PRUNE : LOR_BASELINE_WRITE;
    return true;
}

static bool open_baseline(LorlintRun *run, LorlintError *err) {
    if (run->records == LOR_BASELINE_WRITE) run->baseline = lor_baseline_new(run->arena);
    else if (run->records == LOR_BASELINE_PRUNE || lorlint_run_get(run, "baseline")) run->baseline = read_baseline(run, err);
    else return true;
    return run->baseline != NULL;
}

/* The file that was named; else the one in this folder, which need not be there. */
static bool open_suppressions(LorlintRun *run, LorlintError *err) {
    LorError problem = {0};
    const char *asked = lorlint_run_get(run, "suppressions"), *path = asked ? asked : SUPPRESSIONS_PATH;
    if (!asked && access(path, F_OK) != 0) return true;
    LorStr text = lor_api_read(run->arena, path, LOR_SUPPRESS_MAX_BYTES, &problem), name = lor_str_from_c(path);
    if (!text.ptr) return lor_api_fail(err, "%s", problem.message);
    size_t folder = name.len;
    while (folder && name.ptr[folder - 1] != '/') folder--;
    run->suppressions = lor_suppressions_read(run->arena, text, lor_str_slice(name, 0, folder), run->packs, &problem);
    return run->suppressions || lor_api_fail(err, "%s:%zu: %s", path, problem.line, problem.message);
}

bool lor_silence_open(LorlintRun *run, LorlintError *err) { return open_baseline(run, err) && open_suppressions(run, err); }

void lor_silence_take(LorlintRun *run, LorResult *result) {
    if (run->suppressions) lor_suppressions_apply(run->suppressions, result);
    if (run->records == LOR_BASELINE_WRITE) lor_baseline_record(run->baseline, result);
    else if (run->baseline) lor_baseline_apply(run->baseline, run->packs, result);
}

static bool is_there(const char *path) { return access(path, F_OK) == 0 || errno != ENOENT; }

bool lorlint_run_baseline_write(LorlintRun *run, int fd, LorlintError *err) {
    LorError problem = {0};
    if (!run->executed || !run->records) return lor_api_fail(err, "no baseline was asked for");
    if (run->stopped) return lor_api_fail(err, "%s: left as it is, the run was interrupted", path_of(run));
    size_t before = lor_baseline_count(run->baseline);
    if (run->records == LOR_BASELINE_PRUNE) lor_baseline_prune(run->baseline, run->packs, is_there);
    LorOut *out = lor_out_file(path_of(run), &problem);
    if (!out) return lor_api_error(err, &problem);
    lor_baseline_write(run->baseline, out);
    if (!lor_api_close(out, err)) return false;
    size_t now = lor_baseline_count(run->baseline);
    LorOut *said = lor_out_fd(fd, "standard output");
    lor_out_clean(said, lor_str_from_c(path_of(run)));
    lor_out_format(said, ": %zu finding%s", now, now == 1 ? "" : "s");
    if (run->records == LOR_BASELINE_PRUNE) lor_out_format(said, ", %zu removed", before - now);
    lor_out_char(said, '\n');
    return lor_api_close(said, err);
}

static void tell_stale(const LorlintRun *run, LorOut *out) {
    size_t stale = run->baseline && !run->records ? lor_baseline_stale(run->baseline, run->packs) : 0;
    if (stale == 0) return;
    lor_out_text(out, "lorlint: ");
    lor_out_clean(out, lor_str_from_c(path_of(run)));
    lor_out_format(out, ": %zu known finding%s no longer there (", stale, stale == 1 ? " is" : "s are");
    lor_baseline_tell_stale(run->baseline, run->packs, MOST_TOLD, out);
    if (stale > MOST_TOLD) lor_out_format(out, "; and %zu more", stale - MOST_TOLD);
    lor_out_text(out, "): lorlint baseline prune\n");
}

/* No letter may be lost unheard: what stood in folders and was not taken. */
static void tell_passed(const LorPassedOver *passed, LorOut *out) {
    size_t others = passed->files;
    LorStr globs = {0};
    if (passed->files) lor_out_format(out, "lorlint: %zu file%s in folders %s not read, for %s (", passed->files, passed->files == 1 ? "" : "s",
                                      passed->files == 1 ? "was" : "were", passed->files == 1 ? "its name" : "their names");
    for (size_t i = 0; i < passed->kinds; i++) {
        LorStr ending = passed->kind[i].ending;
        lor_out_format(out, "%s%.*s %zu", i ? ", " : "", LOR_STR_ARG(ending.len ? ending : LOR_STR("no ending")), passed->kind[i].count);
        others -= passed->kind[i].count;
        if (!globs.len) globs = ending;
    }
    if (others) lor_out_format(out, "%sother %zu", passed->kinds ? ", " : "", others);
    if (passed->files) lor_out_text(out, "): name a file to have it read");
    if (globs.len) lor_out_format(out, ", or --include \"*%.*s\"", LOR_STR_ARG(globs));
    if (passed->files) lor_out_char(out, '\n');
    if (passed->links)
        lor_out_format(out, "lorlint: %zu linked folder%s not entered: --follow enters them\n", passed->links, passed->links == 1 ? " was" : "s were");
}

bool lorlint_run_tell(const LorlintRun *run, int fd, LorlintError *err) {
    LorOut *out = lor_out_fd(fd, "standard error");
    const char *asked = lorlint_run_get(run, "suppressions");
    if (strcmp(lorlint_run_get(run, "quiet"), "yes") != 0) tell_passed(&run->passed, out);
    tell_stale(run, out);
    if (run->suppressions) lor_suppressions_tell_unused(run->suppressions, lor_str_from_c(asked ? asked : SUPPRESSIONS_PATH), out);
    return lor_api_close(out, err);
}
