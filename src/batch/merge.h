// SPDX-License-Identifier: GPL-3.0-or-later
// Joining the parts of a run that was split: letters in the order of one run, one at a time.
#ifndef LOR_BATCH_MERGE_H
#define LOR_BATCH_MERGE_H

#include "batch/plan.h"
#include "batch/part.h"

/** Some jsonl reports, open side by side. */
typedef struct LorMerge LorMerge;

/** Opens the files and counts their lines. NULL + `err` naming the file when one cannot be read or is none. Free with lor_merge_close(). */
LorMerge *lor_merge_open(const LorPaths *files, LorError *err);
void lor_merge_close(LorMerge *merge);
/** Letters in all parts. */
size_t lor_merge_count(const LorMerge *merge);
/** Which run the first letter comes from; the key is empty when there is no letter. False + `err` naming file and line. */
bool lor_merge_run(LorMerge *merge, LorPartRun *run, LorError *err);
/** Hands all letters over, as lor_batch_run() does. False + `err` naming file and line when a line cannot be read, was made by another run, or
 *  tells of a letter that another one tells of. What was handed over by then stays so. */
bool lor_merge_letters(LorMerge *merge, const LorPacks *packs, LorStr key, LorResultSink *sink, void *context, LorError *err);

#endif
