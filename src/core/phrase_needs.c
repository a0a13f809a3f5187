// SPDX-License-Identifier: GPL-3.0-or-later
// What else must stand around the word by which a phrase is found: most sentences that have the one word lack the others.
#include "core/phrase_tables.h"

/* Whether it is known with which tokens the element begins (or ends). */
static bool is_told(const LorPhraseElement *e, bool last) {
    return e->kind <= LOR_ELEMENT_STEM || ((e->kind == LOR_ELEMENT_BRANCHES || e->kind == LOR_ELEMENT_SET) && (last ? e->high : e->low));
}

/* The rarest element on one side. What stands right beside the word is looked at anyway. */
static LorPhraseNeed rarest(const LorPhraseTables *t, const LorPhraseEntry *entry, int step) {
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
    return need;
}

static uint32_t told(const LorPhraseTables *t, uint32_t element, bool last) { return element && is_told(&t->elements.at[element - 1], last) ? element : 0; }

void lor_phrase_need(const LorPhraseTables *t, LorPhraseEntry *entry) {
    const LorPhrasePlace *place = &t->places.at[entry->place];
    entry->left = told(t, place->left, true);
    entry->right = told(t, place->right, false);
    entry->before = rarest(t, entry, -1);
    entry->behind = rarest(t, entry, 1);
}

static uint64_t bits_of(LorPhraseRange range, unsigned shift) {
    uint64_t low = range.low >> shift, high = range.high >> shift;
    return (UINT64_C(2) << high) - (UINT64_C(1) << low);
}

/* The blocks of the tokens with which an element (+ 1, it is told) ends or begins. */
static uint64_t blocks_of(const LorPhraseTables *t, uint32_t element, bool last) {
    const LorPhraseElement *e = element ? &t->elements.at[element - 1] : NULL;
    unsigned shift = lor_phrase_block_shift(t, LOR_SIEVE_BLOCKS);
    if (!e) return LOR_SIEVE_ANY;
    if (e->kind <= LOR_ELEMENT_STEM) return bits_of((LorPhraseRange){e->low, e->high}, shift);
    const LorPhraseRange *head = &t->ranges.at[last ? e->high : e->low];
    uint64_t bits = 0;
    for (uint32_t i = 1; i <= head->low; i++) bits |= bits_of(head[i], shift);
    return bits;
}

static uint64_t needed_blocks(const LorPhraseTables *t, LorPhraseNeed need, bool last) {
    return blocks_of(t, need.element, last) | (need.element && need.reach > LOR_SIEVE_NEAR ? LOR_SIEVE_FAR : 0);
}

LorPhraseSieve lor_phrase_sieve(const LorPhraseTables *t, const LorPhraseEntry *entry) {
    return (LorPhraseSieve){blocks_of(t, entry->left, true), blocks_of(t, entry->right, false), needed_blocks(t, entry->before, true),
                            needed_blocks(t, entry->behind, false)};
}
