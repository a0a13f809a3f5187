// SPDX-License-Identifier: GPL-3.0-or-later
// What tells runs apart that would report otherwise.
#ifndef LOR_API_KEY_H
#define LOR_API_KEY_H

#include "api/run.h"

/** The key of a run: see LorRunInfo. */
LorStr lor_run_key(const LorlintRun *run);
/** Puts it where reports and parts are made from, unless the run is redacted: most reports do without. */
void lor_run_tell_key(LorlintRun *run);

/** The same for a journal, which holds what the machine was allowed too. */
LorStr lor_run_journal_key(const LorlintRun *run);

#endif
