// SPDX-License-Identifier: GPL-3.0-or-later
// Messages: the words of a rule with the letter's facts filled in.
#ifndef LOR_LINT_MESSAGE_H
#define LOR_LINT_MESSAGE_H

#include "letter/letter.h"

/** `words` with {fact}, {fact.count}, {fact.part} and {as-of} filled in, in the letter's arena. An absent fact gives nothing. */
LorStr lor_message_fill(const LorLetter *letter, const LorFacts *facts, LorStr words);

#endif
