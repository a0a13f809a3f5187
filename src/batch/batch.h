// SPDX-License-Identifier: GPL-3.0-or-later
// Batches: many inputs, each linted in a locked worker, each ending in exactly one status.
#ifndef LOR_BATCH_BATCH_H
#define LOR_BATCH_BATCH_H

#include "batch/plan.h"

/** Lints all paths and hands each result to `sink`, in the order of `paths` and as soon as all before it are done. Every path
 *  ends in exactly one status whatever a worker does. What is done and waits for its turn is held to LOR_HELD_BYTES. */
LorRunEnd lor_batch_run(const LorPaths *paths, const LorPlan *plan, LorResultSink *sink, void *context, LorError *err);

#endif
