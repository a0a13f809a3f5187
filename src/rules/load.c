// SPDX-License-Identifier: GPL-3.0-or-later
// Packs as a run has them: the built-in ones, and what --rules adds.
#include "rules/builtin.h"
#include "rules/read.h"

LorPacks *lor_packs_builtin(LorArena *arena, LorError *err) {
    LorPacks *packs = LOR_NEW(arena, LorPacks);
    LOR_VEC(LorPackFile) files = {0};
    LorPackFile file;
    size_t failed;
    packs->arena = arena;
    packs->phrases = lor_builtin_phrases(arena);
    packs->digest = lor_str_from_c(lor_builtin_digest());
    for (size_t at = 0; lor_builtin_next(arena, &at, &file.name, &file.root);) lor_vec_push(arena, &files, file);
    return lor_read_files(packs, files.at, files.len, false, &failed, err) ? packs : NULL;
}

static uint64_t fingerprint(LorStr bytes) {
    uint64_t hash = 14695981039346656037u; /* FNV-1a: tells packs apart, proves nothing */
    for (size_t i = 0; i < bytes.len; i++) hash = (hash ^ (unsigned char)bytes.ptr[i]) * 1099511628211u;
    return hash;
}

bool lor_packs_add(LorPacks *packs, LorStr bytes, const char *name, LorError *err) {
    if (!lor_xml_validate(bytes, lor_builtin_schema(), err)) return false;
    LorPackFile file = {lor_arena_copy(packs->arena, lor_str_from_c(name)), lor_xml_parse(packs->arena, bytes, err)};
    size_t failed;
    packs->digest = lor_arena_format(packs->arena, "%.*s+%016llx", LOR_STR_ARG(packs->digest), (unsigned long long)fingerprint(bytes));
    return file.root && lor_read_files(packs, &file, 1, true, &failed, err);
}
