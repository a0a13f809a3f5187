// SPDX-License-Identifier: GPL-3.0-or-later
// The wall around cJSON, which reads what others wrote.
#include "core/json.h"

#include "core/json_value.h"

#include <cjson/cJSON.h>

static void drop(void *item) { cJSON_Delete(item); }

static LorJsonKind kind_of(const cJSON *item) {
    if (cJSON_IsObject(item)) return LOR_JSON_OBJECT;
    if (cJSON_IsArray(item)) return LOR_JSON_ARRAY;
    if (cJSON_IsString(item)) return LOR_JSON_TEXT;
    if (cJSON_IsNumber(item)) return LOR_JSON_NUMBER;
    return cJSON_IsTrue(item) ? LOR_JSON_TRUE : cJSON_IsFalse(item) ? LOR_JSON_FALSE : LOR_JSON_NULL;
}

/* Texts and names stay where they are. No deeper than cJSON reads, a thousand. */
static LorJson *take(LorArena *arena, LorJson *parent, const cJSON *item) {
    LorJson *value = lor_json_new(arena, parent, item->string, kind_of(item));
    if (value->kind == LOR_JSON_TEXT) value->text = lor_str_from_c(item->valuestring);
    if (value->kind == LOR_JSON_NUMBER) value->number = item->valuedouble;
    for (const cJSON *child = item->child; child; child = child->next) take(arena, value, child);
    return value;
}

LorJson *lor_json_parse(LorArena *arena, LorStr text, LorError *err) {
    const char *end = text.ptr;
    cJSON *item = text.len ? cJSON_ParseWithLengthOpts(text.ptr, text.len, &end, 0) : NULL;
    if (item) return take(arena, NULL, lor_arena_own(arena, item, drop));
    size_t byte = end && text.ptr ? (size_t)(end - text.ptr) + 1 : 1;
    lor_error_at(err, 0, byte, "not JSON: byte %zu does not fit", byte);
    return NULL;
}
