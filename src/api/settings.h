// SPDX-License-Identifier: GPL-3.0-or-later
// What was set, for the files of src/api/ that go by it.
#ifndef LOR_API_SETTINGS_H
#define LOR_API_SETTINGS_H

#include "api/run.h"

/** A setting's value (the last one that was set, or its default) as text; empty: not set. */
LorStr lor_run_text(const LorlintRun *run, const char *name);
/** Whether it is "yes". */
bool lor_run_is_on(const LorlintRun *run, const char *name);
/** A value as it was set (LOR_NONE: the last one) or NULL; `count`: how often it was. */
const LorSet *lor_run_set_at(const LorlintRun *run, const char *name, size_t index, size_t *count);
/** Where a setting's value (LOR_NONE: the last one) comes from, to begin a message with: ".lorlint.ini:3: ", or empty for the command line. */
LorStr lor_run_place(const LorlintRun *run, const char *name, size_t index);

/** YYYY-MM-DD of a day that exists. */
bool lor_api_date(LorStr text, LorDate *date);

#endif
