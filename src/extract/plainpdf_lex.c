// SPDX-License-Identifier: GPL-3.0-or-later
// PDF's values, found by their signs. Knows no objects.
#include "extract/plainpdf_lex.h"

static char at(LorStr text, size_t i) { return i < text.len ? text.ptr[i] : '\0'; }

/* ---- values ---- */

const unsigned char plain_kinds[256] = {
    ['/'] = PLAIN_NAME, ['('] = PLAIN_STRING, ['['] = PLAIN_ARRAY, ['<'] = PLAIN_HEX,
    ['+'] = PLAIN_NUMBER, ['-'] = PLAIN_NUMBER, ['.'] = PLAIN_NUMBER, ['0' ... '9'] = PLAIN_NUMBER,
};

/* All below walk from `at` to `end` and return where they stopped; NULL: what opens there never closes. */

static const char *skip_white(const char *at, const char *end) {
    for (; at < end; at++) {
        if (pdf_sign_is(*at, PDF_SPACE)) continue;
        if (*at != '%') break;
        while (at < end && *at != '\n' && *at != '\r') at++;
        if (at == end) break;
    }
    return at;
}

static const char *skip_string(const char *at, const char *end) {
    size_t depth = 0;
    for (; at < end; at++) {
        if (!pdf_sign_is(*at, PDF_NESTS)) continue;
        if (*at == '\\') at += at + 1 < end;
        else if (*at == '(') depth++;
        else if (--depth == 0) return at + 1;
    }
    return NULL;
}

static const char *skip_hex(const char *at, const char *end) {
    for (at++; at < end && pdf_sign_is(*at, PDF_HEX | PDF_SPACE);) at++;
    return at < end && *at == '>' ? at + 1 : NULL;
}

static const char *skip_regular(const char *at, const char *end) {
    while (at < end && pdf_sign_is(*at, PDF_REGULAR)) at++;
    return at;
}

/* Behind a value without others in it. */
static inline const char *skip_single(const char *at, const char *end) {
    if (pdf_sign_is(*at, PDF_REGULAR) || *at == '/') return skip_regular(at + 1, end);
    if (*at == '(') return skip_string(at, end);
    return *at == '<' ? skip_hex(at, end) : NULL;
}

static bool is_pair(const char *at, const char *end, char sign) { return *at == sign && at + 1 < end && at[1] == sign; }

/* Behind the bracket that closes the one at `at`: kinds of brackets must match. */
static const char *skip_nested(const char *at, const char *end) {
    char open[PLAIN_DEEPEST];
    size_t depth = 0;
    while (at < end) {
        bool opens = is_pair(at, end, '<'), closes = is_pair(at, end, '>');
        if (*at == '[' || opens) {
            if (depth == PLAIN_DEEPEST) return NULL;
            open[depth++] = *at;
            at += opens ? 2 : 1;
        } else if (*at == ']' || closes) {
            if (open[--depth] != (closes ? '<' : '[')) return NULL;
            at += closes ? 2 : 1;
            if (depth == 0) return at;
        } else {
            at = skip_single(at, end);
            if (!at) return NULL;
        }
        at = skip_white(at, end);
    }
    return NULL;
}

LorStr plain_skip_white(LorStr rest) {
    const char *end = rest.ptr + rest.len, *from = rest.len ? skip_white(rest.ptr, end) : end;
    return lor_str(from, (size_t)(end - from));
}

bool plain_take(LorStr *rest, LorStr *value) {
    const char *end = rest->ptr + rest->len, *from = rest->len ? skip_white(rest->ptr, end) : end;
    *value = (LorStr){0};
    if (from == end) return *rest = (LorStr){0}, false;
    const char *to = *from == '[' || is_pair(from, end, '<') ? skip_nested(from, end) : skip_single(from, end);
    *value = lor_str(from, to ? (size_t)(to - from) : 1);
    if (!to) return false;
    *rest = lor_str(to, (size_t)(end - to));
    return true;
}

/* ---- what they mean ---- */

bool plain_number(LorStr value, double *number) {
    const char *at = value.ptr, *end = at + value.len;
    double sum = 0, place = 0;
    size_t digits = 0;
    bool minus = value.len && *at == '-';
    for (at += minus || (value.len && *at == '+'); at < end; at++) {
        if (lor_is_digit(*at)) sum = sum * 10 + (*at - '0'), place *= 10, digits++;
        else if (*at == '.' && place == 0) place = 1;
        else return false;
    }
    if (digits == 0 || digits > 17) return false;
    if (place > 1) sum /= place;
    *number = minus ? -sum : sum;
    return sum <= PLAIN_LARGEST;
}

bool plain_whole(LorStr value, size_t most, size_t *number) { return lor_str_to_size(value, most, number); }

bool plain_is(LorStr value, const char *name) {
    return plain_kind(value) == PLAIN_NAME && lor_str_eq(plain_inside(value), lor_str_from_c(name));
}

/* An odd last digit counts as if a 0 followed. */
static bool read_hex(LorBuf *room, LorStr digits, LorStr *bytes) {
    size_t count = 0;
    lor_buf_reserve(room, digits.len / 2 + 1);
    char *out = room->ptr + room->len;
    for (size_t i = 0; i < digits.len; i++) {
        unsigned digit;
        if (plain_space(digits.ptr[i])) continue;
        if (!plain_hex_digit(digits.ptr[i], &digit)) return false;
        out[count / 2] = (char)(count % 2 ? (unsigned char)out[count / 2] | digit : digit << 4);
        count++;
    }
    *bytes = lor_str(out, (count + 1) / 2);
    return true;
}

/* The sign behind a backslash at *i, which moves behind it; -1: none (the end of a line). */
static int read_escape(LorStr text, size_t *i) {
    static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
    char c = at(text, *i);
    const char *known = c ? strchr(letters, c) : NULL;
    unsigned code = 0;
    if (c >= '0' && c <= '7') {
        for (size_t end = *i + 3; *i < end && at(text, *i) >= '0' && at(text, *i) <= '7'; (*i)++)
            code = code * 8 + (unsigned)(text.ptr[*i] - '0');
        return (int)(code & 255);
    }
    (*i)++;
    if (c == '\r' && at(text, *i) == '\n') (*i)++;
    if (c == '\r' || c == '\n') return -1;
    return known ? meant[known - letters] : (unsigned char)c;
}

static bool read_literal(LorBuf *room, LorStr text, LorStr *bytes) {
    bool plain = !memchr(text.ptr, '\\', text.len) && !memchr(text.ptr, '\r', text.len);
    *bytes = text;
    if (plain) return true;
    lor_buf_reserve(room, text.len);
    char *out = room->ptr + room->len;
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        char c = text.ptr[i++];
        if (c == '\\') {
            if (i == text.len) return false;
            int code = read_escape(text, &i);
            if (code >= 0) out[len++] = (char)code;
        } else if (c == '\r') {
            if (at(text, i) == '\n') i++;
            out[len++] = '\n';
        } else out[len++] = c;
    }
    *bytes = lor_str(out, len);
    return true;
}

bool plain_string_at(LorBuf *room, LorStr value, LorStr *bytes) {
    LorStr inside = plain_inside(value);
    PlainKind kind = plain_kind(value);
    *bytes = (LorStr){0};
    if (kind != PLAIN_STRING && kind != PLAIN_HEX) return false;
    if (inside.len == 0) return true;
    return kind == PLAIN_HEX ? read_hex(room, inside, bytes) : read_literal(room, inside, bytes);
}

bool plain_string(LorArena *arena, LorStr value, LorStr *bytes) {
    LorBuf room = {.arena = arena};
    return plain_string_at(&room, value, bytes);
}

bool plain_name(LorArena *arena, LorStr value, LorStr *name) {
    LorStr raw = plain_inside(value);
    LorBuf out = {.arena = arena};
    if (plain_kind(value) != PLAIN_NAME) return false;
    for (size_t i = 0; i < raw.len; i++) {
        unsigned high, low;
        char c = raw.ptr[i];
        if (c == '#') {
            if (i + 2 >= raw.len || !plain_hex_digit(raw.ptr[i + 1], &high) || !plain_hex_digit(raw.ptr[i + 2], &low)) return false;
            c = (char)(high << 4 | low);
            i += 2;
        }
        lor_buf_char(&out, c);
    }
    *name = lor_buf_str(&out);
    return true;
}
