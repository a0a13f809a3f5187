// SPDX-License-Identifier: GPL-3.0-or-later
// Which letters share wording, and which are the same.
//
// The convention (Maruca-Sullivan, 13,617 letters): two letters by different writers are flagged when they share 75 words or more,
// counting only runs of eight words and more. A run is a sentence here. What stands in three of five letters of
// one institution is the institution's, and does not count.
#ifndef LOR_BATCH_SIMILARITY_H
#define LOR_BATCH_SIMILARITY_H

#include "batch/member.h"

#define LOR_SHARED_WORDS 75u /* [word] */

/** Why letters stand together. */
typedef enum LorGroupKind {
    LOR_GROUP_SAME_FILE, /* equal bytes */
    LOR_GROUP_SAME_TEXT, /* equal words */
    LOR_GROUP_SHARED,    /* shared wording, by different writers or writers that are not known */
    LOR_GROUP_REUSED,    /* shared wording, by one writer for different applicants */
} LorGroupKind;

/** A letter's part in a group. */
typedef struct LorGroupPart {
    uint32_t member;                         /* index */
    uint32_t words;                          /* that it shares with some other of the group, at most; 0 among equals */
    LOR_VEC(const LorMemberKey *) sentences; /* that others of the group have too, in the order of the letter */
} LorGroupPart;

typedef struct LorGroup {
    LorGroupKind kind;
    LOR_VEC(LorGroupPart) parts; /* two or more, in the order of members */
    uint32_t words, exact;       /* the most that two of them share; of these in sentences that are equal to the letter */
    uint32_t writers;            /* different ones that are known */
} LorGroup;

typedef LOR_VEC(LorGroup) LorGroups;

/** The groups among `members`, by kind, then by their first member, in `arena`. Cost: the sentences, sorted; one that stands in
 *  very many letters is compared with the 256 letters before. */
void lor_similarity_groups(LorArena *arena, const LorMembers *members, LorGroups *groups);

#endif
