// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint baseline`: remember today's findings, or forget those that are gone.
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int usage(LorlintError *err) {
    snprintf(err->message, sizeof err->message,
             "baseline what? lorlint baseline write FILE|FOLDER... or lorlint baseline prune FILE|FOLDER... (--baseline names the file)");
    err->set = true;
    return err->exit_code = LOR_EXIT_USAGE;
}

static int baseline(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    bool write = line->word_count && strcmp(line->words[0], "write") == 0, prune = line->word_count && strcmp(line->words[0], "prune") == 0;
    if ((!write && !prune) || (line->word_count == 1 && !line->files_from)) return usage(err);
    for (size_t i = 1; i < line->word_count; i++)
        if (!lorlint_run_add(run, line->words[i], err)) return err->exit_code;
    if (line->files_from && !lor_list_add(run, line->files_from, line->null_parted, err)) return err->exit_code;
    lor_role_tell(run);
    if (!lorlint_run_baseline(run, prune, err) || !lorlint_run_execute(run, err)) return err->exit_code;
    if (!lorlint_run_baseline_write(run, STDOUT_FILENO, err)) return err->exit_code;
    return lorlint_run_exit_code(run) == LOR_EXIT_UNREAD ? LOR_EXIT_UNREAD : LOR_EXIT_OK;
}

const LorCommand lor_command_baseline = {"baseline", "write|prune FILE|FOLDER...", "remember findings, so that only new ones count", baseline};
