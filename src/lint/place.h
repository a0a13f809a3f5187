// SPDX-License-Identifier: GPL-3.0-or-later
// Places: spans made ready to print.
#ifndef LOR_LINT_PLACE_H
#define LOR_LINT_PLACE_H

#include "document/document.h"
#include "lint/result.h"

/** The place of a span, with its words and its line in the document's arena. Cost: linear in the text before it. */
LorPlace lor_place_of(const LorDocument *doc, LorSpan span);

#endif
