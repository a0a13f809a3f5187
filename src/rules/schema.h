// SPDX-License-Identifier: GPL-3.0-or-later
// Reads as much of RELAX NG as rules/lorlint.rng uses: what a pattern lets stand where, and in which order. Knows no file of rules.
#ifndef LOR_RULES_SCHEMA_H
#define LOR_RULES_SCHEMA_H

#include "core/vec.h"
#include "core/xml.h"

#define LOR_SCHEMA_DEPTH 16u /* references inside references */

typedef LOR_VEC(const LorXml *) LorSchemaNodes;

/** A schema, and the arena for what is asked of it. */
typedef struct LorSchema {
    LorArena *arena;
    const LorXml *root;
} LorSchema;

/** An element that may stand inside another. */
typedef struct LorSlot {
    LorStr name;
    unsigned at; /* elements of a smaller one stand before it, of the same anywhere around it */
    bool many;   /* it may stand more than once */
} LorSlot;

typedef LOR_VEC(LorSlot) LorSlots;

/** The definition that a reference names, or NULL. */
const LorXml *lor_schema_definition(const LorSchema *schema, LorStr name);
/** Patterns of a kind ("attribute", "value") that a pattern holds, through references, not those inside elements and attributes. */
LorSchemaNodes lor_schema_all(const LorSchema *schema, const LorXml *pattern, const char *kind);
/** All choices of a pattern, those inside others too. */
LorSchemaNodes lor_schema_choices(const LorSchema *schema, const LorXml *pattern);
/** The one of that name, or NULL. */
const LorXml *lor_schema_named(LorSchemaNodes nodes, LorStr name);
/** What may stand inside the elements of `pattern`, an <element> of the schema, in order. */
LorSlots lor_schema_slots(const LorSchema *schema, const LorXml *pattern);
/** Whether a branch of a choice has an attribute or an element of that name. */
bool lor_schema_branch_knows(const LorSchema *schema, const LorXml *branch, LorStr name);
/** Whether two names belong to different branches of a choice, and to none together. */
bool lor_schema_apart(const LorSchema *schema, const LorXml *choice, LorStr a, LorStr b);

#endif
