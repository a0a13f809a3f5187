// SPDX-License-Identifier: GPL-3.0-or-later
// A run from settings to reports: drives packs, batch and reports, and judges nothing itself.
#include "api/run.h"

#include "batch/journal.h"
#include "batch/sandbox.h"
#include "batch/walk.h"
#include "core/xml.h"
#include "report/redact.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MOST_JOBS 64u /* workers that "auto" makes at most */

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

/* ---- packs ---- */

LorStr lor_api_read(LorArena *arena, const char *path, size_t limit, LorError *err) {
    struct stat info;
    LorStr text = {0};
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    bool regular = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    if (!regular) {
        lor_error_set(err, LOR_UNREADABLE, "%s: %s", path, fd < 0 ? strerror(errno) : "not a regular file");
        goto out;
    }
    if (info.st_size < 0 || (size_t)info.st_size > limit) {
        lor_error_set(err, LOR_TOO_LARGE, "%s: larger than %zu bytes", path, limit);
        goto out;
    }
    size_t size = (size_t)info.st_size, done = 0;
    char *bytes = lor_arena_alloc(arena, size + 1);
    while (done < size) {
        ssize_t got = read(fd, bytes + done, size - done);
        if (got > 0) done += (size_t)got;
        else if (got == 0) break;
        else if (errno != EINTR) {
            lor_error_set(err, LOR_UNREADABLE, "%s: %s", path, strerror(errno));
            goto out;
        }
    }
    text = lor_str(bytes, done);
out:
    if (fd >= 0) close(fd);
    return text;
}

static bool add_pack(LorArena *arena, LorPacks *packs, const char *path, LorError *err) {
    LorError fault = {0};
    LorStr bytes = lor_api_read(arena, path, LOR_XML_MAX_BYTES, err);
    if (!bytes.ptr) return false;
    if (lor_packs_add(packs, bytes, path, &fault)) return true;
    return lor_error_at(err, fault.line, fault.column, "%s:%zu:%zu: %s", path, fault.line, fault.column, fault.message);
}

static bool add_packs(const LorlintRun *run, LorPacks *packs, LorError *err) {
    for (size_t i = 0; i < lorlint_run_get_count(run, "rules"); i++)
        if (!add_pack(run->arena, packs, lorlint_run_get_at(run, "rules", i), err)) return false;
    return true;
}

static LorStr text_of(const LorlintRun *run, const char *name) { return lor_str_from_c(lorlint_run_get(run, name)); }
static bool is_on(const LorlintRun *run, const char *name) { return lor_str_eq(text_of(run, name), LOR_STR("yes")); }

/* Today, where the program runs. */
static LorDate today(void) {
    time_t now = time(NULL);
    struct tm local = {0};
    localtime_r(&now, &local);
    return (LorDate){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

static unsigned jobs_of(const LorlintRun *run) {
    size_t jobs = 0;
    if (lor_str_to_size(text_of(run, "jobs"), 4096, &jobs)) return (unsigned)jobs;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > (long)MOST_JOBS ? MOST_JOBS : (unsigned)cores;
}

static bool shows_letter(LorStr format) {
    const LorReportFormat *known = lor_report_format(format);
    return known && known->shows_letter;
}

/* Whether some report that was asked for shows the letter itself. */
static bool is_shown(const LorlintRun *run) {
    bool shown = shows_letter(text_of(run, "format"));
    for (size_t i = 0; i < lorlint_run_get_count(run, "output"); i++) {
        LorStr rest = lor_str_from_c(lorlint_run_get_at(run, "output", i)), name;
        shown |= lor_str_split(&rest, '=', &name) && shows_letter(name);
    }
    return shown;
}

static void list_globs(LorlintRun *run, const char *name, LorPaths *globs) {
    for (size_t i = 0; i < lorlint_run_get_count(run, name); i++)
        lor_vec_push(run->arena, globs, lor_str_from_c(lorlint_run_get_at(run, name, i)));
}

static void make_plan(LorlintRun *run) {
    LorPlan *plan = &run->plan;
    *plan = (LorPlan){.packs = run->packs, .extract = {.ocr = lorlint_run_get(run, "ocr")}, .limits = lor_limits_default(), .jobs = jobs_of(run)};
    if (!lor_api_date(text_of(run, "as-of"), &plan->asked.as_of)) plan->asked.as_of = today();
    plan->asked.applicant = text_of(run, "applicant");
    plan->asked.aka = text_of(run, "aka");
    plan->asked.pronouns = text_of(run, "pronouns");
    plan->asked.role = text_of(run, "role");
    plan->asked.clinical = run->packs->clinical;
    LorStr order = text_of(run, "date-order");
    if (!lor_str_eq(order, LOR_STR("auto"))) plan->asked.date_order = order;
    plan->asked.is_template = is_on(run, "template");
    plan->asked.metadata = is_on(run, "show-metadata");
    plan->asked.author = plan->asked.metadata || is_on(run, "redact"); /* a name that is to be masked must be known */
    plan->require_sandbox = is_on(run, "require-sandbox");
    plan->follow = is_on(run, "follow");
    list_globs(run, "include", &plan->include);
    list_globs(run, "exclude", &plan->exclude);
    for (size_t i = 0; i < lorlint_run_get_count(run, "limit"); i++)
        lor_limits_set(&plan->limits, lor_str_from_c(lorlint_run_get_at(run, "limit", i)), NULL);
    plan->extract.ocr_pages = plan->limits.ocr_pages;
    plan->extract.ocr_pixels = plan->limits.ocr_pixels;
    plan->extract.show = is_shown(run) && !is_on(run, "redact");
}

/* Pages are drawn when a report shows them, and not for runs of many letters. */
static void plan_pictures(LorPlan *plan, size_t letters) {
    bool drawn = plan->extract.show && letters <= plan->limits.picture_letters;
    plan->extract.picture_pages = drawn ? plan->limits.picture_pages : 0;
    plan->extract.picture_pixels = plan->limits.picture_pixels;
    plan->extract.picture_bytes = plan->limits.picture_bytes;
}

static bool choose_profile(const LorlintRun *run, LorPacks *packs, LorError *err) {
    LorError fault = {0};
    if (lor_packs_profile(packs, text_of(run, "profile"), &fault)) return true;
    return lor_error_set(err, fault.status, "%.*s%s", LOR_STR_ARG(lor_run_place(run, "profile", LOR_NONE)), fault.message);
}

bool lor_run_prepare(LorlintRun *run, LorError *err) {
    if (run->packs) return true;
    LorPacks *packs = lor_packs_builtin(run->arena);
    bool ready = add_packs(run, packs, err) && choose_profile(run, packs, err) &&
                 lor_run_choose(run, packs, err) && lor_packs_seal(packs, err);
    if (!ready) return false;
    run->packs = packs;
    make_plan(run);
    run->info = (LorRunInfo){.packs = packs, .as_of = run->plan.asked.as_of, .version = LOR_VERSION,
                             .sandbox = lor_sandbox_name(), .role = run->plan.asked.role};
    if (!is_on(run, "redact")) run->info.key = lor_run_key(run);
    return true;
}

/* ---- linting ---- */

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

static void tell_progress(const LorlintRun *run, bool ended) {
    LorlintProgress progress = {run->tally.given, run->tally.done, run->tally.missing, ended};
    if (run->watcher) run->watcher(run->watching, progress);
}

static void drop_arena(void *arena) { lor_arena_free(arena); }

/* What reports see of a result: with --redact a copy that tells no names. */
static LorResult *as_shown(LorlintRun *run, LorResult *result) {
    const LorStr names[] = {run->plan.asked.applicant, run->plan.asked.aka};
    if (!is_on(run, "redact")) return result;
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
    tell_progress(run, false);
    return wanted;
}

static void drop_set(void *set) { lor_set_free(set); }

/* What several letters show together. */
static void begin_set(LorlintRun *run, size_t given) {
    LorStr asked = text_of(run, "set");
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
    tell_progress(run, true);
    for (LorStatus s = 0; s < LOR_STATUS_COUNT; s++) sum += run->tally.each[s];
    if (sum == run->rows.len && (sum == run->tally.given || run->stopped)) return true; /* nothing may be lost */
    lor_api_fail(err, "internal: %zu inputs, %zu results", run->tally.given, sum);
    if (err) err->exit_code = 70;
    return false;
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
    run->plan.can_stop = run->stops;
    run->plan.stop = run->stop;
    LorRunEnd end = lor_batch_run(paths, &run->plan, lor_run_take, run, &problem);
    run->stopped = end == LOR_RUN_STOPPED;
    bool ended = end == LOR_RUN_FAILED ? lor_api_error(err, &problem) : lor_run_end(run, err);
    if (end == LOR_RUN_FAILED) tell_progress(run, true);
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
    lor_batch_paths(run->arena, run->arguments.at, run->arguments.len, &run->plan, &paths);
    plan_pictures(&run->plan, paths.len);
    if (!lor_outputs_open(run, &paths, paths.len, err)) return false;
    if (!execute(run, &paths, err)) {
        lor_outputs_drop(run);
        return false;
    }
    bool closed = lor_outputs_close(run, err);
    return closed && (!run->unkept.set || fail_unkept(run, err));
}

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

/* ---- reports ---- */

static const LorReportFormat *format_at(size_t index) {
    const LorReportFormat *format = lor_report_formats;
    while (format->name && index--) format++;
    return format;
}

const char *lorlint_format_name(size_t index) { return format_at(index)->name; }
const char *lorlint_format_what(size_t index) { return format_at(index)->what; }

static bool write_report(LorlintRun *run, const LorReportFormat *format, LorOut *out, int fd, LorlintError *err) {
    LorResults results = {.info = &run->info, .at = run->results.at, .len = run->results.len, .set = run->set_result};
    LorReportOptions options = lor_run_view(run, fd);
    lor_report_write(format, out, results, &options);
    return lor_api_close(out, err);
}

/* The format, when the run can still be told in it. */
static const LorReportFormat *can_report(const LorlintRun *run, const char *name, LorlintError *err) {
    const LorReportFormat *format = lor_report_format(lor_str_from_c(name));
    if (!format) lor_api_fail(err, "no format is called \"%.64s\"", name);
    else if (!run->executed) lor_api_fail(err, "nothing was linted yet");
    else if (!lor_outputs_keep(run)) lor_api_fail(err, "letters were not kept: ask for all reports before the run");
    else return format;
    return NULL;
}

bool lorlint_run_report(LorlintRun *run, const char *format, int fd, LorlintError *err) {
    const LorReportFormat *known = can_report(run, format, err);
    return known && write_report(run, known, lor_out_fd(fd, "standard output"), fd, err);
}

bool lorlint_run_report_to(LorlintRun *run, const char *format, const char *path, LorlintError *err) {
    LorError problem = {0};
    const LorReportFormat *known = can_report(run, format, err);
    if (!known) return false;
    if (known->index && lor_folder_is(path)) return lor_api_fail(err, "%s: a folder is asked for before the run", path);
    for (size_t i = 0; i < run->rows.len; i++) /* an input is never overwritten */
        if (lor_api_same_file(path, run->rows.at[i].path.ptr))
            return lor_api_fail(err, "%s: is one of the letters, a report would overwrite it", path);
    LorOut *out = lor_out_file(path, &problem);
    return out ? write_report(run, known, out, -1, err) : lor_api_error(err, &problem);
}

int lorlint_run_exit_code(const LorlintRun *run) { return lor_report_exit(&run->tally); }
