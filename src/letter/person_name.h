// SPDX-License-Identifier: GPL-3.0-or-later
// Names of people as they stand in a signature block: titles, the name, what follows it.
#ifndef LOR_LETTER_PERSON_NAME_H
#define LOR_LETTER_PERSON_NAME_H

#include "letter/letter.h"

/** A name among tokens. */
typedef struct LorNameSpan {
    uint32_t title, titles; /* tokens of the titles before it (titles 0: none) */
    uint32_t first, count;  /* the name itself */
    bool qualified;         /* a degree follows */
} LorNameSpan;

/** Reads a name from the first of these tokens on, marks such as "Sd/-" and "Name:" passed over. False when there is none. */
bool lor_person_name(const LorLetter *letter, size_t first, size_t count, LorNameSpan *name);
/** Where a cell of the signature block goes on behind "for", "pp" or "p.p." when somebody signs there for another: a name with a title or a degree follows, or
 *  a post and nothing of a house or department. 0 when it does not: "For the Department of Surgery". */
size_t lor_signs_for(const LorLetter *letter, size_t first, size_t count);
/** Whether two names share a word of three letters or more, titles and initials aside. */
bool lor_names_meet(const LorLetter *letter, const LorNameSpan *a, const LorNameSpan *b);
/** False when it looks like a house's name rather than a person's: without title and degree, no word of it in the signature block or in an
 *  e-mail address of the head, and long or another name with a title or degree signs. */
bool lor_name_may_sign(const LorLetter *letter, const LorNameSpan *name);
/** Whether a part of a list of degrees is one: known, or an abbreviation in capitals with a bracket at most ("FGCP (Family Medicine)"). */
bool lor_is_credential(const LorLetter *letter, size_t first, size_t count);
/** Where a degree begins among these tokens, or LOR_NONE; a name's own "Md." or "Ma" is none. */
size_t lor_qualification_start(const LorLetter *letter, size_t first, size_t count);

#endif
