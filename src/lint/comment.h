// SPDX-License-Identifier: GPL-3.0-or-later
// Comments in letter templates that suppress a rule: <!-- lorlint: ignore date/missing the date is printed later -->
// Only templates are asked: a letter must not silence what is found in it.
#ifndef LOR_LINT_COMMENT_H
#define LOR_LINT_COMMENT_H

#include "document/document.h"
#include "lint/result.h"

typedef struct LorComment {
    LorStr rule, reason; /* either may be empty: the comment is then of no use */
    size_t off;          /* [byte] in the document's text */
} LorComment;
typedef LOR_VEC(LorComment) LorComments;

/** The document with such comments blanked out (offsets stay), and the comments. `doc` itself when there is none. */
const LorDocument *lor_comments_take(const LorDocument *doc, LorComments *comments);
/** Silences what they name, and notes which of them are of no use. Call when findings are charged. */
void lor_comments_apply(LorResult *result, const LorDocument *doc, const LorPacks *packs, const LorComments *comments);

#endif
