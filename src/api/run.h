// SPDX-License-Identifier: GPL-3.0-or-later
// What a run holds: shared by the files of src/api/ only.
#ifndef LOR_API_RUN_H
#define LOR_API_RUN_H

#include "batch/batch.h"
#include "batch/set.h"
#include "core/error.h"
#include "core/vec.h"
#include "lorlint/lorlint.h"
#include "report/baseline.h"
#include "report/redact.h"
#include "report/report.h"
#include "report/suppress.h"

#include <sys/types.h>

#define LOR_EXIT_PIPE 141 /* in LorlintError: nobody reads standard output any more; what a shell says of SIGPIPE */

/** One value that was set, in the order of setting. */
typedef struct LorSet {
    const LorlintSetting *setting;
    LorStr value, origin; /* NUL-terminated in the run's arena */
} LorSet;

typedef struct LorFileId {
    dev_t device;
    ino_t number;
} LorFileId;

/** A folder that a report is written into. */
typedef struct LorOutputFolder {
    LorReportFolder way; /* for the report */
    LorStr path;
    LorFileId *inputs;   /* which no file of it may be */
    size_t input_count;
    LorlintError err;    /* of the first file that could not be written */
} LorOutputFolder;

/** A report that was asked for before the run. */
typedef struct LorOutput {
    const LorReportFormat *format;
    const char *path; /* NULL: a descriptor */
    int fd;
    LorOut *out;
    LorReport *report;
    LorOutputFolder *folder; /* NULL: one file */
} LorOutput;

/** What is kept of each input, whatever happens to its result. */
typedef struct LorRow {
    LorStr path; /* NUL-terminated */
    LorStatus status;
    int score; /* -1: none */
    uint32_t findings[LOR_SEVERITY_COUNT];
} LorRow;

/** What a run does with its findings beside reporting them. */
typedef enum LorRecording { LOR_BASELINE_NONE, LOR_BASELINE_WRITE, LOR_BASELINE_PRUNE } LorRecording;

struct LorlintRun {
    LorArena *arena;
    LOR_VEC(LorSet) sets;
    LOR_VEC(LorStr) arguments;
    LorPacks *packs; /* NULL until lor_run_prepare() */
    LorPlan plan;
    LorRunInfo info;
    LOR_VEC(LorOutput) outputs;
    LOR_VEC(LorRow) rows;
    LOR_VEC(const LorResult *) results; /* when they must outlive their turn, see lor_outputs_keep() */
    LorBaseline *baseline; /* NULL: none */
    LorSuppressions *suppressions; /* NULL: none */
    LorRecording records;
    LorRedactor *redactor; /* NULL until something is redacted */
    LorTally tally;
    LorSetMaker *set; /* NULL: one letter alone, or before the run */
    const LorSetResult *set_result;
    LorReportOptions view; /* of no descriptor in particular: what counts against the run */
    LorlintWatcher *watcher; /* NULL: none */
    void *watching;
    bool stops;            /* early, when `stop` can be read from */
    int stop;
    LorError unkept;       /* set: the journal could not be written */
    bool executed, stopped;
};

/** Reads packs and turns settings into a plan, once. False + `err`: nothing can be linted. */
bool lor_run_prepare(LorlintRun *run, LorError *err);
/** Where a setting's value (LOR_NONE: the last one) comes from, to begin a message with: ".lorlint.ini:3: ", or empty for the command line. */
LorStr lor_run_place(const LorlintRun *run, const char *name, size_t index);
/** The error of a word that names no rule, group or (with `packs_too`) pack. `place` begins the message. Always returns false. */
bool lor_run_no_rule(const LorPacks *packs, LorStr place, LorStr wanted, bool packs_too, LorError *err);
/** Applies select, ignore and severity to the packs. False + `err` when one names no rule and no group. */
bool lor_run_choose(const LorlintRun *run, LorPacks *packs, LorError *err);
/** How reports are to look on `fd` (-1: a file). */
LorReportOptions lor_run_view(const LorlintRun *run, int fd);

/** The key of a run: see LorRunInfo. */
LorStr lor_run_key(const LorlintRun *run);

/** The same for a journal, which holds what the machine was allowed too. */
LorStr lor_run_journal_key(const LorlintRun *run);

/** Before the first of `given` letters. */
void lor_run_begin(LorlintRun *run, size_t given);
/** Takes the letter that is next in the order of output; `context` is the run. */
bool lor_run_take(void *context, LorResult *result);
/** After the last: what all show together. False + `err`: a letter was lost. */
bool lor_run_end(LorlintRun *run, LorlintError *err);

/** Opens what was asked for and begins the reports on `given` letters. No output may be one of `inputs`. False + `err`: nothing is left open. */
bool lor_outputs_open(LorlintRun *run, const LorPaths *inputs, size_t given, LorlintError *err);
/** Hands a letter to all reports. False: nobody listens any more. */
bool lor_outputs_take(LorlintRun *run, const LorResult *result);
/** Ends all reports and closes them. False + `err` when one could not be written. */
bool lor_outputs_close(LorlintRun *run, LorlintError *err);
/** Gives all up: no file appears. */
void lor_outputs_drop(LorlintRun *run);
/** Whether results must outlive their turn: a report is written whole, or none was asked for before the run. */
bool lor_outputs_keep(const LorlintRun *run);

/** Whether a report to that path is a folder: it ends in a slash, or there is one. */
bool lor_folder_is(const char *path);
/** Makes the folder and opens its first file. NULL + `err`: it cannot be written. */
LorOut *lor_folder_open(LorArena *arena, const char *path, const char *first, const LorPaths *paths, LorOutputFolder **made, LorlintError *err);

/** Reads the baseline and the suppressions of the run. False + `err`. Rules must be there. */
bool lor_silence_open(LorlintRun *run, LorlintError *err);
/** Silences what is suppressed or known, or remembers what there is. */
void lor_silence_take(LorlintRun *run, LorResult *result);

/** Hands an error of the floors below to the caller: true when there is none. */
bool lor_api_error(LorlintError *err, const LorError *from);
/** Closes a report's writer. A failed write ends a command with 70. */
bool lor_api_close(LorOut *out, LorlintError *err);
/** Fills `err` unless it is set or NULL; the exit code is 2. Always false. */
bool lor_api_fail(LorlintError *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Reads a whole file of at most `limit` bytes. An empty string with ptr NULL + `err` when it cannot be read. */
LorStr lor_api_read(LorArena *arena, const char *path, size_t limit, LorError *err);

/** Whether both names lead to one file. */
bool lor_api_same_file(const char *one, const char *other);

/** YYYY-MM-DD of a day that exists. */
bool lor_api_date(LorStr text, LorDate *date);

#endif
