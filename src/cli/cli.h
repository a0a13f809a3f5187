// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of src/cli/ share: the words of a command line, and the commands.
#ifndef LOR_CLI_CLI_H
#define LOR_CLI_CLI_H

#include <lorlint/lorlint.h>

#include "core/out.h"

#include <signal.h>
#include <stdio.h>

/** Exit statuses of INTERFACE that the command line itself gives. */
enum { LOR_EXIT_OK = 0, LOR_EXIT_FAILS = 1, LOR_EXIT_USAGE = 2, LOR_EXIT_UNREAD = 3, LOR_EXIT_INTERNAL = 70,
       LOR_EXIT_PIPE = 141 /* nobody reads standard output any more */ };

/** One "--name=value" as it stood on the command line. */
typedef struct LorArgument {
    const char *name, *value;
} LorArgument;

/** A command line, taken apart. Everything lives as long as argv and `arena`. */
typedef struct LorCommandLine {
    LorArena *arena;
    const struct LorCommand *const *commands; /* all there are, the default first, ended by NULL */
    const LorArgument *settings; /* for lorlint_run_set(), in order */
    size_t setting_count;
    char **words;                /* what is no option, in order */
    size_t word_count;
    const char *files_from;      /* NULL: not asked */
    bool null_parted;            /* -0 */
    bool no_config;
    bool help, version;
} LorCommandLine;

/** Takes argv apart; false + `err` on an unknown or unfinished option. `argv` is put into another order. `line->commands` is not
 *  its to fill, nor looked at. */
bool lor_options_parse(LorArena *arena, int argc, char **argv, LorCommandLine *line, LorlintError *err);
/** The long help, or only its first part: examples and the line's commands. */
void lor_options_help(const LorCommandLine *line, LorOut *out, bool brief);

/** Applies .lorlint.ini (found upward from the working directory), else the user's config.ini. False + `err` naming
 *  file and line. No file is no error. */
bool lor_config_apply(LorArena *arena, LorlintRun *run, LorlintError *err);
/** Applies the settings of an open file, which stays open; `name` is for messages. False + `err` naming file and line. */
bool lor_config_read(LorArena *arena, LorlintRun *run, FILE *file, const char *name, LorlintError *err);

/** Adds the paths of a list ("-": standard input), one a line or parted by NUL. */
bool lor_list_add(LorlintRun *run, const char *list, bool null_parted, LorlintError *err);

/** The notice for the role that was named: once, on standard error, before a letter is read. */
void lor_role_tell(const LorlintRun *run);

/** How far a long run is, on a line of standard error that is drawn again and again. */
typedef struct LorProgressLine {
    bool drawn;
    int64_t started, shown; /* [ms] */
} LorProgressLine;
/** Shows it when standard error is a terminal that nothing else is written to, and nobody said --progress never. The line must
 *  stay where it is as long as the run. */
void lor_progress_watch(LorProgressLine *line, LorlintRun *run);

/** Ctrl-C and its like, while a run goes on: it ends early with what is done. */
typedef struct LorInterrupt {
    int fd; /* -1: not watched */
    sigset_t before;
} LorInterrupt;
LorInterrupt lor_interrupt_watch(LorlintRun *run);
/** From now on a signal ends the program again. The number of the one that ended the run, or 0. */
int lor_interrupt_end(const LorInterrupt *interrupt, const LorlintRun *run);

/** Shows a file, or the index of a folder, by the desktop's own opener. False + `err`: none was found, or it did not start. */
bool lor_open_report(LorArena *arena, const char *path, LorlintError *err);

/** A command: a name, its words, a line of help, what it does. Returns an exit status. */
typedef struct LorCommand {
    const char *name, *words, *what;
    int (*run)(LorlintRun *run, const LorCommandLine *line, LorlintError *err);
} LorCommand;

/** lorlint_run_execute() or lorlint_run_merge(). */
typedef bool LorRunner(LorlintRun *run, LorlintError *err);
/** What `check` does with the inputs that were named, by another way to their results. Returns an exit status. */
int lor_check_run(LorlintRun *run, const LorCommandLine *line, LorRunner *runner, LorlintError *err);

extern const LorCommand lor_command_check, lor_command_merge, lor_command_explain, lor_command_rules, lor_command_compare, lor_command_baseline, lor_command_packet, lor_command_config;

#endif
