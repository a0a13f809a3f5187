// SPDX-License-Identifier: GPL-3.0-or-later
// The group a rank stands in: how many peers a sentence, or those around it, count.
#ifndef LOR_LETTER_PEER_GROUP_H
#define LOR_LETTER_PEER_GROUP_H

#include "letter/amount.h"
#include "letter/marks.h"

/** A letter and the marks of the lexicons that tell peers from other things that are counted. */
typedef struct LorPeers {
    const LorLetter *letter;
    const uint8_t *peers, *body, *seen, *had, *cases, *persons, *work, *no_people, *having, *refusal;
} LorPeers;

/** A count of peers: "28 house officers". */
typedef struct LorPeerGroup {
    bool found;
    double size;
    LorSpan span;
    size_t sentence; /* index */
} LorPeerGroup;

LorPeers lor_peers(const LorLetter *letter);

/** Whether one of the marked words stands in the sentence. */
static inline bool lor_peers_has(const uint8_t *marks, const LorSentence *s) {
    return lor_marks_find(marks, s->first, s->count, LOR_MARK_IN) != LOR_NONE;
}

/** Whether the sentence speaks of peers or of what they are members of. */
static inline bool lor_peers_told(const LorPeers *r, const LorSentence *s) { return lor_peers_has(r->peers, s) || lor_peers_has(r->body, s); }

/** The largest count of peers in this sentence. `same`: the rank stands in it too; `rank`: the token of the rank's own number, or
 *  LOR_NONE; `hint`: words of standing make any count of peers one of the group. */
LorPeerGroup lor_peer_group_in(const LorPeers *r, size_t index, bool same, size_t rank, bool hint);
/** The same, then up to three sentences before, then one behind. */
LorPeerGroup lor_peer_group_near(const LorPeers *r, size_t index, size_t rank, bool hint);
/** Whether the token stands in a clause whose writer will not compare: "we do not rank her against our own, of whom there are 104". */
bool lor_peer_is_refused(const LorPeers *r, const LorSentence *s, size_t token);
/** A year in four digits, no count. */
bool lor_peer_is_year(const LorLetter *letter, const LorAmount *a);
/** Whether nothing is counted by name: "third of 140.", "out of two hundred I choose her". */
bool lor_peer_is_bare(const LorLetter *letter, const LorSentence *s, const LorAmount *a);
/** A plural word that names neither work, time, things nor the peers: "34 ordinators", people of a post with a name of its own, or
 *  "two shelves". */
bool lor_peer_is_other_plural(const LorPeers *r, const LorSentence *s, size_t noun);

#endif
