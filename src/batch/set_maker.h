// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the judging of sets: what is gathered of a run's letters, and findings about some of them.
#ifndef LOR_BATCH_SET_MAKER_H
#define LOR_BATCH_SET_MAKER_H

#include "batch/similarity.h"
#include "letter/fact.h"

/** Gathers the letters of a run, one by one. */
typedef struct LorSetMaker {
    LorArena *arena; /* its own; lor_set_free() */
    const LorPacks *packs;
    LorStr applicant;  /* the letters are this person's set; empty: nobody said so */
    bool folders;      /* each folder's letters are one person's set */
    bool anonymous;    /* paths are not told as they are: folders and names neither */
    LorMembers members;
    LorSetResult set;
} LorSetMaker;

/** Some of the members, by index. */
typedef LOR_VEC(uint32_t) LorMemberList;

/** Judges some letters by facts about them (names begin with "set."): adds a finding for each rule that holds. `group` (may be
 *  NULL) says what they share, `of` whose they are. */
void lor_set_apply(LorSetMaker *maker, const LorFacts *facts, const LorMemberList *members, const LorGroup *group, LorStr of);

#endif
