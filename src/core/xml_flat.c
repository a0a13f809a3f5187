// SPDX-License-Identifier: GPL-3.0-or-later
// XML trees as flat bytes: numbers in base 128, strings as length and bytes, children behind their parent.
#include "core/xml.h"

static void put_number(LorBuf *out, size_t value) {
    for (; value >= 128; value >>= 7) lor_buf_char(out, (char)(value | 128));
    lor_buf_char(out, (char)value);
}

static void put_string(LorBuf *out, LorStr s) {
    put_number(out, s.len);
    lor_buf_add(out, s);
}

void lor_xml_flatten(LorBuf *out, const LorXml *node) {
    size_t children = 0;
    for (const LorXml *child = node->first; child; child = child->next) children++;
    put_string(out, node->name);
    put_string(out, node->text);
    put_number(out, node->line);
    put_number(out, node->attr_count);
    for (size_t i = 0; i < node->attr_count; i++) {
        put_string(out, node->attrs[i].name);
        put_string(out, node->attrs[i].value);
    }
    put_number(out, children);
    for (const LorXml *child = node->first; child; child = child->next) lor_xml_flatten(out, child);
}

static size_t take_number(LorStr bytes, size_t *at) {
    size_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)bytes.ptr[(*at)++];
        value |= (size_t)(byte & 127u) << shift;
        if (byte < 128) return value;
    }
}

static LorStr take_string(LorStr bytes, size_t *at) {
    size_t len = take_number(bytes, at);
    LorStr s = lor_str(bytes.ptr + *at, len);
    *at += len;
    return s;
}

LorXml *lor_xml_unflatten(LorArena *arena, LorStr bytes, size_t *at) {
    LorXml *node = LOR_NEW(arena, LorXml);
    node->name = take_string(bytes, at);
    node->text = take_string(bytes, at);
    node->line = take_number(bytes, at);
    node->attr_count = take_number(bytes, at);
    LorXmlAttr *attrs = LOR_NEW_ARRAY(arena, LorXmlAttr, node->attr_count);
    for (size_t i = 0; i < node->attr_count; i++) {
        attrs[i].name = take_string(bytes, at);
        attrs[i].value = take_string(bytes, at);
    }
    node->attrs = attrs;
    size_t children = take_number(bytes, at);
    for (LorXml **tail = &node->first; children--; tail = &(*tail)->next) *tail = lor_xml_unflatten(arena, bytes, at);
    return node;
}
