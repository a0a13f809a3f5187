// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint rules`: the list of rules; `lorlint rules test`: their own examples.
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int test(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    size_t failed = 0, all = 0;
    if (line->word_count == 1) {
        if (!lorlint_run_selftest(run, "", STDOUT_FILENO, &all, err)) return err->exit_code;
        return all ? LOR_EXIT_FAILS : LOR_EXIT_OK;
    }
    for (size_t i = 1; i < line->word_count; i++) {
        if (!lorlint_run_selftest(run, line->words[i], STDOUT_FILENO, &failed, err)) return err->exit_code;
        all += failed;
    }
    return all ? LOR_EXIT_FAILS : LOR_EXIT_OK;
}

static int rules(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    if (line->word_count && strcmp(line->words[0], "test") == 0) return test(run, line, err);
    if (line->word_count) {
        snprintf(err->message, sizeof err->message, "rules %.64s: lorlint rules, or lorlint rules test [PACK...]; one rule: lorlint explain RULE",
                 line->words[0]);
        err->set = true;
        return err->exit_code = LOR_EXIT_USAGE;
    }
    return lorlint_run_rules(run, lorlint_run_get(run, "format"), STDOUT_FILENO, err) ? LOR_EXIT_OK : err->exit_code;
}

const LorCommand lor_command_rules = {"rules", "[test [PACK...]]", "list the rules, or run their examples", rules};
