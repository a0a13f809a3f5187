// SPDX-License-Identifier: GPL-3.0-or-later
// Fixed texts by their first two bytes. Few letters hold many of them, so that most bytes cost one look into a bit set.
#include "core/literals.h"

static size_t pair(unsigned char first, unsigned char second) { return (size_t)first << 8 | second; }
static void mark(LorLiterals *literals, size_t at) { literals->pairs[at / 64] |= UINT64_C(1) << at % 64; }
static bool is_marked(const LorLiterals *literals, size_t at) { return literals->pairs[at / 64] >> at % 64 & 1; }
static size_t head_of(size_t at) { return (at ^ at >> 5) % (sizeof ((LorLiterals *)0)->longer / sizeof *((LorLiterals *)0)->longer); }

void lor_literals_add(LorLiterals *literals, LorArena *arena, LorStr text, uint32_t owner) {
    unsigned char first = (unsigned char)text.ptr[0], second = text.len > 1 ? (unsigned char)text.ptr[1] : 0;
    uint32_t *head = text.len == 1 ? &literals->single[first] : &literals->longer[head_of(pair(first, second))];
    LorLiteral literal = {text, owner, *head};
    lor_vec_push(arena, &literals->texts, literal);
    *head = (uint32_t)literals->texts.len;
    if (text.len > 1) mark(literals, pair(first, second));
    for (unsigned any = 0; text.len == 1 && any < 256; any++) mark(literals, pair(first, (unsigned char)any));
}

static void tell(const LorLiterals *literals, uint32_t head, LorStr text, size_t at, LorLiteralSink *sink, void *context) {
    for (; head; head = literals->texts.at[head - 1].next) {
        const LorLiteral *literal = &literals->texts.at[head - 1];
        if (literal->text.len <= text.len - at && memcmp(literal->text.ptr, text.ptr + at, literal->text.len) == 0)
            sink(context, literal->owner, (uint32_t)at);
    }
}

void lor_literals_scan(const LorLiterals *literals, LorStr text, LorLiteralSink *sink, void *context) {
    size_t at = text.len ? (unsigned char)text.ptr[0] : 0;
    for (size_t i = 0; i < text.len; i++) {
        at = (at & 0xFF) << 8 | (i + 1 < text.len ? (unsigned char)text.ptr[i + 1] : 0); /* this byte and the next */
        if (!is_marked(literals, at)) continue;
        tell(literals, literals->single[at >> 8], text, i, sink, context);
        tell(literals, literals->longer[head_of(at)], text, i, sink, context);
    }
}
