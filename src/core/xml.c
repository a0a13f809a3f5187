// SPDX-License-Identifier: GPL-3.0-or-later
// XML through libxml2's reader, made a small tree of our own. Safe options only; see docs/ARCHITECTURE.md, "Hostile packs".
#include "core/xml.h"

#include "core/buf.h"
#include "core/libxml.h"

#include <string.h>

/* IGNORE_ENC: what is not UTF-8 is refused; an encoding that libxml2 converts could hide a DOCTYPE from lor_xml_guard(). */
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC)
#define MAX_ATTRS 64

/* What the tree is built with. */
typedef struct Builder {
    const LorLibxml *lib;
    LorArena *arena;
    xmlTextReaderPtr reader;
    LorXml *open[LOR_XML_MAX_DEPTH + 1];
    LorXml *last[LOR_XML_MAX_DEPTH + 1]; /* last child made at that depth */
    LorXml *root;
    LorError *err;
    bool closed; /* the root's end was met */
} Builder;

static LorStr from_xml(const xmlChar *text) { return lor_str_from_c((const char *)text); }

static void keep_first_error(void *context, xmlErrorPtr fault) {
    const Builder *b = context;
    LorError *err = b->err;
    if (fault->level < XML_ERR_ERROR || !err || err->set) return;
    if (fault->code == XML_ERR_DOCUMENT_END && b->root && !b->closed) {
        lor_error_at(err, fault->line > 0 ? (size_t)fault->line : 1, fault->int2 > 0 ? (size_t)fault->int2 : 1,
                     "the file ends before <%.*s> of line %zu is closed", LOR_STR_ARG(lor_str_slice(b->root->name, 0, 64)), b->root->line);
        return;
    }
    LorStr said = lor_str_trim(lor_str_from_c(fault->message));
    lor_error_at(err, fault->line > 0 ? (size_t)fault->line : 1, fault->int2 > 0 ? (size_t)fault->int2 : 1, "%.*s",
                 LOR_STR_ARG(said));
}

static size_t current_line(const Builder *b) {
    xmlNodePtr node = b->lib->xmlTextReaderCurrentNode(b->reader); /* the parser itself reads ahead */
    long line = node ? b->lib->xmlGetLineNo(node) : 0;
    return line > 0 ? (size_t)line : 1;
}

static bool read_attributes(Builder *b, LorXml *node) {
    LorXmlAttr attrs[MAX_ATTRS];
    size_t count = 0;
    while (b->lib->xmlTextReaderMoveToNextAttribute(b->reader) == 1) {
        if (count == MAX_ATTRS)
            return lor_error_at(b->err, node->line, 1, "more than %d attributes on one element", MAX_ATTRS);
        attrs[count].name = lor_arena_copy(b->arena, from_xml(b->lib->xmlTextReaderConstName(b->reader)));
        attrs[count].value = lor_arena_copy(b->arena, from_xml(b->lib->xmlTextReaderConstValue(b->reader)));
        count++;
    }
    LorXmlAttr *kept = LOR_NEW_ARRAY(b->arena, LorXmlAttr, count);
    if (count) memcpy(kept, attrs, count * sizeof *kept);
    node->attrs = kept;
    node->attr_count = count;
    return true;
}

static LorXml *add_node(Builder *b, size_t depth) {
    LorXml *node = LOR_NEW(b->arena, LorXml);
    node->line = current_line(b);
    if (depth == 0) b->root = node;
    else if (b->last[depth]) b->last[depth]->next = node;
    else b->open[depth - 1]->first = node;
    b->last[depth] = node;
    return node;
}

static bool take_node(Builder *b) {
    int kind = b->lib->xmlTextReaderNodeType(b->reader), depth = b->lib->xmlTextReaderDepth(b->reader);
    if (kind == XML_READER_TYPE_DOCUMENT_TYPE)
        return lor_error_at(b->err, current_line(b), 1, "a DOCTYPE is not allowed here");
    if (kind == XML_READER_TYPE_ENTITY_REFERENCE)
        return lor_error_at(b->err, current_line(b), 1, "only the entities lt gt amp quot apos are allowed");
    if (depth > LOR_XML_MAX_DEPTH)
        return lor_error_at(b->err, current_line(b), 1, "elements are nested deeper than %d", LOR_XML_MAX_DEPTH);
    size_t level = (size_t)depth;
    b->closed |= kind == XML_READER_TYPE_END_ELEMENT && level == 0;
    if (kind == XML_READER_TYPE_ELEMENT) {
        LorXml *node = add_node(b, level);
        node->name = lor_arena_copy(b->arena, from_xml(b->lib->xmlTextReaderConstLocalName(b->reader)));
        b->open[level] = node;
        if (level < LOR_XML_MAX_DEPTH) b->last[level + 1] = NULL;
        return read_attributes(b, node);
    }
    bool text = kind == XML_READER_TYPE_TEXT || kind == XML_READER_TYPE_CDATA ||
                kind == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
    if (text && level > 0) add_node(b, level)->text = lor_arena_copy(b->arena, from_xml(b->lib->xmlTextReaderConstValue(b->reader)));
    return true;
}

static LorXml *read_tree(Builder *b, LorStr bytes) {
    int more = 0;
    b->reader = b->lib->xmlReaderForMemory(bytes.ptr, (int)bytes.len, NULL, "UTF-8", OPTIONS);
    if (b->reader) {
        b->lib->xmlTextReaderSetStructuredErrorHandler(b->reader, (xmlStructuredErrorFunc)keep_first_error, b);
        while ((more = b->lib->xmlTextReaderRead(b->reader)) == 1 && take_node(b)) {}
        b->lib->xmlFreeTextReader(b->reader);
    }
    if (b->reader && more == 0 && b->root && !b->err->set) return b->root; /* libxml2 reads on over some errors */
    lor_error_at(b->err, 1, 1, "cannot be read as XML");
    return NULL;
}

bool lor_xml_prepare(LorError *err) { return lor_libxml(err) != NULL; }

LorXml *lor_xml_parse(LorArena *arena, LorStr bytes, LorError *err) {
    LorError fault = {0};
    Builder b = {.arena = arena, .err = &fault};
    bool sound = lor_xml_guard(bytes, &fault) && (b.lib = lor_libxml(&fault)) != NULL;
    if (sound && lor_str_find(bytes, LOR_STR("<")) == LOR_NONE) sound = lor_error_at(&fault, 1, 1, "no element stands in the file: it is empty, or no XML");
    LorXml *root = sound ? read_tree(&b, bytes) : NULL;
    if (fault.set && err && !err->set) *err = fault;
    return root;
}

LorStr lor_xml_attr(const LorXml *node, const char *name) {
    LorStr wanted = lor_str_from_c(name);
    for (size_t i = 0; i < node->attr_count; i++)
        if (lor_str_eq(node->attrs[i].name, wanted)) return node->attrs[i].value;
    return (LorStr){0};
}

bool lor_xml_is(const LorXml *node, const char *name) { return lor_str_is(node->name, name); }

const LorXml *lor_xml_child(const LorXml *node, const char *name) {
    for (const LorXml *child = node->first; child; child = child->next)
        if (lor_xml_is(child, name)) return child;
    return NULL;
}

static void add_text(LorBuf *buf, const LorXml *node) {
    LorStr rest = node->text;
    while (rest.len) {
        size_t word = 0;
        while (word < rest.len && !lor_is_space(rest.ptr[word])) word++;
        lor_buf_add(buf, lor_str_slice(rest, 0, word));
        rest = lor_str_slice(rest, word, rest.len);
        if (rest.len && buf->len && buf->ptr[buf->len - 1] != ' ') lor_buf_char(buf, ' ');
        while (rest.len && lor_is_space(rest.ptr[0])) rest.ptr++, rest.len--;
    }
    for (const LorXml *child = node->first; child; child = child->next) add_text(buf, child);
}

/* Whether a text has nothing to make one space of, and none at its ends. */
static bool is_tidy(LorStr text) {
    bool space = true;
    for (size_t i = 0; i < text.len; i++) {
        bool here = lor_is_space(text.ptr[i]);
        if (here && (space || text.ptr[i] != ' ')) return false;
        space = here;
    }
    return !space;
}

LorStr lor_xml_text(LorArena *arena, const LorXml *node) {
    const LorXml *only = node->first && !node->first->next && !node->first->name.len ? node->first : NULL;
    if (only && is_tidy(only->text)) return only->text;
    LorBuf buf = {.arena = arena};
    add_text(&buf, node);
    return lor_str_trim(lor_buf_str(&buf));
}
