// SPDX-License-Identifier: GPL-3.0-or-later
// Short forms of spoken English: "I'd", "she's", "we've".
#ifndef LOR_CORE_CONTRACTION_H
#define LOR_CORE_CONTRACTION_H

#include "core/arena.h"
#include "core/str.h"

/** The word that a short form behind an apostrophe stands for ("would" for the d of "i'd"), and in `tail` its letters behind the apostrophe; empty when there is
 *  none. `text` is folded, `at` its apostrophe. Only behind pronouns and "that", "there", "would" …: a name's s is a possessive's. "'d" is "had" before a
 *  participle, "'s" is "has" before one that is seldom an adjective. What ends in n't is a word of its own and stays. */
LorStr lor_contraction_at(LorStr text, size_t at, size_t *tail);
/** `text` with its short forms opened; the same text when it has none. */
LorStr lor_contractions_open(LorArena *arena, LorStr text);

#endif
