// SPDX-License-Identifier: GPL-3.0-or-later
// Archives through libzip. The only file that includes <zip.h>.
#include "extract/zip.h"

#include <zip.h>

struct LorZip {
    LorArena *arena;
    zip_t *archive;
    LorStr *names;
    size_t count;
    size_t inflated; /* [byte] so far */
};

static void discard(void *archive) { zip_discard(archive); }

static bool damaged(LorError *err) {
    return lor_error_set(err, LOR_DAMAGED, "The file is damaged: its parts cannot be unpacked. Save it again from the "
                                           "program that made it.");
}

/* What libzip could not do. */
static bool spoilt(zip_error_t *error, LorError *err) {
    if (zip_error_code_zip(error) == ZIP_ER_MEMORY) lor_out_of_memory();
    return damaged(err);
}

/* Names as they stand there; two alike would let two readers see two letters. */
static bool list_names(LorZip *zip, LorError *err) {
    zip_int64_t count = zip_get_num_entries(zip->archive, 0);
    if (count < 0) return damaged(err);
    if ((size_t)count > LOR_ZIP_MAX_PARTS)
        return lor_error_set(err, LOR_TOO_LARGE, "The file holds more than %u parts: save a smaller copy, or a PDF.", LOR_ZIP_MAX_PARTS);
    zip->names = LOR_NEW_ARRAY(zip->arena, LorStr, (size_t)count);
    zip->count = (size_t)count;
    for (size_t i = 0; i < zip->count; i++) {
        zip->names[i] = lor_str_from_c(zip_get_name(zip->archive, i, ZIP_FL_ENC_RAW));
        if (!zip->names[i].ptr) return spoilt(zip_get_error(zip->archive), err);
        for (size_t k = 0; k < i; k++)
            if (lor_str_eq(zip->names[k], zip->names[i]))
                return lor_error_set(err, LOR_DAMAGED, "The file is damaged: it holds two parts of the same name. Save it "
                                                       "again from the program that made it.");
    }
    return true;
}

LorZip *lor_zip_open(LorArena *arena, LorStr bytes, LorError *err) {
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
    if (!archive) {
        if (source) zip_source_free(source);
        spoilt(&error, err);
        return NULL;
    }
    LorZip *zip = LOR_NEW(arena, LorZip);
    zip->arena = arena;
    zip->archive = lor_arena_own(arena, archive, discard);
    return list_names(zip, err) ? zip : NULL;
}

static size_t find(const LorZip *zip, LorStr name) {
    for (size_t i = 0; i < zip->count; i++)
        if (lor_str_eq(zip->names[i], name)) return i;
    return LOR_NONE;
}

bool lor_zip_has(const LorZip *zip, LorStr name) { return find(zip, name) != LOR_NONE; }

bool lor_zip_has_below(const LorZip *zip, LorStr folder) {
    for (size_t i = 0; i < zip->count; i++)
        if (lor_str_starts(zip->names[i], folder)) return true;
    return false;
}

/* What its headers say, when that can be read. */
static bool check_part(const LorZip *zip, size_t index, size_t *size, LorError *err) {
    zip_stat_t stat;
    const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(zip->archive, index, 0, &stat) != 0 || (stat.valid & needed) != needed) return damaged(err);
    if (stat.encryption_method != ZIP_EM_NONE)
        return lor_error_set(err, LOR_ENCRYPTED, "The file opens only with a password: save a copy without one, then check that.");
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) return damaged(err);
    if (stat.size > LOR_ZIP_MAX_PART || stat.size > LOR_ZIP_MAX_ALL - zip->inflated)
        return lor_error_set(err, LOR_TOO_LARGE, "The file unpacks to more than lorlint reads: save a smaller copy, or a PDF.");
    *size = (size_t)stat.size;
    return true;
}

/* All of it, and one byte more to see that it ends where its header says. */
static bool read_whole(zip_file_t *file, char *at, size_t size) {
    size_t len = 0;
    while (len <= size) {
        zip_int64_t got = zip_fread(file, at + len, size + 1 - len);
        if (got < 0 && zip_error_code_zip(zip_file_get_error(file)) == ZIP_ER_MEMORY) lor_out_of_memory();
        if (got < 0) return false;
        if (got == 0) break;
        len += (size_t)got;
    }
    return len == size;
}

bool lor_zip_read(LorZip *zip, LorStr name, LorStr *bytes, LorError *err) {
    size_t index = find(zip, name), size = 0;
    *bytes = (LorStr){0};
    if (index == LOR_NONE) return true;
    if (!check_part(zip, index, &size, err)) return false;
    zip_file_t *file = zip_fopen_index(zip->archive, index, 0);
    if (!file) return spoilt(zip_get_error(zip->archive), err);
    char *at = lor_arena_alloc(zip->arena, size + 1);
    bool whole = read_whole(file, at, size);
    zip_fclose(file);
    zip->inflated += size;
    *bytes = lor_str(at, whole ? size : 0);
    return whole || damaged(err);
}
