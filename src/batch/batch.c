// SPDX-License-Identifier: GPL-3.0-or-later
// The door to batches: the pool with the linter of the product.
#include "batch/batch.h"

#include "batch/pool.h"

bool lor_batch_run(LorArena *arena, const LorPaths *paths, const LorPlan *plan, LorResultList *out, LorError *err) {
    return lor_pool_run(arena, paths, plan, lor_lint, out, err);
}
