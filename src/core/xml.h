// SPDX-License-Identifier: GPL-3.0-or-later
// Small XML trees with line numbers: rule packs, profiles, and their prepared form.
#ifndef LOR_CORE_XML_H
#define LOR_CORE_XML_H

#include "core/buf.h"
#include "core/error.h"
#include "core/xml_guard.h"

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

#define LOR_XML_MAX_DEPTH 32

/** Makes ready what parsing needs, for a process that cannot open files later. False + `err`: it is not installed. */
bool lor_xml_prepare(LorError *err);
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

/** Writes a tree as flat bytes that lor_xml_unflatten() reads without a parser: for profiles that were read at build time. */
void lor_xml_flatten(LorBuf *out, const LorXml *root);
/** The tree at `*at` in bytes written by lor_xml_flatten() (and by nobody else: they are trusted); moves `*at` behind it.
 *  Strings stay in `bytes`. */
LorXml *lor_xml_unflatten(LorArena *arena, LorStr bytes, size_t *at);

/* ---- streams: parts of office files, which are too large and too many for trees ---- */

#define LOR_XML_MAX_TAGS  1000000u           /* elements of one part: enough for 100 pages */

/** A namespace by one of its addresses (several may have the same id). Ids from 1; 0 is "none", and LOR_XML_OTHER what
 *  the vocabulary does not name. */
typedef struct LorXmlSpace {
    LorStr uri;
    uint8_t id;
} LorXmlSpace;
#define LOR_XML_OTHER UINT8_MAX

/** An element that the reader knows. Ids from 1; 0: unknown. */
typedef struct LorXmlWord {
    uint8_t space, id;
    LorStr name;
} LorXmlWord;

typedef struct LorXmlVocabulary {
    const LorXmlSpace *spaces;
    size_t space_count;
    const LorXmlWord *words;
    size_t word_count;
} LorXmlVocabulary;

typedef struct LorXmlTagAttr {
    uint8_t space;
    LorStr name, value;
} LorXmlTagAttr;

/** A start or end tag; lives as long as the call that it is passed to. End tags have no attributes. */
typedef struct LorXmlTag {
    uint8_t space, word;
    LorStr name;
    const LorXmlTagAttr *attrs;
    size_t attr_count;
} LorXmlTag;

/** What is called while a part is read. `text` may come in several pieces and lives as long as the call. */
typedef struct LorXmlHandler {
    const LorXmlVocabulary *vocabulary;
    void (*open)(void *context, const LorXmlTag *tag);
    void (*close)(void *context, const LorXmlTag *tag);
    void (*text)(void *context, LorStr text); /* may be NULL */
} LorXmlHandler;

/** Reads `bytes` (UTF-8, or UTF-16 with its mark) from start to end, as safely as lor_xml_parse(). False + `err`: not
 *  well-formed, or beyond a limit; what was called until then stands. Cost: linear. */
bool lor_xml_stream(LorArena *arena, LorStr bytes, const LorXmlHandler *handler, void *context, LorError *err);
/** The attribute's value, or an empty string (`ptr` NULL when it is not there). */
LorStr lor_xml_tag_attr(const LorXmlTag *tag, uint8_t space, const char *name);

/** Checks `bytes` against a RELAX NG schema. False + `err` with the first fault's line. */
bool lor_xml_validate(LorStr bytes, LorStr schema, LorError *err);

#endif
