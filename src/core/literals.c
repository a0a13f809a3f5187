// SPDX-License-Identifier: GPL-3.0-or-later
// Fixed texts by their first two bytes. Few letters hold many of them, so that most bytes cost one look into a bit set.
#include "core/literals.h"

static size_t pair(unsigned char first, unsigned char second) { return (size_t)first << 8 | second; }
static void mark(LorLiterals *literals, size_t at) { literals->pairs[at / 64] |= UINT64_C(1) << at % 64; }
static bool is_marked(const LorLiterals *literals, size_t at) { return literals->pairs[at / 64] >> at % 64 & 1; }

void lor_literals_add(LorLiterals *literals, LorArena *arena, LorStr text, uint32_t owner) {
    unsigned char first = (unsigned char)text.ptr[0];
    LorLiteral literal = {text, owner, literals->first[first]};
    lor_vec_push(arena, &literals->texts, literal);
    literals->first[first] = (uint32_t)literals->texts.len;
    if (text.len > 1) mark(literals, pair(first, (unsigned char)text.ptr[1]));
    for (unsigned second = 0; text.len == 1 && second < 256; second++) mark(literals, pair(first, (unsigned char)second));
}

/* Its first byte stands there. */
static bool stands_at(LorStr literal, LorStr text, size_t at, unsigned char second) {
    if (literal.len > text.len - at || (literal.len > 1 && (unsigned char)literal.ptr[1] != second)) return false;
    return literal.len <= 2 || memcmp(literal.ptr + 2, text.ptr + at + 2, literal.len - 2) == 0;
}

void lor_literals_scan(const LorLiterals *literals, LorStr text, LorLiteralSink *sink, void *context) {
    unsigned char first, second = text.len ? (unsigned char)text.ptr[0] : 0;
    for (size_t i = 0; i < text.len; i++) {
        first = second;
        second = i + 1 < text.len ? (unsigned char)text.ptr[i + 1] : 0;
        if (!is_marked(literals, pair(first, second))) continue;
        for (uint32_t at = literals->first[first]; at; at = literals->texts.at[at - 1].next) {
            const LorLiteral *literal = &literals->texts.at[at - 1];
            if (stands_at(literal->text, text, i, second)) sink(context, literal->owner, (uint32_t)i);
        }
    }
}
