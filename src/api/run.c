// SPDX-License-Identifier: GPL-3.0-or-later
// A run from settings to reports: drives packs, batch and reports, and judges nothing itself.
#include "api/run.h"

#include "core/xml.h"

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

static void make_plan(LorlintRun *run) {
    LorPlan *plan = &run->plan;
    *plan = (LorPlan){.packs = run->packs, .extract = {.ocr = "never"}, .limits = lor_limits_default(), .jobs = jobs_of(run)};
    if (!lor_api_date(text_of(run, "as-of"), &plan->asked.as_of)) plan->asked.as_of = today();
    plan->asked.applicant = text_of(run, "applicant");
    plan->asked.aka = text_of(run, "aka");
    plan->asked.pronouns = text_of(run, "pronouns");
    plan->asked.role = text_of(run, "role");
    LorStr order = text_of(run, "date-order");
    if (!lor_str_eq(order, LOR_STR("auto"))) plan->asked.date_order = order;
    plan->require_sandbox = is_on(run, "require-sandbox");
    plan->follow = is_on(run, "follow");
    for (size_t i = 0; i < lorlint_run_get_count(run, "limit"); i++)
        lor_limits_set(&plan->limits, lor_str_from_c(lorlint_run_get_at(run, "limit", i)), NULL);
    plan->extract.show = is_shown(run);
}

/* Pages are drawn when a report shows them, and not for runs of many letters. */
static void plan_pictures(LorPlan *plan, size_t letters) {
    bool drawn = plan->extract.show && letters <= plan->limits.picture_letters;
    plan->extract.picture_pages = drawn ? plan->limits.picture_pages : 0;
    plan->extract.picture_pixels = plan->limits.picture_pixels;
    plan->extract.picture_bytes = plan->limits.picture_bytes;
}

bool lor_run_prepare(LorlintRun *run, LorError *err) {
    if (run->packs) return true;
    LorPacks *packs = lor_packs_builtin(run->arena, err);
    bool ready = packs && add_packs(run, packs, err) && lor_packs_profile(packs, text_of(run, "profile"), err) &&
                 lor_run_choose(run, packs, err) && lor_packs_seal(packs, err);
    if (!ready) return false;
    run->packs = packs;
    make_plan(run);
    run->info = (LorRunInfo){.packs = packs, .as_of = run->plan.asked.as_of, .version = LOR_VERSION,
                             .sandbox = lor_sandbox_name(), .role = run->plan.asked.role};
    return true;
}

/* ---- linting ---- */

bool lorlint_run_add(LorlintRun *run, const char *path, LorlintError *err) {
    if (run->executed) return lor_api_fail(err, "%s: inputs cannot be added to a run that was executed", path);
    LorStr argument = lor_arena_copy(run->arena, lor_str_from_c(path));
    lor_vec_push(run->arena, &run->arguments, argument);
    return true;
}

bool lorlint_run_execute(LorlintRun *run, LorlintError *err) {
    LorError problem = {0};
    if (run->executed) return lor_api_fail(err, "this run was executed already");
    if (run->arguments.len == 0) return lor_api_fail(err, "no letter was given");
    if (!lor_run_prepare(run, &problem)) return lor_api_error(err, &problem);
    run->executed = true;
    LorPaths paths = {0};
    lor_batch_paths(run->arena, run->arguments.at, run->arguments.len, &run->plan, &paths);
    plan_pictures(&run->plan, paths.len);
    if (!lor_batch_run(run->arena, &paths, &run->plan, &run->results, &problem)) return lor_api_error(err, &problem);
    if (run->results.len == paths.len) return true;
    lor_api_fail(err, "internal: %zu inputs, %zu results", paths.len, run->results.len); /* nothing may be lost */
    if (err) err->exit_code = 70;
    return false;
}

size_t lorlint_run_count(const LorlintRun *run) { return run->results.len; }

static const LorResult *result_at(const LorlintRun *run, size_t index) {
    return index < run->results.len ? run->results.at[index] : NULL;
}

const char *lorlint_result_path(const LorlintRun *run, size_t index) {
    const LorResult *result = result_at(run, index);
    return result ? lor_arena_copy(run->arena, result->path).ptr : NULL;
}

const char *lorlint_result_status(const LorlintRun *run, size_t index) {
    const LorResult *result = result_at(run, index);
    return result ? lor_status_word(result->status) : NULL;
}

int lorlint_result_score(const LorlintRun *run, size_t index) {
    const LorResult *result = result_at(run, index);
    return result && result->score.given && lor_status_analysed(result->status) ? result->score.total : -1;
}

size_t lorlint_result_findings(const LorlintRun *run, size_t index, const char *severity) {
    const LorResult *result = result_at(run, index);
    LorSeverity level = lor_severity_from_word(lor_str_from_c(severity));
    return result && level < LOR_SEVERITY_COUNT ? lor_result_count(result, level) : 0;
}

/* ---- reports ---- */

static LorResults results_of(const LorlintRun *run) {
    return (LorResults){.info = &run->info, .at = (const LorResult *const *)run->results.at, .len = run->results.len};
}

static const LorReportFormat *format_at(size_t index) {
    const LorReportFormat *format = lor_report_formats;
    while (format->name && index--) format++;
    return format;
}

const char *lorlint_format_name(size_t index) { return format_at(index)->name; }
const char *lorlint_format_what(size_t index) { return format_at(index)->what; }

static bool write_report(LorlintRun *run, const char *format, LorOut *out, int fd, LorlintError *err) {
    const LorReportFormat *writer = lor_report_format(lor_str_from_c(format));
    if (writer && run->executed) {
        LorReportOptions options = lor_run_view(run, fd);
        writer->write(out, results_of(run), &options);
    }
    bool closed = lor_api_close(out, err);
    if (!writer) return lor_api_fail(err, "no format is called \"%.64s\"", format);
    if (!run->executed) return lor_api_fail(err, "nothing was linted yet");
    return closed;
}

bool lorlint_run_report(LorlintRun *run, const char *format, int fd, LorlintError *err) {
    return write_report(run, format, lor_out_fd(fd, "standard output"), fd, err);
}

/* An input is never overwritten, whatever name the output goes by. */
static bool is_input(const LorlintRun *run, const char *path) {
    struct stat output, input;
    if (stat(path, &output) != 0) return false;
    for (size_t i = 0; i < run->results.len; i++) {
        LorStr name = lor_arena_copy(run->arena, run->results.at[i]->path);
        if (stat(name.ptr, &input) == 0 && input.st_dev == output.st_dev && input.st_ino == output.st_ino) return true;
    }
    return false;
}

bool lorlint_run_report_to(LorlintRun *run, const char *format, const char *path, LorlintError *err) {
    LorError problem = {0};
    if (is_input(run, path)) return lor_api_fail(err, "%s: is one of the letters, a report would overwrite it", path);
    LorOut *out = lor_out_file(path, &problem);
    return out ? write_report(run, format, out, -1, err) : lor_api_error(err, &problem);
}

int lorlint_run_exit_code(const LorlintRun *run) {
    LorReportOptions options = lor_run_view(run, -1);
    return lor_report_exit(results_of(run), &options);
}
