// SPDX-License-Identifier: GPL-3.0-or-later
// The wall around cJSON: a LorJson is a cJSON item that nobody else knows as such.
#include "core/json.h"

#include "core/eight.h"
#include "core/utf8.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>

static cJSON *item_of(LorJson *value) { return (cJSON *)value; }
static const cJSON *item_of_const(const LorJson *value) { return (const cJSON *)value; }

/* A report that lacks a member for want of memory would be a lie. */
static cJSON *sure(cJSON *item) {
    if (!item) lor_out_of_memory();
    return item;
}

static void drop(void *item) { cJSON_Delete(item); }

static LorJson *put(LorJson *object, const char *key, cJSON *item) {
    if (!cJSON_AddItemToObjectCS(item_of(object), key, sure(item))) lor_out_of_memory();
    return (LorJson *)item;
}

static LorJson *add(LorJson *array, cJSON *item) {
    if (!cJSON_AddItemToArray(item_of(array), sure(item))) lor_out_of_memory();
    return (LorJson *)item;
}

static char *room(size_t size) {
    char *at = cJSON_malloc(size);
    if (!at) lor_out_of_memory();
    return at;
}

/* Valid UTF-8 without NUL. */
static size_t copy_clean(char *to, LorStr text) {
    size_t len = 0;
    for (size_t off = 0; off < text.len;) {
        uint32_t code = lor_utf8_next(text, &off);
        len += lor_utf8_encode(code ? code : LOR_UTF8_WRONG, to + len);
    }
    return len;
}

/* A string item. Its text is given to it, not copied again. */
static cJSON *string_item(LorStr text) {
    bool plain = text.len == 0 || (lor_utf8_ascii(text) == text.len && !memchr(text.ptr, 0, text.len));
    char *copy = room(plain ? text.len + 1 : text.len * 3 + 1); /* each wrong byte may become the three of U+FFFD */
    size_t len = text.len;
    if (!plain) len = copy_clean(copy, text);
    else if (len) memcpy(copy, text.ptr, len);
    copy[len] = '\0';
    cJSON *item = sure(cJSON_CreateNull());
    item->type = cJSON_String;
    item->valuestring = copy;
    return item;
}

/* cJSON prints a number to fifteen digits and reads it again to see whether they do: most numbers here are whole. */
static cJSON *number_item(double number) {
    char text[24];
    bool whole = fabs(number) < 1e15 && number == trunc(number) && !(number == 0 && signbit(number));
    if (!whole) return cJSON_CreateNumber(number);
    snprintf(text, sizeof text, "%lld", (long long)number);
    return cJSON_CreateRaw(text);
}

LorJson *lor_json_object(LorArena *arena) { return lor_arena_own(arena, sure(cJSON_CreateObject()), drop); }

LorJson *lor_json_put_object(LorJson *object, const char *key) { return put(object, key, cJSON_CreateObject()); }
LorJson *lor_json_put_array(LorJson *object, const char *key) { return put(object, key, cJSON_CreateArray()); }
void lor_json_put_text(LorJson *object, const char *key, LorStr text) { put(object, key, string_item(text)); }
void lor_json_put_word(LorJson *object, const char *key, const char *text) {
    put(object, key, string_item(lor_str_from_c(text)));
}
void lor_json_put_number(LorJson *object, const char *key, double number) { put(object, key, number_item(number)); }
void lor_json_put_bool(LorJson *object, const char *key, bool value) { put(object, key, cJSON_CreateBool(value)); }
void lor_json_put_null(LorJson *object, const char *key) { put(object, key, cJSON_CreateNull()); }

LorJson *lor_json_add_object(LorJson *array) { return add(array, cJSON_CreateObject()); }
void lor_json_add_text(LorJson *array, LorStr text) { add(array, string_item(text)); }

/* Behind the printed ASCII that stands from `at` on: most of a report, eight bytes in one look. */
static size_t skip_printed(LorStr text, size_t at) {
    for (size_t printed = 8; printed == 8 && text.len - at >= 8; at += printed)
        printed = lor_eight_before(~lor_eight_within(lor_eight_at(text.ptr + at), ' ', '~') & LOR_EIGHT_TOPS);
    while (at < text.len && text.ptr[at] >= ' ' && text.ptr[at] <= '~') at++;
    return at;
}

/* Escapes what JSON lets stand but a terminal would act on; outside strings there is nothing but ASCII. */
static void write_escaped(LorOut *out, LorStr text) {
    size_t plain = 0;
    for (size_t off = 0; (off = skip_printed(text, off)) < text.len;) {
        size_t before = off;
        uint32_t code = lor_utf8_next(text, &off);
        if (code < 0x7F || !lor_utf8_control(code)) continue;
        lor_out_str(out, lor_str_slice(text, plain, before - plain));
        lor_out_format(out, "\\u%04x", (unsigned)code);
        plain = off;
    }
    lor_out_str(out, lor_str_slice(text, plain, text.len));
}

void lor_json_write(LorOut *out, const LorJson *value) {
    char *text = cJSON_PrintUnformatted(item_of_const(value));
    if (!text) lor_out_of_memory();
    write_escaped(out, lor_str_from_c(text));
    cJSON_free(text);
}

void lor_json_write_text(LorOut *out, LorStr text) {
    cJSON *item = string_item(text);
    lor_json_write(out, (LorJson *)item);
    cJSON_Delete(item);
}

LorJson *lor_json_parse(LorArena *arena, LorStr text, LorError *err) {
    const char *end = text.ptr;
    cJSON *item = text.len ? cJSON_ParseWithLengthOpts(text.ptr, text.len, &end, 0) : NULL;
    if (item) return lor_arena_own(arena, item, drop);
    size_t byte = end && text.ptr ? (size_t)(end - text.ptr) + 1 : 1;
    lor_error_at(err, 0, byte, "not JSON: byte %zu does not fit", byte);
    return NULL;
}

const LorJson *lor_json_get(const LorJson *object, const char *key) {
    return (const LorJson *)cJSON_GetObjectItemCaseSensitive(item_of_const(object), key);
}
const LorJson *lor_json_first(const LorJson *value) { return value ? (const LorJson *)item_of_const(value)->child : NULL; }
const LorJson *lor_json_next(const LorJson *value) { return value ? (const LorJson *)item_of_const(value)->next : NULL; }
bool lor_json_is_object(const LorJson *value) { return cJSON_IsObject(item_of_const(value)); }
bool lor_json_is_array(const LorJson *value) { return cJSON_IsArray(item_of_const(value)); }
bool lor_json_is_text(const LorJson *value) { return cJSON_IsString(item_of_const(value)); }
LorStr lor_json_key(const LorJson *value) { return value ? lor_str_from_c(item_of_const(value)->string) : (LorStr){0}; }
bool lor_json_is_true(const LorJson *value) { return cJSON_IsTrue(item_of_const(value)); }
LorStr lor_json_text(const LorJson *value) { return lor_str_from_c(cJSON_GetStringValue(item_of_const(value))); }
double lor_json_number(const LorJson *value, double otherwise) {
    return cJSON_IsNumber(item_of_const(value)) ? item_of_const(value)->valuedouble : otherwise;
}
