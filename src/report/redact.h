// SPDX-License-Identifier: GPL-3.0-or-later
// --redact: results without names, e-mail addresses, telephone numbers, ids and institutions. Every format sees these copies only.
#ifndef LOR_REPORT_REDACT_H
#define LOR_REPORT_REDACT_H

#include "lint/result.h"

/** What is known of names through a run. */
typedef struct LorRedactor LorRedactor;

/** `names`: what the person who runs lorlint said (--applicant). The packs must outlive the redactor. */
LorRedactor *lor_redactor_new(LorArena *arena, const LorPacks *packs, const LorStr *names, size_t count);
/** A copy in an arena of its own (`LorResult.arena`, the caller's to free), with pseudonyms that stay the same for as long as the redactor,
 *  a hashed path, and without the letter itself. Points, facts' states and places' offsets stay. */
LorResult *lor_redact(LorRedactor *redactor, const LorResult *result);

#endif
