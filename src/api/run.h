// SPDX-License-Identifier: GPL-3.0-or-later
// What a run holds: shared by the files of src/api/ only, which stand above this.
#ifndef LOR_API_RUN_H
#define LOR_API_RUN_H

#include "batch/batch.h"
#include "batch/set.h"
#include "batch/walk.h"
#include "core/error.h"
#include "core/vec.h"
#include "lorlint/lorlint.h"
#include "report/baseline.h"
#include "report/redact.h"
#include "report/report.h"
#include "report/suppress.h"

#include <sys/types.h>

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
    LorPassedOver passed;
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

#endif
