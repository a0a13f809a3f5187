// SPDX-License-Identifier: GPL-3.0-or-later
// JSON values: made member by member and written, or parsed and asked.
#ifndef LOR_CORE_JSON_H
#define LOR_CORE_JSON_H

#include "core/arena.h"
#include "core/error.h"
#include "core/out.h"

/** A JSON value, which lives in the arena of its root. Texts are copied; bytes that are no UTF-8 and NUL are written as
 *  U+FFFD, so what is written is always valid JSON. Keys are not copied: they are literals, or live as long as the root. */
typedef struct LorJson LorJson;

LorJson *lor_json_object(LorArena *arena);

/* Members of an object. */
LorJson *lor_json_put_object(LorJson *object, const char *key);
LorJson *lor_json_put_array(LorJson *object, const char *key);
void lor_json_put_text(LorJson *object, const char *key, LorStr text);
void lor_json_put_word(LorJson *object, const char *key, const char *text);
void lor_json_put_number(LorJson *object, const char *key, double number);
void lor_json_put_bool(LorJson *object, const char *key, bool value);
void lor_json_put_null(LorJson *object, const char *key);

/* Elements of an array. */
LorJson *lor_json_add_object(LorJson *array);
void lor_json_add_text(LorJson *array, LorStr text);

/** Writes the value on one line, without a line break behind it. Slash and non-ASCII stay as they are. */
void lor_json_write(LorOut *out, const LorJson *value);

/** Writes a text as a JSON string, quotes and all. */
void lor_json_write_text(LorOut *out, LorStr text);

/** The value that `text` is, in `arena`; NULL + `err` (column = byte, from 1) when it is none. */
LorJson *lor_json_parse(LorArena *arena, LorStr text, LorError *err);
/** The member of that name, or NULL (also when `object` is NULL or no object). */
const LorJson *lor_json_get(const LorJson *object, const char *key);
/** First element or member / the one behind it; NULL at the end. */
const LorJson *lor_json_first(const LorJson *value);
const LorJson *lor_json_next(const LorJson *value);
/** Whether it is an object / an array (false for NULL). */
bool lor_json_is_object(const LorJson *value);
bool lor_json_is_array(const LorJson *value);
bool lor_json_is_text(const LorJson *value);
/** The name of a member, or an empty text for an element. Lives as long as the value. */
LorStr lor_json_key(const LorJson *value);
bool lor_json_is_true(const LorJson *value);
/** The text of a string, or an empty one. Lives as long as the value. */
LorStr lor_json_text(const LorJson *value);
/** The number, or `otherwise`. */
double lor_json_number(const LorJson *value, double otherwise);

#endif
