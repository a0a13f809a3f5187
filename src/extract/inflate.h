// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks deflated bytes and packs them, behind zlib's wall.
#ifndef LOR_EXTRACT_INFLATE_H
#define LOR_EXTRACT_INFLATE_H

#include "core/arena.h"

/** What `packed` (zlib's form) unpacks to, in the arena: as far as it is sound, and at most `most` bytes.
 *  `*whole`: its end was reached. Bytes behind the end are passed over. */
LorStr lor_inflate(LorArena *arena, LorStr packed, size_t most, bool *whole);

/** `bytes` packed in zlib's form, in the arena; fast rather than small. Empty where they are more than 2 GB. */
LorStr lor_deflate(LorArena *arena, LorStr bytes);

#endif
