// SPDX-License-Identifier: GPL-3.0-or-later
// What to do with each input of a run, and how a run hands its results on.
#ifndef LOR_BATCH_PLAN_H
#define LOR_BATCH_PLAN_H

#include "batch/limits.h"
#include "core/vec.h"
#include "extract/format.h"
#include "lint/lint.h"

/** Paths, or globs; NUL-terminated behind their length. */
typedef LOR_VEC(LorStr) LorPaths;
#define LOR_STDIN "-" /* the path that stands for standard input */

/** What to do with each input. */
typedef struct LorPlan {
    const LorPacks *packs;
    LorAsked asked;
    LorExtractOptions extract;
    LorLimits limits;
    unsigned jobs;          /* workers, 1 or more */
    bool require_sandbox;   /* without full isolation: an error instead of a weaker one */
    bool follow;            /* follow symbolic links to folders */
    LorPaths include;       /* globs: files taken inside folders; none: those with an ending that letters have */
    LorPaths exclude;       /* globs: files and folders left out; a file named itself is always taken */
    struct LorJournal *journal; /* letters that are done and unchanged come from it, others go into it; NULL: none */
    bool can_stop;          /* end early when `stop` can be read from */
    int stop;               /* a descriptor; used when can_stop */
} LorPlan;

/** Takes the result of one path. It lives in an arena of its own, `result->arena`, which is the sink's to free. False: nobody
 *  wants the others. */
typedef bool LorResultSink(void *context, LorResult *result);

/** How a run ended. */
typedef enum LorRunEnd {
    LOR_RUN_FAILED,  /* nothing could be linted: no worker can be made, or isolation is required and missing */
    LOR_RUN_DONE,    /* each path was handed over */
    LOR_RUN_STOPPED, /* only those that were done when it was told to end, by `plan->stop` or by the sink */
} LorRunEnd;

#define LOR_HELD_BYTES ((size_t)2 << 20) /* [byte] no further letter is begun while more waits for a slow one before it */

#endif
