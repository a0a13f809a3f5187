// SPDX-License-Identifier: GPL-3.0-or-later
// Reads as much of RELAX NG as rules/lorlint.rng uses: which elements, attributes and values may stand where. Knows no rule.
#include "rules/fault.h"

#include "core/buf.h"
#include "core/nearest.h"
#include "core/vec.h"

#include <stdarg.h>
#include <stdio.h>

#define MAX_REFS  16u /* references inside references */
#define MAX_TOLD  40u /* names told as expected */

typedef LOR_VEC(const LorXml *) Nodes;

typedef struct Faults {
    LorArena *arena;
    LorStr bytes;
    const LorXml *schema;
    LorError *err;
    size_t number; /* of the element that is looked at, in document order from 0 */
} Faults;

static const LorXml *definition(const Faults *f, LorStr name) {
    for (const LorXml *node = f->schema->first; node; node = node->next)
        if (lor_xml_is(node, "define") && lor_str_eq(lor_xml_attr(node, "name"), name)) return node;
    return NULL;
}

/* Patterns of a kind that a pattern holds, through references, not those inside elements and attributes. `required`: only those that may not be left out. */
static void collect(const Faults *f, const LorXml *pattern, const char *kind, bool required, unsigned depth, Nodes *found) {
    for (const LorXml *node = pattern->first; node && depth < MAX_REFS; node = node->next) {
        bool optional = lor_xml_is(node, "optional") || lor_xml_is(node, "choice") || lor_xml_is(node, "zeroOrMore");
        const LorXml *defined = lor_xml_is(node, "ref") ? definition(f, lor_xml_attr(node, "name")) : NULL;
        if (lor_xml_is(node, kind)) lor_vec_push(f->arena, found, node);
        else if (required && optional) continue;
        else if (!lor_xml_is(node, "element") && !lor_xml_is(node, "attribute")) collect(f, defined ? defined : node, kind, required, depth + 1, found);
    }
}

static Nodes all_of(const Faults *f, const LorXml *pattern, const char *kind, bool required) {
    Nodes found = {0};
    collect(f, pattern, kind, required, 0, &found);
    return found;
}

static const LorXml *named(Nodes nodes, LorStr name) {
    for (size_t i = 0; i < nodes.len; i++)
        if (lor_str_eq(lor_xml_attr(nodes.at[i], "name"), name)) return nodes.at[i];
    return NULL;
}

static LorStr word_of(const Faults *f, const LorXml *node) { return lor_xml_is(node, "value") ? lor_xml_text(f->arena, node) : lor_xml_attr(node, "name"); }

/* "error, warning or info", each once. */
static LorStr listed(const Faults *f, Nodes nodes) {
    LorBuf buf = {.arena = f->arena};
    size_t told = 0;
    for (size_t i = 0; i < nodes.len && told < MAX_TOLD; i++) {
        bool again = false, last = true;
        for (size_t k = 0; k < nodes.len; k++) {
            bool same = lor_str_eq(word_of(f, nodes.at[i]), word_of(f, nodes.at[k]));
            again |= same && k < i;
            last &= same || k < i;
        }
        if (again) continue;
        if (told++) lor_buf_add(&buf, last ? LOR_STR(" or ") : LOR_STR(", "));
        lor_buf_add(&buf, word_of(f, nodes.at[i]));
    }
    return lor_buf_str(&buf);
}

/* ---- places ---- */

static size_t past(LorStr bytes, size_t at, LorStr mark) {
    size_t found = lor_str_find(lor_str_slice(bytes, at, bytes.len), mark);
    return found == LOR_NONE ? bytes.len : at + found + mark.len;
}

/* Where the start tag of an element begins. */
static size_t tag_at(LorStr bytes, size_t number) {
    for (size_t at = 0; at < bytes.len;) {
        LorStr rest = lor_str_slice(bytes, at, bytes.len);
        if (rest.ptr[0] != '<') at++;
        else if (lor_str_starts(rest, LOR_STR("<!--"))) at = past(bytes, at, LOR_STR("-->"));
        else if (lor_str_starts(rest, LOR_STR("<![CDATA["))) at = past(bytes, at, LOR_STR("]]>"));
        else if (lor_str_starts(rest, LOR_STR("<?"))) at = past(bytes, at, LOR_STR("?>"));
        else if (lor_str_starts(rest, LOR_STR("</"))) at = past(bytes, at, LOR_STR(">"));
        else if (number-- == 0) return at;
        else at++;
    }
    return bytes.len;
}

/* Where an attribute stands in the tag that begins at `tag`; the tag where there is none. */
static size_t attribute_at(LorStr bytes, size_t tag, LorStr name) {
    char quote = 0;
    for (size_t at = tag; at < bytes.len && (quote || bytes.ptr[at] != '>'); at++) {
        char c = bytes.ptr[at];
        if (quote) quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (at > tag && lor_is_space(bytes.ptr[at - 1]) && lor_str_starts(lor_str_slice(bytes, at, bytes.len), name)) return at;
    }
    return tag;
}

static void set_place(const Faults *f, LorStr attribute, size_t *line, size_t *column) {
    size_t at = tag_at(f->bytes, f->number);
    if (attribute.len) at = attribute_at(f->bytes, at, attribute);
    *line = *column = 1;
    for (size_t i = 0; i < at; i++) {
        ++*column;
        if (f->bytes.ptr[i] == '\n') ++*line, *column = 1;
    }
}

__attribute__((format(printf, 3, 4))) static bool fail(const Faults *f, LorStr attribute, const char *format, ...) {
    char text[400];
    size_t line, column;
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    set_place(f, attribute, &line, &column);
    lor_error_at(f->err, line, column, "%s", text);
    return true;
}

static LorStr meant(const Faults *f, Nodes known, LorStr name) {
    LorNearest nearest = lor_nearest(name);
    for (size_t i = 0; i < known.len; i++) lor_nearest_try(&nearest, word_of(f, known.at[i]));
    return nearest.best.len ? lor_arena_format(f->arena, ": did you mean %.*s?", LOR_STR_ARG(nearest.best))
                            : lor_arena_format(f->arena, ": expected %.*s", LOR_STR_ARG(listed(f, known)));
}

/* ---- what may stand where ---- */

/* The form of values that are not listed, in words; empty: any. */
static LorStr form_of(const Faults *f, const LorXml *attribute) {
    Nodes data = all_of(f, attribute, "data", false);
    const LorXml *first = data.len ? data.at[0] : NULL, *param = first ? lor_xml_child(first, "param") : NULL;
    LorStr type = first ? lor_xml_attr(first, "type") : (LorStr){0};
    if (lor_str_is(type, "date")) return LOR_STR("a day such as 2026-09-15");
    if (lor_str_is(type, "string") && param && lor_str_is(lor_xml_attr(param, "name"), "pattern"))
        return lor_arena_format(f->arena, "the form %.*s", LOR_STR_ARG(lor_xml_text(f->arena, param)));
    if (!first || lor_str_is(type, "string")) return (LorStr){0};
    LorStr number = lor_str_is(type, "decimal") ? LOR_STR("a number") : LOR_STR("a whole number");
    if (!param || !param->next) return number;
    return lor_arena_format(f->arena, "%.*s from 0 to 100", LOR_STR_ARG(number));
}

static bool is_number(LorStr value) {
    size_t digits = 0;
    for (size_t i = 0; i < value.len; i++) {
        if (lor_is_digit(value.ptr[i])) digits++;
        else if (value.ptr[i] != '.' && (value.ptr[i] != '-' || i)) return false;
    }
    return digits > 0;
}

static bool wrong_value(const Faults *f, const LorXmlAttr *given, const LorXml *attribute) {
    Nodes values = all_of(f, attribute, "value", false);
    LorStr form = form_of(f, attribute), value = lor_str_slice(given->value, 0, 64);
    bool known = values.len == 0 || all_of(f, attribute, "list", false).len;
    for (size_t i = 0; i < values.len; i++) known |= lor_str_eq(given->value, word_of(f, values.at[i]));
    if (!known) return fail(f, given->name, "%.*s=\"%.*s\"%.*s", LOR_STR_ARG(given->name), LOR_STR_ARG(value), LOR_STR_ARG(meant(f, values, given->value)));
    bool numeric = lor_str_starts(form, LOR_STR("a number")) || lor_str_starts(form, LOR_STR("a whole number"));
    if (!numeric || is_number(given->value)) return false;
    return fail(f, given->name, "%.*s=\"%.*s\": expected %.*s", LOR_STR_ARG(given->name), LOR_STR_ARG(value), LOR_STR_ARG(form));
}

static bool wrong_attributes(const Faults *f, const LorXml *node, const LorXml *element) {
    Nodes known = all_of(f, element, "attribute", false), required = all_of(f, element, "attribute", true);
    for (size_t i = 0; i < node->attr_count; i++) {
        const LorXml *attribute = named(known, node->attrs[i].name);
        if (!attribute)
            return fail(f, node->attrs[i].name, "<%.*s> has no attribute %.*s%.*s", LOR_STR_ARG(node->name), LOR_STR_ARG(lor_str_slice(node->attrs[i].name, 0, 64)),
                        LOR_STR_ARG(known.len ? meant(f, known, node->attrs[i].name) : LOR_STR("")));
        if (wrong_value(f, &node->attrs[i], attribute)) return true;
    }
    for (size_t i = 0; i < required.len; i++) {
        LorStr name = lor_xml_attr(required.at[i], "name");
        if (!lor_xml_attr(node, lor_arena_copy(f->arena, name).ptr).ptr)
            return fail(f, (LorStr){0}, "<%.*s> needs the attribute %.*s", LOR_STR_ARG(node->name), LOR_STR_ARG(name));
    }
    return false;
}

static bool lacks_element(Faults *f, const LorXml *node, const LorXml *element, size_t number) {
    Nodes required = all_of(f, element, "element", true);
    for (size_t i = 0; i < required.len; i++) {
        LorStr name = lor_xml_attr(required.at[i], "name");
        if (lor_xml_child(node, lor_arena_copy(f->arena, name).ptr)) continue;
        f->number = number;
        return fail(f, (LorStr){0}, "<%.*s> needs <%.*s>", LOR_STR_ARG(node->name), LOR_STR_ARG(name));
    }
    return false;
}

static bool wrong_element(Faults *f, const LorXml *node, const LorXml *element) {
    Nodes known = all_of(f, element, "element", false);
    size_t number = f->number;
    if (wrong_attributes(f, node, element)) return true;
    for (const LorXml *child = node->first; child; child = child->next) {
        if (!child->name.len) continue;
        f->number++;
        const LorXml *next = named(known, child->name);
        if (!next)
            return fail(f, (LorStr){0}, "<%.*s> does not stand in <%.*s>%.*s", LOR_STR_ARG(lor_str_slice(child->name, 0, 64)), LOR_STR_ARG(node->name),
                        LOR_STR_ARG(known.len ? meant(f, known, child->name) : LOR_STR("")));
        if (wrong_element(f, child, next)) return true;
    }
    return lacks_element(f, node, element, number);
}

bool lor_pack_fault(LorArena *arena, const LorXml *root, LorStr bytes, const LorXml *schema, LorError *err) {
    Faults f = {arena, bytes, schema, err, 0};
    const LorXml *start = lor_xml_child(schema, "start");
    Nodes known = {0};
    if (!start) return false; /* no schema of ours */
    known = all_of(&f, start, "element", false);
    const LorXml *element = named(known, root->name);
    if (!element) return fail(&f, (LorStr){0}, "a file of rules does not begin with <%.*s>%.*s", LOR_STR_ARG(lor_str_slice(root->name, 0, 64)), LOR_STR_ARG(meant(&f, known, root->name)));
    return wrong_element(&f, root, element);
}
