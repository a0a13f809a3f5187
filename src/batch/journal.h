// SPDX-License-Identifier: GPL-3.0-or-later
// A journal of finished letters, by which a killed run goes on where it was: `--resume FILE`.
//
// One JSON object a line: the first tells the run's key, each other a letter's path, size, time of change, and its result as the worker
// told it. A line is appended as soon as a letter is done, in one write; the last one may be cut off by a kill and is then forgotten.
// The journal holds what reports hold, quotations too: mode 0600.
#ifndef LOR_BATCH_JOURNAL_H
#define LOR_BATCH_JOURNAL_H

#include "core/error.h"
#include "lint/result.h"

typedef struct LorJournal LorJournal;

/** By what a file is known to be the one that was read. */
typedef struct LorJournalStamp {
    uint64_t bytes;
    int64_t seconds, nanoseconds; /* of its last change */
} LorJournalStamp;

/** Opens or makes the journal at `path`. One of a run with another key is begun anew: all letters are read again. NULL + `err` when the file cannot be
 *  written, another run has it open, or it is something else than a journal. */
LorJournal *lor_journal_open(const char *path, LorStr key, LorError *err);
/** The message of a letter that is done and unchanged, in `arena`; ptr NULL when there is none. */
LorStr lor_journal_find(const LorJournal *journal, LorStr path, LorJournalStamp stamp, LorArena *arena);
/** Appends a letter. A failure is told at the end. */
void lor_journal_add(LorJournal *journal, LorStr path, LorJournalStamp stamp, LorStr message);
/** Letters in it when it was opened. */
size_t lor_journal_count(const LorJournal *journal);
/** False + `err` when something could not be written. */
bool lor_journal_close(LorJournal *journal, LorError *err);

#endif
