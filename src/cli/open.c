// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a report: hands its path to the program by which the desktop opens files.
#include "cli/cli.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

/* On Windows' Linux the Windows browser is nearer. */
static const char *const openers[] = {"wslview", "xdg-open", "open"};

static bool fail(LorlintError *err, const char *path, const char *why) {
    snprintf(err->message, sizeof err->message, "%.300s is written; %s", path, why);
    err->set = true;
    return false;
}

/* Whether a program of that name stands in PATH. */
static bool is_there(LorArena *arena, const char *name) {
    LorStr rest = lor_str_from_c(getenv("PATH")), folder;
    while (lor_str_split(&rest, ':', &folder))
        if (folder.len && access(lor_arena_format(arena, "%.*s/%s", LOR_STR_ARG(folder), name).ptr, X_OK) == 0) return true;
    return false;
}

/* Its own words would run into the report on the terminal. */
static bool start(const char *name, char *file) {
    char *const words[] = {(char *)name, file, NULL};
    posix_spawn_file_actions_t quiet;
    pid_t pid;
    if (posix_spawn_file_actions_init(&quiet) != 0) return false;
    bool ready = true;
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        ready = ready && posix_spawn_file_actions_addopen(&quiet, fd, "/dev/null", O_RDWR, 0) == 0;
    bool started = ready && posix_spawnp(&pid, name, &quiet, NULL, words, environ) == 0;
    posix_spawn_file_actions_destroy(&quiet);
    return started; /* not waited for: a browser may stay */
}

bool lor_open_report(LorArena *arena, const char *path, LorlintError *err) {
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) path = lor_arena_format(arena, "%s/index.html", path).ptr;
    char *whole = realpath(path, NULL); /* and so never an option of the opener */
    const char *opener = NULL;
    for (size_t i = 0; i < sizeof openers / sizeof *openers && !opener; i++)
        if (is_there(arena, openers[i])) opener = openers[i];
    bool shown = whole && opener && start(opener, whole);
    free(whole);
    if (shown) return true;
    return fail(err, path, opener ? "it could not be shown: open it in a browser" : "no program that opens files was found (xdg-open): open it in a browser");
}
