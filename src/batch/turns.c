// SPDX-License-Identifier: GPL-3.0-or-later
// Results in the order of their paths. One that waits takes some 46 KB, packed some 5: so hundreds can wait for a slow letter in the
// room of a few.
#include "batch/turns.h"

#include "batch/wire.h"
#include "extract/inflate.h"

#include <stdlib.h>

#define WHOLE_BYTES ((size_t)256 << 10) /* [byte] a worker: five results or so; more wait only for a slow one */
#define LEAST_BYTES ((size_t)4 << 10)   /* [byte] of a result that is worth it: rows without a letter are not */
#define MOST_PACKED ((size_t)16 << 20)  /* [byte] of a message; a result with more (pictures of pages) stays whole */

/* Not in an arena, whose first block is larger. */
typedef struct LorPacked {
    size_t size, unpacked; /* [byte] */
    char bytes[];
} LorPacked;

LorTurns lor_turns(LorArena *arena, size_t count, size_t workers, const LorPacks *packs) {
    return (LorTurns){.at = LOR_NEW_ARRAY(arena, LorTurn, count), .len = count, .whole_most = workers * WHOLE_BYTES, .packs = packs};
}

static LorPacked *pack(const LorTurns *turns, const LorResult *result) {
    LorArena *scratch = lor_arena_new(0);
    LorBuf message = {.arena = scratch};
    LorStr deflated = {0};
    if (lor_wire_write(result, turns->packs, MOST_PACKED, &message)) deflated = lor_deflate(scratch, lor_buf_str(&message));
    LorPacked *packed = deflated.len ? malloc(sizeof *packed + deflated.len) : NULL;
    if (packed) {
        *packed = (LorPacked){deflated.len, message.len};
        memcpy(packed->bytes, deflated.ptr, deflated.len);
    }
    lor_arena_free(scratch);
    return packed;
}

/* What was packed here can be unpacked. Were it not so, one letter would have no result, and be told so; the run goes on. */
static LorResult *lost(LorArena *arena, const char *why) {
    LorResult *result = LOR_NEW(arena, LorResult);
    result->arena = arena;
    result->status = LOR_CRASHED;
    result->why = lor_str_from_c(why);
    return result;
}

static LorResult *unpack(const LorTurns *turns, const LorPacked *packed) {
    LorArena *scratch = lor_arena_new(0), *arena = lor_arena_new(0);
    bool whole;
    LorStr message = lor_inflate(scratch, lor_str(packed->bytes, packed->size), packed->unpacked + 1, &whole); /* 1: to meet the end */
    LorResult *result = whole ? lor_wire_read(message, turns->packs, arena) : lost(arena, "what was found in it could not be unpacked again: check it once more by itself");
    lor_arena_free(scratch);
    return result ? result : lost(arena, "what was found in it could not be read back: check it once more by itself");
}

void lor_turns_put(LorTurns *turns, size_t index, LorResult *result) {
    LorTurn *turn = &turns->at[index];
    turn->bytes = result->bytes;
    if (turns->whole >= turns->whole_most && lor_arena_used(result->arena) >= LEAST_BYTES) turn->packed = pack(turns, result);
    if (turn->packed) {
        turns->held += turn->packed->size;
        lor_arena_free(result->arena);
        return;
    }
    turn->result = result;
    turns->whole += lor_arena_used(result->arena);
    turns->held += lor_arena_used(result->arena);
}

LorResult *lor_turns_take(LorTurns *turns, size_t index) {
    LorTurn *turn = &turns->at[index];
    LorResult *result = turn->result;
    if (result) {
        turns->whole -= lor_arena_used(result->arena);
        turns->held -= lor_arena_used(result->arena);
    } else if (turn->packed) {
        turns->held -= turn->packed->size;
        result = unpack(turns, turn->packed);
        free(turn->packed);
    }
    if (result) result->bytes = turn->bytes;
    *turn = (LorTurn){0};
    return result;
}

void lor_turns_release(LorTurns *turns) {
    for (size_t i = 0; i < turns->len; i++) {
        if (turns->at[i].result) lor_arena_free(turns->at[i].result->arena);
        free(turns->at[i].packed);
    }
}
