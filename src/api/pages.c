// SPDX-License-Identifier: GPL-3.0-or-later
// Pages about rules, and the run of their own examples.
#include "api/choose.h"
#include "api/failure.h"
#include "api/prepare.h"
#include "api/view.h"
#include "batch/set_selftest.h"
#include "report/rules.h"

/* Pages show examples, which other runs do without. */
static bool prepare(LorlintRun *run, LorError *err) {
    if (!lor_run_prepare(run, err)) return false;
    lor_packs_examples(run->packs);
    return true;
}

bool lorlint_run_rules(LorlintRun *run, const char *format, int fd, LorlintError *err) {
    LorError problem = {0};
    LorStr name = lor_str_from_c(format);
    static const char *const known[] = {"text", "terminal", "json", "html"};
    bool can = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) can |= lor_str_eq(name, lor_str_from_c(known[i]));
    if (!can) return lor_api_fail(err, "rules are listed as text, json or html, not as \"%.64s\"", format);
    if (!prepare(run, &problem)) return lor_api_error(err, &problem);
    LorOut *out = lor_out_fd(fd, "standard output");
    LorReportOptions options = lor_run_view(run, fd);
    lor_report_rules(out, &run->info, name, &options);
    return lor_api_close(out, err);
}

/* ---- explain ---- */

bool lorlint_run_explain(LorlintRun *run, const char *rule, int fd, LorlintError *err) {
    LorError problem = {0};
    LorStr wanted = lor_str_from_c(rule);
    if (!prepare(run, &problem)) return lor_api_error(err, &problem);
    LorReportOptions options = lor_run_view(run, fd);
    LorOut *out = lor_out_fd(fd, "standard output");
    size_t told = 0;
    for (size_t i = 0; i < run->packs->rules.len; i++) {
        const LorRule *one = &run->packs->rules.at[i];
        if (!lor_str_eq(one->id, wanted) && !lor_str_eq(one->group, wanted)) continue;
        lor_report_explain(out, &run->info, one, &options);
        told++;
    }
    bool closed = lor_api_close(out, err);
    if (told) return closed;
    lor_run_no_rule(run->packs, LOR_STR(""), wanted, false, &problem);
    return lor_api_error(err, &problem);
}

/* ---- the packs' own examples ---- */

typedef struct Telling {
    LorOut *out;
    size_t passed;
} Telling;

static void tell(void *context, const LorRule *rule, const LorExample *example, bool behaved, LorStr said) {
    Telling *telling = context;
    if (behaved) {
        telling->passed++;
        return;
    }
    lor_out_format(telling->out, "%.*s:%zu: %.*s: ", LOR_STR_ARG(rule->pack), example ? example->line : rule->line, LOR_STR_ARG(rule->id));
    lor_out_clean(telling->out, said);
    lor_out_char(telling->out, '\n');
}

bool lorlint_run_selftest(LorlintRun *run, const char *pack, int fd, size_t *failed, LorlintError *err) {
    LorError problem = {0};
    if (!prepare(run, &problem)) return lor_api_error(err, &problem);
    Telling telling = {.out = lor_out_fd(fd, "standard output")};
    *failed = lor_selftest(run->packs, lor_str_from_c(pack), tell, &telling);
    *failed += lor_set_selftest(run->packs, lor_str_from_c(pack), tell, &telling);
    if (*pack && telling.passed + *failed == 0) lor_run_no_rule(run->packs, LOR_STR(""), lor_str_from_c(pack), true, &problem);
    else lor_out_format(telling.out, "%zu examples behaved, %zu did not\n", telling.passed, *failed);
    return lor_api_close(telling.out, err) && (!problem.set || lor_api_error(err, &problem));
}
