// SPDX-License-Identifier: GPL-3.0-or-later
// XML as a stream of tags and texts through libxml2's SAX2 interface. Names and namespaces become the small numbers of a
// vocabulary; nothing is loaded, no entity but the five of XML is known, and limits stop what has no end.
#include "core/xml.h"

#include "core/buf.h"
#include "core/libxml.h"

#include <string.h>

#define OPTIONS    (XML_PARSE_NONET | XML_PARSE_IGNORE_ENC)
#define NAME_SLOTS 256u /* a power of two: names of one part that are remembered by their address */
#define URI_SLOTS  32u

typedef struct Name {
    const xmlChar *text, *uri; /* libxml2 keeps each name once: the same address is the same name */
    size_t len;
    uint8_t space, word;
} Name;

typedef struct Stream {
    const LorLibxml *lib;
    LorArena *arena;
    const LorXmlHandler *handler;
    void *context;
    xmlParserCtxtPtr parser;
    LorError *err;
    size_t tags;
    bool failed;
    Name names[NAME_SLOTS];
    LorXmlTagAttr attrs[LOR_XML_MAX_ATTRS];
} Stream;

static void fail(Stream *s, const char *why) {
    size_t line = s->parser && s->parser->input && s->parser->input->line > 0 ? (size_t)s->parser->input->line : 1;
    lor_error_at(s->err, line, 1, "%s", why);
    s->failed = true;
    if (s->parser) s->lib->xmlStopParser(s->parser);
}

static uint8_t space_of(const LorXmlVocabulary *known, const xmlChar *uri) {
    if (!uri) return 0;
    LorStr wanted = lor_str_from_c((const char *)uri);
    for (size_t i = 0; i < known->space_count; i++)
        if (lor_str_eq(known->spaces[i].uri, wanted)) return known->spaces[i].id;
    return LOR_XML_OTHER;
}

static uint8_t word_of(const LorXmlVocabulary *known, uint8_t space, LorStr name) {
    for (size_t i = 0; space && space != LOR_XML_OTHER && i < known->word_count; i++)
        if (known->words[i].space == space && lor_str_eq(known->words[i].name, name)) return known->words[i].id;
    return 0;
}

/* Looked up once for each name; then its address tells. */
static const Name *name_of(Stream *s, const xmlChar *text, const xmlChar *uri) {
    uintptr_t key = (uintptr_t)text ^ ((uintptr_t)uri << 1);
    Name *slot = &s->names[(key ^ key >> 7) & (NAME_SLOTS - 1)];
    if (slot->text == text && slot->uri == uri) return slot;
    LorStr name = lor_str_from_c((const char *)text);
    uint8_t space = space_of(s->handler->vocabulary, uri);
    *slot = (Name){text, uri, name.len, space, word_of(s->handler->vocabulary, space, name)};
    return slot;
}

/* libxml2 hands ampersands over escaped once more, for the trees that it does not build here. */
static LorStr unescaped(LorArena *arena, LorStr value) {
    LorStr escaped = LOR_STR("&#38;");
    size_t found = lor_str_find(value, escaped);
    if (found == LOR_NONE) return value;
    LorBuf out = {.arena = arena};
    while (found != LOR_NONE) {
        lor_buf_add(&out, lor_str_slice(value, 0, found));
        lor_buf_char(&out, '&');
        value = lor_str_slice(value, found + escaped.len, value.len);
        found = lor_str_find(value, escaped);
    }
    lor_buf_add(&out, value);
    return lor_buf_str(&out);
}

static void open_tag(void *context, const xmlChar *text, const xmlChar *prefix, const xmlChar *uri, int spaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **attrs) {
    (void)prefix, (void)spaces, (void)declared, (void)defaulted;
    Stream *s = context;
    if (s->failed) return;
    if (++s->tags > LOR_XML_MAX_TAGS || (size_t)count > LOR_XML_MAX_ATTRS) {
        fail(s, s->tags > LOR_XML_MAX_TAGS ? "more elements than are read" : "too many attributes on one element");
        return;
    }
    const Name *name = name_of(s, text, uri);
    LorXmlTag tag = {name->space, name->word, lor_str((const char *)text, name->len), s->attrs, (size_t)count};
    for (size_t i = 0; i < tag.attr_count; i++) {
        const xmlChar **at = &attrs[5 * i]; /* name, prefix, URI, value, its end */
        const Name *called = name_of(s, at[0], at[2]);
        LorStr value = lor_str((const char *)at[3], (size_t)(at[4] - at[3]));
        s->attrs[i] = (LorXmlTagAttr){called->space, lor_str((const char *)at[0], called->len), unescaped(s->arena, value)};
    }
    s->handler->open(s->context, &tag);
}

static void close_tag(void *context, const xmlChar *text, const xmlChar *prefix, const xmlChar *uri) {
    (void)prefix;
    Stream *s = context;
    if (s->failed) return;
    const Name *name = name_of(s, text, uri);
    LorXmlTag tag = {name->space, name->word, lor_str((const char *)text, name->len), NULL, 0};
    s->handler->close(s->context, &tag);
}

static void take_text(void *context, const xmlChar *text, int len) {
    Stream *s = context;
    if (!s->failed && len > 0 && s->handler->text) s->handler->text(s->context, lor_str((const char *)text, (size_t)len));
}

static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *id, const xmlChar *place) {
    (void)name, (void)id, (void)place;
    fail(context, "a DOCTYPE is not allowed here");
}

static void keep_first_error(void *context, xmlErrorPtr fault) {
    Stream *s = context;
    if (fault->level < XML_ERR_ERROR || s->failed) return;
    LorStr said = lor_str_trim(lor_str_from_c(fault->message));
    lor_error_at(s->err, fault->line > 0 ? (size_t)fault->line : 1, fault->int2 > 0 ? (size_t)fault->int2 : 1, "%.*s",
                 LOR_STR_ARG(said));
    s->failed = true;
    s->lib->xmlStopParser(s->parser);
}

static bool is_utf16(LorStr bytes) {
    return lor_str_starts(bytes, LOR_STR("\xFF\xFE")) || lor_str_starts(bytes, LOR_STR("\xFE\xFF"));
}

/* Office programs may write it; libxml2's own conversion could hide a DOCTYPE from the guard. */
static LorStr from_utf16(LorArena *arena, LorStr bytes) {
    LorBuf out = {.arena = arena};
    size_t high = bytes.ptr[0] == '\xFE' ? 0 : 1;
    uint32_t first = 0;
    for (size_t i = 2; i + 1 < bytes.len; i += 2) {
        uint32_t unit = (uint32_t)(unsigned char)bytes.ptr[i + high] << 8 | (unsigned char)bytes.ptr[i + 1 - high];
        bool low = unit >= 0xDC00 && unit < 0xE000;
        if (first) lor_buf_code(&out, low ? 0x10000 + ((first - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD);
        bool used = first && low;
        first = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
        if (!first && !used) lor_buf_code(&out, unit);
    }
    return lor_buf_str(&out);
}

bool lor_xml_stream(LorArena *arena, LorStr bytes, const LorXmlHandler *handler, void *context, LorError *err) {
    if (is_utf16(bytes) && bytes.len <= LOR_XML_MAX_PART / 2) bytes = from_utf16(arena, bytes);
    const LorLibxml *lib = lor_xml_guard_part(bytes, err) ? lor_libxml(err) : NULL;
    if (!lib) return false;
    Stream *s = LOR_NEW(arena, Stream);
    s->lib = lib;
    s->arena = arena; /* no assignment of the whole: it is large, and zero already */
    s->handler = handler;
    s->context = context;
    s->err = err;
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC, .startElementNs = open_tag, .endElementNs = close_tag,
                         .characters = take_text, .ignorableWhitespace = take_text, .cdataBlock = take_text,
                         .internalSubset = refuse_doctype, .serror = keep_first_error};
    s->parser = s->lib->xmlNewParserCtxt();
    if (!s->parser) return lor_error_at(err, 1, 1, "cannot be read as XML");
    *s->parser->sax = sax;
    s->parser->userData = s;
    s->lib->xmlCtxtReadMemory(s->parser, bytes.ptr, (int)bytes.len, NULL, "UTF-8", OPTIONS);
    bool well = s->parser->wellFormed && !s->failed;
    if (s->parser->myDoc) s->lib->xmlFreeDoc(s->parser->myDoc);
    s->parser->myDoc = NULL;
    s->lib->xmlFreeParserCtxt(s->parser);
    s->parser = NULL;
    return well || lor_error_at(err, 1, 1, "cannot be read as XML");
}

LorStr lor_xml_tag_attr(const LorXmlTag *tag, uint8_t space, const char *name) {
    LorStr wanted = lor_str_from_c(name);
    for (size_t i = 0; i < tag->attr_count; i++)
        if (tag->attrs[i].space == space && lor_str_eq(tag->attrs[i].name, wanted)) return tag->attrs[i].value;
    return (LorStr){0};
}
