// SPDX-License-Identifier: GPL-3.0-or-later
// Signs of addresses: where an e-mail address or a web site may stand in a letter, found in one pass over its text. Most lines hold none.
#ifndef LOR_LETTER_SIGNS_H
#define LOR_LETTER_SIGNS_H

#include "letter/letter.h"

/** The first sign in [from, end) of the folded text, or `end`: an at sign or a bracket that may open "(at)", the dot of a host name, the colon of "http:/".
 *  Cost: the letter's text once, then a step for 64 bytes. */
size_t lor_sign_next(const LorLetter *letter, size_t from, size_t end);
/** Whether an at sign / a sign of a site stands in [from, end). */
bool lor_signs_mail(const LorLetter *letter, size_t from, size_t end);
bool lor_signs_site(const LorLetter *letter, size_t from, size_t end);
/** The length of an at sign that stands there: "@", "(at)", "[at]", "{at}"; or 0. */
size_t lor_sign_at(LorStr text, size_t off);

#endif
