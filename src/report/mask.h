// SPDX-License-Identifier: GPL-3.0-or-later
// Masking: names, institutions, e-mail addresses, telephone numbers and ids in a text become pseudonyms.
#ifndef LOR_REPORT_MASK_H
#define LOR_REPORT_MASK_H

#include "core/arena.h"

/** What a pseudonym stands for: "[name-3]". */
#define LOR_MASKS(X) X(NAME, "name") X(INSTITUTION, "institution") X(EMAIL, "email") X(WEB, "web") X(PHONE, "phone") X(ID, "id")
typedef enum LorMask {
#define X(name, word) LOR_MASK_##name,
    LOR_MASKS(X)
#undef X
        LOR_MASK_COUNT
} LorMask;

/** How much of a text is taken for somebody's: OWN_WORDS: only what is known, addresses and numbers (sentences of the
 *  program's own); LETTER: unknown words that begin like names too; WHOLE: every word (a text that is a name). */
typedef enum LorMaskDepth { LOR_MASK_OWN_WORDS, LOR_MASK_LETTER, LOR_MASK_WHOLE } LorMaskDepth;

/** Words and their pseudonyms: the same word has the same one as long as the masker lives. */
typedef struct LorMasker LorMasker;

/** What it remembers lives in `arena`. */
LorMasker *lor_masker_new(LorArena *arena);
/** Words of these texts are plain language: they stay, unless they stand beside an unknown name. */
void lor_masker_learn(LorMasker *masker, LorStr text);
/** Words of this text are (a part of) somebody's name, or an institution's: they go wherever they stand. Of an institution words
 *  that were learnt before stay. */
void lor_masker_know(LorMasker *masker, LorMask kind, LorStr text);
/** The text without them, in `arena`. `mark` (may be NULL) is a stretch of `text`, and becomes that of the answer which
 *  holds the same words; a pseudonym that begins or ends outside is taken in whole. */
LorStr lor_masker_mask(LorMasker *masker, LorArena *arena, LorStr text, LorMaskDepth depth, LorSpan *mark);
/** The pseudonym of a whole text, whatever it is, in `arena`. */
LorStr lor_masker_name(LorMasker *masker, LorArena *arena, LorMask kind, LorStr text);

#endif
