// SPDX-License-Identifier: GPL-3.0-or-later
// Baselines: findings that are known, so that a run tells only new ones. Matched on the letter's path, the rule, the words and how many
// places there are; never on a line. The file holds digests of the words, not the words.
#ifndef LOR_REPORT_BASELINE_H
#define LOR_REPORT_BASELINE_H

#include "core/out.h"
#include "lint/result.h"

#define LOR_BASELINE_MAX_BYTES ((size_t)64 << 20)

typedef struct LorBaseline LorBaseline;

/** An empty one. */
LorBaseline *lor_baseline_new(LorArena *arena);
/** The baseline that `text` is; NULL + `err` with what does not fit and where. */
LorBaseline *lor_baseline_read(LorArena *arena, LorStr text, LorError *err);

/** Silences the findings of `result` that are known, and tells in `result->since` what became of the others that were. Call once a letter. */
void lor_baseline_apply(LorBaseline *baseline, const LorPacks *packs, LorResult *result);

/** Entries that no finding met any more, of letters that were applied and analysed, under rules that judged. */
size_t lor_baseline_stale(const LorBaseline *baseline, const LorPacks *packs);
/** Writes the first `most` of them: "letters/a.txt: date/stale", parted by "; ". */
void lor_baseline_tell_stale(const LorBaseline *baseline, const LorPacks *packs, size_t most, LorOut *out);

/** Adds what is known of a letter: all findings that are not suppressed. */
void lor_baseline_record(LorBaseline *baseline, const LorResult *result);
/** Drops what is stale. Entries of letters that were not applied stay while `is_there` says so of their path. */
void lor_baseline_prune(LorBaseline *baseline, const LorPacks *packs, bool (*is_there)(const char *path));
void lor_baseline_write(const LorBaseline *baseline, LorOut *out);
/** Entries in it. */
size_t lor_baseline_count(const LorBaseline *baseline);

#endif
