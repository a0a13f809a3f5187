// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a mention names: the applicant, the writer.
#ifndef LOR_LETTER_NAMED_H
#define LOR_LETTER_NAMED_H

#include "letter/mention.h"

/** Whether the mention names the applicant: it agrees with the applicant's name and is not the writer's whole
 * name. */
bool lor_names_applicant(const LorLetter *letter, const LorMention *mention);
/** Whether all words of the mention are of the writer's name. */
bool lor_names_writer(const LorLetter *letter, const LorMention *mention);

#endif
