// SPDX-License-Identifier: GPL-3.0-or-later
// What else must stand around the word by which a phrase is found, roughly: most sentences that have the one word lack the others.
#include "core/phrase_tables.h"

/* How often something is met, in blocks, which are met about equally often. */
#define TIMES_OF_NUMBER 3u
#define TIMES_OF_PEOPLE 12u

/* An element that must stand on one side of the word. */
typedef struct Need {
    uint64_t sift;
    unsigned times; /* how often that is met, roughly */
} Need;

static Need need_of(uint64_t bits, uint32_t reach, int step) {
    unsigned window = 0;
    while (window + 1 < LOR_SIFT_REACHES && UINT32_C(1) << window < reach) window++;
    unsigned times = (unsigned)__builtin_popcountll(bits & LOR_SIFT_BLOCKS) + (bits & LOR_SIFT_NUMBER ? TIMES_OF_NUMBER : 0) + (bits & LOR_SIFT_PEOPLE ? TIMES_OF_PEOPLE : 0);
    uint64_t side = step > 0 ? window : LOR_SIFT_REACHES + window;
    return (Need){side << LOR_SIFT_WINDOW | bits, times << window};
}

static void keep_rarest(Need rarest[2], Need need) {
    if (need.times < rarest[0].times) rarest[1] = rarest[0], rarest[0] = need;
    else if (need.times < rarest[1].times) rarest[1] = need;
}

static uint64_t bits_of(const LorPhraseTables *t, LorPhraseRange tokens) {
    return tokens.high ? lor_phrase_blocks(t, tokens.low, tokens.high) : lor_phrase_sift(lor_list_bits(&t->lists.at[tokens.low]));
}

/* From a place to one end of the phrase: on in its own sequence, then in those around it. */
static void look(const LorPhraseTables *t, uint32_t from, int step, Need rarest[2]) {
    uint32_t reach = 1;
    for (uint32_t at = from + 1; at; at = t->places.at[at - 1].outer) {
        const LorPhrasePlace *place = &t->places.at[at - 1];
        const LorPhraseSequence *s = &t->sequences.at[place->sequence];
        for (int64_t i = (int64_t)place->index + step; i >= 0 && i < s->len; i += step) {
            LorPhraseRange tokens = lor_phrase_edge(&t->parts.at[s->first + (uint32_t)i], step < 0);
            if (tokens.low) keep_rarest(rarest, need_of(bits_of(t, tokens), reach, step));
            reach += lor_phrase_longest(&t->elements.at[s->first + (uint32_t)i]);
        }
    }
}

uint64_t lor_phrase_sieve(const LorPhraseTables *t, uint32_t place, LorPhraseSieve *sieve) {
    Need nothing = {LOR_SIFT_ANY, UINT32_MAX}, rarest[2] = {nothing, nothing};
    look(t, place, 1, rarest);
    look(t, place, -1, rarest);
    *sieve = (LorPhraseSieve){rarest[1].sift, t->places.at[place].list};
    return rarest[0].sift;
}
