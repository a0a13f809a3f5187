// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint merge`: joins the parts of a run that was split over machines.
#include "cli/cli.h"

#include <stdio.h>

static int merge(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    if (line->word_count == 0 && !line->files_from) {
        snprintf(err->message, sizeof err->message, "merge takes reports of lorlint --format jsonl: lorlint merge PART.jsonl...");
        err->set = true;
        return err->exit_code = LOR_EXIT_USAGE;
    }
    return lor_check_run(run, line, lorlint_run_merge, err);
}

const LorCommand lor_command_merge = {"merge", "PART.jsonl...", "join the parts of a run that was split", merge};
