// SPDX-License-Identifier: GPL-3.0-or-later
// Many fixed texts at once over one text: where each of them stands.
#ifndef LOR_CORE_LITERALS_H
#define LOR_CORE_LITERALS_H

#include "core/arena.h"
#include "core/vec.h"

/** One fixed text. */
typedef struct LorLiteral {
    LorStr text;
    uint32_t head, mask; /* its first four bytes, and where it has them */
    uint32_t owner; /* as given to lor_literals_add() */
    uint32_t next;  /* literal + 1 that is filed under the same head */
} LorLiteral;

/** A set of fixed texts. Zeroed: empty. */
typedef struct LorLiterals {
    LOR_VEC(LorLiteral) texts;
    uint32_t single[256];         /* literal + 1 that is this byte */
    uint32_t longer[512];         /* literal + 1 that begins with one of the pairs of bytes that are filed here */
    uint64_t heads[65536 / 64];   /* bit: some literal may begin with these three bytes */
} LorLiterals;

/** Adds a text that is not empty; not copied. */
void lor_literals_add(LorLiterals *literals, LorArena *arena, LorStr text, uint32_t owner);

/** Told each place where a literal stands, in the order of places; one that overlaps another is told too. */
typedef void LorLiteralSink(void *context, uint32_t owner, uint32_t off);
/** One pass. Cost: one look a byte, plus a comparison where a literal's first three bytes stand. */
void lor_literals_scan(const LorLiterals *literals, LorStr text, LorLiteralSink *sink, void *context);

#endif
