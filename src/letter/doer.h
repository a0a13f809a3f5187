// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the applicant is who does what a verb says.
#ifndef LOR_LETTER_DOER_H
#define LOR_LETTER_DOER_H

#include "letter/letter.h"

/** Where a letter's verbs in the past tense stand: kept in its notes. */
typedef struct LorDeeds LorDeeds;

/** Whether the applicant is the subject of the verb at `token`: meant at most seven tokens before it, with no
 * other subject, "would" or "to" between. */
bool lor_applicant_acts(const LorLetter *letter, const LorSentence *sentence, size_t token);
/** The same over fourteen tokens, for work: "her research resulted in", "took it upon himself to solve". */
bool lor_applicant_makes(const LorLetter *letter, const LorSentence *sentence, size_t token);
/** Whether the token stands right behind the applicant, with nothing but small words between ("he then visit"). */
bool lor_applicant_leads(const LorLetter *letter, const LorSentence *sentence, size_t token);
/** Whether any marked verb of the sentence, not quoted, is the applicant's. `verbs` are marks
 * (letter/marks.h). */
bool lor_applicant_does(const LorLetter *letter, const LorSentence *sentence, const uint8_t *verbs);

/** The same, but no list of duties that anybody of the post has ("took histories, followed up labs and presented cases"). */
bool lor_applicant_does_one(const LorLetter *letter, const LorSentence *sentence, const uint8_t *verbs);
/** How many things the sentence says the applicant did, in the past tense: a verb right behind the applicant
 * ("she then asked"), and verbs joined to one ("told the family, and wrote"). Irregular verbs stand in the lexicon past-verb,
 * verbs that tell no deed (joined, worked) in idle-verb. `duties`: also what is done to many ("examined patients").
 * Cost: the letter's tokens, once; then the verbs and subjects of the sentence. */
size_t lor_applicant_deeds(const LorLetter *letter, const LorSentence *sentence, bool duties);

#endif
