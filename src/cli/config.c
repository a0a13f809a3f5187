// SPDX-License-Identifier: GPL-3.0-or-later
// .lorlint.ini: settings for a folder and all below it. The only file that knows libinih.
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CONFIG_NAME ".lorlint.ini"
#define MOST_UP     256 /* folders to climb */

/** A file that is being read. */
typedef struct Reading {
    LorArena *arena;
    LorlintRun *run;
    LorlintError *err;
    FILE *file;
    const char *name;   /* as it is told to people */
    const char *folder; /* relative paths in it start here; "" or ending with a slash */
    size_t line;
} Reading;

/* Keeps the error of the first line that is wrong, with its place. */
static void fail_at(Reading *reading, const char *message) {
    LorlintError *err = reading->err;
    if (err->set) return;
    if (reading->line) snprintf(err->message, sizeof err->message, "%s:%zu: %.380s", reading->name, reading->line, message);
    else snprintf(err->message, sizeof err->message, "%s: %.400s", reading->name, message);
    err->set = true;
    err->exit_code = LOR_EXIT_USAGE;
}

/* inih asks for lines here, so that they can be counted; it would cut long ones silently. */
static char *next_line(char *text, int size, void *context) {
    Reading *reading = context;
    if (!fgets(text, size, reading->file)) return NULL;
    reading->line++;
    if (!strchr(text, '\n') && !feof(reading->file)) fail_at(reading, "the line is too long (198 bytes at most)");
    return text;
}

static bool is_path(const char *key) {
    for (const LorlintSetting *s = lorlint_settings(); s->name; s++)
        if (strcmp(s->name, key) == 0) return s->is_path;
    return false;
}

static int take_key(void *context, const char *section, const char *key, const char *value) {
    Reading *reading = context;
    LorlintError problem = {0};
    if (*section && strcmp(section, "lorlint") != 0) {
        fail_at(reading, lor_arena_format(reading->arena, "keys stand under [lorlint] or under nothing, not under [%.64s]",
                                          section).ptr);
        return 1;
    }
    const char *origin = lor_arena_format(reading->arena, "%s:%zu", reading->name, reading->line).ptr;
    if (is_path(key) && *value != '/') value = lor_arena_format(reading->arena, "%s%s", reading->folder, value).ptr;
    if (!lorlint_run_set(reading->run, key, value, origin, &problem)) fail_at(reading, problem.message);
    return 1; /* inih goes on; the first error is kept */
}

static void fail_at_all(Reading *reading, const char *what, const char *why) {
    reading->line = 0;
    fail_at(reading, lor_arena_format(reading->arena, "cannot be %s: %s", what, why).ptr);
}

static bool read_file(Reading *reading) {
    errno = 0;
    int wrong = ini_parse_stream(next_line, reading, take_key, reading);
    if (ferror(reading->file)) fail_at_all(reading, "read", strerror(errno ? errno : EIO));
    if (wrong > 0 && !reading->err->set) {
        reading->line = (size_t)wrong;
        fail_at(reading, "not a key and a value: write \"fail-on = warning\"");
    }
    return !reading->err->set;
}

/* Opens the file of that name. False when there is none, or when nobody may know: the home of somebody else. Never waits for a pipe. */
static bool open_file(Reading *reading, const char *name) {
    struct stat there;
    int fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), why = errno;
    reading->name = name;
    if (fd < 0 && (why == ENOENT || why == ENOTDIR || (why == EACCES && lstat(name, &there) != 0))) return false;
    bool file = fd >= 0 && fstat(fd, &there) == 0 && S_ISREG(there.st_mode);
    reading->file = file ? fdopen(fd, "r") : NULL;
    if (fd < 0) fail_at_all(reading, "opened", strerror(why));
    else if (!file) fail_at_all(reading, "read", "it is no file");
    else if (!reading->file) fail_at_all(reading, "read", strerror(errno));
    if (fd >= 0 && !reading->file) close(fd);
    return true;
}

/* The nearest .lorlint.ini upward. Paths stay relative: nothing absolute is told. */
static bool open_upward(Reading *reading) {
    struct stat here, above;
    const char *folder = "";
    for (int up = 0; up < MOST_UP; up++) {
        reading->folder = folder;
        if (open_file(reading, lor_arena_format(reading->arena, "%s" CONFIG_NAME, folder).ptr)) return true;
        const char *parent = lor_arena_format(reading->arena, "%s../", folder).ptr;
        if (stat(*folder ? folder : ".", &here) != 0 || stat(parent, &above) != 0) return false;
        if (here.st_dev == above.st_dev && here.st_ino == above.st_ino) return false;
        folder = parent;
    }
    return false;
}

static bool open_users(Reading *reading) {
    const char *base = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (base && *base == '/') reading->folder = lor_arena_format(reading->arena, "%s/lorlint/", base).ptr;
    else if (home && *home == '/') reading->folder = lor_arena_format(reading->arena, "%s/.config/lorlint/", home).ptr;
    else return false;
    return open_file(reading, lor_arena_format(reading->arena, "%sconfig.ini", reading->folder).ptr);
}

bool lor_config_apply(LorArena *arena, LorlintRun *run, LorlintError *err) {
    Reading reading = {.arena = arena, .run = run, .err = err};
    if (!open_upward(&reading) && !open_users(&reading)) return true;
    bool read = reading.file && read_file(&reading);
    if (reading.file) fclose(reading.file);
    return read;
}

bool lor_config_read(LorArena *arena, LorlintRun *run, FILE *file, const char *name, LorlintError *err) {
    Reading reading = {.arena = arena, .run = run, .err = err, .file = file, .name = name, .folder = ""};
    return read_file(&reading);
}
