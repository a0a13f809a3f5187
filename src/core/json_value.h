// SPDX-License-Identifier: GPL-3.0-or-later
// What a JSON value is, for those that make, read and write it.
#ifndef LOR_CORE_JSON_VALUE_H
#define LOR_CORE_JSON_VALUE_H

#include "core/arena.h"

typedef struct LorJson LorJson; /* as in core/json.h */

typedef enum LorJsonKind { LOR_JSON_NULL, LOR_JSON_FALSE, LOR_JSON_TRUE, LOR_JSON_NUMBER, LOR_JSON_TEXT, LOR_JSON_ARRAY, LOR_JSON_OBJECT } LorJsonKind;

struct LorJson {
    LorJsonKind kind;
    LorArena *arena; /* its own and that of all below it */
    const char *key; /* NULL: no member of an object */
    LorJson *next;   /* behind it in its object or array */
    union {
        LorStr text; /* as it was put: it is made valid when it is written */
        double number;
        struct {
            LorJson *first, *last;
        } in; /* an array or object */
    };
};

/** A value at the end of `parent`; NULL: one of its own. All but its kind is empty. `key` as in core/json.h. */
LorJson *lor_json_new(LorArena *arena, LorJson *parent, const char *key, LorJsonKind kind);

#endif
