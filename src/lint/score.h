// SPDX-License-Identifier: GPL-3.0-or-later
// The score: what the findings cost, in budgets, scaled to what could be checked, under the gates. Model 1.
#ifndef LOR_LINT_SCORE_H
#define LOR_LINT_SCORE_H

#include "lint/result.h"

/** Sorts the findings, sets what each costs, and fills result->score. `result->status` must be set. */
void lor_score(LorResult *result, const LorPacks *packs);

#endif
