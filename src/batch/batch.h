// SPDX-License-Identifier: GPL-3.0-or-later
// Batches: many inputs, each linted in a locked worker, each ending in exactly one status.
#ifndef LOR_BATCH_BATCH_H
#define LOR_BATCH_BATCH_H

#include "core/vec.h"
#include "extract/format.h"
#include "lint/lint.h"

/** Limits, each a name, a default and what it holds; `--limit name=value`. Columns: field, name, default, unit and meaning. */
#define LOR_LIMITS(X)                                                                                             \
    X(file_bytes, "file-bytes", 104857600, "[byte] of one input; larger ones are not read")                       \
    X(cpu_seconds, "cpu-seconds", 10, "[s] of processor time for one letter")                                     \
    X(wall_seconds, "wall-seconds", 15, "[s] for one letter by the clock")                                        \
    X(memory_bytes, "memory-bytes", 1073741824, "[byte] of address space of one worker")                          \
    X(ocr_cpu_seconds, "ocr-cpu-seconds", 60, "[s] of processor time for one letter whose words are recognised")  \
    X(ocr_wall_seconds, "ocr-wall-seconds", 90, "[s] for such a letter by the clock")                             \
    X(ocr_memory_bytes, "ocr-memory-bytes", 1610612736, "[byte] of address space of a worker that recognises")    \
    X(ocr_pages, "ocr-pages", 20, "pages of one letter that are recognised")                                      \
    X(ocr_pixels, "ocr-pixels", 120000000, "pixels of one page of a picture; larger ones are not unpacked")       \
    X(walk_depth, "walk-depth", 64, "folders below a given one")                                                  \
    X(message_bytes, "message-bytes", 67108864, "[byte] of one result on its way from a worker")                  \
    X(picture_letters, "picture-letters", 100, "letters of one run; of more, reports show the text and no pages") \
    X(picture_pages, "picture-pages", 10, "pages of one letter that are drawn for a report that shows them")      \
    X(picture_pixels, "picture-pixels", 4000000, "pixels of one page; larger ones are drawn smaller")             \
    X(picture_bytes, "picture-bytes", 8388608, "[byte] of all pictures of one letter")
typedef struct LorLimits {
#define X(field, name, value, what) size_t field;
    LOR_LIMITS(X)
#undef X
} LorLimits;

LorLimits lor_limits_default(void);
/** The limits of a worker that recognises: its time and memory are the ocr-… ones. */
LorLimits lor_limits_recognising(const LorLimits *limits);
/** "name=value". False + `err` with "did you mean". */
bool lor_limits_set(LorLimits *limits, LorStr setting, LorError *err);

/** Paths, or globs; NUL-terminated behind their length. */
typedef LOR_VEC(LorStr) LorPaths;

/** What to do with each input. */
typedef struct LorPlan {
    const LorPacks *packs;
    LorAsked asked;
    LorExtractOptions extract;
    LorLimits limits;
    unsigned jobs;          /* workers, 1 or more */
    bool require_sandbox;   /* without full isolation: an error instead of a weaker one */
    bool follow;            /* follow symbolic links to folders */
    LorPaths include;       /* globs: files taken inside folders; none: those whose ending lorlint reads */
    LorPaths exclude;       /* globs: files and folders left out; a file named itself is always taken */
    struct LorJournal *journal; /* letters that are done and unchanged come from it, others go into it; NULL: none */
    bool can_stop;          /* end early when `stop` can be read from */
    int stop;               /* a descriptor; used when can_stop */
} LorPlan;

/** The names of the isolation that this machine gives: "landlock+seccomp", "seccomp", "none". Static text. */
const char *lor_sandbox_name(void);

/** Turns arguments (files, folders, "-") into inputs: folders are walked for letters, in path byte order. Paths are
 *  copied into `arena`. A folder without any letter, or that cannot be read, comes back as one path, and will end as
 *  `unreadable` with its reason. Standard input comes first. */
void lor_batch_paths(LorArena *arena, const LorStr *arguments, size_t count, const LorPlan *plan, LorPaths *paths);

/** Takes the result of one path. It lives in an arena of its own, `result->arena`, which is the sink's to free. False: nobody
 *  wants the others. */
typedef bool LorResultSink(void *context, LorResult *result);

/** How a run ended. */
typedef enum LorRunEnd {
    LOR_RUN_FAILED,  /* nothing could be linted: no worker can be made, or isolation is required and missing */
    LOR_RUN_DONE,    /* each path was handed over */
    LOR_RUN_STOPPED, /* only those that were done when it was told to end, by `plan->stop` or by the sink */
} LorRunEnd;

/** Lints all paths and hands each result to `sink`, in the order of `paths` and as soon as all before it are done. Every path
 *  ends in exactly one status whatever a worker does. What is done and waits for its turn is held to LOR_HELD_BYTES. */
LorRunEnd lor_batch_run(const LorPaths *paths, const LorPlan *plan, LorResultSink *sink, void *context, LorError *err);

#define LOR_HELD_BYTES ((size_t)32 << 20) /* [byte] no further letter is begun while more waits for a slow one before it */

#endif
