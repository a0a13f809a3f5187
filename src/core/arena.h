// SPDX-License-Identifier: GPL-3.0-or-later
// An arena: memory that is given out piece by piece and goes back in one stroke.
#ifndef LOR_CORE_ARENA_H
#define LOR_CORE_ARENA_H

#include "core/str.h"

/** One owner for everything that lives as long as a document, a pack or a run.
 *
 *  A request that cannot be served ends the process with exit status LOR_EXIT_MEMORY after a line on
 *  stderr: letters are only ever read in a worker process, whose end is one letter's status `memory`
 *  (docs/ARCHITECTURE.md, "Out of memory"). No caller therefore checks for NULL. */
typedef struct LorArena LorArena;

#define LOR_EXIT_MEMORY 71

/** That end, for whoever asks a library for memory and gets none: what could not be looked at is never told as looked at. */
_Noreturn void lor_out_of_memory(void);

/** A new arena that gives out at most `limit` bytes (0: no limit of its own). Free with lor_arena_free(). */
LorArena *lor_arena_new(size_t limit);
/** Drops adopted objects, last adopted first, then the memory. NULL is fine. */
void lor_arena_free(LorArena *arena);

/** The same, but the arena stays, with one of its blocks: for work that comes again and again. */
void lor_arena_reset(LorArena *arena);

/** `size` zeroed bytes, aligned for any type. Never NULL; size 0 gives a valid address. */
void *lor_arena_alloc(LorArena *arena, size_t size);
/** `count * size` zeroed bytes, checked for overflow. */
void *lor_arena_array(LorArena *arena, size_t count, size_t size);
/** The same, not zeroed: for what is written before it is read. */
void *lor_arena_room(LorArena *arena, size_t count, size_t size);
/** A copy in the arena; a terminating NUL stands behind it, not counted. */
LorStr lor_arena_copy(LorArena *arena, LorStr s);
/** The formatted text in the arena, NUL-terminated. */
LorStr lor_arena_format(LorArena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Adopts a stranger (a PCRE2 or libxml2 object): `drop(object)` is called when the arena goes.
 *  Returns `object`; NULL is passed through and not adopted. */
void *lor_arena_own(LorArena *arena, void *object, void (*drop)(void *));
/** Bytes given out so far [byte]. */
size_t lor_arena_used(const LorArena *arena);

/* The size is known here: most are zeroed by a few stores. */
static inline void *lor_arena_new_object(LorArena *arena, size_t size) { return memset(lor_arena_room(arena, 1, size), 0, size); }

#define LOR_NEW(arena, T)          ((T *)lor_arena_new_object((arena), sizeof(T)))
#define LOR_NEW_ARRAY(arena, T, n) ((T *)lor_arena_array((arena), (n), sizeof(T)))

#endif
