// SPDX-License-Identifier: GPL-3.0-or-later
// Where pictures stand in a document that flows: one whose text is not placed on pages, so that only the words around a
// picture tell.
#ifndef LOR_LETTER_FLOW_PLACE_H
#define LOR_LETTER_FLOW_PLACE_H

#include "letter/letter.h"

/** Whether it is such a document. */
bool lor_letter_flows(const LorLetter *letter);
/** A picture at least so wide [pt] that heads the letter: above its body, or in the top quarter of the paper. */
bool lor_flow_heads(const LorLetter *letter, float width);
/** A picture, or a drawn rule (`rule`), between the body's last words and what follows the signature block. */
bool lor_flow_signs(const LorLetter *letter, bool rule);

#endif
