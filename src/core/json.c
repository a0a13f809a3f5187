// SPDX-License-Identifier: GPL-3.0-or-later
// The wall around cJSON, by which JSON is read: a LorJsonValue is a cJSON item that nobody else knows as such.
#include "core/json.h"

#include <cjson/cJSON.h>

static const cJSON *item_of_const(const LorJsonValue *value) { return (const cJSON *)value; }
static void drop(void *item) { cJSON_Delete(item); }

LorJsonValue *lor_json_parse(LorArena *arena, LorStr text, LorError *err) {
    const char *end = text.ptr;
    cJSON *item = text.len ? cJSON_ParseWithLengthOpts(text.ptr, text.len, &end, 0) : NULL;
    if (item) return lor_arena_own(arena, item, drop);
    size_t byte = end && text.ptr ? (size_t)(end - text.ptr) + 1 : 1;
    lor_error_at(err, 0, byte, "not JSON: byte %zu does not fit", byte);
    return NULL;
}

const LorJsonValue *lor_json_get(const LorJsonValue *object, const char *key) {
    return (const LorJsonValue *)cJSON_GetObjectItemCaseSensitive(item_of_const(object), key);
}
const LorJsonValue *lor_json_first(const LorJsonValue *value) { return value ? (const LorJsonValue *)item_of_const(value)->child : NULL; }
const LorJsonValue *lor_json_next(const LorJsonValue *value) { return value ? (const LorJsonValue *)item_of_const(value)->next : NULL; }
bool lor_json_is_object(const LorJsonValue *value) { return cJSON_IsObject(item_of_const(value)); }
bool lor_json_is_array(const LorJsonValue *value) { return cJSON_IsArray(item_of_const(value)); }
bool lor_json_is_text(const LorJsonValue *value) { return cJSON_IsString(item_of_const(value)); }
LorStr lor_json_key(const LorJsonValue *value) { return value ? lor_str_from_c(item_of_const(value)->string) : (LorStr){0}; }
bool lor_json_is_true(const LorJsonValue *value) { return cJSON_IsTrue(item_of_const(value)); }
LorStr lor_json_text(const LorJsonValue *value) { return lor_str_from_c(cJSON_GetStringValue(item_of_const(value))); }
double lor_json_number(const LorJsonValue *value, double otherwise) {
    return cJSON_IsNumber(item_of_const(value)) ? item_of_const(value)->valuedouble : otherwise;
}
