// SPDX-License-Identifier: GPL-3.0-or-later
// What else must stand around the word by which a phrase is found, roughly: most sentences that have the one word lack the others.
#include "core/phrase_tables.h"

#define COST_OF_NUMBER 20u /* beside those of words */

static bool is_told(LorPhraseRange tokens) { return tokens.low != 0; }

/* What else a phrase needs on one side of the word under which it is filed. */
typedef struct Need {
    LorPhraseRange tokens; /* with which its near end begins; any: nothing is told */
    uint32_t reach;        /* [token] that stands at most so far away */
} Need;

/* The rarest element on one side. What stands right beside the word is looked at anyway. */
static Need rarest(const LorPhraseTables *t, const LorPhraseEntry *entry, int step) {
    const LorPhrasePlace *own = &t->places.at[entry->place];
    uint32_t beside = LOR_SIDE_ELEMENT(step > 0 ? own->right : own->left), reach = 1, cost = LOR_PHRASE_NO_WORD;
    Need need = {0};
    for (uint32_t at = entry->place + 1; at; at = t->places.at[at - 1].outer) {
        const LorPhrasePlace *place = &t->places.at[at - 1];
        const LorPhraseSequence *s = &t->sequences.at[place->sequence];
        for (int64_t i = (int64_t)place->index + step; i >= 0 && i < s->len; i += step) {
            uint32_t number = s->first + (uint32_t)i;
            const LorPhraseElement *e = &t->elements.at[number];
            LorPhraseRange tokens = lor_phrase_edge(e, step < 0);
            uint16_t rare = e->kind == LOR_ELEMENT_NUMBER ? COST_OF_NUMBER : e->cost;
            if (number + 1 != beside && is_told(tokens) && rare < cost) need = (Need){tokens, reach}, cost = rare;
            reach += lor_phrase_longest(e);
        }
    }
    return need;
}

static LorPhraseRange edge_of(const LorPhraseTables *t, uint32_t side, bool last) {
    return side ? lor_phrase_edge(&t->elements.at[LOR_SIDE_ELEMENT(side) - 1], last) : (LorPhraseRange){0};
}

static uint64_t bits_of(uint32_t low, uint32_t high, unsigned shift) { return (UINT64_C(2) << (high >> shift)) - (UINT64_C(1) << (low >> shift)); }

static uint64_t blocks_of(const LorPhraseTables *t, LorPhraseRange tokens) {
    unsigned shift = lor_phrase_block_shift(t, LOR_SIEVE_BLOCKS);
    if (!is_told(tokens)) return LOR_SIEVE_ANY;
    if (tokens.high) return bits_of(tokens.low, tokens.high, shift);
    const uint32_t *list = &t->lists.at[tokens.low], *range = list + LOR_LIST_RANGES;
    uint64_t bits = lor_phrase_flag_bits(list[1]);
    for (; range < list + LOR_LIST_RANGES + *list; range++)
        bits |= bits_of(*range >> LOR_RANGE_BITS, (*range >> LOR_RANGE_BITS) + *range % LOR_RANGE_MOST, shift);
    return bits;
}

static uint64_t needed_blocks(const LorPhraseTables *t, Need need) {
    return blocks_of(t, need.tokens) | (is_told(need.tokens) && need.reach > LOR_SIEVE_NEAR ? LOR_SIEVE_FAR : 0);
}

LorPhraseSieve lor_phrase_sieve(const LorPhraseTables *t, const LorPhraseEntry *entry) {
    const LorPhrasePlace *place = &t->places.at[entry->place];
    LorPhraseRange left = edge_of(t, place->left, true), right = edge_of(t, place->right, false);
    return (LorPhraseSieve){blocks_of(t, left), blocks_of(t, right), needed_blocks(t, rarest(t, entry, -1)), needed_blocks(t, rarest(t, entry, 1))};
}
