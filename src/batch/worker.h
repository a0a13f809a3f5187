// SPDX-License-Identifier: GPL-3.0-or-later
// Workers: the locked side of a run. One takes an open file at a time, lints it, and hands back one message.
#ifndef LOR_BATCH_WORKER_H
#define LOR_BATCH_WORKER_H

#include "batch/plan.h"

#define LOR_EXIT_UNPREPARED 73 /* a format that was left to the worker could not be made ready */
#define LOR_FORMATS_MOST 32u                   /* kinds of files in one run */
#define LOR_PACKET       ((size_t)64 << 10)    /* [byte] of an answer at once on the socket */

/** Judges a document: lor_lint(), or a stand-in of a test. */
typedef LorResult *LorLinter(const LorDocument *doc, const LorPacks *packs, const LorAsked *asked);

/** A format as a worker has it: with all that it needs, or only with its quick reader. */
typedef struct LorTaskFormat {
    const LorFormat *format;
    bool quick;    /* read() was not made ready */
    bool deferred; /* a worker makes read() ready itself, before it locks itself in */
} LorTaskFormat;

/** What a worker is forked with. A worker knows the formats that were there when it was forked, and no later ones. */
typedef struct LorTask {
    const LorPlan *plan;
    LorLinter *lint;
    LorTaskFormat formats[LOR_FORMATS_MOST];
    size_t format_count;
    const struct LorRecogniser *recogniser; /* prepared; NULL: not yet, or there is none */
} LorTask;

/** Parent to worker, with the open file beside it. */
#define LOR_JOB_NAME 256u /* [byte] */

typedef struct LorJob {
    uint32_t id;     /* comes back in the answer */
    uint32_t format; /* index into the task's formats */
    uint32_t undrawn;/* 1: without pictures of its pages, since drawing them failed */
    uint32_t slow;   /* 1: without the quick reader, since that may be what failed */
    char name[LOR_JOB_NAME]; /* the file's name without its folder, ended by NUL; longer ones are cut */
} LorJob;

/** What an answer begins with; then `len` bytes of lor_wire_write(). Without any: the quick reader left it to the full
 *  one, which this worker does not have. */
typedef struct LorAnswerHead {
    uint64_t id, len;
} LorAnswerHead;

/** What a worker writes where its parent sees it, too: believed for nothing but which letter its death is put down to. */
typedef struct LorWorkerDiary {
    uint32_t job; /* taken last */
    uint8_t took; /* not 0: any at all; a bool would be believed to be one */
} LorWorkerDiary;

/** The whole life of a worker, in a process just forked: gives up every descriptor but `socket`, locks itself in, answers
 *  jobs until the socket closes. Ends by exit 0, LOR_EXIT_MEMORY, LOR_EXIT_UNLOCKED or LOR_EXIT_UNPREPARED, or by a signal.
 *  `recognises`: it is one of those that may take the time and memory to recognise words in pictures; others do not. */
_Noreturn void lor_worker_run(int socket, LorWorkerDiary *diary, const LorTask *task, bool recognises);

#endif
