// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks deflated bytes, behind zlib's wall.
#ifndef LOR_EXTRACT_INFLATE_H
#define LOR_EXTRACT_INFLATE_H

#include "core/arena.h"

/** What `packed` (zlib's form) unpacks to, in the arena: as far as it is sound, and at most `most` bytes.
 *  `*whole`: its end was reached. Bytes behind the end are passed over. */
LorStr lor_inflate(LorArena *arena, LorStr packed, size_t most, bool *whole);

#endif
