// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of sentences weigh, and what a letter says by the weight of all of its sentences: the second look, behind the readers. Readers know phrases and grammar; scales have
// learnt from tagged letters which words, and pairs of words, stand in sentences that tell a thing (learn/README.md). A weight is the logarithm of odds; it proves nothing.
// Does not understand: what only the order of words further apart tells, and what other sentences make of this one.
#ifndef LOR_LETTER_WEIGH_H
#define LOR_LETTER_WEIGH_H

#include "letter/letter.h"

#include "weight_names.h" /* made by the build from learn/weights.tsv: LorScale with LOR_SCALE_TRUST …, LorVerdict with LOR_VERDICT_ENTRUSTMENT … */

#define LOR_WEIGHT_ONE  16  /* a weight of 1 */
#define LOR_WEIGHT_MOST 128 /* more counts as so much */

/** What one scale gives for a letter. */
typedef struct LorLetterWeight {
    int most;          /* of its heaviest sentence [1/LOR_WEIGHT_ONE] */
    uint32_t sentence; /* which that is: index */
    float sum;         /* [sentence] how many tell it, each as far as it is likely to */
} LorLetterWeight;

static inline LorLetterWeight lor_letter_weight_none(void) { return (LorLetterWeight){.most = -LOR_WEIGHT_MOST}; }
/** Adds a sentence; its weight is held to ±LOR_WEIGHT_MOST. Of two that weigh the same the earlier stays. */
void lor_letter_weight_add(LorLetterWeight *letter, uint32_t sentence, int weight);
/** What verdicts are made of, both from about -2 to 2: of the heaviest sentence, of all. */
float lor_letter_weight_most(const LorLetterWeight *letter);
float lor_letter_weight_sum(const LorLetterWeight *letter);

typedef struct LorWeights {
    LorLetterWeight scales[LOR_SCALES];  /* over the sentences of the body */
    float verdicts[LOR_VERDICTS];        /* how likely the letter says it: log odds, above 0 rather than not */
    const int16_t *sentences;            /* at index × LOR_SCALES + scale [1/LOR_WEIGHT_ONE]; 0 outside the body */
} LorWeights;

/** Where the weights of a term stand, which is the same in all letters; 0: it has none. For notes of words. */
uint32_t lor_weight_place(uint32_t term);
/** Made once a letter, when it is first asked for; needs `refers`. Cost: a look at a table for each pair of tokens of the body. */
const LorWeights *lor_weights(const LorLetter *letter);
/** The scale whose heaviest sentence shows a verdict. */
LorScale lor_verdict_scale(LorVerdict verdict);

#endif
