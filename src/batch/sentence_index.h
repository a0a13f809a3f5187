// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of all letters in the order of their keys, so that equal ones stand side by side.
#ifndef LOR_BATCH_SENTENCE_INDEX_H
#define LOR_BATCH_SENTENCE_INDEX_H

#include "batch/member.h"

#define LOR_NEAR   256u /* letters before and behind a letter with which it is compared in one sentence */
#define LOR_NOBODY UINT32_MAX

/** A sentence of a letter. */
typedef struct LorIndexEntry {
    uint64_t masked;
    uint32_t member, key; /* key: index in the member's keys */
} LorIndexEntry;

typedef struct LorSentenceIndex {
    const LorMembers *members;
    const LorIndexEntry *entries; /* of sentences that stand in several letters, by key, then by member; a letter has each once */
    size_t count;
    size_t *base;           /* one a member: where its keys begin in `entry_of` */
    uint32_t *entry_of;     /* one a key: its entry; LOR_NOBODY when it is no other letter's, or its institution's */
} LorSentenceIndex;

/** Made in `arena`, which can go when the index is not used any more. */
LorSentenceIndex lor_sentence_index(LorArena *arena, const LorMembers *members);
/** The entry of a member's key, or LOR_NOBODY. */
static inline uint32_t lor_index_entry_of(const LorSentenceIndex *index, uint32_t member, uint32_t key) {
    return index->entry_of[index->base[member] + key];
}

#endif
