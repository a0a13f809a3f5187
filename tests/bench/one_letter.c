// SPDX-License-Identifier: GPL-3.0-or-later
// The work of text letters in one process, for profilers: packs loaded, letters opened, each judged TIMES times.
//   one_letter [--locked] [--rules PACK.xml]... TIMES LETTER.txt...
// With --locked the process locks itself in as a worker does, before the first letter is read.
#include "batch/sandbox.h"
#include "extract/encoding.h"
#include "lint/lint.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static LorStr read_letter(LorArena *arena, int fd) {
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0) return (LorStr){0};
    char *at = lor_arena_alloc(arena, (size_t)info.st_size);
    ssize_t got = pread(fd, at, (size_t)info.st_size, 0);
    return lor_str(at, got > 0 ? (size_t)got : 0);
}

static void judge(LorArena *arena, const LorPacks *packs, int fd) {
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}, .clinical = packs->clinical};
    doc->text = lor_decode(arena, read_letter(arena, fd), (size_t)1 << 20).text;
    lor_lint(doc, packs, &asked);
    lor_arena_reset(arena);
}

static bool add_pack(LorPacks *packs, const char *path, LorError *err) {
    int fd = open(path, O_RDONLY);
    bool added = lor_packs_add(packs, read_letter(packs->arena, fd), path, err);
    close(fd);
    return added;
}

static int fail(const LorError *err) {
    fprintf(stderr, "one_letter: %s\n", err->set ? err->message : "TIMES LETTER...");
    return 2;
}

int main(int argc, char **argv) {
    LorError err = {0};
    LorLimits limits = lor_limits_default();
    LorArena *arena = lor_arena_new(0), *letter = lor_arena_new(0);
    LorPacks *packs = lor_packs_builtin(arena);
    int at = 1;
    bool locked = at < argc && lor_str_is(LOR_STR("--locked"), argv[at]);
    for (at += locked; at + 1 < argc && lor_str_is(LOR_STR("--rules"), argv[at]); at += 2)
        if (!packs || !add_pack(packs, argv[at + 1], &err)) return fail(&err);
    if (at >= argc || !packs || !lor_packs_profile(packs, LOR_STR("residency-img"), &err) || !lor_packs_seal(packs, &err)) return fail(&err);
    unsigned long times = strtoul(argv[at++], NULL, 10);
    int *letters = LOR_NEW_ARRAY(arena, int, (size_t)(argc - at));
    for (int i = at; i < argc; i++) letters[i - at] = open(argv[i], O_RDONLY);
    if (locked && !lor_sandbox_lock(&limits)) return fail(&err);
    while (times--)
        for (int i = at; i < argc; i++) judge(letter, packs, letters[i - at]);
    _exit(0);
}
