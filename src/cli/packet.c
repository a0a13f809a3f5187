// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint packet`: what a draft lacks, as questions for its writer.
#include "cli/cli.h"

#include <stdio.h>
#include <unistd.h>

static int packet(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    if (line->word_count == 0 && !line->files_from) {
        snprintf(err->message, sizeof err->message, "packet of which letter? lorlint packet FILE");
        err->set = true;
        return err->exit_code = LOR_EXIT_USAGE;
    }
    for (size_t i = 0; i < line->word_count; i++)
        if (!lorlint_run_add(run, line->words[i], err)) return err->exit_code;
    if (line->files_from && !lor_list_add(run, line->files_from, line->null_parted, err)) return err->exit_code;
    lor_role_tell(run);
    if (!lorlint_run_output(run, "packet", STDOUT_FILENO, err) || !lorlint_run_execute(run, err)) return err->exit_code;
    return lorlint_run_exit_code(run) == LOR_EXIT_UNREAD ? LOR_EXIT_UNREAD : LOR_EXIT_OK; /* a question is no failure */
}

const LorCommand lor_command_packet = {"packet", "FILE...", "printable questions for the writer of a draft", packet};
