// SPDX-License-Identifier: GPL-3.0-or-later
// Borrowed strings and spans: a pointer and a length, never a terminator.
#ifndef LOR_CORE_STR_H
#define LOR_CORE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** Borrowed bytes, usually UTF-8. Owns nothing and lives as long as what it points into.
 *  An empty string may have a NULL pointer; no function here looks behind `len`. */
typedef struct LorStr {
    const char *ptr;
    size_t len; /* [byte] */
} LorStr;

/** A stretch of some text, as offset and length [byte]. Which text is said where it is used. */
typedef struct LorSpan {
    size_t off;
    size_t len;
} LorSpan;

/** What searches return when there is nothing. */
#define LOR_NONE SIZE_MAX

#define LOR_STR(literal) ((LorStr){"" literal, sizeof(literal) - 1})
#define LOR_STR_ARG(s)   (int)(s).len, (s).len ? (s).ptr : "" /* for "%.*s" */

static inline LorStr lor_str(const char *ptr, size_t len) { return (LorStr){ptr, len}; }
static inline size_t lor_span_end(LorSpan span) { return span.off + span.len; }
static inline bool lor_span_meets(LorSpan a, LorSpan b) {
    return a.off < lor_span_end(b) && b.off < lor_span_end(a);
}

/** The one place where a terminator is looked for: argv, getenv, constants. NULL gives the empty string. */
static inline LorStr lor_str_from_c(const char *text) { return (LorStr){text, text ? strlen(text) : 0}; }

/* The first byte is looked at before the rest, here and below: most comparisons end there. */
static inline bool lor_str_eq(LorStr a, LorStr b) {
    return a.len == b.len && (b.len == 0 || (a.ptr[0] == b.ptr[0] && memcmp(a.ptr, b.ptr, b.len) == 0));
}
/** Equal to a terminated text, without measuring that first. */
static inline bool lor_str_is(LorStr s, const char *text) {
    if (s.len && s.ptr[0] != text[0]) return false;
    size_t i = 0;
    while (i < s.len && text[i] && text[i] == s.ptr[i]) i++;
    return i == s.len && text[i] == 0;
}
/** Equal but for ASCII case. */
bool lor_str_ieq(LorStr a, LorStr b);
/** Byte order, shorter first on a tie: the order of all output. */
int lor_str_cmp(LorStr a, LorStr b);
static inline bool lor_str_starts(LorStr s, LorStr prefix) {
    return s.len >= prefix.len && (prefix.len == 0 || (s.ptr[0] == prefix.ptr[0] && memcmp(s.ptr, prefix.ptr, prefix.len) == 0));
}
static inline bool lor_str_ends(LorStr s, LorStr suffix) {
    return s.len >= suffix.len && (suffix.len == 0 || memcmp(s.ptr + (s.len - suffix.len), suffix.ptr, suffix.len) == 0);
}
/** Offset of the first `needle` in `s`, or LOR_NONE. An empty needle is found at 0. Cost: the length of `s`, whatever both are. */
size_t lor_str_find(LorStr s, LorStr needle);
/** The part of `s` from `off`, at most `len` bytes; both are held to the string. */
static inline LorStr lor_str_slice(LorStr s, size_t off, size_t len) {
    if (off > s.len) off = s.len;
    if (len > s.len - off) len = s.len - off;
    return (LorStr){s.ptr ? s.ptr + off : NULL, len};
}
/** Without ASCII white space at both ends. */
LorStr lor_str_trim(LorStr s);
/** Takes the part up to `sep` off the front of `*rest`; false when nothing is left (`rest->ptr` NULL). */
bool lor_str_split(LorStr *rest, char sep, LorStr *part);
/** Decimal digits only, no sign; false on anything else, an empty string or more than `max`. */
bool lor_str_to_size(LorStr s, size_t max, size_t *value);
/** A decimal number such as "12", "-3" or "0.5" (always a point, whatever the locale). */
bool lor_str_to_number(LorStr s, double *value);

static inline bool lor_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool lor_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool lor_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool lor_is_alpha(char c) { return lor_is_lower((char)(c | 0x20)); }
static inline bool lor_is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/** What a byte is, in one look: where every byte of a text is asked. */
enum {
    LOR_BYTE_LOWER = 1 << 0,
    LOR_BYTE_UPPER = 1 << 1,
    LOR_BYTE_DIGIT = 1 << 2,
    LOR_BYTE_WIDE = 1 << 3, /* of a character that is no ASCII */
    LOR_BYTE_MARK = 1 << 4, /* any other that is printed; a space is none of these */
    LOR_BYTE_WORD = LOR_BYTE_LOWER | LOR_BYTE_DIGIT | LOR_BYTE_WIDE, /* of a word in text without capitals */
};
extern const uint8_t lor_byte_kinds[256];
static inline bool lor_byte_is(char c, unsigned kinds) { return lor_byte_kinds[(unsigned char)c] & kinds; }
static inline char lor_to_lower(char c) { return lor_is_upper(c) ? (char)(c + 32) : c; }

#endif
