// SPDX-License-Identifier: GPL-3.0-or-later
// A build tool: reads the packs, checks them as lorlint would at run time, and writes them as C.
//   prepare SCHEMA DIGEST PACK.xml… > builtin_packs.h
#include "rules/read.h"

#include <stdio.h>
#include <stdlib.h>

static LorStr read_file(LorArena *arena, const char *path) {
    LorBuf buf = {.arena = arena};
    char block[4096];
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(2);
    }
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) lor_buf_add(&buf, lor_str(block, got));
    fclose(file);
    return lor_buf_str(&buf);
}

static void write_bytes(const char *name, LorStr bytes) {
    printf("static const unsigned char %s[] = {", name);
    for (size_t i = 0; i < bytes.len; i++) printf("%s%u,", i % 24 ? "" : "\n", (unsigned)(unsigned char)bytes.ptr[i]);
    printf("\n};\n");
}

static void complain(const char *path, const LorError *err) {
    fprintf(stderr, "%s:%zu:%zu: %s\n", path, err->line, err->column, err->message);
    exit(2);
}

/* Reads every pack, keeps its tree for reading, and its flat form for writing. */
static LorPackFile *read_packs(LorArena *arena, char **paths, size_t count, LorStr schema, LorBuf *flat) {
    LorPackFile *files = LOR_NEW_ARRAY(arena, LorPackFile, count);
    LorError err = {0};
    for (size_t i = 0; i < count; i++) {
        LorStr bytes = read_file(arena, paths[i]);
        files[i].name = lor_str_from_c(paths[i]);
        if (!lor_xml_validate(bytes, schema, &err)) complain(paths[i], &err);
        LorXml *root = lor_xml_parse(arena, bytes, &err);
        if (!root) complain(paths[i], &err);
        files[i].root = root;
        LorXmlAttr name = {LOR_STR("name"), files[i].name};
        LorXml file = {.name = LOR_STR("file"), .attrs = &name, .attr_count = 1, .first = root};
        lor_xml_flatten(flat, &file);
    }
    return files;
}

int main(int argc, char **argv) {
    LorArena *arena = lor_arena_new(0);
    LorPacks packs = {.arena = arena, .phrases = lor_phrases_new(arena)};
    LorBuf flat = {.arena = arena};
    LorError err = {0};
    size_t failed = 0;
    if (argc < 4) return 2;
    size_t count = (size_t)argc - 3;
    LorStr schema = read_file(arena, argv[1]);
    LorPackFile *files = read_packs(arena, argv + 3, count, schema, &flat);
    if (!lor_read_files(&packs, files, count, true, &failed, &err)) complain(argv[3 + failed], &err);
    if (!lor_packs_seal(&packs, &err)) complain("rules", &err);
    for (size_t i = 0; i < packs.profiles.len; i++)
        if (!lor_packs_profile(&packs, packs.profiles.at[i].id, &err)) complain(packs.profiles.at[i].id.ptr, &err);
    printf("/* Made by src/rules/prepare.c from rules/; not to be edited. */\n");
    write_bytes("packs", lor_buf_str(&flat));
    write_bytes("schema", schema);
    printf("#define PACKS_DIGEST \"sha256:%s\"\n", argv[2]);
    lor_arena_free(arena);
    return 0;
}
