// SPDX-License-Identifier: GPL-3.0-or-later
// Whom pronouns and other words mean.
#ifndef LOR_LETTER_REFERENCE_H
#define LOR_LETTER_REFERENCE_H

#include "letter/mention.h"

/** Fills letter->refers and marks the sentences that are about the applicant. */
void lor_letter_refer(LorLetter *letter, const LorNames *names);
/** Whether the sentence names the applicant, or can. Once they were referred. */
static inline bool lor_is_meant_in(const LorLetter *letter, const LorSentence *sentence) {
    size_t end = sentence->first + sentence->count;
    return lor_token_set_next_in(&letter->meant, sentence->first, end) < end;
}
/** The pronoun that names the applicant most often in places where nobody else can be meant: 'h', 's', 't' or 0.
 */
char lor_applicant_gender(const LorLetter *letter);
/** The first token in [token, end) that looks like somebody's trade after an article, or `end`: "a retired schoolmaster". `things`: marks of the lexicon no-trade.
 *  Cost: the articles there. */
size_t lor_letter_next_trade(const LorLetter *letter, size_t token, size_t end, const uint8_t *things);
/** The tokens for which lor_pronoun_gender() tells something; found once a letter. */
const LorTokenSet *lor_letter_pronouns(const LorLetter *letter);
/** 'h' for he, him, his, himself; 's' for she, her, hers, herself; 't' for they, them, their …; else 0. */
static inline char lor_pronoun_gender(const LorLetter *letter, size_t token) {
    if (!letter->notes->genders) lor_letter_pronouns(letter);
    return letter->notes->genders[token];
}

#endif
