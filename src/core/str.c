// SPDX-License-Identifier: GPL-3.0-or-later
// Borrowed strings. Knows ASCII only: everything else is bytes.
#include "core/str.h"

#include "core/block_part.h"

#include <string.h>

bool lor_str_ieq(LorStr a, LorStr b) {
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++)
        if (lor_to_lower(a.ptr[i]) != lor_to_lower(b.ptr[i])) return false;
    return true;
}

int lor_str_cmp(LorStr a, LorStr b) {
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order != 0) return order;
    return (a.len > b.len) - (a.len < b.len);
}

#define NEEDLE 64u /* [byte] longer ones may be compared at each place nearly to their end, and are not looked for by parts of blocks */

static uint64_t where_is(const char *at, char byte) { return lor_block_part_bits((LorBlockPart)(lor_block_part_at(at) == (unsigned char)byte)); }

/* By its first and its last byte, a part of a block at a time, as far as there are such; *off moves to where those end. */
static size_t find_by_parts(LorStr s, LorStr needle, size_t *off) {
    const char *at = s.ptr, *end = s.ptr + (s.len - needle.len - LOR_BLOCK_PART);
    for (; at <= end; at += LOR_BLOCK_PART)
        for (uint64_t both = where_is(at, needle.ptr[0]) & where_is(at + needle.len - 1, needle.ptr[needle.len - 1]); both; both &= both - 1) {
            const char *found = at + __builtin_ctzll(both);
            if (memcmp(found, needle.ptr, needle.len) == 0) return (size_t)(found - s.ptr);
        }
    *off = (size_t)(at - s.ptr);
    return LOR_NONE;
}

size_t lor_str_find(LorStr s, LorStr needle) {
    size_t off = 0;
    if (needle.len == 0) return 0;
    if (needle.len <= NEEDLE && s.len >= needle.len + LOR_BLOCK_PART) {
        size_t found = find_by_parts(s, needle, &off);
        if (found != LOR_NONE) return found;
    }
    if (s.len - off < needle.len || s.len < needle.len) return LOR_NONE;
    const char *at = memmem(s.ptr + off, s.len - off, needle.ptr, needle.len);
    return at ? (size_t)(at - s.ptr) : LOR_NONE;
}

const uint8_t lor_byte_kinds[256] = {
    ['!' ... '/'] = LOR_BYTE_MARK,  ['0' ... '9'] = LOR_BYTE_DIGIT, [':' ... '@'] = LOR_BYTE_MARK,  ['A' ... 'Z'] = LOR_BYTE_UPPER,
    ['[' ... '`'] = LOR_BYTE_MARK,  ['a' ... 'z'] = LOR_BYTE_LOWER, ['{' ... '~'] = LOR_BYTE_MARK,  [0x80 ... 0xFF] = LOR_BYTE_WIDE,
};

LorStr lor_str_trim(LorStr s) {
    while (s.len && lor_is_space(s.ptr[0])) s.ptr++, s.len--;
    while (s.len && lor_is_space(s.ptr[s.len - 1])) s.len--;
    return s;
}

bool lor_str_split(LorStr *rest, char sep, LorStr *part) {
    if (!rest->ptr) return false;
    const char *at = rest->len ? memchr(rest->ptr, sep, rest->len) : NULL;
    if (!at) {
        *part = *rest;
        *rest = (LorStr){NULL, 0};
        return true;
    }
    *part = lor_str(rest->ptr, (size_t)(at - rest->ptr));
    *rest = lor_str(at + 1, rest->len - part->len - 1);
    return true;
}

bool lor_str_to_size(LorStr s, size_t max, size_t *value) {
    size_t sum = 0;
    if (s.len == 0) return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!lor_is_digit(s.ptr[i])) return false;
        size_t digit = (size_t)(s.ptr[i] - '0');
        if (digit > max || sum > (max - digit) / 10) return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}

bool lor_str_to_number(LorStr s, double *value) {
    bool negative = s.len && s.ptr[0] == '-';
    if (negative) s = lor_str_slice(s, 1, s.len);
    LorStr rest = s, whole, part = LOR_STR("0");
    size_t units = 0, fraction = 0;
    double scale = 1;
    if (!lor_str_split(&rest, '.', &whole) || !lor_str_to_size(whole, 1000000000, &units)) return false;
    if (rest.ptr) {
        part = rest;
        if (!lor_str_to_size(part, 1000000000, &fraction)) return false;
    }
    for (size_t i = 0; rest.ptr && i < part.len; i++) scale *= 10;
    *value = ((double)units + (double)fraction / scale) * (negative ? -1 : 1);
    return true;
}
