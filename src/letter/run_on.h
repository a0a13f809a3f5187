// SPDX-License-Identifier: GPL-3.0-or-later
// Letters whose line ends were lost: where their lines begin.
#ifndef LOR_LETTER_RUN_ON_H
#define LOR_LETTER_RUN_ON_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"

/** Where a line begins although the text has no line's end there. */
typedef struct LorLineBreak {
    size_t at;  /* [byte] */
    bool blank; /* a paragraph begins */
} LorLineBreak;

typedef struct LorLineBreaks {
    const LorLineBreak *at;
    size_t len;
} LorLineBreaks;

/** The breaks of a letter that stands on one line, or on a few; none for other texts. Parts head, salutation, body,
 *  closing and signature block, and in head and block what tells a new line: a date, a label, a post, an address.
 *  Cost: linear, and words are looked at only near both ends. */
LorLineBreaks lor_run_on_breaks(LorArena *arena, LorStr text);

#endif
