// SPDX-License-Identifier: GPL-3.0-or-later
// Limits that keep one letter from taking what others need: one table, and `--limit name=value`.
#ifndef LOR_BATCH_LIMITS_H
#define LOR_BATCH_LIMITS_H

#include "core/error.h"
#include "core/str.h"

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

#endif
