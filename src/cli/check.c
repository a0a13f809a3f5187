// SPDX-License-Identifier: GPL-3.0-or-later
// `lorlint check`: lints what was named and writes the reports that were asked for.
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOR_OPENED_ENDING ".lorlint.html" /* src/batch/walk.c leaves files of this ending out */

static int check(LorlintRun *run, const LorCommandLine *line, LorlintError *err);

const LorCommand lor_command_check = {"check", "FILE|FOLDER...", "judge letters (the word check may be left out)", check};

static bool add_inputs(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    for (size_t i = 0; i < line->word_count; i++)
        if (!lorlint_run_add(run, line->words[i], err)) return false;
    return !line->files_from || lor_list_add(run, line->files_from, line->null_parted, err);
}

/* -o FORMAT=PATH, and what goes to standard output. */
static bool ask_for_reports(LorlintRun *run, LorArena *arena, LorlintError *err) {
    for (size_t i = 0; i < lorlint_run_get_count(run, "output"); i++) {
        LorStr path = lor_str_from_c(lorlint_run_get_at(run, "output", i)), format;
        lor_str_split(&path, '=', &format);
        if (!lorlint_run_output_to(run, lor_arena_copy(arena, format).ptr, path.ptr, err)) return false;
    }
    return lorlint_run_output(run, lorlint_run_get(run, "format"), STDOUT_FILENO, err);
}

/* The path of the first HTML report that goes to a file, or NULL. */
static const char *html_path(const LorlintRun *run) {
    for (size_t i = 0; i < lorlint_run_get_count(run, "output"); i++) {
        const char *output = lorlint_run_get_at(run, "output", i);
        if (strncmp(output, "html=", 5) == 0) return output + 5;
    }
    return NULL;
}

static bool is_opened(const LorlintRun *run) {
    const char *open = lorlint_run_get(run, "open");
    return open && strcmp(open, "yes") == 0;
}

static bool fail_unopened(LorlintError *err) {
    snprintf(err->message, sizeof err->message, "--open shows an HTML report: say where to write it, -o html=report.html");
    err->set = true;
    err->exit_code = LOR_EXIT_USAGE;
    return false;
}

/* Nobody said where --open finds its report: beside the letter, where whoever may not read the one does not look for the other either;
 * never in a folder for temporary files, where it would be forgotten. */
static bool place_report(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    struct stat info;
    if (!is_opened(run) || html_path(run)) return true;
    if (line->word_count == 0 || strcmp(line->words[0], "-") == 0) return fail_unopened(err);
    const char *first = line->words[0], *slash = strrchr(first, '/');
    bool folder = stat(first, &info) == 0 && S_ISDIR(info.st_mode);
    LorStr path = lor_arena_format(line->arena, "html=%s" LOR_OPENED_ENDING, first);
    if (folder) path = lor_arena_format(line->arena, "html=%s%sletters" LOR_OPENED_ENDING, first, slash && !slash[1] ? "" : "/");
    else if (line->word_count > 1) path = lor_arena_format(line->arena, "html=%.*sletters" LOR_OPENED_ENDING, slash ? (int)(slash + 1 - first) : 0, first);
    return lorlint_run_set(run, "output", path.ptr, "--open", err);
}

static void tell_place(const char *path) {
    LorOut *out = lor_out_fd(STDERR_FILENO, "standard error");
    lor_out_text(out, "lorlint: the report is ");
    lor_out_clean(out, lor_str_from_c(path));
    lor_out_char(out, '\n');
    lor_out_close(out, NULL);
}

/* The report is there; that nothing can show it is told, and fails nothing. */
static void open_report(const LorlintRun *run, LorArena *arena) {
    LorlintError problem = {0};
    if (is_opened(run) && !lor_open_report(arena, html_path(run), &problem)) fprintf(stderr, "lorlint: %s\n", problem.message);
}

/* GitHub shows what a step appends to the file of that name: the Markdown report beside the annotations. The descriptor, or -1. */
static int open_job_summary(LorlintRun *run, LorlintError *err) {
    const char *path = getenv("GITHUB_STEP_SUMMARY");
    if (!path || !*path || strcmp(lorlint_run_get(run, "format"), "github") != 0) return -1;
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
    if (fd >= 0) {
        lorlint_run_output(run, "markdown", fd, err);
        return fd;
    }
    snprintf(err->message, sizeof err->message, "GITHUB_STEP_SUMMARY: %.200s: cannot be written: %.200s", path, strerror(errno));
    err->set = true;
    err->exit_code = LOR_EXIT_INTERNAL;
    return -1;
}

/* Reads the letters, watching for Ctrl-C and showing how far it is. */
static int execute(LorlintRun *run, LorRunner *runner, LorlintError *err) {
    LorProgressLine progress = {0};
    lor_progress_watch(&progress, run);
    LorInterrupt interrupt = lor_interrupt_watch(run);
    bool executed = runner(run, err);
    int signal_number = lor_interrupt_end(&interrupt, run);
    lorlint_run_tell(run, STDERR_FILENO, NULL);
    if (!executed) return err->exit_code;
    return signal_number ? 128 + signal_number : lorlint_run_exit_code(run);
}

int lor_check_run(LorlintRun *run, const LorCommandLine *line, LorRunner *runner, LorlintError *err) {
    bool named = html_path(run) != NULL;
    if (!place_report(run, line, err)) return err->exit_code;
    if (!add_inputs(run, line, err) || !ask_for_reports(run, line->arena, err)) return err->exit_code;
    int summary = open_job_summary(run, err);
    int code = err->set ? err->exit_code : execute(run, runner, err);
    if (summary >= 0) close(summary);
    if (!err->set && is_opened(run) && !named) tell_place(html_path(run));
    if (!err->set) open_report(run, line->arena);
    return code;
}

static int check(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    if (line->word_count == 0 && !line->files_from) {
        LorOut *out = lor_out_fd(STDERR_FILENO, "standard error");
        lor_options_help(line, out, true);
        lor_out_close(out, NULL);
        return LOR_EXIT_USAGE;
    }
    lor_role_tell(run);
    return lor_check_run(run, line, lorlint_run_execute, err);
}
