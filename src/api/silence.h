// SPDX-License-Identifier: GPL-3.0-or-later
// What a run silences.
#ifndef LOR_API_SILENCE_H
#define LOR_API_SILENCE_H

#include "api/run.h"

/** Reads the baseline and the suppressions of the run. False + `err`. Rules must be there. */
bool lor_silence_open(LorlintRun *run, LorlintError *err);
/** Silences what is suppressed or known, or remembers what there is. */
void lor_silence_take(LorlintRun *run, LorResult *result);

#endif
