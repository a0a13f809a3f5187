// SPDX-License-Identifier: GPL-3.0-or-later
// Many fixed texts at once over one text: where each of them stands.
#ifndef LOR_CORE_LITERALS_H
#define LOR_CORE_LITERALS_H

#include "core/arena.h"
#include "core/vec.h"

/** One fixed text, to be looked for from one of its bytes on. */
typedef struct LorLiteral {
    LorStr text;         /* without \b; LOR_ANY_DIGIT stands for \d */
    uint32_t head, mask; /* the bytes it has from that byte on, four at most, and where they are */
    uint32_t owner;      /* as given to lor_literals_add() */
    uint32_t next;       /* literal + 1 that is filed under the same head */
    uint32_t from;       /* that byte */
    bool word, loose;    /* it was given with \b; it is filed among the loose ones */
} LorLiteral;

#define LOR_ANY_DIGIT      '\x01' /* which XML cannot hold */
#define LOR_LITERAL_SLOTS  512u
#define LOR_LITERAL_MARKS  8192u  /* [bit] */

/** Literals by their heads. */
typedef struct LorLiteralFile {
    uint32_t masks[256];                   /* of a head's first byte: as much of it as all literals of that byte have */
    uint64_t marks[LOR_LITERAL_MARKS / 64];/* bit: some literal may begin with such a head */
    uint32_t first[LOR_LITERAL_SLOTS];     /* literal + 1 */
} LorLiteralFile;

/** A set of fixed texts. Zeroed: empty. */
typedef struct LorLiterals {
    LOR_VEC(LorLiteral) texts;
    LorLiteralFile *anchored; /* by a byte that stands out: neither a small letter behind another nor a blank; NULL: none is */
    LorLiteralFile *loose;    /* those that have none; NULL: all have */
    size_t step;              /* [byte] loose ones are found by looking at each so many-th byte */
    bool words;               /* some are anchored by a small letter that begins a word */
} LorLiterals;

/** Whether a text can be added: not empty, and no backslash but in `\d`, any digit, and in `\b` before all else: it begins a word, no small letter stands before it. */
bool lor_literal_is_sound(LorStr text);
/** Adds a sound text; not copied when it has no `\d`. One with `\b` or a byte that is no small letter costs a scan least, one of three letters or less without them most. */
void lor_literals_add(LorLiterals *literals, LorArena *arena, LorStr text, uint32_t owner);
/** Call once, after the last. */
void lor_literals_seal(LorLiterals *literals, LorArena *arena);

/** Told each place where a literal stands, one that overlaps another too. Places of literals of unlike length may come out of order, by little. */
typedef void LorLiteralSink(void *context, uint32_t owner, uint32_t off);
/** One pass. Cost: one look at each byte that stands out and at each `step`-th, plus a comparison where a literal's head stands. */
void lor_literals_scan(const LorLiterals *literals, LorStr text, LorLiteralSink *sink, void *context);

#endif
