// SPDX-License-Identifier: GPL-3.0-or-later
// The institution that a part of a letter names.
#ifndef LOR_LETTER_INSTITUTION_H
#define LOR_LETTER_INSTITUTION_H

#include "letter/cell.h"

/** Tokens that name an institution; count 0: none. */
typedef struct LorInstitution {
    uint32_t first, count;
    unsigned sureness; /* 1-3 by its word; 0: taken for one by its place */
} LorInstitution;

/** The surest institution among cells of a zone, the first of equals, of a name in two tongues the English one; lines on affiliations, offices and
 *  governments aside. */
LorInstitution lor_institution_in(const LorLetter *letter, LorCells cells, LorZone zone);
/** The one at which the writer was, by the letter's own word ("formerly of …"); any other is left out above. */
LorInstitution lor_institution_former(const LorLetter *letter, LorCells cells);
/** Without an institution's word: the first line of the head that is no post, address, date or contact, nor the name of
 *  somebody who signs. */
LorInstitution lor_institution_by_place(const LorLetter *letter, LorCells cells);

#endif
