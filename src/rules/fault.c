// SPDX-License-Identifier: GPL-3.0-or-later
// Holds a file of rules against the schema, element by element in the order of the file: what is wrong first is told. Knows no rule.
#include "rules/fault.h"

#include "core/buf.h"
#include "core/nearest.h"
#include "core/pattern.h"
#include "core/utf8.h"
#include "rules/schema.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define MAX_TOLD  40u /* names told as expected */

typedef struct Faults {
    LorArena *arena;
    LorStr bytes;
    LorSchema schema;
    LorError *err;
    size_t number; /* of the element that is looked at, in document order from 0 */
} Faults;

static LorStr word_of(const Faults *f, const LorXml *node) { return lor_xml_is(node, "value") ? lor_xml_text(f->arena, node) : lor_xml_attr(node, "name"); }

static bool named_word(const Faults *f, LorSchemaNodes values, LorStr word) {
    for (size_t i = 0; i < values.len; i++)
        if (lor_str_eq(word_of(f, values.at[i]), word)) return true;
    return false;
}

/* "error, warning or info", each once. */
static LorStr listed(const Faults *f, LorSchemaNodes nodes) {
    LorBuf buf = {.arena = f->arena};
    LorSchemaNodes once = {0};
    for (size_t i = 0; i < nodes.len && once.len < MAX_TOLD; i++)
        if (!named_word(f, once, word_of(f, nodes.at[i]))) lor_vec_push(f->arena, &once, nodes.at[i]);
    for (size_t i = 0; i < once.len; i++) lor_buf_format(&buf, "%s%.*s", i == 0 ? "" : i + 1 < once.len ? ", " : " or ", LOR_STR_ARG(word_of(f, once.at[i])));
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

static LorStr meant(const Faults *f, LorSchemaNodes known, LorStr name) {
    LorNearest nearest = lor_nearest(name);
    for (size_t i = 0; i < known.len; i++) lor_nearest_try(&nearest, word_of(f, known.at[i]));
    return nearest.best.len ? lor_arena_format(f->arena, ": did you mean %.*s?", LOR_STR_ARG(nearest.best))
                            : lor_arena_format(f->arena, ": expected %.*s", LOR_STR_ARG(listed(f, known)));
}

/* ---- what may stand where ---- */

/* ---- values and texts ---- */

/* What `param` of that name says; empty: there is none. */
static LorStr param_of(const Faults *f, const LorXml *data, const char *name) {
    for (const LorXml *param = data->first; param; param = param->next)
        if (lor_xml_is(param, "param") && lor_str_is(lor_xml_attr(param, "name"), name)) return lor_xml_text(f->arena, param);
    return (LorStr){0};
}

static double number_of(LorStr text) { return text.len ? atof(text.ptr) : 0; }

/* What a value must be, in words. A form has its words in the schema. */
static LorStr form_of(const Faults *f, const LorXml *data) {
    LorStr type = lor_xml_attr(data, "type"), words = lor_xml_attr(data, "lor:form"), most = param_of(f, data, "maxInclusive");
    if (words.len) return words;
    if (lor_str_is(type, "date")) return LOR_STR("a day such as 2026-09-15");
    if (lor_str_is(type, "string")) return LOR_STR("some text");
    LorStr number = lor_str_is(type, "decimal") ? LOR_STR("a number") : LOR_STR("a whole number");
    if (most.len) return lor_arena_format(f->arena, "%.*s from 0 to %.*s", LOR_STR_ARG(number), LOR_STR_ARG(most));
    return lor_str_is(type, "decimal") ? number : lor_arena_format(f->arena, "%.*s from %c on", LOR_STR_ARG(number), lor_str_is(type, "positiveInteger") ? '1' : '0');
}

static bool matches(const Faults *f, LorStr form, LorStr value) {
    LorStr whole = lor_arena_format(f->arena, "^(?:%.*s)\\z", LOR_STR_ARG(form));
    LorPattern *pattern = lor_pattern_new(f->arena, whole, false, NULL);
    LorMatch match;
    return !pattern || !lor_utf8_valid(value) || lor_pattern_find(pattern, value, 0, 0, &match) != LOR_FOUND_NOT;
}

static bool is_of(const Faults *f, const LorXml *data, LorStr value) {
    LorStr type = lor_xml_attr(data, "type"), form = param_of(f, data, "pattern"), most = param_of(f, data, "maxInclusive");
    if (lor_str_is(type, "string")) return value.len && (!form.len || matches(f, form, value));
    if (lor_str_is(type, "date")) return matches(f, LOR_STR("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"), value);
    bool whole = !lor_str_is(type, "decimal"), bounded = whole || most.len;
    if (!matches(f, whole ? LOR_STR("\\s*[+-]?[0-9]+\\s*") : LOR_STR("\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)\\s*"), value)) return false;
    double number = number_of(lor_arena_copy(f->arena, value)), least = lor_str_is(type, "positiveInteger") ? 1 : 0;
    return (!bounded || number >= least) && (!most.len || number <= number_of(most));
}

/* One of several words, or the only one, of an attribute's value. */
static bool wrong_word(const Faults *f, LorStr name, LorStr value, const LorXml *attribute) {
    LorSchemaNodes values = lor_schema_all(&f->schema, attribute, "value"), data = lor_schema_all(&f->schema, attribute, "data");
    LorStr told = lor_str_slice(value, 0, 64);
    if (named_word(f, values, value)) return false;
    if (values.len) return fail(f, name, "%.*s=\"%.*s\"%.*s", LOR_STR_ARG(name), LOR_STR_ARG(told), LOR_STR_ARG(meant(f, values, value)));
    if (data.len == 0 || is_of(f, data.at[0], value)) return false;
    return fail(f, name, "%.*s=\"%.*s\": expected %.*s", LOR_STR_ARG(name), LOR_STR_ARG(told), LOR_STR_ARG(form_of(f, data.at[0])));
}

static bool wrong_value(const Faults *f, const LorXmlAttr *given, const LorXml *attribute) {
    LorStr rest = given->value, word;
    if (!lor_schema_all(&f->schema, attribute, "list").len) return wrong_word(f, given->name, rest, attribute);
    if (!lor_str_trim(rest).len) return wrong_word(f, given->name, LOR_STR(""), attribute);
    while (lor_str_split(&rest, ' ', &word))
        if (word.len && wrong_word(f, given->name, word, attribute)) return true;
    return false;
}

static size_t characters(LorStr text) {
    size_t count = 0;
    for (size_t off = 0; off < text.len; count++) lor_utf8_next(text, &off);
    return count;
}

static bool wrong_text(const Faults *f, const LorXml *node, const LorXml *element) {
    LorSchemaNodes data = lor_schema_all(&f->schema, element, "data");
    LorBuf text = {.arena = f->arena};
    for (const LorXml *child = node->first; child; child = child->next)
        if (!child->name.len) lor_buf_add(&text, child->text);
    LorStr all = lor_buf_str(&text), trimmed = lor_str_trim(all);
    LorStr most = data.len ? param_of(f, data.at[0], "maxLength") : (LorStr){0};
    if (data.len && !all.len) return fail(f, (LorStr){0}, "<%.*s> is empty: expected some text", LOR_STR_ARG(node->name));
    if (most.len && (double)characters(all) > number_of(most))
        return fail(f, (LorStr){0}, "<%.*s> has %zu characters: expected at most %.*s", LOR_STR_ARG(node->name), characters(all), LOR_STR_ARG(most));
    bool any = data.len || lor_schema_all(&f->schema, element, "mixed").len || lor_schema_all(&f->schema, element, "text").len;
    if (any || !trimmed.len) return false;
    return fail(f, (LorStr){0}, "<%.*s> holds the text \"%.*s\": expected elements only", LOR_STR_ARG(node->name), LOR_STR_ARG(lor_str_slice(trimmed, 0, 40)));
}

/* ---- attributes ---- */

static bool has_attribute(const LorXml *node, LorStr name) {
    for (size_t i = 0; i < node->attr_count; i++)
        if (lor_str_eq(node->attrs[i].name, name)) return true;
    return false;
}

/* An attribute that does not go together with one before it, or with an element inside. */
static bool wrong_pair(const Faults *f, const LorXml *node, const LorXml *choice) {
    for (size_t i = 0; i < node->attr_count; i++) {
        LorStr name = node->attrs[i].name;
        for (size_t k = 0; k < i; k++)
            if (lor_schema_apart(&f->schema, choice, node->attrs[k].name, name))
                return fail(f, name, "%.*s and %.*s do not stand together in <%.*s>", LOR_STR_ARG(node->attrs[k].name), LOR_STR_ARG(name), LOR_STR_ARG(node->name));
        for (const LorXml *child = node->first; child; child = child->next)
            if (child->name.len && lor_schema_apart(&f->schema, choice, child->name, name))
                return fail(f, name, "%.*s and <%.*s> do not stand together in <%.*s>", LOR_STR_ARG(name), LOR_STR_ARG(child->name), LOR_STR_ARG(node->name));
    }
    return false;
}

static bool wrong_attributes(const Faults *f, const LorXml *node, const LorXml *element) {
    LorSchemaNodes known = lor_schema_all(&f->schema, element, "attribute");
    for (size_t i = 0; i < node->attr_count; i++) {
        const LorXml *attribute = lor_schema_named(known, node->attrs[i].name);
        if (!attribute)
            return fail(f, node->attrs[i].name, "<%.*s> has no attribute %.*s%.*s", LOR_STR_ARG(node->name), LOR_STR_ARG(lor_str_slice(node->attrs[i].name, 0, 64)),
                        LOR_STR_ARG(known.len ? meant(f, known, node->attrs[i].name) : LOR_STR("")));
        if (wrong_value(f, &node->attrs[i], attribute)) return true;
    }
    LorSchemaNodes choices = lor_schema_choices(&f->schema, element);
    for (size_t i = 0; i < choices.len; i++)
        if (wrong_pair(f, node, choices.at[i])) return true;
    return false;
}

/* ---- what is missing ---- */

static bool lacks(const Faults *f, const LorXml *node, const LorXml *pattern, unsigned depth, LorBuf *told);

/* "the attribute reader or <phrase>", each once. */
static void tell_missing(const Faults *f, LorBuf *told, const char *before, LorStr name, const char *after) {
    LorStr missing = lor_arena_format(f->arena, "%s%.*s%s", before, LOR_STR_ARG(name), after);
    if (lor_str_find(lor_buf_str(told), missing) != LOR_NONE) return;
    if (told->len) lor_buf_add(told, LOR_STR(" or "));
    lor_buf_add(told, missing);
}

/* Whether the branch is out of question: another has an attribute that is given. */
static bool is_other_branch(const Faults *f, const LorXml *node, const LorXml *choice, const LorXml *branch) {
    for (size_t i = 0; i < node->attr_count; i++) {
        bool elsewhere = false;
        for (const LorXml *other = choice->first; other; other = other->next) elsewhere |= lor_schema_branch_knows(&f->schema, other, node->attrs[i].name);
        if (elsewhere && !lor_schema_branch_knows(&f->schema, branch, node->attrs[i].name)) return true;
    }
    return false;
}

/* Whether none of the branches is there; tells what would make one. */
static bool lacks_all(const Faults *f, const LorXml *node, const LorXml *choice, unsigned depth, LorBuf *told) {
    LorBuf missing = {.arena = f->arena};
    for (const LorXml *branch = choice->first; branch; branch = branch->next)
        if (branch->name.len && !is_other_branch(f, node, choice, branch) && !lacks(f, node, branch, depth + 1, &missing)) return false;
    if (missing.len) tell_missing(f, told, "", lor_buf_str(&missing), "");
    return missing.len > 0;
}

/* Whether something that the pattern wants is not there; tells the first. */
static bool lacks(const Faults *f, const LorXml *node, const LorXml *pattern, unsigned depth, LorBuf *told) {
    LorStr name = lor_xml_attr(pattern, "name");
    if (depth > LOR_SCHEMA_DEPTH || lor_xml_is(pattern, "optional") || lor_xml_is(pattern, "zeroOrMore")) return false;
    if (lor_xml_is(pattern, "ref")) pattern = lor_schema_definition(&f->schema, name);
    else if (lor_xml_is(pattern, "attribute")) {
        if (has_attribute(node, name)) return false;
        tell_missing(f, told, "the attribute ", name, "");
        return true;
    } else if (lor_xml_is(pattern, "element")) {
        if (lor_xml_child(node, lor_arena_copy(f->arena, name).ptr)) return false;
        tell_missing(f, told, "<", name, ">");
        return true;
    }
    if (pattern && lor_xml_is(pattern, "choice")) return lacks_all(f, node, pattern, depth, told);
    for (const LorXml *part = pattern ? pattern->first : NULL; part; part = part->next)
        if (lacks(f, node, part, depth + 1, told)) return true;
    return false;
}

static bool lacks_something(const Faults *f, const LorXml *node, const LorXml *element) {
    LorBuf told = {.arena = f->arena};
    for (const LorXml *part = element->first; part; part = part->next)
        if (lacks(f, node, part, 0, &told)) return fail(f, (LorStr){0}, "<%.*s> needs %.*s", LOR_STR_ARG(node->name), LOR_STR_ARG(lor_buf_str(&told)));
    return false;
}

/* ---- elements ---- */

static const LorSlot *slot_of(LorSlots slots, LorStr name) {
    for (size_t i = 0; i < slots.len; i++)
        if (lor_str_eq(slots.at[i].name, name)) return &slots.at[i];
    return NULL;
}

static LorStr order_of(const Faults *f, LorSlots slots) {
    LorBuf buf = {.arena = f->arena};
    for (size_t i = 0; i < slots.len; i++) lor_buf_format(&buf, "%s%.*s", i ? ", " : "", LOR_STR_ARG(slots.at[i].name));
    return lor_buf_str(&buf);
}

/* Whether `child` stands where it may not, behind `before`. */
static bool wrong_order(const Faults *f, const LorXml *node, const LorXml *before, const LorXml *child, LorSlots slots) {
    const LorSlot *last = before ? slot_of(slots, before->name) : NULL, *slot = slot_of(slots, child->name);
    if (!last || !slot || slot->at > last->at || (slot->at == last->at && slot->many)) return false;
    if (lor_str_eq(before->name, child->name)) return fail(f, (LorStr){0}, "<%.*s> stands twice in <%.*s>: expected one", LOR_STR_ARG(child->name), LOR_STR_ARG(node->name));
    return fail(f, (LorStr){0}, "<%.*s> stands behind <%.*s>: expected the order %.*s", LOR_STR_ARG(child->name), LOR_STR_ARG(before->name), LOR_STR_ARG(order_of(f, slots)));
}

static bool wrong_element(Faults *f, const LorXml *node, const LorXml *element) {
    LorSchemaNodes known = lor_schema_all(&f->schema, element, "element");
    LorSlots slots = lor_schema_slots(&f->schema, element);
    size_t number = f->number;
    const LorXml *before = NULL;
    if (wrong_attributes(f, node, element) || wrong_text(f, node, element)) return true;
    for (const LorXml *child = node->first; child; child = child->next) {
        if (!child->name.len) continue;
        f->number++;
        const LorXml *next = lor_schema_named(known, child->name);
        if (!next)
            return fail(f, (LorStr){0}, "<%.*s> does not stand in <%.*s>%.*s", LOR_STR_ARG(lor_str_slice(child->name, 0, 64)), LOR_STR_ARG(node->name),
                        LOR_STR_ARG(known.len ? meant(f, known, child->name) : LOR_STR("")));
        if (wrong_order(f, node, before, child, slots) || wrong_element(f, child, next)) return true;
        before = child;
    }
    size_t last = f->number;
    f->number = number;
    if (lacks_something(f, node, element)) return true;
    f->number = last;
    return false;
}

bool lor_pack_fault(LorArena *arena, const LorXml *root, LorStr bytes, const LorXml *schema, LorError *err) {
    Faults f = {arena, bytes, {arena, schema}, err, 0};
    const LorXml *start = lor_xml_child(schema, "start");
    LorSchemaNodes known = {0};
    if (!start) return false; /* no schema of ours */
    known = lor_schema_all(&f.schema, start, "element");
    const LorXml *element = lor_schema_named(known, root->name);
    if (!element) return fail(&f, (LorStr){0}, "a file of rules does not begin with <%.*s>%.*s", LOR_STR_ARG(lor_str_slice(root->name, 0, 64)), LOR_STR_ARG(meant(&f, known, root->name)));
    return wrong_element(&f, root, element);
}
