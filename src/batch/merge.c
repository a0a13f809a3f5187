// SPDX-License-Identifier: GPL-3.0-or-later
// A merge of sorted files, a line of each in memory.
#include "batch/merge.h"

#include "batch/input.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct Part {
    LorStr name;
    FILE *file;
    char *line;     /* getline()'s */
    size_t room, number, letters;
    LorResult *next; /* NULL: at its end */
    LorStr last;     /* path of the letter before, in the merge's arena */
} Part;

struct LorMerge {
    LorArena *arena;
    Part *parts;
    size_t count;
};

static bool fail(const Part *part, LorError *err, const char *what) {
    return lor_error_set(err, LOR_UNREADABLE, "%.*s: %s", LOR_STR_ARG(part->name), what);
}

static bool fail_at(const Part *part, LorError *err, const char *what) {
    return lor_error_set(err, LOR_UNREADABLE, "%.*s:%zu: %s", LOR_STR_ARG(part->name), part->number, what);
}

/* ---- lines ---- */

/* The next line without its end; ptr NULL at the end of the file. False + `err` when it is not whole. */
static bool next_line(Part *part, LorStr *line, LorError *err) {
    ssize_t len = getline(&part->line, &part->room, part->file);
    *line = (LorStr){0};
    part->number++;
    if (len <= 0) return feof(part->file) || fail(part, err, strerror(errno)); /* no memory for a line is no end either */
    if (part->line[len - 1] != '\n') return fail_at(part, err, "the line is not whole: was this part finished?");
    if ((size_t)len > LOR_PART_LINE) return fail_at(part, err, "the line is longer than any that lorlint writes");
    *line = lor_str(part->line, (size_t)len - 1);
    return true;
}

static bool count_lines(Part *part, LorError *err) {
    char chunk[1 << 16];
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, part->file)) > 0)
        for (const char *at = chunk; (at = memchr(at, '\n', (size_t)(chunk + got - at))); at++) part->letters++;
    if (ferror(part->file)) return fail(part, err, strerror(errno));
    rewind(part->file);
    return true;
}

static bool open_part(LorMerge *merge, LorStr name, LorError *err) {
    Part *part = &merge->parts[merge->count];
    struct stat info;
    part->name = lor_arena_copy(merge->arena, name);
    part->file = fopen(part->name.ptr, "re");
    if (!part->file) return fail(part, err, strerror(errno));
    merge->count++;
    if (fstat(fileno(part->file), &info) == 0 && !S_ISREG(info.st_mode)) return fail(part, err, S_ISDIR(info.st_mode) ? "a folder: name the files in it" : "not a regular file");
    return count_lines(part, err);
}

LorMerge *lor_merge_open(const LorPaths *files, LorError *err) {
    LorArena *arena = lor_arena_new(0);
    LorMerge *merge = LOR_NEW(arena, LorMerge);
    merge->arena = arena;
    merge->parts = LOR_NEW_ARRAY(arena, Part, files->len);
    for (size_t i = 0; i < files->len; i++) {
        if (open_part(merge, files->at[i], err)) continue;
        lor_merge_close(merge);
        return NULL;
    }
    return merge;
}

void lor_merge_close(LorMerge *merge) {
    if (!merge) return;
    for (size_t i = 0; i < merge->count; i++) {
        if (merge->parts[i].next) lor_arena_free(merge->parts[i].next->arena);
        free(merge->parts[i].line);
        fclose(merge->parts[i].file);
    }
    lor_arena_free(merge->arena);
}

size_t lor_merge_count(const LorMerge *merge) {
    size_t count = 0;
    for (size_t i = 0; i < merge->count; i++) count += merge->parts[i].letters;
    return count;
}

bool lor_merge_run(LorMerge *merge, LorPartRun *run, LorError *err) {
    *run = (LorPartRun){0};
    for (size_t i = 0; i < merge->count; i++) {
        Part *part = &merge->parts[i];
        LorStr line;
        LorError problem = {0};
        if (!next_line(part, &line, err)) return false;
        bool read = !line.ptr || lor_part_run(merge->arena, line, run, &problem);
        if (!read) return fail_at(part, err, problem.message);
        rewind(part->file);
        part->number = 0;
        if (line.ptr) return true;
    }
    return true;
}

/* ---- letters ---- */

/* The order of output: bytes of the path, standard input first. */
static int compare(LorStr a, LorStr b) {
    bool first = lor_str_eq(a, LOR_STR(LOR_STDIN)), second = lor_str_eq(b, LOR_STR(LOR_STDIN));
    return first != second ? second - first : lor_str_cmp(a, b);
}

/* Reads the part's next letter. Its path lives as long as the merge. */
static bool read_next(LorMerge *merge, Part *part, const LorPacks *packs, LorStr key, LorError *err) {
    LorError problem = {0};
    LorStr line;
    part->next = NULL;
    if (!next_line(part, &line, err) || !line.ptr) return !err->set;
    part->next = lor_part_read(line, packs, key, &problem);
    if (!part->next) return fail_at(part, err, problem.message);
    part->next->path = lor_arena_copy(merge->arena, part->next->path);
    int order = part->last.len ? compare(part->last, part->next->path) : -1;
    part->last = part->next->path;
    if (order == 0) return fail_at(part, err, "the letter of the line before again");
    return order < 0 || fail_at(part, err, "not in the order of lorlint's output: was this part sorted or put together?");
}

/* The part whose letter is next; NULL when all are at their end. `*twice` is set when two tell of the same letter. */
static Part *first_part(LorMerge *merge, Part **twice) {
    Part *first = NULL;
    *twice = NULL;
    for (size_t i = 0; i < merge->count; i++) {
        Part *part = &merge->parts[i];
        if (!part->next) continue;
        int order = first ? compare(part->next->path, first->next->path) : -1;
        if (order == 0) *twice = part;
        if (order >= 0) continue;
        first = part;
        *twice = NULL;
    }
    return first;
}

bool lor_merge_letters(LorMerge *merge, const LorPacks *packs, LorStr key, LorResultSink *sink, void *context, LorError *err) {
    Part *part, *twice;
    for (size_t i = 0; i < merge->count; i++)
        if (!read_next(merge, &merge->parts[i], packs, key, err)) return false;
    while ((part = first_part(merge, &twice))) {
        if (twice) return fail_at(twice, err, "a letter that another part tells of too");
        LorResult *result = part->next;
        part->next = NULL;
        if (!sink(context, result)) return true;
        if (!read_next(merge, part, packs, key, err)) return false;
    }
    return true;
}
