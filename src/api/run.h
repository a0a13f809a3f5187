// SPDX-License-Identifier: GPL-3.0-or-later
// What a run holds: shared by the files of src/api/ only.
#ifndef LOR_API_RUN_H
#define LOR_API_RUN_H

#include "batch/batch.h"
#include "core/error.h"
#include "core/vec.h"
#include "lorlint/lorlint.h"
#include "report/report.h"

/** One value that was set, in the order of setting. */
typedef struct LorSet {
    const LorlintSetting *setting;
    LorStr value, origin; /* NUL-terminated in the run's arena */
} LorSet;

struct LorlintRun {
    LorArena *arena;
    LOR_VEC(LorSet) sets;
    LOR_VEC(LorStr) arguments;
    LorPacks *packs; /* NULL until lor_run_prepare() */
    LorPlan plan;
    LorRunInfo info;
    LorResultList results;
    bool executed;
};

/** Reads packs and turns settings into a plan, once. False + `err`: nothing can be linted. */
bool lor_run_prepare(LorlintRun *run, LorError *err);
/** Applies select, ignore and severity to the packs. False + `err` when one names no rule and no group. */
bool lor_run_choose(const LorlintRun *run, LorPacks *packs, LorError *err);
/** How reports are to look on `fd` (-1: a file). */
LorReportOptions lor_run_view(const LorlintRun *run, int fd);

/** Hands an error of the floors below to the caller: true when there is none. */
bool lor_api_error(LorlintError *err, const LorError *from);
/** Closes a report's writer. A failed write ends a command with 70. */
bool lor_api_close(LorOut *out, LorlintError *err);
/** Fills `err` unless it is set or NULL; the exit code is 2. Always false. */
bool lor_api_fail(LorlintError *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Reads a whole file of at most `limit` bytes. An empty string with ptr NULL + `err` when it cannot be read. */
LorStr lor_api_read(LorArena *arena, const char *path, size_t limit, LorError *err);

/** YYYY-MM-DD of a day that exists. */
bool lor_api_date(LorStr text, LorDate *date);

#endif
