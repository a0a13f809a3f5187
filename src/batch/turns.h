// SPDX-License-Identifier: GPL-3.0-or-later
// Results that are done before their turn: kept as they are while they are few, packed when a slow letter keeps many waiting.
#ifndef LOR_BATCH_TURNS_H
#define LOR_BATCH_TURNS_H

#include "batch/plan.h"

/** One a path. Start with {0}. */
typedef struct LorTurn {
    LorResult *result;         /* whole; NULL: packed, or not done */
    struct LorPacked *packed;
    size_t bytes;              /* of the file */
} LorTurn;

typedef struct LorTurns {
    LorTurn *at;
    size_t len;
    size_t whole, held;        /* [byte] that whole results take, and that all take */
    size_t whole_most;         /* [byte] in whole results, from which on those that come are packed */
    const LorPacks *packs;
} LorTurns;

/** `workers`: how many bring results. */
LorTurns lor_turns(LorArena *arena, size_t count, size_t workers, const LorPacks *packs);
/** Takes `result`, which is the turn's from now on. Its path and file size are told again when it is taken out. */
void lor_turns_put(LorTurns *turns, size_t index, LorResult *result);
/** The result whose turn it is, now the caller's, with its file size; NULL: it is not done. */
LorResult *lor_turns_take(LorTurns *turns, size_t index);
/** Frees what was never taken. */
void lor_turns_release(LorTurns *turns);

#endif
