// SPDX-License-Identifier: GPL-3.0-or-later
// Fixed texts by their first bytes. Few letters hold many of them, so that most bytes cost one look into a bit set.
#include "core/literals.h"

/* The first three of four bytes (the first one lowest) as sixteen bits: the first one whole, those behind it so that letters of different words fall apart. */
static size_t head(uint32_t bytes) { return (bytes ^ (bytes >> 5 & 0xFF00)) & 0xFFFF; }
static void mark(LorLiterals *literals, size_t at) { literals->heads[at / 64] |= UINT64_C(1) << at % 64; }
static bool is_marked(const LorLiterals *literals, size_t at) { return literals->heads[at / 64] >> at % 64 & 1; }
static size_t slot(uint32_t bytes) {
    size_t pair = bytes & 0xFFFF;
    return (pair ^ pair >> 5) % (sizeof ((LorLiterals *)0)->longer / sizeof *((LorLiterals *)0)->longer);
}

static uint32_t four(const unsigned char *at) { return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24; }

/* The same where fewer may be left: zeros stand for those behind the end. */
static uint32_t up_to_four(LorStr text, size_t at) {
    unsigned char bytes[4] = {0};
    memcpy(bytes, text.ptr + at, text.len - at < 4 ? text.len - at : 4);
    return four(bytes);
}

void lor_literals_add(LorLiterals *literals, LorArena *arena, LorStr text, uint32_t owner) {
    uint32_t bytes = up_to_four(text, 0);
    uint32_t *filed = text.len == 1 ? &literals->single[bytes] : &literals->longer[slot(bytes)];
    LorLiteral literal = {text, bytes, text.len < 4 ? (UINT32_C(1) << 8 * text.len) - 1 : UINT32_MAX, owner, *filed};
    lor_vec_push(arena, &literals->texts, literal);
    *filed = (uint32_t)literals->texts.len;
    if (text.len > 2) mark(literals, head(bytes));
    for (uint32_t any = 0; text.len == 2 && any < 256; any++) mark(literals, head(bytes | any << 16));
    for (uint32_t any = 0; text.len == 1 && any < 256; any++) mark(literals, bytes | any << 8); /* all heads that there are */
}

/* Most of those that are filed together differ in their first bytes. */
static void tell(const LorLiterals *literals, uint32_t filed, uint32_t bytes, LorStr text, size_t at, LorLiteralSink *sink, void *context) {
    for (; filed; filed = literals->texts.at[filed - 1].next) {
        const LorLiteral *literal = &literals->texts.at[filed - 1];
        if ((bytes ^ literal->head) & literal->mask) continue;
        if (literal->text.len <= text.len - at && memcmp(literal->text.ptr, text.ptr + at, literal->text.len) == 0)
            sink(context, literal->owner, (uint32_t)at);
    }
}

static void tell_all(const LorLiterals *literals, uint32_t bytes, LorStr text, size_t at, LorLiteralSink *sink, void *context) {
    if (literals->single[bytes & 0xFF]) tell(literals, literals->single[bytes & 0xFF], bytes, text, at, sink, context);
    if (literals->longer[slot(bytes)]) tell(literals, literals->longer[slot(bytes)], bytes, text, at, sink, context);
}

void lor_literals_scan(const LorLiterals *literals, LorStr text, LorLiteralSink *sink, void *context) {
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    size_t at = 0;
    for (; at + 4 <= text.len; at++)
        if (is_marked(literals, head(four(bytes + at)))) tell_all(literals, four(bytes + at), text, at, sink, context);
    for (; at < text.len; at++) tell_all(literals, up_to_four(text, at), text, at, sink, context);
}
