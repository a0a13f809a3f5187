// SPDX-License-Identifier: GPL-3.0-or-later
// Words of standing ("third", "above", "one of the three", "second to none"): whether they place anybody among peers.
#ifndef LOR_LETTER_STANDING_H
#define LOR_LETTER_STANDING_H

#include "letter/peer_group.h"

/** "He would be third.", "the second of them", "she is one.": a word of order, a superlative or a member with nothing behind it. "The ninth day" is none. */
bool lor_standing_alone(const LorPeers *r, const LorSentence *s, const LorHit *hit);
/** "Her dedication is second to none": a virtue without equal, where "she is second to none" sets her above others. */
bool lor_standing_of_virtue(const LorPeers *r, const LorSentence *s, const LorHit *hit);
/** Whether a word that may hint at a rank beside a counted group orders things or time, is a part, a place, or what the applicant puts first. */
bool lor_standing_is_no_hint(const LorPeers *r, const LorSentence *s, const LorHit *hit);
/** The same of a rank; a date is none either. */
bool lor_standing_is_no_rank(const LorPeers *r, const LorSentence *s, const LorHit *hit);

#endif
