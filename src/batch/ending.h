// SPDX-License-Identifier: GPL-3.0-or-later
// What a file's name says that it is.
#ifndef LOR_BATCH_ENDING_H
#define LOR_BATCH_ENDING_H

#include "core/arena.h"
#include "core/error.h"

/** A sentence when the path's ending belongs to other formats than `format`, as named in reports; else an empty string.
 *  Endings that say nothing, and formats without a usual ending, are never wrong, nor is the name of a file that could not be told. */
LorStr lor_ending_note(LorArena *arena, LorStr path, LorStr format, LorStatus status);

#endif
