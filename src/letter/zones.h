// SPDX-License-Identifier: GPL-3.0-or-later
// Zones: which part of a letter each of its lines belongs to.
#ifndef LOR_LETTER_ZONES_H
#define LOR_LETTER_ZONES_H

#include "letter/letter.h"

/** Sets the zone of every line. Needs letter->text and letter->lines with their places; tokens need not be there.
 *  Cost: linear. */
void lor_letter_zone_lines(LorLetter *letter);

#endif
