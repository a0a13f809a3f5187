// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of one letter: phrases and patterns found, readers run, phrase facts made.
#ifndef LOR_LINT_FACTS_H
#define LOR_LINT_FACTS_H

#include "letter/letter.h"
#include "rules/pack.h"

/** Finds everything that the packs declare, runs all readers, and gives the facts; those nobody made are absent. */
LorFacts *lor_lint_facts(LorLetter *letter, const LorPacks *packs);

#endif
