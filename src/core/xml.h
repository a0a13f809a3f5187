// SPDX-License-Identifier: GPL-3.0-or-later
// Small XML trees with line numbers: rule packs, profiles, and their prepared form.
#ifndef LOR_CORE_XML_H
#define LOR_CORE_XML_H

#include "core/buf.h"
#include "core/error.h"

typedef struct LorXmlAttr {
    LorStr name, value;
} LorXmlAttr;

/** An element, or a piece of text (name.len 0). Comments and processing instructions are dropped. */
typedef struct LorXml {
    LorStr name;             /* empty: text */
    LorStr text;             /* of a text node */
    const LorXmlAttr *attrs;
    size_t attr_count;
    struct LorXml *first, *next;
    size_t line;
} LorXml;

#define LOR_XML_MAX_BYTES ((size_t)8 << 20) /* [byte] of one pack */
#define LOR_XML_MAX_DEPTH 32

/** False + `err` with the line when libxml2 should never see these bytes: too many, a DOCTYPE, an endless tag. Cost: linear.
 *  The two functions that parse call it themselves. */
bool lor_xml_guard(LorStr bytes, LorError *err);
/** The root element of `bytes`, or NULL + `err` with line and column. A DOCTYPE is refused, nothing is loaded from
 *  outside, entities other than the five of XML are errors. The tree lives in `arena`. */
LorXml *lor_xml_parse(LorArena *arena, LorStr bytes, LorError *err);
/** The attribute's value, or an empty string (`ptr` NULL when it is not there). */
LorStr lor_xml_attr(const LorXml *node, const char *name);
/** Whether `node` is the element `name`. */
bool lor_xml_is(const LorXml *node, const char *name);
/** The first child element of that name, or NULL. */
const LorXml *lor_xml_child(const LorXml *node, const char *name);
/** All text below `node`, in order, in the arena: white space runs become one space, ends trimmed.
 *  A text that is so already is not copied: it lives as long as the tree. */
LorStr lor_xml_text(LorArena *arena, const LorXml *node);

/** Writes a tree as flat bytes that lor_xml_unflatten() reads without a parser: for packs that were read at build time. */
void lor_xml_flatten(LorBuf *out, const LorXml *root);
/** The tree at `*at` in bytes written by lor_xml_flatten() (and by nobody else: they are trusted); moves `*at` behind it.
 *  Strings stay in `bytes`. */
LorXml *lor_xml_unflatten(LorArena *arena, LorStr bytes, size_t *at);

/** Checks `bytes` against a RELAX NG schema. False + `err` with the first fault's line. */
bool lor_xml_validate(LorStr bytes, LorStr schema, LorError *err);

#endif
