// SPDX-License-Identifier: GPL-3.0-or-later
// What unit tests share: cmocka with its needs, strings compared whole, letters and packs from literals.
#ifndef LOR_TESTS_CHECK_H
#define LOR_TESTS_CHECK_H

#include "core/arena.h"
#include "core/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Equal bytes; a difference shows both. */
#define assert_str(got, wanted) check_str((got), (wanted), __FILE__, __LINE__)

static inline void check_str(LorStr got, LorStr wanted, const char *file, int line) {
    if (lor_str_eq(got, wanted)) return;
    print_error("%s:%d:\n  got    \"%.*s\"\n  wanted \"%.*s\"\n", file, line, LOR_STR_ARG(got), LOR_STR_ARG(wanted));
    _fail(file, line);
}

/** Whether the error is set and its message holds `piece`. */
#define assert_error(err, piece) check_error((err), (piece), __FILE__, __LINE__)

static inline void check_error(const LorError *err, const char *piece, const char *file, int line) {
    if (err->set && strstr(err->message, piece)) return;
    print_error("%s:%d: error \"%s\", wanted \"%s\"\n", file, line, err->set ? err->message : "(none)", piece);
    _fail(file, line);
}

/** A whole file, or an empty string with ptr NULL when it is not there. */
static inline LorStr check_file(LorArena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return (LorStr){0};
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = lor_arena_alloc(arena, size + 1);
    size_t got = fread(bytes, 1, size, file);
    fclose(file);
    return lor_str(bytes, got);
}

#endif
