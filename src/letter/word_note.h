// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a folded word by its letters alone (core/word_memory.h).
#ifndef LOR_LETTER_WORD_NOTE_H
#define LOR_LETTER_WORD_NOTE_H

#include "core/word_memory.h"

/** The rest of a note whose bytes are those of the word, or zeros. `phrases` may be NULL: the word is not looked up in them. */
void lor_word_note(LorStr word, const LorPhrases *phrases, LorWordNote *note);

#endif
