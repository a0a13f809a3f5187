// SPDX-License-Identifier: GPL-3.0-or-later
// A build tool: reads the packs, checks them as lorlint would at run time, and writes them as C: the phrases as the tables on
// which they are matched, words that readers ask for as tables of their own (prepare_words.h), all else as flat bytes (flat.h).
//   prepare SCHEMA DIGEST WORD_SETS WORD_TABLES PACK.xml… > builtin_packs.h
#include "core/phrase_tables.h"
#include "rules/flat.h"
#include "rules/prepare_words.h"
#include "rules/read_files.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_PACK 5 /* argument */

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

static void write_bytes(const char *type, const char *name, LorStr bytes) {
    printf("static const %s %s[] = {", type, name);
    for (size_t i = 0; i < bytes.len; i++) printf("%s%d,", i % 24 ? "" : "\n", type[0] == 'c' ? bytes.ptr[i] : (int)(unsigned char)bytes.ptr[i]);
    printf("%s\n};\n", bytes.len ? "" : "0");
}

static void write_numbers(const char *name, const uint32_t *numbers, size_t len) {
    printf("static const uint32_t %s[] = {", name);
    for (size_t i = 0; i < len; i++) printf("%s%" PRIu32 ",", i % 16 ? "" : "\n", numbers[i]);
    printf("%s\n};\n", len ? "" : "0");
}

static void write_keys(const uint64_t *keys, size_t len) {
    printf("static const uint64_t phrase_keys[] = {");
    for (size_t i = 0; i < len; i++) printf("%s%#" PRIx64 ",", i % 8 ? "" : "\n", keys[i]);
    printf("%s\n};\n", len ? "" : "0");
}

#define WRITE_TABLE(T, name, format, ...)                                                                         \
    do {                                                                                                          \
        printf("static const " #T " phrase_" #name "[] = {");                                                     \
        for (size_t i = 0; i < t->name.len; i++) {                                                                \
            const T *row = &t->name.at[i];                                                                        \
            printf("%s{" format "},", i % 8 ? "" : "\n", __VA_ARGS__);                                            \
        }                                                                                                         \
        printf("%s\n};\n", t->name.len ? "" : "{0}");                                                             \
    } while (0)

/* Pages come to memory by sixteens: what no letter asks for stands together, and so does what every letter asks for. Of sequences those of sets, their last ones,
 * are of the first kind (compilers lay tables out from the last to the first). */
static void write_phrases(const LorPhraseTables *t) {
    write_bytes("char", "phrase_text", lor_str(t->text.at, t->text.len));
    write_numbers("phrase_words", t->words.at, t->words.len);
    WRITE_TABLE(LorPhraseElement, elements, "%u,%u,%u,%u,%u,%u,%u,%u", row->kind, row->least, row->most, row->cost, row->len, row->first, row->low, row->high);
    WRITE_TABLE(LorPhraseSequence, sequences, "%u,%u,%u", row->first, row->len, row->last);
    WRITE_TABLE(LorPhrasePart, parts, "%u,%u,%u,%u,%u", row->kind, row->open, row->first, row->low, row->high);
    write_numbers("phrase_lists", t->lists.at, t->lists.len);
    WRITE_TABLE(LorPhrasePlace, places, "%u,%u,%u,%u,%u,%u,(float)%.9g", row->sequence, row->index, row->outer, row->left, row->right, row->list, (double)row->value);
    WRITE_TABLE(LorPhraseSieve, sieves, "%#" PRIx64 ",%u", row->sift, row->list);
    write_numbers("phrase_entries", t->entries.at, t->entries.len);
    write_keys(t->keys.at, t->keys.len);
    WRITE_TABLE(LorPhraseNode, nodes, "%u,%u,%u,%u,%u", row->up, row->words, row->stems, row->alone_words, row->alone_stems);
    WRITE_TABLE(LorPhraseAlone, alone, "%u,(float)%.9g", row->list, (double)row->value);
    write_bytes("uint8_t", "phrase_blocks", lor_str((const char *)t->blocks.at, t->blocks.len));
    write_numbers("phrase_ends", t->ends.at, t->ends.len);
    write_numbers("phrase_steps", t->steps.at, t->steps.len);
#define X(name, T) printf("#define PHRASE_" #name " %zuu\n", t->name.len);
    LOR_PHRASE_TABLES(X)
#undef X
    printf("#define PHRASE_count %uu\n#define PHRASE_list_count %uu\n", t->phrases, t->list_count);
}

static void complain(const char *path, const LorError *err) {
    fprintf(stderr, "%s:%zu:%zu: %s\n", path, err->line, err->column, err->message);
    exit(2);
}

/* Profiles were not needed for the packs to be written: they are applied only to be checked. */
static void check_profiles(LorPacks *packs) {
    LorError err = {0};
    for (size_t i = 0; i < packs->profiles.len; i++)
        if (!lor_packs_profile(packs, packs->profiles.at[i].id, &err)) complain(packs->profiles.at[i].id.ptr, &err);
    packs->unchecked = true;
    if (!lor_packs_seal(packs, &err)) complain("profiles", &err);
}

static LorPackFile *read_packs(LorArena *arena, char **paths, size_t count, LorStr schema) {
    LorPackFile *files = LOR_NEW_ARRAY(arena, LorPackFile, count);
    LorError err = {0};
    for (size_t i = 0; i < count; i++) {
        LorStr bytes = read_file(arena, paths[i]);
        files[i].name = lor_str_from_c(paths[i]);
        if (!lor_xml_validate(bytes, schema, &err)) complain(paths[i], &err);
        files[i].root = lor_xml_parse(arena, bytes, &err);
        if (!files[i].root) complain(paths[i], &err);
    }
    return files;
}

static FILE *create(const char *path) {
    FILE *file = fopen(path, "w");
    if (file) return file;
    perror(path);
    exit(2);
}

static void write_words(LorArena *arena, const LorPackFile *files, size_t count, char **argv) {
    LorError err = {0};
    size_t failed = 0;
    FILE *sets = create(argv[3]), *tables = create(argv[4]);
    if (!lor_prepare_words(arena, files, count, sets, tables, &failed, &err)) complain(argv[FIRST_PACK + failed], &err);
    if (fclose(sets) || fclose(tables)) exit(2);
}

int main(int argc, char **argv) {
    LorArena *arena = lor_arena_new(0);
    LorPacks packs = {.arena = arena, .phrases = lor_phrases_new(arena)};
    LorError err = {0};
    size_t failed = 0;
    if (argc < FIRST_PACK + 1) return 2;
    size_t count = (size_t)(argc - FIRST_PACK);
    LorStr schema = read_file(arena, argv[1]);
    LorPackFile *files = read_packs(arena, argv + FIRST_PACK, count, schema);
    write_words(arena, files, count, argv);
    if (!lor_read_files(&packs, files, count, &failed, &err)) complain(argv[FIRST_PACK + failed], &err);
    lor_phrases_share(packs.phrases);
    if (!lor_packs_seal(&packs, &err)) complain("rules", &err);
    LorFlatPacks flat = lor_packs_flatten(arena, &packs);
    check_profiles(&packs);
    printf("/* Made by src/rules/prepare.c from rules/; not to be edited. */\n");
    write_bytes("unsigned char", "schema", schema);
    write_bytes("unsigned char", "asked", flat.asked);
    write_phrases(lor_phrases_tables(packs.phrases));
    write_bytes("unsigned char", "prose", flat.prose);
    write_bytes("unsigned char", "rows", flat.rows);
    printf("#define PACKS_DIGEST \"sha256:%s\"\n", argv[2]);
    lor_arena_free(arena);
    return 0;
}
