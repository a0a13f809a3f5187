// SPDX-License-Identifier: GPL-3.0-or-later
// Encodings: bytes of unknown origin become valid UTF-8 with plain line ends.
#ifndef LOR_EXTRACT_ENCODING_H
#define LOR_EXTRACT_ENCODING_H

#include "core/arena.h"

/** What decoding gave. */
typedef struct LorDecoded {
    LorStr text;          /* valid UTF-8, composed (NFC); CR, CRLF, NEL and their like are \n; no control but \t and \n */
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252" */
    bool guessed;         /* neither a byte order mark nor the bytes themselves settle it */
    size_t invalid;       /* ill-formed places, each one U+FFFD in the text */
    size_t controls;      /* control characters that were left out */
    size_t codes;         /* characters seen, those left out too */
    bool cut;             /* there was more than `max` */
} LorDecoded;

/** Decodes at most `max` bytes of UTF-8 out. Never fails: whether it is a text is the caller's to judge by the counts.
 *  Cost: linear. */
LorDecoded lor_decode(LorArena *arena, LorStr bytes, size_t max);

#endif
