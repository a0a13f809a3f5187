// SPDX-License-Identifier: GPL-3.0-or-later
// Zones: which part of the page a line belongs to.
#ifndef LOR_LETTER_ZONES_H
#define LOR_LETTER_ZONES_H

#include "letter/letter.h"

/** Sets the zone of each line. Runs when lines are folded and before tokens exist. */
void lor_letter_zone_lines(LorLetter *letter);

#endif
