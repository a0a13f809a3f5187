// SPDX-License-Identifier: GPL-3.0-or-later
// Letter templates: gaps are expected, and what they will hold is unknown.
#ifndef LOR_LINT_TEMPLATE_H
#define LOR_LINT_TEMPLATE_H

#include "letter/letter.h"
#include "rules/pack.h"

/** Takes the gaps [like this], {{this}}, <<this>> and «this» off the fact `placeholder`, and makes unknown the facts that they leave open: a fact that
 *  is not there while a gap holds words of the lexicon template-FACT, a fact that rests on words inside gaps alone, and all about the
 *  signature. Returns how many gaps there are. Does not understand: what a gap means when its name is none of the lexicons' words. */
size_t lor_template_open(LorLetter *letter, LorFacts *facts, const LorPacks *packs);

#endif
