// SPDX-License-Identifier: GPL-3.0-or-later
// Regular expressions, for what words cannot say (addresses, placeholders, residue). Bounded in time and memory.
#ifndef LOR_CORE_PATTERN_H
#define LOR_CORE_PATTERN_H

#include "core/arena.h"
#include "core/error.h"

#define LOR_PATTERN_MAX_BYTES 4096u    /* [byte] of a pattern's source */
#define LOR_PATTERN_STEPS     1000000u /* match limit */
#define LOR_PATTERN_DEPTH     10000u   /* depth limit */
#define LOR_PATTERN_HEAP      20000u   /* [KiB] heap limit */
#define LOR_PATTERN_GROUPS    8u       /* capture groups that are told */

/** A pattern. Compiled when first needed; dies with its arena. */
typedef struct LorPattern LorPattern;

/** Checks and keeps the source. False patterns (syntax, `\C`, longer than the limit, able to match nothing) are found
 *  here when `check`, else at the first search. NULL + `err` (column = byte of the pattern) on failure. */
LorPattern *lor_pattern_new(LorArena *arena, LorStr source, bool check, LorError *err);
LorStr lor_pattern_source(const LorPattern *pattern);

/** A match: the whole in groups[0]; an unset group has off LOR_NONE. */
typedef struct LorMatch {
    LorSpan groups[LOR_PATTERN_GROUPS];
} LorMatch;

typedef enum LorFound { LOR_FOUND_NOT, LOR_FOUND, LOR_FOUND_LIMIT } LorFound;

/** The first match in `text` that begins in [from, latest]; LOR_NONE as `latest`: anywhere from there on. LOR_FOUND_LIMIT: gave
 *  up, which is never "no match". `text` must be valid UTF-8 (it is matched byte-wise when the pattern has no class beyond ASCII). */
LorFound lor_pattern_find(LorPattern *pattern, LorStr text, size_t from, size_t latest, LorMatch *match);

#endif
