// SPDX-License-Identifier: GPL-3.0-or-later
// Which formats a run has met, and whether they can be read here.
#ifndef LOR_BATCH_READINESS_H
#define LOR_BATCH_READINESS_H

#include "batch/worker.h"

typedef struct LorMetFormat {
    const LorFormat *format;
    bool quick;     /* only its quick reader is ready */
    uint32_t index; /* in the task */
    LorError err;   /* set: cannot be read on this machine */
} LorMetFormat;

typedef struct LorReadiness {
    LorArena *arena;
    bool single;    /* the run has one letter, and so one worker */
    LorTask task;   /* what workers are forked with from now on */
    LOR_VEC(LorMetFormat) met;
    LorError blind; /* set: words in pictures cannot be recognised here, and why */
} LorReadiness;

/** The index of the format in `met`, made ready when it is new. Its full reader's library is loaded when the first file needs it; from then
 *  on every worker has both readers. */
size_t lor_readiness_see(LorReadiness *r, const LorFormat *format);
/** The same for its full reader. */
size_t lor_readiness_see_full(LorReadiness *r, const LorFormat *format);
/** Makes a format ready that was left to a worker; false: `err` of it is set. */
bool lor_readiness_prepare(LorReadiness *r, LorMetFormat *seen);
/** Whether words in pictures can be recognised; what that needs is loaded when the first picture is met. */
bool lor_readiness_recognises(LorReadiness *r);

#endif
