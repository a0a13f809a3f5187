// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before a run: packs are read, rules chosen, settings become a plan.
#include "api/prepare.h"

#include "api/choose.h"
#include "api/file.h"
#include "api/settings.h"
#include "batch/sandbox.h"
#include "core/xml.h"
#include "report/format_table.h"

#include <time.h>
#include <unistd.h>

#define MOST_JOBS 64u /* workers that "auto" makes at most */

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

/* Today, where the program runs. */
static LorDate today(void) {
    time_t now = time(NULL);
    struct tm local = {0};
    localtime_r(&now, &local);
    return (LorDate){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

static unsigned jobs_of(const LorlintRun *run) {
    size_t jobs = 0;
    if (lor_str_to_size(lor_run_text(run, "jobs"), 4096, &jobs)) return (unsigned)jobs;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > (long)MOST_JOBS ? MOST_JOBS : (unsigned)cores;
}

static bool shows_letter(LorStr format) {
    const LorReportFormat *known = lor_report_format(format);
    return known && known->shows_letter;
}

/* Whether some report that was asked for shows the letter itself. */
static bool is_shown(const LorlintRun *run) {
    bool shown = shows_letter(lor_run_text(run, "format"));
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
    if (!lor_api_date(lor_run_text(run, "as-of"), &plan->asked.as_of)) plan->asked.as_of = today();
    plan->asked.applicant = lor_run_text(run, "applicant");
    plan->asked.aka = lor_run_text(run, "aka");
    plan->asked.pronouns = lor_run_text(run, "pronouns");
    plan->asked.role = lor_run_text(run, "role");
    plan->asked.clinical = run->packs->clinical;
    LorStr order = lor_run_text(run, "date-order");
    if (!lor_str_eq(order, LOR_STR("auto"))) plan->asked.date_order = order;
    plan->asked.is_template = lor_run_is_on(run, "template");
    plan->asked.metadata = lor_run_is_on(run, "show-metadata");
    plan->asked.author = plan->asked.metadata || lor_run_is_on(run, "redact"); /* a name that is to be masked must be known */
    plan->require_sandbox = lor_run_is_on(run, "require-sandbox");
    plan->follow = lor_run_is_on(run, "follow");
    list_globs(run, "include", &plan->include);
    list_globs(run, "exclude", &plan->exclude);
    for (size_t i = 0; i < lorlint_run_get_count(run, "limit"); i++)
        lor_limits_set(&plan->limits, lor_str_from_c(lorlint_run_get_at(run, "limit", i)), NULL);
    plan->extract.ocr_pages = plan->limits.ocr_pages;
    plan->extract.ocr_pixels = plan->limits.ocr_pixels;
    plan->extract.show = is_shown(run) && !lor_run_is_on(run, "redact");
}

static bool choose_profile(const LorlintRun *run, LorPacks *packs, LorError *err) {
    LorError fault = {0};
    if (lor_packs_profile(packs, lor_run_text(run, "profile"), &fault)) return true;
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
    return true;
}
