// SPDX-License-Identifier: GPL-3.0-or-later
// Errands: inputs on their way from a path to its one result, the journal's included. Does not know who reads them.
#ifndef LOR_BATCH_ERRAND_H
#define LOR_BATCH_ERRAND_H

#include "batch/input.h"
#include "batch/journal.h"
#include "batch/readiness.h"
#include "batch/turns.h"

/** An input on its way to a result. */
typedef struct LorErrand {
    int fd;
    size_t at, bytes; /* index of the path */
    size_t seen;      /* index of its format, or LOR_NONE */
    bool undrawn;     /* without pictures of its pages */
    bool slow;        /* without the quick reader */
    bool recognises;  /* words in pictures */
    bool waited;      /* in its worker's socket: its processor time may at first have been that of the letter before */
    LorResult *blind; /* what was read without them, in case that recognising fails; NULL: nothing */
    bool kept;        /* its result is for the journal */
    LorJournalStamp stamp;
} LorErrand;

/** All of a run: what comes in and goes out. */
typedef struct LorErrands {
    const LorPaths *paths;
    const LorPlan *plan;
    LorReadiness *ready;
    LorTurns turns; /* done, but some path before it is not */
    size_t next;    /* path to be opened */
    size_t handed;  /* paths handed to the sink */
    LorResultSink *sink;
    void *context;
    bool stopped;   /* by the sink, or by an input that must not be missed */
} LorErrands;

/** Opens the next path, of which there is one. False: it is done with already, by the journal or because it cannot be read. */
bool lor_errand_begin(LorErrands *errands, LorErrand *errand);
/** The result is the errand's; it is handed to the sink in its turn. Does not close the input. */
void lor_errand_end(LorErrands *errands, const LorErrand *errand, LorResult *result);
/** Ends it without a linted letter, or with what was read before its pictures were looked at. `why` empty: the status's own sentence. */
void lor_errand_give_up(LorErrands *errands, LorErrand *errand, LorStatus status, const char *why);
/** Forgets what was read before its pictures were looked at. */
void lor_errand_drop_blind(LorErrand *errand);
/** Ends the run: what is done is handed on, for the rest of the paths there is no result. */
void lor_errands_break_off(LorErrands *errands);

#endif
