// SPDX-License-Identifier: GPL-3.0-or-later
// The program: takes the command line apart, makes a run of it, hands it to a command.
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const LorCommand *const commands[] = {
    &lor_command_check, &lor_command_explain, &lor_command_packet, &lor_command_rules, &lor_command_compare, &lor_command_merge, &lor_command_baseline, &lor_command_config, NULL,
};

/* A word that is no file and nearly a command is a slip of the hand, not a letter. */
static bool is_slip(const char *word, LorlintError *err) {
    const char *names[sizeof commands / sizeof *commands] = {0};
    struct stat info;
    if (strpbrk(word, "./") || stat(word, &info) == 0) return false;
    for (size_t i = 0; commands[i] && i + 1 < sizeof names / sizeof *names; i++) names[i] = commands[i]->name;
    const char *nearest = lorlint_nearest(word, names);
    if (!nearest) return false;
    snprintf(err->message, sizeof err->message, "no file and no command is called \"%.64s\": did you mean \"%s\"?", word, nearest);
    err->set = true;
    err->exit_code = LOR_EXIT_USAGE;
    return true;
}

/* The command that the first word names (it is taken off the line), or check. */
static const LorCommand *take_command(LorCommandLine *line, LorlintError *err) {
    for (const LorCommand *const *command = commands; *command && line->word_count; command++) {
        if (strcmp(line->words[0], (*command)->name) != 0) continue;
        line->words++;
        line->word_count--;
        return *command;
    }
    if (line->word_count && is_slip(line->words[0], err)) return NULL;
    return commands[0];
}

static bool apply_settings(LorlintRun *run, const LorCommandLine *line, LorlintError *err) {
    if (!line->no_config && !lor_config_apply(line->arena, run, err)) return false;
    for (size_t i = 0; i < line->setting_count; i++)
        if (!lorlint_run_set(run, line->settings[i].name, line->settings[i].value, "command line", err)) return false;
    return true;
}

static int tell_about(const LorCommandLine *line, LorlintError *err) {
    LorOut *out = lor_out_fd(STDOUT_FILENO, "standard output");
    if (line->help) lor_options_help(line, out, false);
    else lor_out_format(out, "lorlint %s\n", lorlint_version());
    LorError problem = {0};
    bool left = lor_out_flush(out) == EPIPE;
    if (lor_out_close(out, &problem)) return LOR_EXIT_OK;
    snprintf(err->message, sizeof err->message, "%s", problem.message);
    err->set = true;
    return err->exit_code = left ? LOR_EXIT_PIPE : LOR_EXIT_INTERNAL;
}

static int run_command(LorlintRun *run, LorCommandLine *line, LorlintError *err) {
    struct stat info;
    if (line->word_count == 1 && strcmp(line->words[0], "help") == 0 && stat("help", &info) != 0) line->help = true;
    if (line->help || line->version) return tell_about(line, err);
    const LorCommand *command = take_command(line, err);
    if (!command || !apply_settings(run, line, err)) return err->exit_code;
    return command->run(run, line, err);
}

/* A reader that had enough ends the program without a word, as it ends any other. */
static int end_by_pipe(void) {
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
    return LOR_EXIT_PIPE;
}

/* A standard descriptor that whoever started the program had closed would be the next file's: a report's, into which messages then went. What is opened
 * in its place can be neither read as letters nor written as reports, so that both still fail with a word. */
static void hold_standard(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0) (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv) {
    hold_standard();
    signal(SIGPIPE, SIG_IGN); /* a reader of letters that dies must not take the program with it */
    signal(SIGXFSZ, SIG_IGN); /* a report that is larger than the user's limit is told as one that cannot be written */
    LorlintError err = {0};
    LorCommandLine line = {.commands = commands};
    LorArena *arena = lor_arena_new(0);
    LorlintRun *run = lorlint_run_new();
    int code = LOR_EXIT_USAGE;
    if (lor_options_parse(arena, argc, argv, &line, &err)) code = run_command(run, &line, &err);
    if (err.set && err.exit_code == LOR_EXIT_PIPE) return end_by_pipe();
    if (err.set) {
        LorOut *out = lor_out_fd(STDERR_FILENO, "standard error");
        lor_out_text(out, "lorlint: ");
        lor_out_clean(out, lor_str_from_c(err.message));
        lor_out_char(out, '\n');
        lor_out_close(out, NULL);
    }
    lorlint_run_free(run);
    lor_arena_free(arena);
    return code;
}
