// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting sentences, and telling those of a letter from those of its house.
#include "batch/sentence_index.h"

#include <stdlib.h>

#define SHELVES       256u /* by the first byte of a key */
#define HOUSE_LETTERS 5u  /* letters of an institution from which on its own wording can be told */
#define HOUSE_SHARE   60u /* [%] of them in which a sentence stands that is the institution's */

static int by_key(const void *a, const void *b) {
    const LorIndexEntry *x = a, *y = b;
    if (x->masked != y->masked) return x->masked < y->masked ? -1 : 1;
    if (x->member != y->member) return x->member < y->member ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

static bool is_again(const LorIndexEntry *before, const LorIndexEntry *entry) {
    return before->masked == entry->masked && before->member == entry->member;
}

static size_t shelf_of(uint64_t masked) { return masked >> 56; }

/* Entries in the order of their keys: laid on shelves by the keys' first byte, then each shelf is sorted, which takes less time and room than to sort
 * them all (qsort() takes as much as it sorts). */
static void sort_entries(LorSentenceIndex *index) {
    const LorMembers *members = index->members;
    size_t ends[SHELVES] = {0}, end = 0, from = 0;
    for (size_t m = 0; m < members->len; m++)
        for (uint32_t k = 0; k < members->at[m].key_count; k++) ends[shelf_of(members->at[m].keys[k].masked)]++;
    for (size_t i = 0, count; i < SHELVES; i++, end += count) count = ends[i], ends[i] = end; /* its beginning, until it is filled */
    for (uint32_t m = 0; m < members->len; m++)
        for (uint32_t k = 0; k < members->at[m].key_count; k++) {
            uint64_t masked = members->at[m].keys[k].masked;
            index->entries[ends[shelf_of(masked)]++] = (LorIndexEntry){masked, m, k};
        }
    for (size_t i = 0; i < SHELVES; from = ends[i++])
        if (ends[i] - from > 1) qsort(index->entries + from, ends[i] - from, sizeof *index->entries, by_key);
}

static void list_entries(LorArena *arena, LorSentenceIndex *index) {
    const LorMembers *members = index->members;
    size_t total = 0, kept = 0;
    index->base = LOR_NEW_ARRAY(arena, size_t, members->len + 1);
    for (size_t m = 0; m < members->len; m++, index->base[m] = total) total += members->at[m].key_count;
    index->entries = LOR_NEW_ARRAY(arena, LorIndexEntry, total);
    index->entry_of = LOR_NEW_ARRAY(arena, uint32_t, total);
    sort_entries(index);
    for (size_t i = 0; i < total; i++)
        if (!kept || !is_again(&index->entries[kept - 1], &index->entries[i])) index->entries[kept++] = index->entries[i];
    index->count = kept;
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
    list_entries(arena, &index);
    Houses houses = count_houses(arena, members);
    for (size_t i = 0; i < index.base[members->len]; i++) index.entry_of[i] = LOR_NOBODY;
    for (size_t from = 0, end; from < index.count; from = end) {
        for (end = from + 1; end < index.count && index.entries[end].masked == index.entries[from].masked;) end++;
        if (end - from > 1) link_sentence(&index, &houses, from, end);
    }
    return index;
}
