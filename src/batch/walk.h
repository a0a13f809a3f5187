// SPDX-License-Identifier: GPL-3.0-or-later
// Walking: arguments become paths.
#ifndef LOR_BATCH_WALK_H
#define LOR_BATCH_WALK_H

#include "batch/plan.h"

#define LOR_PASSED_KINDS 5u /* told by their endings; others are counted */

/** What stood in folders and was not taken, for its name: no include and no exclude said so. */
typedef struct LorPassedOver {
    size_t files, links; /* links to folders, without `follow` */
    size_t kinds;
    struct {
        LorStr ending; /* lower case, with its dot; empty: the name has none */
        size_t count;
    } kind[LOR_PASSED_KINDS];
} LorPassedOver;

/** Turns arguments (files, folders, "-") into inputs: folders are walked for letters, in path byte order. Paths are
 *  made in `arena`; arguments are NUL-terminated behind their length and outlive them. A folder without any letter, or that cannot be read, comes back as one path, and will end as
 *  `unreadable` with its reason. Standard input comes first. `passed` may be NULL. */
void lor_batch_paths(LorArena *arena, const LorStr *arguments, size_t count, const LorPlan *plan, LorPaths *paths, LorPassedOver *passed);

/** Whether the walk finds anything at all below this folder. `*failed`: errno of a folder on the way that could not be listed, or 0. */
bool lor_walk_finds(LorStr folder, const LorPlan *plan, int *failed);

#endif
