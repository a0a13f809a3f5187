// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where text is made safe for XML.
#include "report/xml_text.h"

#include "core/utf8.h"

#include <stdio.h>

/* What stands for the code point, or NULL when it may stand for itself. `room` holds a reference. */
static const char *instead(uint32_t code, bool wrong, char *room, size_t size) {
    switch (code) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: break;
    }
    bool space = code == '\t' || code == '\n' || code == '\r';
    if (wrong || (code < 0x20 && !space) || code == 0xFFFE || code == 0xFFFF) return "\xEF\xBF\xBD";
    if (!space && !lor_utf8_control(code)) return NULL;
    snprintf(room, size, "&#x%x;", (unsigned)code);
    return room;
}

void lor_xml_put(LorOut *out, LorStr text) {
    char room[16];
    size_t plain = 0;
    for (size_t off = 0; off < text.len;) {
        size_t before = off;
        uint32_t code = lor_utf8_next(text, &off);
        const char *other = instead(code, code == LOR_UTF8_WRONG && off - before == 1, room, sizeof room);
        if (!other) continue;
        lor_out_str(out, lor_str_slice(text, plain, before - plain));
        lor_out_text(out, other);
        plain = off;
    }
    lor_out_str(out, lor_str_slice(text, plain, text.len));
}

void lor_xml_put_attr(LorOut *out, const char *name, LorStr text) {
    lor_out_format(out, " %s=\"", name);
    lor_xml_put(out, text);
    lor_out_char(out, '"');
}

void lor_xml_put_count(LorOut *out, const char *name, size_t count) { lor_out_format(out, " %s=\"%zu\"", name, count); }
