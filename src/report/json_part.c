// SPDX-License-Identifier: GPL-3.0-or-later
// Keys as hexadecimal texts: a JSON number holds no 64 bits.
#include "report/json_part.h"

#include "core/utf8.h"

#include <inttypes.h>
#include <stdio.h>

#define KEY_DIGITS 16u

static void write_key(char *to, uint64_t key) {
    for (size_t i = KEY_DIGITS; i--; key >>= 4) to[i] = "0123456789abcdef"[key & 15];
}

static void put_key(LorJson *object, const char *name, uint64_t key) {
    char text[KEY_DIGITS];
    write_key(text, key);
    lor_json_put_text(object, name, lor_str(text, sizeof text));
}

/* "masked.exact.words.page.line" */
static void add_sentence(LorJson *list, const LorSentenceKey *key) {
    char text[96];
    size_t behind = 2 * KEY_DIGITS + 1;
    write_key(text, key->masked);
    text[KEY_DIGITS] = '.';
    write_key(text + KEY_DIGITS + 1, key->exact);
    int len = snprintf(text + behind, sizeof text - behind, ".%" PRIu32 ".%" PRIu32 ".%" PRIu32, key->words, key->page, key->line);
    lor_json_add_text(list, lor_str(text, behind + (size_t)len));
}

/* A path that is no UTF-8 is shown with U+FFFD: its bytes decide the order. */
static void put_path_bytes(LorJson *object, LorArena *arena, LorStr path) {
    char *hex = lor_arena_alloc(arena, 2 * path.len + 1);
    for (size_t i = 0; i < path.len; i++) snprintf(hex + 2 * i, 3, "%02x", (unsigned char)path.ptr[i]);
    lor_json_put_text(object, "path", lor_str(hex, 2 * path.len));
}

void lor_json_put_part(LorJson *letter, const LorResult *result, const LorRunInfo *info) {
    LorJson *part = lor_json_put_object(letter, LOR_PART_MEMBER);
    if (!info->key.len) {
        lor_json_put_bool(part, "redacted", true);
        return;
    }
    lor_json_put_text(part, "run", info->key);
    char as_of[48];
    snprintf(as_of, sizeof as_of, "%04d-%02d-%02d", info->as_of.year, info->as_of.month, info->as_of.day);
    lor_json_put_word(part, "as_of", as_of);
    if (!lor_utf8_valid(result->path)) put_path_bytes(part, result->arena, result->path);
    put_key(part, "file", result->bytes_key);
    put_key(part, "text", result->text_key);
    LorJson *list = lor_json_put_array(part, "sentences");
    for (size_t i = 0; i < result->keys.len; i++) add_sentence(list, &result->keys.at[i]);
}
