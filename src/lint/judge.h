// SPDX-License-Identifier: GPL-3.0-or-later
// Judging: rules over facts. Knows no rule by name.
#ifndef LOR_LINT_JUDGE_H
#define LOR_LINT_JUDGE_H

#include "letter/letter.h"
#include "lint/result.h"

/** Fills result->findings (unsorted, points as asked) and result->unchecked. */
void lor_judge(LorResult *result, const LorLetter *letter, const LorFacts *facts, const LorPacks *packs);
/** The same by the rules of one group only. */
void lor_judge_group(LorResult *result, const LorLetter *letter, const LorFacts *facts, const LorPacks *packs, LorStr group);
/** The same for facts about several letters, by the rules that are about those. Facts have no places. */
void lor_judge_set(LorResult *result, const LorFacts *facts, const LorPacks *packs);

#endif
