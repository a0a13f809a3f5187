// SPDX-License-Identifier: GPL-3.0-or-later
// PDF's values, found by their signs. Knows no objects.
#include "extract/plainpdf_lex.h"

#include "core/buf.h"

static char at(LorStr text, size_t i) { return i < text.len ? text.ptr[i] : '\0'; }

/* ---- values ---- */

static size_t skip_white(LorStr text, size_t off) {
    while (off < text.len) {
        if (pdf_sign_is(text.ptr[off], PDF_SPACE)) off++;
        else if (text.ptr[off] == '%')
            while (off < text.len && text.ptr[off] != '\n' && text.ptr[off] != '\r') off++;
        else break;
    }
    return off;
}

/* Behind the closing bracket of the string that opens at `off`; LOR_NONE: it never closes. */
static size_t skip_string(LorStr text, size_t off) {
    size_t depth = 0;
    for (; off < text.len; off++) {
        char c = text.ptr[off];
        if (c == '\\') off++;
        else if (c == '(') depth++;
        else if (c == ')' && --depth == 0) return off + 1;
    }
    return LOR_NONE;
}

static size_t skip_hex(LorStr text, size_t off) {
    for (off++; off < text.len && pdf_sign_is(text.ptr[off], PDF_HEX | PDF_SPACE);) off++;
    return off < text.len && text.ptr[off] == '>' ? off + 1 : LOR_NONE;
}

static size_t skip_regular(LorStr text, size_t off) {
    while (off < text.len && pdf_sign_is(text.ptr[off], PDF_REGULAR)) off++;
    return off;
}

/* Behind a value without others in it, or LOR_NONE. */
static size_t skip_single(LorStr text, size_t off) {
    char c = text.ptr[off];
    if (pdf_sign_is(c, PDF_REGULAR)) return skip_regular(text, off + 1);
    if (c == '(') return skip_string(text, off);
    if (c == '<') return skip_hex(text, off);
    return c == '/' ? skip_regular(text, off + 1) : LOR_NONE;
}

/* Behind the bracket that closes the one at `off`: kinds of brackets must match. */
static size_t skip_nested(LorStr text, size_t off) {
    char open[PLAIN_DEEPEST];
    size_t depth = 0;
    while (off < text.len) {
        char c = text.ptr[off];
        bool pair = (c == '<' || c == '>') && at(text, off + 1) == c;
        if (c == '[' || (c == '<' && pair)) {
            if (depth == PLAIN_DEEPEST) return LOR_NONE;
            open[depth++] = c;
            off += pair ? 2 : 1;
        } else if (c == ']' || (c == '>' && pair)) {
            if (open[--depth] != (c == ']' ? '[' : '<')) return LOR_NONE;
            off += pair ? 2 : 1;
            if (depth == 0) return off;
        } else {
            off = skip_single(text, off);
            if (off == LOR_NONE) return LOR_NONE;
        }
        off = skip_white(text, off);
    }
    return LOR_NONE;
}

bool plain_take(LorStr *rest, LorStr *value) {
    size_t off = skip_white(*rest, 0);
    *value = (LorStr){0};
    if (off == rest->len) return *rest = (LorStr){0}, false;
    char c = rest->ptr[off];
    bool nested = c == '[' || (c == '<' && at(*rest, off + 1) == '<');
    size_t end = nested ? skip_nested(*rest, off) : skip_single(*rest, off);
    *value = lor_str_slice(*rest, off, end == LOR_NONE ? 1 : end - off);
    if (end == LOR_NONE) return false;
    *rest = lor_str_slice(*rest, end, rest->len);
    return true;
}

PlainKind plain_kind(LorStr value) {
    switch (at(value, 0)) {
    case '/': return PLAIN_NAME;
    case '(': return PLAIN_STRING;
    case '[': return PLAIN_ARRAY;
    case '<': return at(value, 1) == '<' ? PLAIN_DICT : PLAIN_HEX;
    case '+': case '-': case '.': return PLAIN_NUMBER;
    default: return lor_is_digit(at(value, 0)) ? PLAIN_NUMBER : PLAIN_WORD;
    }
}

LorStr plain_inside(LorStr value) {
    size_t edge = plain_kind(value) == PLAIN_DICT ? 2 : 1;
    if (plain_kind(value) == PLAIN_NAME) return lor_str_slice(value, 1, value.len);
    return value.len >= 2 * edge ? lor_str_slice(value, edge, value.len - 2 * edge) : (LorStr){0};
}

/* ---- what they mean ---- */

bool plain_number(LorStr value, double *number) {
    size_t i = at(value, 0) == '-' || at(value, 0) == '+', digits = 0;
    double sum = 0, place = 0;
    for (; i < value.len; i++) {
        char c = value.ptr[i];
        if (c == '.' && place == 0) place = 1;
        else if (lor_is_digit(c)) sum = sum * 10 + (c - '0'), place *= 10, digits++;
        else return false;
    }
    if (digits == 0 || digits > 17) return false;
    if (place > 1) sum /= place;
    *number = at(value, 0) == '-' ? -sum : sum;
    return sum <= PLAIN_LARGEST;
}

bool plain_whole(LorStr value, size_t most, size_t *number) { return lor_str_to_size(value, most, number); }

bool plain_is(LorStr value, const char *name) {
    return plain_kind(value) == PLAIN_NAME && lor_str_eq(plain_inside(value), lor_str_from_c(name));
}

bool plain_hex_digit(char c, unsigned *value) {
    if (lor_is_digit(c)) *value = (unsigned)(c - '0');
    else if (c >= 'a' && c <= 'f') *value = (unsigned)(c - 'a') + 10;
    else if (c >= 'A' && c <= 'F') *value = (unsigned)(c - 'A') + 10;
    else return false;
    return true;
}

/* An odd last digit counts as if a 0 followed. */
static bool read_hex(LorArena *arena, LorStr digits, LorStr *bytes) {
    char *out = lor_arena_alloc(arena, digits.len / 2 + 1);
    size_t count = 0;
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

static bool read_literal(LorArena *arena, LorStr text, LorStr *bytes) {
    bool plain = !memchr(text.ptr, '\\', text.len) && !memchr(text.ptr, '\r', text.len);
    *bytes = text;
    if (plain) return true;
    char *out = lor_arena_alloc(arena, text.len);
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

bool plain_string(LorArena *arena, LorStr value, LorStr *bytes) {
    LorStr inside = plain_inside(value);
    *bytes = (LorStr){0};
    if (plain_kind(value) != PLAIN_STRING && plain_kind(value) != PLAIN_HEX) return false;
    if (inside.len == 0) return true;
    return plain_kind(value) == PLAIN_HEX ? read_hex(arena, inside, bytes) : read_literal(arena, inside, bytes);
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
