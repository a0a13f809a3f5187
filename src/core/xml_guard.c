// SPDX-License-Identifier: GPL-3.0-or-later
// What must not reach libxml2 at all: sizes, DOCTYPEs and start tags that it would chew on for minutes.
#include "core/xml_guard.h"

/* libxml2 compares each attribute with each: 200,000 of them take a minute. */
typedef struct Limits {
    size_t bytes, tag;  /* [byte] of all, of one tag */
    size_t attributes;  /* of one tag */
} Limits;

static const Limits of_pack = {LOR_XML_MAX_BYTES, (size_t)64 << 10, SIZE_MAX};
static const Limits of_part = {LOR_XML_MAX_PART, (size_t)1 << 20, LOR_XML_MAX_ATTRS}; /* drawings hold long ones */

static size_t line_at(LorStr bytes, size_t off) {
    size_t line = 1;
    for (size_t i = 0; i < off; i++) line += bytes.ptr[i] == '\n';
    return line;
}

/* Behind `end` in what follows `at`; the end of all when it is not there. */
static size_t behind(LorStr bytes, size_t at, LorStr end) {
    size_t found = lor_str_find(lor_str_slice(bytes, at, bytes.len), end);
    return found == LOR_NONE ? bytes.len : at + found + end.len;
}

/* Behind the > that closes the tag at `at`; one in quotes closes nothing. */
static size_t behind_tag(LorStr bytes, size_t at, size_t *attributes) {
    char quote = 0;
    for (; at < bytes.len; at++) {
        char c = bytes.ptr[at];
        if (quote) quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '=') ++*attributes;
        else if (c == '>') return at + 1;
    }
    return at;
}

static size_t behind_markup(LorStr bytes, size_t at, bool *tag, size_t *attributes) {
    LorStr rest = lor_str_slice(bytes, at, bytes.len);
    *tag = false;
    *attributes = 0;
    if (lor_str_starts(rest, LOR_STR("<!--"))) return behind(bytes, at + 4, LOR_STR("-->"));
    if (lor_str_starts(rest, LOR_STR("<![CDATA["))) return behind(bytes, at + 9, LOR_STR("]]>"));
    if (lor_str_starts(rest, LOR_STR("<?"))) return behind(bytes, at + 2, LOR_STR("?>"));
    *tag = true;
    return behind_tag(bytes, at, attributes);
}

static bool guard(LorStr bytes, const Limits *most, LorError *err) {
    if (bytes.len > most->bytes) return lor_error_at(err, 1, 1, "larger than %zu MB", most->bytes >> 20);
    size_t doctype = lor_str_find(bytes, LOR_STR("<!DOCTYPE"));
    if (doctype != LOR_NONE) return lor_error_at(err, line_at(bytes, doctype), 1, "a DOCTYPE is not allowed here");
    for (size_t at = 0; at < bytes.len;) {
        bool tag;
        size_t attributes;
        at = behind(bytes, at, LOR_STR("<"));
        if (at == bytes.len) break;
        size_t end = behind_markup(bytes, at - 1, &tag, &attributes);
        if (tag && end - at > most->tag) return lor_error_at(err, line_at(bytes, at), 1, "a tag of more than %zu KB", most->tag >> 10);
        if (tag && attributes > most->attributes)
            return lor_error_at(err, line_at(bytes, at), 1, "more than %zu attributes on one element", most->attributes);
        at = end;
    }
    return true;
}

bool lor_xml_guard(LorStr bytes, LorError *err) { return guard(bytes, &of_pack, err); }
bool lor_xml_guard_part(LorStr bytes, LorError *err) { return guard(bytes, &of_part, err); }
