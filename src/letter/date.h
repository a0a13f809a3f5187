// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in a letter: every one that is written, and which of them is the letter's own.
#ifndef LOR_LETTER_DATE_H
#define LOR_LETTER_DATE_H

#include "letter/dateage.h"
#include "letter/dates.h"

/** Puts date and its parts. */
extern const LorReader lor_reader_date;

#endif
