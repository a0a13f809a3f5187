// SPDX-License-Identifier: GPL-3.0-or-later
// The second look at one letter, inside: bounds, and what its parts share. Likelihoods are log odds; weights of sentences are log odds in 1/LOR_WEIGHT_ONE.
// Most bounds were chosen on 75 letters that neither the readers nor the weights had learnt from: docs/ACCURACY.md.
#ifndef LOR_LINT_LOOK_H
#define LOR_LINT_LOOK_H

#include "letter/weigh.h"

#define LOR_LOOK_EVEN     0.0f /* said rather than not: enough for themes that were found, since their words stand in letters of praise too, and for hints */
#define LOR_LOOK_LIKELY   0.62f /* two to one: the letter says what was not found in it */
#define LOR_LOOK_SURE     1.39f /* four to one: wording that speaks against the letter, where a false word costs more */
#define LOR_LOOK_LIKELIER 1.73f /* six to one: the same of what next to every letter says, so that one is thought to say it before it is looked at */
#define LOR_LOOK_UNLIKELY (-1.39f) /* one to four: the letter does not say what was found in it */
#define LOR_LOOK_TRACE    (-3 * LOR_WEIGHT_ONE) /* a lighter sentence is no trace of the fact: the letter alone, however full, says nothing */
#define LOR_LOOK_TELLS    0 /* a sentence that likelier tells it than not */

/** Whether a sentence of the letter (index) may tell this fact, by all that the packs say of it: whom it is about, what denies or spares it. */
typedef bool LorMayTell(const void *maker, LorStr fact, size_t sentence);

typedef struct LorLook {
    const LorLetter *letter;
    const LorWeights *weights;
    LorFacts *facts;
    bool brief; /* too few sentences to speak against what one of them says */
    LorMayTell *allowed; /* what the packs say of a fact and its sentence; NULL: nothing more than its scale */
    const void *maker;
} LorLook;

static inline LorFact *lor_look_fact(const LorLook *look, const char *name) { return lor_facts_get(look->facts, lor_str_from_c(name)); }
static inline float lor_look_verdict(const LorLook *look, LorVerdict verdict) { return look->weights->verdicts[verdict]; }
/** Of the scale that shows the verdict: its heaviest sentence is the place of a fact that was not found. */
static inline const LorLetterWeight *lor_look_scale(const LorLook *look, LorVerdict verdict) { return &look->weights->scales[lor_verdict_scale(verdict)]; }
static inline int lor_look_weight(const LorLook *look, size_t sentence, LorScale scale) { return look->weights->sentences[sentence * LOR_SCALES + scale]; }
/** Adds a sentence of this weight as a place; guesses come last. */
void lor_look_add_place(const LorLook *look, LorFact *fact, size_t sentence, int weight);

/** Figures that were read stay; others join up to the number of them that is likely. */
void lor_look_at_figures(const LorLook *look);
/** Themes that were found stay while they are as likely as not; others join where they are likely; the rest is missing where it is less likely than not. */
void lor_look_at_themes(const LorLook *look);

#endif
