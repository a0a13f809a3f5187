// SPDX-License-Identifier: GPL-3.0-or-later
// A text that grows, in an arena.
#ifndef LOR_CORE_BUF_H
#define LOR_CORE_BUF_H

#include "core/arena.h"

/** Growing bytes. Start with {.arena = arena}; the content moves when it grows. */
typedef struct LorBuf {
    LorArena *arena;
    char *ptr;
    size_t len, cap; /* [byte] */
} LorBuf;

static inline LorStr lor_buf_str(const LorBuf *buf) { return lor_str(buf->ptr, buf->len); }
/** Room for `more` bytes behind the last. */
void lor_buf_grow(LorBuf *buf, size_t more);
static inline void lor_buf_reserve(LorBuf *buf, size_t more) {
    if (buf->cap - buf->len < more) lor_buf_grow(buf, more);
}
static inline void lor_buf_add(LorBuf *buf, LorStr s) {
    if (s.len == 0) return;
    lor_buf_reserve(buf, s.len);
    memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
}
static inline void lor_buf_char(LorBuf *buf, char c) {
    if (buf->len == buf->cap) lor_buf_reserve(buf, 1);
    buf->ptr[buf->len++] = c;
}
/** Appends one code point as UTF-8; anything that is no scalar value becomes U+FFFD. */
void lor_buf_code(LorBuf *buf, uint32_t code);
void lor_buf_format(LorBuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
