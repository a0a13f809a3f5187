// SPDX-License-Identifier: GPL-3.0-or-later
// The second look: what the words of the whole letter weigh (letter/weigh.h), held against what readers and phrases found.
#ifndef LOR_LINT_WEIGHED_H
#define LOR_LINT_WEIGHED_H

#include "lint/look.h"

/** A fact that was not found and that the letter likely says is present, at the sentence that says it most; one that was found in a letter that hardly says it is absent. Of letters for
 *  clinical posts alone, from which the scales have learnt. Call once, when facts have been made of words and before facts are made of facts. */
void lor_lint_weigh(const LorLetter *letter, LorFacts *facts);
/** The same of wording that speaks against the letter, or has no place in it: doubts, faint praise, stock phrases, private life. It is told only where `allowed` agrees. Call once, when
 *  all facts that are made of words stand. */
void lor_lint_weigh_wording(const LorLetter *letter, LorFacts *facts, LorMayTell *allowed, const void *maker);
/** Whether the letter less likely says the fact than not, as far as there is a scale for it: a hint of it is then no reason for doubt. */
bool lor_lint_unlikely(const LorLetter *letter, LorStr fact);

#endif
