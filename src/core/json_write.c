// SPDX-License-Identifier: GPL-3.0-or-later
// JSON values in the making: small nodes in an arena, written from the first to the last.
#include "core/json.h"

#include "core/utf8.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_WHOLE 1e15 /* whole numbers below are written digit by digit */

typedef enum Kind { OBJECT, ARRAY, TEXT, NUMBER, WORD } Kind;

struct LorJson {
    LorJson *next, *first, *last; /* the one behind it; its members or elements */
    LorArena *arena;
    const char *key;              /* NULL: an element, or the root */
    Kind kind;
    LorStr text;                  /* of a text; a WORD (true, false, null) as it stands */
    double number;
};

static LorJson *node(LorArena *arena, const char *key, Kind kind) {
    LorJson *made = LOR_NEW(arena, LorJson);
    made->arena = arena;
    made->key = key;
    made->kind = kind;
    return made;
}

static LorJson *put(LorJson *parent, const char *key, Kind kind) {
    LorJson *made = node(parent->arena, key, kind);
    if (parent->last) parent->last->next = made;
    else parent->first = made;
    return parent->last = made;
}

static void put_plain(LorJson *object, const char *key, LorStr word) { put(object, key, WORD)->text = word; }

LorJson *lor_json_object(LorArena *arena) { return node(arena, NULL, OBJECT); }
LorJson *lor_json_put_object(LorJson *object, const char *key) { return put(object, key, OBJECT); }
LorJson *lor_json_put_array(LorJson *object, const char *key) { return put(object, key, ARRAY); }
void lor_json_put_text(LorJson *object, const char *key, LorStr text) { put(object, key, TEXT)->text = lor_arena_copy(object->arena, text); }
void lor_json_put_word(LorJson *object, const char *key, const char *text) { lor_json_put_text(object, key, lor_str_from_c(text)); }
void lor_json_put_number(LorJson *object, const char *key, double number) { put(object, key, NUMBER)->number = number; }
void lor_json_put_bool(LorJson *object, const char *key, bool value) { put_plain(object, key, value ? LOR_STR("true") : LOR_STR("false")); }
void lor_json_put_null(LorJson *object, const char *key) { put_plain(object, key, LOR_STR("null")); }
LorJson *lor_json_add_object(LorJson *array) { return put(array, NULL, OBJECT); }
void lor_json_add_text(LorJson *array, LorStr text) { lor_json_put_text(array, NULL, text); }

LorJson *lor_json_member(const LorJson *object, const char *key) {
    for (LorJson *one = object->first; one; one = one->next)
        if (one->key && strcmp(one->key, key) == 0) return one;
    return NULL;
}

/* ---- writing ---- */

/* A character that does not stand for itself; 0 and what is no UTF-8 become U+FFFD. What a terminal would act on is escaped too. */
static void write_odd(LorOut *out, uint32_t code) {
    static const char plain[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
    const char *known = code && code < 0x7F ? strchr(plain, (int)code) : NULL;
    if (known) lor_out_char(out, '\\'), lor_out_char(out, letters[known - plain]);
    else if (code == 0 || code == LOR_UTF8_WRONG) lor_out_text(out, "\xEF\xBF\xBD");
    else lor_out_format(out, "\\u%04x", (unsigned)code);
}

static bool is_plain(char c) { return (unsigned char)c >= ' ' && (unsigned char)c < 0x7F && c != '"' && c != '\\'; }

void lor_json_write_text(LorOut *out, LorStr text) {
    size_t from = 0, off = 0;
    lor_out_char(out, '"');
    while (off < text.len) {
        while (off < text.len && is_plain(text.ptr[off])) off++;
        if (off == text.len) break;
        size_t before = off;
        uint32_t code = lor_utf8_next(text, &off);
        if (code >= 0x80 && code != LOR_UTF8_WRONG && !lor_utf8_control(code)) continue;
        lor_out_str(out, lor_str_slice(text, from, before - from));
        write_odd(out, code);
        from = off;
    }
    lor_out_str(out, lor_str_slice(text, from, text.len));
    lor_out_char(out, '"');
}

/* The shortest of 15 and 17 digits that is read back as the same. */
static void write_number(LorOut *out, double number) {
    char digits[40];
    if (!isfinite(number)) {
        lor_out_text(out, "null");
        return;
    }
    if (fabs(number) < MOST_WHOLE && number == nearbyint(number) && (number != 0 || !signbit(number))) {
        char *at = digits + sizeof digits;
        uint64_t whole = (uint64_t)fabs(number);
        do *--at = (char)('0' + whole % 10);
        while (whole /= 10);
        if (number < 0) *--at = '-';
        lor_out_str(out, lor_str(at, (size_t)(digits + sizeof digits - at)));
        return;
    }
    snprintf(digits, sizeof digits, "%1.15g", number);
    double back = strtod(digits, NULL);
    if (fabs(back - number) > fmax(fabs(back), fabs(number)) * DBL_EPSILON) snprintf(digits, sizeof digits, "%1.17g", number);
    lor_out_text(out, digits);
}

void lor_json_write(LorOut *out, const LorJson *value) {
    switch (value->kind) {
    case TEXT: lor_json_write_text(out, value->text); return;
    case NUMBER: write_number(out, value->number); return;
    case WORD: lor_out_str(out, value->text); return;
    case OBJECT:
    case ARRAY: break;
    }
    lor_out_char(out, value->kind == OBJECT ? '{' : '[');
    for (const LorJson *one = value->first; one; one = one->next) {
        if (one != value->first) lor_out_char(out, ',');
        if (one->key) lor_json_write_text(out, lor_str_from_c(one->key)), lor_out_char(out, ':');
        lor_json_write(out, one);
    }
    lor_out_char(out, value->kind == OBJECT ? '}' : ']');
}
