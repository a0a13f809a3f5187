// SPDX-License-Identifier: GPL-3.0-or-later
// Rules in words and figures, for the pages and lists about them.
#ifndef LOR_REPORT_RULE_WORDS_H
#define LOR_REPORT_RULE_WORDS_H

#include "core/arena.h"
#include "lint/result.h"

/** The worst severity that a rule can have; LOR_INFO when it judges nothing. */
LorSeverity lor_rule_worst(const LorRule *rule);
/** The most points that it can take. */
double lor_rule_points(const LorRule *rule);
/** "date.age is above 24 unless date.future is there", in `arena`. */
LorStr lor_when_words(LorArena *arena, const LorWhen *when);

#endif
