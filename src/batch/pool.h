// SPDX-License-Identifier: GPL-3.0-or-later
// The pool behind lor_batch_run(), with the linter as an argument so that tests can send in a bad one.
#ifndef LOR_BATCH_POOL_H
#define LOR_BATCH_POOL_H

#include "batch/worker.h"

/** As lor_batch_run(), with `lint` in the place of lor_lint(). */
LorRunEnd lor_pool_run(const LorPaths *paths, const LorPlan *plan, LorLinter *lint, LorResultSink *sink, void *context,
                       LorError *err);

#endif
