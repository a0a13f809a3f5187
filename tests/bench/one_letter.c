// SPDX-License-Identifier: GPL-3.0-or-later
// The work of text letters in one process, for profilers: packs loaded, each letter judged TIMES times.
//   one_letter TIMES LETTER.txt...
#include "extract/encoding.h"
#include "lint/lint.h"

#include <stdio.h>
#include <stdlib.h>

static LorStr read_file(LorArena *arena, const char *path) {
    LorBuf buf = {.arena = arena};
    char block[4096];
    FILE *file = fopen(path, "rb");
    for (size_t got; file && (got = fread(block, 1, sizeof block, file)) > 0;) lor_buf_add(&buf, lor_str(block, got));
    if (file) fclose(file);
    return lor_buf_str(&buf);
}

static void judge(LorArena *arena, const LorPacks *packs, const char *path) {
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    doc->text = lor_decode(arena, read_file(arena, path), (size_t)1 << 20).text;
    lor_lint(doc, packs, &asked);
    lor_arena_reset(arena);
}

int main(int argc, char **argv) {
    LorError err = {0};
    LorArena *arena = lor_arena_new(0), *letter = lor_arena_new(0);
    if (argc < 3) return 2;
    LorPacks *packs = lor_packs_builtin(arena, &err);
    if (!packs || !lor_packs_profile(packs, LOR_STR("residency-img"), &err) || !lor_packs_seal(packs, &err)) return 2;
    for (unsigned long times = strtoul(argv[1], NULL, 10); times--;)
        for (int i = 2; i < argc; i++) judge(letter, packs, argv[i]);
    lor_arena_free(letter);
    lor_arena_free(arena);
    return 0;
}
