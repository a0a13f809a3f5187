// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the module for zipped office files: what their readers tell of a document in the same way.
#ifndef LOR_EXTRACT_OFFICE_H
#define LOR_EXTRACT_OFFICE_H

#include "core/error.h"
#include "document/document.h"
#include "extract/flow.h"

/** Sets the property to "true" or "false". */
void office_set_flag(LorDocument *doc, const char *name, bool value);
/** The day on which the file was made, of a time as XML writes it ("2026-05-04T10:30:00Z"); nothing of any other. */
void office_tell_day(LorDocument *doc, LorStr time);
/** The pages that the file counts, kept only if it was counted when the words were what they are now: a copy that was
 *  edited by another program keeps an old figure. `words` and `pages` as written; empty: not said. */
void office_tell_pages(LorDocument *doc, LorStr pages, LorStr words);
/** Writes the flow into the document, and says how a document without words ends. */
bool office_finish(Flow *flow, LorDocument *doc, bool left_out, LorError *err);
/** How a file ends that could not be read, from what stopped the reading: locked or too large, else damaged. Always false. */
bool office_refuse(const LorError *why, LorError *err);

#endif
