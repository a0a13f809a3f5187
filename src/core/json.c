// SPDX-License-Identifier: GPL-3.0-or-later
// JSON values in an arena: made, asked and written.
#include "core/json.h"

#include "core/buf.h"
#include "core/eight.h"
#include "core/json_value.h"
#include "core/utf8.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define WHOLE_MOST 1e15 /* numbers above it are written with an exponent */
#define WRONG      "\xEF\xBF\xBD"

/* ---- made ---- */

LorJson *lor_json_new(LorArena *arena, LorJson *parent, const char *key, LorJsonKind kind) {
    LorJson *value = LOR_NEW(arena, LorJson);
    value->kind = kind;
    value->arena = arena;
    value->key = key;
    if (!parent) return value;
    if (parent->in.last) parent->in.last->next = value;
    else parent->in.first = value;
    parent->in.last = value;
    return value;
}

static LorJson *put(LorJson *parent, const char *key, LorJsonKind kind) { return lor_json_new(parent->arena, parent, key, kind); }

LorJson *lor_json_object(LorArena *arena) { return lor_json_new(arena, NULL, NULL, LOR_JSON_OBJECT); }

LorJson *lor_json_put_object(LorJson *object, const char *key) { return put(object, key, LOR_JSON_OBJECT); }
LorJson *lor_json_put_array(LorJson *object, const char *key) { return put(object, key, LOR_JSON_ARRAY); }
void lor_json_put_text(LorJson *object, const char *key, LorStr text) { put(object, key, LOR_JSON_TEXT)->text = lor_arena_copy(object->arena, text); }
void lor_json_put_word(LorJson *object, const char *key, const char *text) { lor_json_put_text(object, key, lor_str_from_c(text)); }
void lor_json_put_number(LorJson *object, const char *key, double number) { put(object, key, LOR_JSON_NUMBER)->number = number; }
void lor_json_put_bool(LorJson *object, const char *key, bool value) { put(object, key, value ? LOR_JSON_TRUE : LOR_JSON_FALSE); }
void lor_json_put_null(LorJson *object, const char *key) { put(object, key, LOR_JSON_NULL); }

LorJson *lor_json_add_object(LorJson *array) { return put(array, NULL, LOR_JSON_OBJECT); }
void lor_json_add_text(LorJson *array, LorStr text) { lor_json_put_text(array, NULL, text); }

/* ---- asked ---- */

static bool is(const LorJson *value, LorJsonKind kind) { return value && value->kind == kind; }

bool lor_json_is_object(const LorJson *value) { return is(value, LOR_JSON_OBJECT); }
bool lor_json_is_array(const LorJson *value) { return is(value, LOR_JSON_ARRAY); }
bool lor_json_is_text(const LorJson *value) { return is(value, LOR_JSON_TEXT); }
bool lor_json_is_true(const LorJson *value) { return is(value, LOR_JSON_TRUE); }
LorStr lor_json_key(const LorJson *value) { return value ? lor_str_from_c(value->key) : (LorStr){0}; }
LorStr lor_json_text(const LorJson *value) { return lor_json_is_text(value) ? value->text : (LorStr){0}; }
double lor_json_number(const LorJson *value, double otherwise) { return is(value, LOR_JSON_NUMBER) ? value->number : otherwise; }

const LorJson *lor_json_first(const LorJson *value) { return lor_json_is_object(value) || lor_json_is_array(value) ? value->in.first : NULL; }
const LorJson *lor_json_next(const LorJson *value) { return value ? value->next : NULL; }

const LorJson *lor_json_get(const LorJson *object, const char *key) {
    const LorJson *member = lor_json_is_object(object) ? object->in.first : NULL;
    while (member && strcmp(member->key, key) != 0) member = member->next;
    return member;
}

/* ---- written ---- */

/* Behind the ASCII from `at` on that stands in a JSON string as it is: most of a report, eight bytes in one look. */
static size_t skip_plain(LorStr text, size_t at) {
    for (size_t plain = 8; plain == 8 && text.len - at >= 8; at += plain) {
        uint64_t eight = lor_eight_at(text.ptr + at), marks = lor_eight_within(eight, '"', '"') | lor_eight_within(eight, '\\', '\\');
        plain = lor_eight_before((~lor_eight_within(eight, ' ', '~') | marks) & LOR_EIGHT_TOPS);
    }
    while (at < text.len && text.ptr[at] >= ' ' && text.ptr[at] <= '~' && text.ptr[at] != '"' && text.ptr[at] != '\\') at++;
    return at;
}

/* What stands for the character, or NULL: it stands for itself. Also escapes what JSON lets stand but a terminal would act on. */
static const char *escape(uint32_t code, char *room, size_t size) {
    switch (code) {
    case 0: case LOR_UTF8_WRONG: return WRONG;
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
    }
    if (code >= ' ' && !lor_utf8_control(code)) return NULL;
    snprintf(room, size, "\\u%04x", (unsigned)code);
    return room;
}

static void write_text(LorBuf *out, LorStr text) {
    char room[16];
    size_t plain = 0;
    lor_buf_char(out, '"');
    for (size_t off = 0; (off = skip_plain(text, off)) < text.len;) {
        size_t before = off;
        const char *escaped = escape(lor_utf8_next(text, &off), room, sizeof room);
        if (!escaped) continue;
        lor_buf_add(out, lor_str(text.ptr + plain, before - plain));
        lor_buf_add(out, lor_str_from_c(escaped));
        plain = off;
    }
    lor_buf_add(out, lor_str(text.ptr + plain, text.len - plain));
    lor_buf_char(out, '"');
}

/* Whether the two differ by no more than a reader may. */
static bool is_near(double a, double b) { return fabs(a - b) <= fmax(fabs(a), fabs(b)) * DBL_EPSILON; }

/* In the fewest digits of fifteen or seventeen that are read back as the number. */
static void write_real(LorBuf *out, double number) {
    char text[32];
    if (!isfinite(number)) return lor_buf_add(out, LOR_STR("null"));
    snprintf(text, sizeof text, "%.15g", number);
    if (!is_near(strtod(text, NULL), number)) snprintf(text, sizeof text, "%.17g", number);
    lor_buf_add(out, lor_str_from_c(text));
}

static void write_number(LorBuf *out, double number) {
    char digits[24];
    size_t at = sizeof digits;
    if (!(fabs(number) < WHOLE_MOST) || number != trunc(number) || (number == 0 && signbit(number))) return write_real(out, number);
    uint64_t rest = (uint64_t)fabs(number);
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0) digits[--at] = '-';
    lor_buf_add(out, lor_str(digits + at, sizeof digits - at));
}

static void write_value(LorBuf *out, const LorJson *value);

static void write_all(LorBuf *out, const LorJson *value, char open, char close) {
    lor_buf_char(out, open);
    for (const LorJson *one = value->in.first; one; one = one->next) {
        if (one != value->in.first) lor_buf_char(out, ',');
        if (one->key) write_text(out, lor_str_from_c(one->key));
        if (one->key) lor_buf_char(out, ':');
        write_value(out, one);
    }
    lor_buf_char(out, close);
}

static void write_value(LorBuf *out, const LorJson *value) {
    switch (value->kind) {
    case LOR_JSON_NULL: lor_buf_add(out, LOR_STR("null")); break;
    case LOR_JSON_FALSE: lor_buf_add(out, LOR_STR("false")); break;
    case LOR_JSON_TRUE: lor_buf_add(out, LOR_STR("true")); break;
    case LOR_JSON_NUMBER: write_number(out, value->number); break;
    case LOR_JSON_TEXT: write_text(out, value->text); break;
    case LOR_JSON_ARRAY: write_all(out, value, '[', ']'); break;
    case LOR_JSON_OBJECT: write_all(out, value, '{', '}'); break;
    }
}

void lor_json_write(LorOut *out, const LorJson *value) {
    LorBuf text = {.arena = value->arena};
    write_value(&text, value);
    lor_out_str(out, lor_buf_str(&text));
}

void lor_json_write_text(LorOut *out, LorStr text) {
    LorArena *arena = lor_arena_new(0);
    LorBuf written = {.arena = arena};
    write_text(&written, text);
    lor_out_str(out, lor_buf_str(&written));
    lor_arena_free(arena);
}
