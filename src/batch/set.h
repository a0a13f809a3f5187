// SPDX-License-Identifier: GPL-3.0-or-later
// What only several letters show: the same wording, the same file, one writer's many best, the letters of one applicant.
#ifndef LOR_BATCH_SET_H
#define LOR_BATCH_SET_H

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

/** `applicant` and `folders`: see LorSetMaker. What they point to must outlive the maker. `expected`: about how many letters. */
LorSetMaker *lor_set_new(const LorPacks *packs, LorStr applicant, bool folders, size_t expected);
void lor_set_free(LorSetMaker *maker);
/** Keeps what is needed of a letter; `path` is how reports name it, and outlives the maker. */
void lor_set_add(LorSetMaker *maker, const LorResult *result, LorStr path);
/** Compares all, judges, and gives what came out; it lives as long as the maker. Call once. */
const LorSetResult *lor_set_judge(LorSetMaker *maker);

/** Judges some letters by facts about them (names begin with "set."): adds a finding for each rule that holds. `group` (may be
 *  NULL) says what they share, `of` whose they are. */
typedef LOR_VEC(uint32_t) LorMemberList;
void lor_set_apply(LorSetMaker *maker, const LorFacts *facts, const LorMemberList *members, const LorGroup *group, LorStr of);
/** One applicant's letters: how many, how old, by whom, what no letter shows. */
void lor_set_judge_applicant(LorSetMaker *maker, const LorMemberList *members, LorStr of, LorStr applicant);
/** One writer's letters: more applicants among the best than there is room. */
void lor_set_judge_writers(LorSetMaker *maker);

#endif
