// SPDX-License-Identifier: GPL-3.0-or-later
// The course of a run: letters as they come, one after the other.
#ifndef LOR_API_COURSE_H
#define LOR_API_COURSE_H

#include "api/run.h"

/** Before the first of `given` letters. */
void lor_run_begin(LorlintRun *run, size_t given);
/** Takes the letter that is next in the order of output; `context` is the run. */
bool lor_run_take(void *context, LorResult *result);
/** After the last: what all show together. False + `err`: a letter was lost. */
bool lor_run_end(LorlintRun *run, LorlintError *err);
/** Tells the watcher how far the run is. */
void lor_run_tell_progress(const LorlintRun *run, bool ended);

#endif
