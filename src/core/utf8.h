// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: one code point at a time.
#ifndef LOR_CORE_UTF8_H
#define LOR_CORE_UTF8_H

#include "core/str.h"

#define LOR_UTF8_MAX   4u      /* bytes that one code point takes at most */
#define LOR_UTF8_WRONG 0xFFFDu /* the replacement character */

/** The same where no ASCII byte stands. */
uint32_t lor_utf8_next_wide(LorStr s, size_t *off);
/** The code point at `*off`, moving `*off` behind it. Ill-formed bytes (overlong, surrogate, lone) give
 *  LOR_UTF8_WRONG and move by one byte; tell them from a true U+FFFD by the width (1 against 3).
 *  `*off` must be below `s.len`. */
static inline uint32_t lor_utf8_next(LorStr s, size_t *off) {
    unsigned char lead = (unsigned char)s.ptr[*off];
    return lead < 0x80 ? ((*off)++, lead) : lor_utf8_next_wide(s, off);
}
/** How many ASCII bytes `s` begins with. */
size_t lor_utf8_ascii(LorStr s);
/** Writes up to LOR_UTF8_MAX bytes; returns how many. What is no scalar value is written as U+FFFD. */
size_t lor_utf8_encode(uint32_t code, char *out);
bool lor_utf8_valid(LorStr s);
/** Code points in `s`; an ill-formed byte counts as one. */
size_t lor_utf8_count(LorStr s);
/** Control characters that must not reach a terminal or a log: C0 (but tab and newline), DEL, C1,
 *  bidirectional overrides and isolates, line and paragraph separators. */
bool lor_utf8_control(uint32_t code);

#endif
