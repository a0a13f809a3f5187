// SPDX-License-Identifier: GPL-3.0-or-later
// Walking: arguments become paths.
#ifndef LOR_BATCH_WALK_H
#define LOR_BATCH_WALK_H

#include "batch/plan.h"

/** Turns arguments (files, folders, "-") into inputs: folders are walked for letters, in path byte order. Paths are
 *  copied into `arena`. A folder without any letter, or that cannot be read, comes back as one path, and will end as
 *  `unreadable` with its reason. Standard input comes first. */
void lor_batch_paths(LorArena *arena, const LorStr *arguments, size_t count, const LorPlan *plan, LorPaths *paths);

/** Whether the walk finds anything at all below this folder. `*failed`: errno of a folder on the way that could not be listed, or 0. */
bool lor_walk_finds(LorStr folder, const LorPlan *plan, int *failed);

#endif
