// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint check`: lints what was named and writes the reports that were asked for.
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int check(LorlintRun *run, const LorCommandLine *line, LorlintError *err);

const LorCommand lor_command_check = {"check", "FILE|FOLDER...", "judge letters (the word check may be left out)", check};

static bool add_inputs(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    for (size_t i = 0; i < line->word_count; i++)
        if (!lorlint_run_add(run, line->words[i], err)) return false;
    return !line->files_from || lor_list_add(run, line->files_from, line->null_parted, err);
}

static void tell_waiver(const LorlintRun *run) {
    const char *role = lorlint_run_get(run, "role");
    if (role && strcmp(role, "applicant") == 0)
        fputs("lorlint: if you waived the right to see this letter, stop here: it is not yours to read.\n", stderr);
}

/* -o FORMAT=PATH */
static bool write_outputs(LorlintRun *run, LorArena *arena, LorlintError *err) {
    for (size_t i = 0; i < lorlint_run_get_count(run, "output"); i++) {
        LorStr path = lor_str_from_c(lorlint_run_get_at(run, "output", i)), format;
        lor_str_split(&path, '=', &format);
        if (!lorlint_run_report_to(run, lor_arena_copy(arena, format).ptr, path.ptr, err)) return false;
    }
    return true;
}

/* GitHub shows what a step appends to the file of that name: the Markdown report beside the annotations. */
static bool write_job_summary(LorlintRun *run, LorlintError *err) {
    const char *path = getenv("GITHUB_STEP_SUMMARY");
    if (!path || !*path || strcmp(lorlint_run_get(run, "format"), "github") != 0) return true;
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
    if (fd < 0) {
        snprintf(err->message, sizeof err->message, "GITHUB_STEP_SUMMARY: %.200s: cannot be written: %.200s", path, strerror(errno));
        err->set = true;
        err->exit_code = LOR_EXIT_INTERNAL;
        return false;
    }
    bool written = lorlint_run_report(run, "markdown", fd, err);
    close(fd);
    return written;
}

static int check(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    if (line->word_count == 0 && !line->files_from) {
        LorOut *out = lor_out_fd(STDERR_FILENO, "standard error");
        lor_options_help(out, true);
        lor_out_close(out, NULL);
        return LOR_EXIT_USAGE;
    }
    tell_waiver(run);
    if (!add_inputs(run, line, err) || !lorlint_run_execute(run, err)) return err->exit_code;
    if (!write_outputs(run, line->arena, err)) return err->exit_code;
    if (!write_job_summary(run, err)) return err->exit_code;
    signal(SIGPIPE, SIG_DFL); /* a reader that had enough ends the program without a word */
    if (!lorlint_run_report(run, lorlint_run_get(run, "format"), STDOUT_FILENO, err)) return err->exit_code;
    return lorlint_run_exit_code(run);
}
