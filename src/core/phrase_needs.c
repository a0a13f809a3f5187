// SPDX-License-Identifier: GPL-3.0-or-later
// What else a sentence must hold for a phrase that is found by one of its words: most sentences that have the one word lack the others.
#include "core/phrase_tables.h"

typedef struct Rarest {
    uint32_t element[2];
    uint16_t cost[2];
} Rarest;

static void offer(Rarest *rarest, uint32_t element, uint16_t cost) {
    if (cost < rarest->cost[0]) {
        rarest->element[1] = rarest->element[0], rarest->cost[1] = rarest->cost[0];
        rarest->element[0] = element, rarest->cost[0] = cost;
    } else if (cost < rarest->cost[1]) {
        rarest->element[1] = element, rarest->cost[1] = cost;
    }
}

static bool is_told(const LorPhraseElement *e) {
    return e->kind <= LOR_ELEMENT_STEM || ((e->kind == LOR_ELEMENT_BRANCHES || e->kind == LOR_ELEMENT_SET) && e->low);
}

/* The row of blocks in which the element's tokens are: a word's is one block, few beginnings have more. */
static uint32_t row_of(LorArena *arena, LorPhraseTables *t, const LorPhraseElement *e) {
    if (e->kind > LOR_ELEMENT_STEM) return t->ranges.at[e->low].high;
    LorPhraseBlocks row = {0};
    uint32_t first = e->low >> lor_phrase_block_shift(t), last = e->high >> lor_phrase_block_shift(t);
    if (first == last) return first;
    for (uint32_t block = first; block <= last; block++) lor_phrase_block_add(&row, block);
    lor_vec_push(arena, &t->blocks, row);
    return (uint32_t)t->blocks.len - 1;
}

void lor_phrase_need(LorArena *arena, LorPhraseTables *t, LorPhraseEntry *entry) {
    Rarest rarest = {.cost = {LOR_PHRASE_NO_WORD, LOR_PHRASE_NO_WORD}};
    for (uint32_t at = entry->place + 1; at; at = t->places.at[at - 1].outer) {
        const LorPhrasePlace *place = &t->places.at[at - 1];
        const LorPhraseSequence *s = &t->sequences.at[place->sequence];
        for (uint32_t i = 0; i < s->len; i++)
            if (i != place->index && is_told(&t->elements.at[s->first + i])) offer(&rarest, s->first + i + 1, t->elements.at[s->first + i].cost);
    }
    for (size_t i = 0; i < 2; i++) entry->needs[i] = rarest.element[i] ? row_of(arena, t, &t->elements.at[rarest.element[i] - 1]) + 1 : 0;
}
