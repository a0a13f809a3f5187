// SPDX-License-Identifier: GPL-3.0-or-later
// The paper that a letter is written on.
#ifndef LOR_LETTER_LETTERHEAD_H
#define LOR_LETTER_LETTERHEAD_H

#include "letter/letter.h"

/** letterhead (full, partial, personal, none; unknown under a picture), letterhead.institution, letterhead.missing. */
extern const LorReader lor_reader_letterhead;
/** Makes the fact absent; unknown when a picture stands where the letterhead would be, which could hold it. */
void lor_writer_put_absent(LorFacts *facts, const char *name);

#endif
