// SPDX-License-Identifier: GPL-3.0-or-later
// Matches: where phrases and patterns of each declared fact stand, before anything is made of them.
#ifndef LOR_LINT_MATCHES_H
#define LOR_LINT_MATCHES_H

#include "letter/letter.h"
#include "rules/pack.h"

/** One place. A pattern may match where no token is (count 0: "____"). */
typedef struct LorFactMatch {
    uint32_t off, len;     /* [byte] in the folded text */
    uint32_t first, count; /* tokens; with count 0, `first` is the next token or the last one */
    float value;
    uint32_t reach;        /* [byte] the farthest end of it and those before it in its list */
} LorFactMatch;

/** Matches of one declared fact: sorted, exceptions and zones applied, those inside another of the same or a higher value dropped. */
typedef struct LorMatchList {
    LOR_VEC(LorFactMatch) found, excepted;
    bool gave_up; /* a pattern hit its limits */
} LorMatchList;

/** What stands where in one letter. */
typedef struct LorMatches LorMatches;

/** One pass over the letter. Readers are given the list that they ask for. */
LorMatches *lor_lint_matches(LorLetter *letter, const LorPacks *packs);
/** The list of a fact of the packs, by its index: made when it is first asked for. */
const LorMatchList *lor_matches_of(LorMatches *matches, size_t fact);

#endif
