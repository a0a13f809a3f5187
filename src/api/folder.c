// SPDX-License-Identifier: GPL-3.0-or-later
// A report that is a folder: makes it, and opens the files that the report asks for. None of them may be a letter of the run.
#include "api/folder.h"

#include "api/failure.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int compare_files(const void *left, const void *right) {
    const LorFileId *a = left, *b = right;
    if (a->device != b->device) return a->device < b->device ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* The inputs, sorted so that each of thousands of files is looked up among them at once. */
static void note_inputs(LorArena *arena, LorOutputFolder *folder, const LorPaths *paths) {
    struct stat info;
    folder->inputs = LOR_NEW_ARRAY(arena, LorFileId, paths->len + 1);
    for (size_t i = 0; i < paths->len; i++)
        if (stat(paths->at[i].ptr, &info) == 0) folder->inputs[folder->input_count++] = (LorFileId){info.st_dev, info.st_ino};
    if (folder->input_count) qsort(folder->inputs, folder->input_count, sizeof *folder->inputs, compare_files);
}

static bool is_input(const LorOutputFolder *folder, const char *path) {
    struct stat info;
    if (!folder->input_count || stat(path, &info) != 0) return false;
    LorFileId id = {info.st_dev, info.st_ino};
    return bsearch(&id, folder->inputs, folder->input_count, sizeof id, compare_files) != NULL;
}

static LorOut *open_named(const LorOutputFolder *folder, LorStr name, LorlintError *err) {
    LorError problem = {0};
    LorArena *arena = lor_arena_new(0);
    const char *path = lor_arena_format(arena, "%.*s/%.*s", LOR_STR_ARG(folder->path), LOR_STR_ARG(name)).ptr;
    LorOut *out = NULL;
    if (is_input(folder, path)) lor_api_fail(err, "%s: is one of the letters, a report would overwrite it", path);
    else if (!(out = lor_out_file(path, &problem))) lor_api_error(err, &problem);
    lor_arena_free(arena);
    return out;
}

static LorOut *open_file(void *context, LorStr name) {
    LorOutputFolder *folder = context;
    return folder->err.set ? NULL : open_named(folder, name, &folder->err);
}

static void close_file(void *context, LorOut *out) {
    LorOutputFolder *folder = context;
    lor_api_close(out, &folder->err);
}

bool lor_folder_is(const char *path) {
    struct stat info;
    return lor_str_ends(lor_str_from_c(path), LOR_STR("/")) || (stat(path, &info) == 0 && S_ISDIR(info.st_mode));
}

LorOut *lor_folder_open(LorArena *arena, const char *path, const char *first, const LorPaths *paths, LorOutputFolder **made, LorlintError *err) {
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        lor_api_fail(err, "%s: cannot be made: %s", path, strerror(errno));
        return NULL;
    }
    LorOutputFolder *folder = *made = LOR_NEW(arena, LorOutputFolder);
    folder->way = (LorReportFolder){folder, open_file, close_file};
    folder->path = lor_str_from_c(path);
    while (folder->path.len > 1 && folder->path.ptr[folder->path.len - 1] == '/') folder->path.len--;
    note_inputs(arena, folder, paths);
    return open_named(folder, lor_str_from_c(first), err);
}
