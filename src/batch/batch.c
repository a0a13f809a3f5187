// SPDX-License-Identifier: GPL-3.0-or-later
// The door to batches: the pool with the linter of the product.
#include "batch/batch.h"

#include "batch/pool.h"

LorRunEnd lor_batch_run(const LorPaths *paths, const LorPlan *plan, LorResultSink *sink, void *context, LorError *err) {
    return lor_pool_run(paths, plan, lor_lint, sink, context, err);
}
