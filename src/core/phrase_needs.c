// SPDX-License-Identifier: GPL-3.0-or-later
// What else must stand around the word by which a phrase is found: most sentences that have the one word lack the others.
#include "core/phrase_tables.h"

/* Whether it is known with which tokens the element begins (or ends). */
static bool is_told(const LorPhraseElement *e, bool last) {
    return e->kind <= LOR_ELEMENT_STEM || ((e->kind == LOR_ELEMENT_BRANCHES || e->kind == LOR_ELEMENT_SET) && (last ? e->high : e->low));
}

/* The row of blocks in which those tokens are: a word's is one block, few beginnings have more. */
static uint32_t row_of(LorArena *arena, LorPhraseTables *t, const LorPhraseElement *e, bool last) {
    if (e->kind > LOR_ELEMENT_STEM) return t->ranges.at[last ? e->high : e->low].high;
    LorPhraseBlocks row = {0};
    uint32_t low = e->low >> lor_phrase_block_shift(t), high = e->high >> lor_phrase_block_shift(t);
    if (low == high) return low;
    for (uint32_t block = low; block <= high; block++) lor_phrase_block_add(&row, block);
    lor_vec_push(arena, &t->blocks, row);
    return (uint32_t)t->blocks.len - 1;
}

/* The rarest element on one side. What stands right beside the word is looked at anyway. */
static LorPhraseNeed rarest(LorArena *arena, LorPhraseTables *t, const LorPhraseEntry *entry, int step) {
    const LorPhrasePlace *own = &t->places.at[entry->place];
    uint32_t beside = step > 0 ? own->right : own->left, reach = 1, cost = LOR_PHRASE_NO_WORD;
    LorPhraseNeed need = {0};
    for (uint32_t at = entry->place + 1; at; at = t->places.at[at - 1].outer) {
        const LorPhrasePlace *place = &t->places.at[at - 1];
        const LorPhraseSequence *s = &t->sequences.at[place->sequence];
        for (int64_t i = (int64_t)place->index + step; i >= 0 && i < s->len; i += step) {
            uint32_t number = s->first + (uint32_t)i;
            const LorPhraseElement *e = &t->elements.at[number];
            if (number + 1 != beside && is_told(e, step < 0) && e->cost < cost) need.element = number + 1, need.reach = reach, cost = e->cost;
            reach += lor_phrase_longest(e);
        }
    }
    if (need.element) need.row = row_of(arena, t, &t->elements.at[need.element - 1], step < 0);
    return need;
}

void lor_phrase_need(LorArena *arena, LorPhraseTables *t, LorPhraseEntry *entry) {
    entry->before = rarest(arena, t, entry, -1);
    entry->behind = rarest(arena, t, entry, 1);
}
