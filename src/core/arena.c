// SPDX-License-Identifier: GPL-3.0-or-later
// The arena: a chain of blocks, and a list of adopted strangers.
#include "core/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BLOCK ((size_t)16 << 10) /* [byte] */
#define MAX_BLOCK   ((size_t)1 << 20)  /* [byte] larger requests get a block of their own */
#define ALIGNMENT   _Alignof(max_align_t)

/* Under the address sanitizer nothing of a block may be touched but what was given out, and pieces stand apart. */
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define GAP ((size_t)16) /* [byte] */
static void close_off(void *at, size_t size) { ASAN_POISON_MEMORY_REGION(at, size); }
static void give_out(void *at, size_t size) { ASAN_UNPOISON_MEMORY_REGION(at, size); }
#else
#define GAP ((size_t)0)
static void close_off(void *at, size_t size) { (void)at, (void)size; }
static void give_out(void *at, size_t size) { (void)at, (void)size; }
#endif

typedef struct Block {
    struct Block *next;
    size_t size;
    max_align_t data[];
} Block;

typedef struct Stranger {
    struct Stranger *next;
    void *object;
    void (*drop)(void *);
} Stranger;

struct LorArena {
    char *free;   /* behind what was given out of the newest block */
    size_t left;  /* [byte] of that block */
    size_t used;  /* [byte] given out in all */
    size_t limit; /* [byte] SIZE_MAX: none */
    size_t next_size;
    Block *block;
    Stranger *strangers;
};

_Noreturn void lor_out_of_memory(void) {
    static const char text[] = "lorlint: out of memory\n";
    ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
    (void)ignored;
    _exit(LOR_EXIT_MEMORY);
}

LorArena *lor_arena_new(size_t limit) {
    LorArena *arena = calloc(1, sizeof *arena);
    if (!arena) lor_out_of_memory();
    arena->limit = limit ? limit : SIZE_MAX;
    arena->next_size = FIRST_BLOCK;
    return arena;
}

static void drop_strangers(LorArena *arena) {
    for (Stranger *s = arena->strangers; s; s = s->next) s->drop(s->object);
    arena->strangers = NULL;
}

static void free_blocks(Block *block) {
    while (block) {
        Block *next = block->next;
        free(block);
        block = next;
    }
}

void lor_arena_free(LorArena *arena) {
    if (!arena) return;
    drop_strangers(arena);
    free_blocks(arena->block);
    free(arena);
}

/* Gives out of this block from now on. */
static void open_block(LorArena *arena, Block *block) {
    arena->block = block;
    arena->free = block ? (char *)block->data : NULL;
    arena->left = block ? block->size : 0;
    if (block) close_off(block->data, block->size);
}

void lor_arena_reset(LorArena *arena) {
    drop_strangers(arena);
    Block *kept = arena->block;
    if (kept && kept->size <= MAX_BLOCK) { /* the newest is the largest of those that were not made for one request */
        free_blocks(kept->next);
        kept->next = NULL;
    } else {
        free_blocks(kept);
        kept = NULL;
    }
    open_block(arena, kept);
    arena->used = 0;
}

static void add_block(LorArena *arena, size_t need) {
    size_t size = arena->next_size;
    if (arena->next_size < MAX_BLOCK) arena->next_size *= 2;
    if (size < need) size = need;
    Block *block = malloc(sizeof(Block) + size);
    if (!block) lor_out_of_memory();
    *block = (Block){.size = size, .next = arena->block};
    open_block(arena, block);
}

static size_t aligned(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

/* From the newest block, which has room. */
static inline void *take_here(LorArena *arena, size_t size) {
    void *at = arena->free;
    give_out(at, size);
    arena->free += aligned(size) + GAP;
    arena->left -= aligned(size) + GAP;
    arena->used += aligned(size);
    return at;
}

static __attribute__((noinline)) void *take_elsewhere(LorArena *arena, size_t size) {
    if (size > SIZE_MAX / 4 || aligned(size) > arena->limit - arena->used) lor_out_of_memory();
    add_block(arena, aligned(size) + GAP);
    return take_here(arena, size);
}

static inline void *take(LorArena *arena, size_t size) {
    bool fits = size < arena->left && aligned(size) + GAP <= arena->left && aligned(size) <= arena->limit - arena->used;
    return fits ? take_here(arena, size) : take_elsewhere(arena, size); /* also the first, of no bytes */
}

/* Zeroed here and not when the block is made: few arenas use all of theirs. */
void *lor_arena_alloc(LorArena *arena, size_t size) { return memset(take(arena, size), 0, size); }

/* A product is looked at instead of dividing, which takes longer than all else here. */
static size_t all_of(size_t count, size_t size) {
    size_t all;
    if (__builtin_mul_overflow(count, size, &all)) lor_out_of_memory();
    return all;
}

void *lor_arena_room(LorArena *arena, size_t count, size_t size) { return take(arena, all_of(count, size)); }
void *lor_arena_array(LorArena *arena, size_t count, size_t size) { return lor_arena_alloc(arena, all_of(count, size)); }

LorStr lor_arena_copy(LorArena *arena, LorStr s) {
    char *copy = take(arena, s.len + 1);
    if (s.len) memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return lor_str(copy, s.len);
}

LorStr lor_arena_format(LorArena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = len > 0 ? (size_t)len : 0;
    char *text = lor_arena_alloc(arena, size + 1);
    vsnprintf(text, size + 1, format, again);
    va_end(again);
    return lor_str(text, size);
}

void *lor_arena_own(LorArena *arena, void *object, void (*drop)(void *)) {
    if (!object) return NULL;
    Stranger *stranger = LOR_NEW(arena, Stranger);
    *stranger = (Stranger){arena->strangers, object, drop};
    arena->strangers = stranger;
    return object;
}

size_t lor_arena_used(const LorArena *arena) { return arena->used; }
