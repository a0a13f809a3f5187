// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of letters and rules. Opens nothing, and does not know whether anything is there.
#include "report/address.h"

#include "core/buf.h"
#include "places.h"

LorStr lor_address_path(LorArena *arena, LorStr path) {
    LorBuf buf = {.arena = arena};
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool plain = lor_is_alpha(c) || lor_is_digit(c) || c == '/' || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) lor_buf_char(&buf, c);
        else lor_buf_format(&buf, "%%%02X", (unsigned)(unsigned char)c);
    }
    return lor_buf_str(&buf);
}

LorStr lor_address_file(LorArena *arena, LorStr host, LorStr folder, LorStr path) {
    bool relative = !lor_str_starts(path, LOR_STR("/"));
    LorStr whole = relative ? lor_arena_format(arena, "%.*s/%.*s", LOR_STR_ARG(folder), LOR_STR_ARG(path)) : path;
    return lor_arena_format(arena, "file://%.*s%.*s", LOR_STR_ARG(lor_address_path(arena, host)), LOR_STR_ARG(lor_address_path(arena, whole)));
}

/* Headings there are the ids; their anchors lose the slash. */
LorStr lor_address_rule(LorArena *arena, LorStr id) {
    LorBuf buf = {.arena = arena};
    lor_buf_add(&buf, LOR_STR(LOR_HELP_URI "#"));
    for (size_t i = 0; i < id.len; i++)
        if (id.ptr[i] != '/') lor_buf_char(&buf, id.ptr[i]);
    return lor_buf_str(&buf);
}

LorStr lor_address_rules_file(void) {
    LorStr uri = LOR_STR(LOR_HELP_URI), scheme = LOR_STR("file://");
    return lor_str_starts(uri, LOR_STR("file:///")) ? lor_str_slice(uri, scheme.len, uri.len) : (LorStr){0};
}
