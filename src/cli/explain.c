// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint explain`: the page of a rule.
#include "cli/cli.h"

#include <stdio.h>
#include <unistd.h>

static int explain(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    if (line->word_count == 0) {
        *err = (LorlintError){true, LOR_EXIT_USAGE, "explain what? Name a rule: lorlint explain date/stale (lorlint rules lists them)"};
        return LOR_EXIT_USAGE;
    }
    for (size_t i = 0; i < line->word_count; i++)
        if (!lorlint_run_explain(run, line->words[i], STDOUT_FILENO, err)) return err->exit_code;
    return LOR_EXIT_OK;
}

const LorCommand lor_command_explain = {"explain", "RULE|GROUP", "what a rule means, why, and when not", explain};
