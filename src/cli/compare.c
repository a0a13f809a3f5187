// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint compare`: what changed between two runs.
#include "cli/cli.h"

#include <stdio.h>
#include <unistd.h>

static int compare(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    bool worse = false;
    if (line->word_count != 2) {
        snprintf(err->message, sizeof err->message, "compare takes two reports of lorlint --format json: lorlint compare OLD.json NEW.json");
        err->set = true;
        return err->exit_code = LOR_EXIT_USAGE;
    }
    if (!lorlint_run_compare(run, line->words[0], line->words[1], STDOUT_FILENO, &worse, err)) return err->exit_code;
    return worse ? LOR_EXIT_FAILS : LOR_EXIT_OK;
}

const LorCommand lor_command_compare = {"compare", "OLD.json NEW.json", "fixed, new and unchanged findings of two runs", compare};
