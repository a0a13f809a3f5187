// SPDX-License-Identifier: GPL-3.0-or-later
// Equal parts of phrases as one: the same words in braces stand in hundreds of phrases, and what a letter touches of the tables should be small.
#include "core/hash.h"
#include "core/phrase_tables.h"

#define NOWHERE UINT32_MAX
#define SETS    (UINT32_C(1) << 31)

typedef struct Slot {
    uint64_t hash;
    uint32_t first, count; /* row; count 0: empty */
} Slot;

/* A table in which equal runs of rows stand once, with an open hash of the runs. */
typedef struct Shared {
    LorBuf rows;
    size_t size; /* [byte] of a row */
    Slot *slots;
    size_t slot_count;
} Shared;

typedef struct Sharing {
    LorArena *arena;
    const LorPhraseTables *old;
    Shared text, elements, sequences, sets; /* sets: their branches, whose places are counted from SETS on until it is known where they begin */
    uint32_t *element_at, *sequence_at; /* where what was there stands now */
} Sharing;

static Shared shared(LorArena *arena, size_t size, size_t most) {
    Shared table = {.rows = {.arena = arena}, .size = size, .slot_count = 16};
    while (table.slot_count < most * 2) table.slot_count *= 2;
    table.slots = LOR_NEW_ARRAY(arena, Slot, table.slot_count);
    return table;
}

/* The first row of a run like this; it is added when there is none. */
static uint32_t share(Shared *table, const void *rows, uint32_t count) {
    LorStr run = lor_str(rows, count * table->size);
    uint64_t hash = lor_hash_add(LOR_HASH_START, run);
    Slot *slot = &table->slots[hash & (table->slot_count - 1)], *end = table->slots + table->slot_count;
    for (; slot->count; slot = slot + 1 < end ? slot + 1 : table->slots)
        if (slot->hash == hash && slot->count == count && memcmp(table->rows.ptr + slot->first * table->size, run.ptr, run.len) == 0) return slot->first;
    *slot = (Slot){hash, (uint32_t)(table->rows.len / table->size), count};
    lor_buf_add(&table->rows, run);
    return slot->first;
}

/* A brace of which no branch is run once phrases are sealed; see lor_phrase_bound(). */
static bool is_set(const LorPhraseTables *t, const LorPhraseElement *e) {
    for (uint32_t i = 0; i < e->len; i++) {
        LorPhraseSequence branch = t->sequences.at[e->first + i];
        const LorPhraseElement *only = &t->elements.at[branch.first];
        if (branch.len != 1 || (only->kind > LOR_ELEMENT_CAPITAL && (only->kind != LOR_ELEMENT_BRANCHES || !is_set(t, only)))) return false;
    }
    return true;
}

static uint32_t share_sequences(Sharing *s, uint32_t first, uint32_t count, bool set);

static uint32_t share_elements(Sharing *s, uint32_t first, uint32_t count) {
    LorPhraseElement *rows = LOR_NEW_ARRAY(s->arena, LorPhraseElement, count);
    for (uint32_t i = 0; i < count; i++) {
        const LorPhraseElement *e = &s->old->elements.at[first + i];
        rows[i].kind = e->kind, rows[i].least = e->least, rows[i].most = e->most; /* one by one: padding is compared too */
        rows[i].cost = e->cost, rows[i].len = e->len;
        if (e->kind == LOR_ELEMENT_BRANCHES) rows[i].first = share_sequences(s, e->first, e->len, is_set(s->old, e));
        if (e->kind <= LOR_ELEMENT_STEM) rows[i].first = share(&s->text, s->old->text.at + e->first, e->len);
    }
    uint32_t place = share(&s->elements, rows, count);
    for (uint32_t i = 0; i < count; i++) s->element_at[first + i] = place + i;
    return place;
}

static uint32_t share_sequences(Sharing *s, uint32_t first, uint32_t count, bool set) {
    if (s->sequence_at[first] != NOWHERE) return s->sequence_at[first];
    LorPhraseSequence *rows = LOR_NEW_ARRAY(s->arena, LorPhraseSequence, count);
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = s->old->sequences.at[first + i];
        rows[i].first = (rows[i].len ? share_elements(s, rows[i].first, rows[i].len) : 0) & LOR_SEQUENCE_ELEMENTS;
    }
    uint32_t place = set ? share(&s->sets, rows, count) + SETS : share(&s->sequences, rows, count);
    for (uint32_t i = 0; i < count; i++) s->sequence_at[first + i] = place + i;
    return place;
}

/* Where a sequence stands once those of sets are behind all others. */
static uint32_t settled(const Sharing *s, uint32_t sequence) {
    return sequence < SETS ? sequence : sequence - SETS + (uint32_t)(s->sequences.rows.len / s->sequences.size);
}

static void join_sets(Sharing *s) {
    LorPhraseElement *elements = (void *)s->elements.rows.ptr, *end = elements + s->elements.rows.len / s->elements.size;
    for (LorPhraseElement *e = elements; e < end; e++)
        if (e->kind == LOR_ELEMENT_BRANCHES) e->first = settled(s, e->first);
    for (size_t i = 0; i < s->old->sequences.len; i++) s->sequence_at[i] = settled(s, s->sequence_at[i]);
    lor_buf_add(&s->sequences.rows, lor_buf_str(&s->sets.rows));
}

static uint32_t moved(const Sharing *s, uint32_t side) {
    return side ? (s->element_at[LOR_SIDE_ELEMENT(side) - 1] + 1) | (side & LOR_SIDE_LAST) : 0;
}

/* A table's rows as a vector. */
#define TAKE(vec, table) ((vec)->at = (void *)(table).rows.ptr, (vec)->len = (vec)->cap = (table).rows.len / (table).size)

void lor_phrase_share(LorArena *arena, LorPhraseTables *t) {
    LorPhraseTables old = *t;
    Sharing s = {.arena = arena, .old = &old, .text = shared(arena, 1, old.elements.len),
                 .elements = shared(arena, sizeof *old.elements.at, old.elements.len), .sequences = shared(arena, sizeof *old.sequences.at, old.sequences.len),
                 .sets = shared(arena, sizeof *old.sequences.at, old.sequences.len),
                 .element_at = LOR_NEW_ARRAY(arena, uint32_t, old.elements.len), .sequence_at = LOR_NEW_ARRAY(arena, uint32_t, old.sequences.len)};
    for (size_t i = 0; i < old.sequences.len; i++) s.sequence_at[i] = NOWHERE;
    for (size_t i = 0; i < t->places.len; i++)
        if (!t->places.at[i].outer) share_sequences(&s, t->places.at[i].sequence, 1, false);
    join_sets(&s);
    for (size_t i = 0; i < t->places.len; i++) {
        LorPhrasePlace *place = &t->places.at[i];
        place->sequence = s.sequence_at[place->sequence] & LOR_PLACE_SEQUENCES;
        place->left = moved(&s, place->left);
        place->right = moved(&s, place->right);
    }
    for (size_t i = 0; i < t->words.len; i++) t->words.at[i] = s.element_at[t->words.at[i]];
    TAKE(&t->text, s.text);
    TAKE(&t->elements, s.elements);
    TAKE(&t->sequences, s.sequences);
}
