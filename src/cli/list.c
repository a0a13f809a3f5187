// SPDX-License-Identifier: GPL-3.0-or-later
// --files-from: names of letters out of a list.
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARK "\xEF\xBB\xBF"

static bool fail(const char *list, const char *why, LorlintError *err) {
    snprintf(err->message, sizeof err->message, "--files-from %.200s: %.200s", list, why);
    err->set = true;
    err->exit_code = LOR_EXIT_USAGE;
    return false;
}

/* Lists from Windows begin with a mark of their encoding, and their lines end in CR LF: neither is of a name. */
static char *trim_line(char *name, size_t len, bool first) {
    if (len && name[len - 1] == '\r') name[len - 1] = '\0';
    return first && strncmp(name, MARK, sizeof MARK - 1) == 0 ? name + sizeof MARK - 1 : name;
}

bool lor_list_add(LorlintRun *run, const char *list, bool null_parted, LorlintError *err) {
    bool standard = strcmp(list, "-") == 0;
    FILE *file = standard ? stdin : fopen(list, "re");
    char *name = NULL;
    size_t room = 0, added = 0;
    ssize_t len;
    bool good = file != NULL;
    if (!file) return fail(list, strerror(errno), err);
    for (bool first = true; good && (len = getdelim(&name, &room, null_parted ? '\0' : '\n', file)) > 0; first = false) {
        if (name[len - 1] == (null_parted ? '\0' : '\n')) name[--len] = '\0';
        if (strlen(name) != (size_t)len) good = fail(list, "a name holds a NUL byte: is the list parted by NUL (-0)?", err);
        const char *path = null_parted ? name : trim_line(name, (size_t)len, first);
        if (!good || !*path) continue;
        if (standard && strcmp(path, "-") == 0) good = fail(list, "standard input is the list, it cannot be a letter", err);
        else good = lorlint_run_add(run, path, err);
        added++;
    }
    if (good && !feof(file)) good = fail(list, strerror(errno), err);
    if (good && added == 0) good = fail(list, "the list is empty", err);
    free(name);
    if (!standard) fclose(file);
    return good;
}
