// SPDX-License-Identifier: GPL-3.0-or-later
// A text that grows by doubling.
#include "core/buf.h"

#include "core/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void lor_buf_grow(LorBuf *buf, size_t more) {
    size_t cap = buf->cap ? buf->cap * 2 : 256;
    while (cap - buf->len < more) cap *= 2;
    char *grown = lor_arena_room(buf->arena, cap, 1);
    if (buf->len) memcpy(grown, buf->ptr, buf->len);
    buf->ptr = grown;
    buf->cap = cap;
}

void lor_buf_code(LorBuf *buf, uint32_t code) {
    lor_buf_reserve(buf, LOR_UTF8_MAX);
    buf->len += lor_utf8_encode(code, buf->ptr + buf->len);
}

void lor_buf_format(LorBuf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = len > 0 ? (size_t)len : 0;
    lor_buf_reserve(buf, size + 1);
    vsnprintf(buf->ptr + buf->len, size + 1, format, again);
    va_end(again);
    buf->len += size;
}
