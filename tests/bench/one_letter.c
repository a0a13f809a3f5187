// SPDX-License-Identifier: GPL-3.0-or-later
// The work of one text letter in one process, for profilers: packs loaded, the letter judged TIMES times.
//   one_letter TIMES LETTER.txt
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

static void judge(const LorPacks *packs, const char *path) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    doc->text = lor_decode(arena, read_file(arena, path), (size_t)1 << 20).text;
    lor_lint(doc, packs, &asked);
    lor_arena_free(arena);
}

int main(int argc, char **argv) {
    LorError err = {0};
    LorArena *arena = lor_arena_new(0);
    if (argc < 3) return 2;
    LorPacks *packs = lor_packs_builtin(arena, &err);
    if (!packs || !lor_packs_profile(packs, LOR_STR("residency-img"), &err) || !lor_packs_seal(packs, &err)) return 2;
    for (unsigned long times = strtoul(argv[1], NULL, 10); times--;) judge(packs, argv[2]);
    lor_arena_free(arena);
    return 0;
}
