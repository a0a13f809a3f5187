// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting sentences, and telling those of a letter from those of its house.
#include "batch/sentence_index.h"

#include <stdlib.h>

#define SHELVES       16u /* by the first bits of a key */
#define HOUSE_LETTERS 5u  /* letters of an institution from which on its own wording can be told */
#define HOUSE_SHARE   60u /* [%] of them in which a sentence stands that is the institution's */

static int by_key(const void *a, const void *b) {
    const LorIndexEntry *x = a, *y = b;
    if (x->masked != y->masked) return x->masked < y->masked ? -1 : 1;
    if (x->member != y->member) return x->member < y->member ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

/* Sentences of one shelf, while they are sorted. */
typedef LOR_VEC(LorIndexEntry) Shelf;

static size_t shelf_of(uint64_t masked) { return masked >> 60; }

static void fill_shelf(const LorMembers *members, size_t number, Shelf *shelf) {
    shelf->len = 0;
    for (uint32_t m = 0; m < members->len; m++)
        for (uint32_t k = 0; k < members->at[m].key_count; k++) {
            uint64_t masked = members->at[m].keys[k].masked;
            if (shelf_of(masked) == number) shelf->at[shelf->len++] = (LorIndexEntry){masked, m, k};
        }
    if (shelf->len > 1) qsort(shelf->at, shelf->len, sizeof *shelf->at, by_key);
}

/* Keeps the entries [from, end) of one sentence, once a letter, when there are several letters. */
static void keep_shared(LorArena *arena, Shelf *kept, const LorIndexEntry *from, const LorIndexEntry *end) {
    if (from->member == end[-1].member) return;
    for (const LorIndexEntry *entry = from; entry < end; entry++)
        if (entry == from || entry[-1].member != entry->member) lor_vec_push(arena, kept, *entry);
}

static size_t largest_shelf(const LorMembers *members) {
    size_t counts[SHELVES] = {0}, most = 0;
    for (size_t m = 0; m < members->len; m++)
        for (uint32_t k = 0; k < members->at[m].key_count; k++) counts[shelf_of(members->at[m].keys[k].masked)]++;
    for (size_t i = 0; i < SHELVES; i++)
        if (counts[i] > most) most = counts[i];
    return most;
}

/* A shelf after the other is filled, sorted and looked through: what stands in one letter alone, as nearly all does, never takes more room than a shelf. */
static void list_entries(LorArena *arena, LorSentenceIndex *index) {
    LorArena *scratch = lor_arena_new(0);
    Shelf shelf, kept = {0};
    lor_vec_room(scratch, &shelf, largest_shelf(index->members));
    for (size_t number = 0; number < SHELVES; number++) {
        fill_shelf(index->members, number, &shelf);
        for (size_t from = 0, end; from < shelf.len; from = end) {
            for (end = from + 1; end < shelf.len && shelf.at[end].masked == shelf.at[from].masked;) end++;
            keep_shared(arena, &kept, shelf.at + from, shelf.at + end);
        }
    }
    lor_arena_free(scratch);
    index->entries = kept.at;
    index->count = kept.len;
}

/** Letters of one institution. */
typedef struct House {
    uint64_t institution;
    uint32_t letters;
} House;

typedef LOR_VEC(House) Houses;

static int by_institution(const void *a, const void *b) {
    const House *x = a, *y = b;
    return (x->institution > y->institution) - (x->institution < y->institution);
}

/* How many letters each institution has, sorted by institution. */
static Houses count_houses(LorArena *arena, const LorMembers *members) {
    Houses houses = {0};
    size_t kept = 0;
    for (size_t m = 0; m < members->len; m++)
        if (members->at[m].institution) lor_vec_push(arena, &houses, (House){members->at[m].institution, 1});
    if (houses.len) qsort(houses.at, houses.len, sizeof *houses.at, by_institution);
    for (size_t i = 0; i < houses.len; i++)
        if (kept && houses.at[kept - 1].institution == houses.at[i].institution) houses.at[kept - 1].letters++;
        else houses.at[kept++] = houses.at[i];
    houses.len = kept;
    return houses;
}

static size_t letters_of(const Houses *houses, uint64_t institution) {
    House wanted = {.institution = institution};
    const House *found = houses->len ? bsearch(&wanted, houses->at, houses->len, sizeof wanted, by_institution) : NULL;
    return found ? found->letters : 0;
}

/* Whether the sentence that stands in the entries [from, end) is this institution's: in most of its letters. */
static bool is_of_house(const LorSentenceIndex *index, const Houses *houses, uint64_t institution, size_t from, size_t end) {
    size_t letters = institution ? letters_of(houses, institution) : 0, having = 0;
    if (letters < HOUSE_LETTERS || (end - from) * 100 < letters * HOUSE_SHARE) return false;
    for (size_t i = from; i < end; i++) having += index->members->at[index->entries[i].member].institution == institution;
    return having * 100 >= letters * HOUSE_SHARE;
}

/* Links the keys of one sentence. Letters that follow each other often are of one institution. */
static void link_sentence(LorSentenceIndex *index, const Houses *houses, size_t from, size_t end) {
    uint64_t asked = 0;
    bool house = false;
    for (size_t i = from; i < end; i++) {
        const LorIndexEntry *entry = &index->entries[i];
        uint64_t institution = index->members->at[entry->member].institution;
        if (institution != asked) house = is_of_house(index, houses, institution, from, end);
        asked = institution;
        if (!house) index->entry_of[index->base[entry->member] + entry->key] = (uint32_t)i;
    }
}

LorSentenceIndex lor_sentence_index(LorArena *arena, const LorMembers *members) {
    LorSentenceIndex index = {.members = members};
    index.base = LOR_NEW_ARRAY(arena, size_t, members->len + 1);
    for (size_t m = 0; m < members->len; m++) index.base[m + 1] = index.base[m] + members->at[m].key_count;
    index.entry_of = lor_arena_room(arena, index.base[members->len], sizeof *index.entry_of);
    for (size_t i = 0; i < index.base[members->len]; i++) index.entry_of[i] = LOR_NOBODY;
    list_entries(arena, &index);
    Houses houses = count_houses(arena, members);
    for (size_t from = 0, end; from < index.count; from = end) {
        for (end = from + 1; end < index.count && index.entries[end].masked == index.entries[from].masked;) end++;
        link_sentence(&index, &houses, from, end);
    }
    return index;
}
