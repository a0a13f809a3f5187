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

typedef struct Side {
    Need nearest, rarest; /* the rarest but for the nearest */
} Side;

static Side side_of(const LorPhraseTables *t, uint32_t from, int step) {
    uint32_t reach = 1, cost = LOR_PHRASE_NO_WORD;
    Side side = {0};
    for (uint32_t at = from + 1; at; at = t->places.at[at - 1].outer) {
        const LorPhrasePlace *place = &t->places.at[at - 1];
        const LorPhraseSequence *s = &t->sequences.at[place->sequence];
        for (int64_t i = (int64_t)place->index + step; i >= 0 && i < s->len; i += step) {
            const LorPhraseElement *e = &t->elements.at[s->first + (uint32_t)i];
            Need need = {lor_phrase_edge(&t->parts.at[s->first + (uint32_t)i], step < 0), reach};
            uint16_t rare = e->kind == LOR_ELEMENT_NUMBER ? COST_OF_NUMBER : e->cost;
            if (is_told(need.tokens) && !side.nearest.reach) side.nearest = need;
            else if (is_told(need.tokens) && rare < cost) side.rarest = need, cost = rare;
            reach += lor_phrase_longest(e);
        }
    }
    return side;
}

static uint64_t blocks_of(const LorPhraseTables *t, LorPhraseRange tokens) {
    return tokens.high ? lor_phrase_blocks(t, tokens.low, tokens.high) : lor_phrase_sift(lor_list_bits(&t->lists.at[tokens.low]));
}

static uint64_t sift_of(const LorPhraseTables *t, Need need) {
    uint64_t window = 0;
    if (!is_told(need.tokens)) return LOR_SIFT_ANY;
    while (window + 1 < LOR_SIFT_WINDOWS && UINT32_C(1) << window < need.reach) window++;
    return window << LOR_SIFT_WINDOW | blocks_of(t, need.tokens);
}

LorPhraseSieve lor_phrase_sieve(const LorPhraseTables *t, uint32_t place) {
    Side before = side_of(t, place, -1), behind = side_of(t, place, 1);
    return (LorPhraseSieve){sift_of(t, behind.nearest), sift_of(t, behind.rarest), sift_of(t, before.nearest), sift_of(t, before.rarest)};
}
