// SPDX-License-Identifier: GPL-3.0-or-later
// Walks patterns of the schema. Elements that follow each other get numbers one by one, those that may be mixed the same.
#include "rules/schema.h"

const LorXml *lor_schema_definition(const LorSchema *schema, LorStr name) {
    for (const LorXml *node = schema->root->first; node; node = node->next)
        if (lor_xml_is(node, "define") && lor_str_eq(lor_xml_attr(node, "name"), name)) return node;
    return NULL;
}

static void collect(const LorSchema *schema, const LorXml *pattern, const char *kind, unsigned depth, LorSchemaNodes *found) {
    for (const LorXml *node = pattern->first; node && depth < LOR_SCHEMA_DEPTH; node = node->next) {
        const LorXml *defined = lor_xml_is(node, "ref") ? lor_schema_definition(schema, lor_xml_attr(node, "name")) : NULL;
        if (lor_xml_is(node, kind)) lor_vec_push(schema->arena, found, node);
        else if (!lor_xml_is(node, "element") && !lor_xml_is(node, "attribute")) collect(schema, defined ? defined : node, kind, depth + 1, found);
    }
}

LorSchemaNodes lor_schema_all(const LorSchema *schema, const LorXml *pattern, const char *kind) {
    LorSchemaNodes found = {0};
    collect(schema, pattern, kind, 0, &found);
    return found;
}

LorSchemaNodes lor_schema_choices(const LorSchema *schema, const LorXml *pattern) {
    LorSchemaNodes found = lor_schema_all(schema, pattern, "choice");
    for (size_t i = 0; i < found.len; i++) collect(schema, found.at[i], "choice", 0, &found);
    return found;
}

const LorXml *lor_schema_named(LorSchemaNodes nodes, LorStr name) {
    for (size_t i = 0; i < nodes.len; i++)
        if (lor_str_eq(lor_xml_attr(nodes.at[i], "name"), name)) return nodes.at[i];
    return NULL;
}

/* ---- order ---- */

typedef struct Walk {
    const LorSchema *schema;
    LorSlots slots;
} Walk;

static unsigned walk(Walk *w, const LorXml *pattern, unsigned at, bool many, unsigned depth);

/* Whatever `node` holds; the number of what follows it. */
static unsigned walk_one(Walk *w, const LorXml *node, unsigned at, bool many, unsigned depth) {
    if (lor_xml_is(node, "attribute")) return at;
    if (lor_xml_is(node, "element")) {
        lor_vec_push(w->schema->arena, &w->slots, (LorSlot){lor_xml_attr(node, "name"), at, many});
        return many ? at : at + 1;
    }
    if (lor_xml_is(node, "oneOrMore") || lor_xml_is(node, "zeroOrMore")) {
        walk(w, node, at, true, depth);
        return many ? at : at + 1;
    }
    if (!lor_xml_is(node, "choice") || many) return walk(w, node, at, many, depth);
    unsigned last = at;
    for (const LorXml *branch = node->first; branch; branch = branch->next) {
        unsigned end = walk_one(w, branch, at, false, depth + 1);
        if (end > last) last = end;
    }
    return last;
}

static unsigned walk(Walk *w, const LorXml *pattern, unsigned at, bool many, unsigned depth) {
    if (lor_xml_is(pattern, "ref")) pattern = lor_schema_definition(w->schema, lor_xml_attr(pattern, "name"));
    for (const LorXml *node = pattern ? pattern->first : NULL; node && depth < LOR_SCHEMA_DEPTH; node = node->next) at = walk_one(w, node, at, many, depth + 1);
    return at;
}

LorSlots lor_schema_slots(const LorSchema *schema, const LorXml *pattern) {
    Walk w = {.schema = schema};
    walk(&w, pattern, 0, false, 0);
    return w.slots;
}

/* ---- choices ---- */

bool lor_schema_branch_knows(const LorSchema *schema, const LorXml *branch, LorStr name) {
    LorXml alone = *branch, around = {.first = &alone};
    alone.next = NULL;
    return lor_schema_named(lor_schema_all(schema, &around, "attribute"), name) || lor_schema_named(lor_schema_all(schema, &around, "element"), name);
}

bool lor_schema_apart(const LorSchema *schema, const LorXml *choice, LorStr a, LorStr b) {
    bool knows_a = false, knows_b = false;
    for (const LorXml *branch = choice->first; branch; branch = branch->next) {
        bool with_a = lor_schema_branch_knows(schema, branch, a), with_b = lor_schema_branch_knows(schema, branch, b);
        if (with_a && with_b) return false;
        knows_a |= with_a, knows_b |= with_b;
    }
    return knows_a && knows_b;
}
