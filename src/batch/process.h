// SPDX-License-Identifier: GPL-3.0-or-later
// A worker as its parent sees it: started, given a job, listened to, ended. Never blocks on it, believes nothing of it.
#ifndef LOR_BATCH_PROCESS_H
#define LOR_BATCH_PROCESS_H

#include "batch/worker.h"

#include <sys/types.h>
#include <time.h>

/** Start with {0}. */
typedef struct LorProcess {
    pid_t pid;         /* 0: there is none */
    int socket;
    size_t formats;    /* of the task when it was forked */
    bool busy, used;   /* has a job; had one before */
    bool left;         /* it died and left a job unread in its socket */
    bool unread;       /* … and the one that it was thought to be busy with */
    LorWorkerDiary *diary; /* shared with the worker */
    bool recognises;   /* words in pictures: it has the time and memory for that */
    uint32_t job;
    int64_t begun, deadline; /* [ms] of lor_process_now() */
    bool timed;        /* its processor time can be asked: */
    clockid_t clock;
    uint64_t allowed;  /* [s] of processor time since its fork; 0: not yet told */
    int64_t next_second; /* [ms] of lor_process_now(): before it, its processor time has not gone on to another second */
    char *answer;      /* as far as it came */
    size_t len, cap;   /* [byte] */
    bool unprepared;      /* it ended because a format that was left to it could not be made ready */
} LorProcess;

typedef enum LorAnswer { LOR_ANSWER_PART, LOR_ANSWER_WHOLE, LOR_ANSWER_WRONG, LOR_ANSWER_NONE } LorAnswer;

/** A clock that only goes forward [ms]. */
int64_t lor_process_now(void);
/** Forks. False + `err` when it cannot. */
bool lor_process_start(LorProcess *process, const LorTask *task, bool recognises, LorError *err);
/** Hands over a job and an open file, and starts its clocks. False when the worker is not there any more. */
bool lor_process_give(LorProcess *process, LorJob job, int fd, const LorLimits *limits);
/** Hands over one that waits in the socket until the worker has answered those before it. Its clocks are not started. False as above. */
bool lor_process_send(const LorProcess *process, LorJob job, int fd);
/** Starts the clocks of a job that was sent, once those before it were answered: it is what the worker is busy with. */
void lor_process_begin(LorProcess *process, uint32_t job, const LorLimits *limits);
/** How long it has been busy with it [ms]. */
int64_t lor_process_took(const LorProcess *process);
/** Takes what has come. WHOLE: the message stands behind the head in `answer`; WRONG: more or other than a worker
 *  sends; NONE: it hung up. */
LorAnswer lor_process_listen(LorProcess *process, size_t most);
/** The message of a whole answer; lives until the next job. */
LorStr lor_process_message(const LorProcess *process);
/** Kills it if need be and says how it ended: LOR_TIMEOUT (processor time), LOR_MEMORY, or LOR_CRASHED.
 *  `*unlocked` is set when it could not lock itself in. There is no process then, but its buffer and what is told of its end. */
LorStatus lor_process_end(LorProcess *process, bool hung_up, const LorLimits *limits, bool *unlocked);
/** Ends an idle one, and frees the buffer. */
void lor_process_release(LorProcess *process);

#endif
