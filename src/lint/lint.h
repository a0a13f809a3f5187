// SPDX-License-Identifier: GPL-3.0-or-later
// Linting: a document and packs in, a result out.
#ifndef LOR_LINT_LINT_H
#define LOR_LINT_LINT_H

#include "document/document.h"
#include "letter/letter.h"
#include "lint/result.h"

/** Judges one document. The result lives in the document's arena; path, bytes and format are the caller's to fill. */
LorResult *lor_lint(const LorDocument *doc, const LorPacks *packs, const LorAsked *asked);

/** What can be said of a file that could not be read: its status, and findings about the file itself (too large, locked,
 *  not a PDF). `doc` is what reading left behind: its text is not looked at. The result lives in its arena. */
LorResult *lor_lint_unread(LorDocument *doc, const LorPacks *packs, const LorAsked *asked, LorStatus status, const char *why);

/** Adds the letter itself to its result: text, pages, places of findings and strengths on them. */
void lor_lint_show(LorResult *result, const LorDocument *doc);

/** Runs every example of the packs whose file name begins with `only` (empty: all). Calls `tell` once an example with
 *  the rule, the example, whether it behaved and a sentence on what went wrong. Returns how many did not. */
typedef void LorExampleSink(void *context, const LorRule *rule, const LorExample *example, bool behaved, LorStr said);
size_t lor_selftest(LorPacks *packs, LorStr only, LorExampleSink *tell, void *context);

#endif
