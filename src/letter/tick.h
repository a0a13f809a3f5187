// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes of a form: whether the one that belongs to some words is ticked.
#ifndef LOR_LETTER_TICK_H
#define LOR_LETTER_TICK_H

#include "letter/letter.h"

typedef enum LorTick {
    LOR_TICK_NONE,  /* no box stands in the line */
    LOR_TICK_EMPTY, /* "Top 5% [ ]", "☐ Top 5%" */
    LOR_TICK_MARKED /* "Top 10% [X]", "☒ Top 10%" */
} LorTick;

/** The box of the words at tokens [first, first + count): before them where the line's first box leads its choices, else behind them. Cost: the line. */
LorTick lor_tick_of(const LorLetter *letter, size_t first, size_t count);

#endif
