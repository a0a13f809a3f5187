// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint config`: each setting in force and where it comes from.
#include "cli/cli.h"

#include <unistd.h>

static int config(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    (void)line;
    return lorlint_run_config(run, STDOUT_FILENO, err) ? LOR_EXIT_OK : err->exit_code;
}

const LorCommand lor_command_config = {"config", "", "each setting and where it comes from", config};
