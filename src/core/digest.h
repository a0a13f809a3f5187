// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4): names for texts that must not be told, the same in each run.
#ifndef LOR_CORE_DIGEST_H
#define LOR_CORE_DIGEST_H

#include "core/arena.h"

/** A digest in the making. A short or guessable text can be found again by trying: it hides words from readers, not from
 *  somebody who knows what to look for. */
typedef struct LorDigest {
    uint32_t state[8];
    unsigned char block[64];
    uint64_t len; /* [byte] so far */
} LorDigest;

LorDigest lor_digest_start(void);
/** Bytes as they are. */
void lor_digest_add(LorDigest *digest, LorStr bytes);
/** A part with its length before it, so that ("ab", "c") differs from ("a", "bc"). */
void lor_digest_part(LorDigest *digest, LorStr part);
/** The first `digits` (64 at most) hexadecimal digits, in `arena`. Ends the digest. */
LorStr lor_digest_end(LorDigest *digest, LorArena *arena, size_t digits);

#endif
