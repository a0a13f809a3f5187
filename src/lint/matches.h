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

typedef LOR_VEC(uint32_t) LorLiteralPlaces;

typedef struct LorMatchList {
    LOR_VEC(LorFactMatch) found, excepted;
    const LorLiteralPlaces *literals; /* where the literals of each of its patterns stand */
    bool gave_up; /* a pattern hit its limits */
} LorMatchList;

/** One list a declared fact, in the packs' order: found matches sorted, exceptions and zones applied, those inside another of the
 *  same or a higher value dropped. Also fills letter->lists for readers. Those of hints hold what phrases find, as it comes. */
LorMatchList *lor_lint_matches(LorLetter *letter, const LorPacks *packs);
/** Makes the list of a hint whole, once: most letters need few of them. */
void lor_lint_hint_matches(LorLetter *letter, const LorFactKind *hint, LorMatchList *list);

#endif
