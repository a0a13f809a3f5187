// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of a letter's sentences, by which letters that share wording find each other. A key tells nothing of the words.
#ifndef LOR_LINT_KEYS_H
#define LOR_LINT_KEYS_H

#include "letter/letter.h"
#include "lint/result.h"

#define LOR_KEY_WORDS 8u /* [word] shorter sentences are anybody's: the convention counts runs of eight and more */

/** Fills result->keys and result->text_key. Only sentences about the applicant count, and none that invites to call or stands in quotation
 *  marks: what a hospital says of itself, and every letter at its end, is no copied testimony. */
void lor_keys_add(LorResult *result, const LorLetter *letter, const LorFacts *facts);

#endif
