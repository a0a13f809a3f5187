// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: PDF's values as slices of the text in which they stand. Nothing is built, nothing recurses.
#ifndef LOR_EXTRACT_PLAINPDF_LEX_H
#define LOR_EXTRACT_PLAINPDF_LEX_H

#include "core/buf.h"
#include "extract/pdf_signs.h"

#define PLAIN_DEEPEST 32u  /* values within values */
#define PLAIN_LARGEST 1e9  /* numbers beyond are no letter's */

/** What a value is, by its first sign. */
typedef enum PlainKind { PLAIN_WORD, PLAIN_NAME, PLAIN_STRING, PLAIN_HEX, PLAIN_ARRAY, PLAIN_DICT, PLAIN_NUMBER } PlainKind;

/** Takes one value off the front of *rest, white space and comments before it passed over: a whole array or dictionary
 *  with all that is in it; a reference is three values. False: nothing is left (value->len 0), or what stands there is
 *  no sound value (value->len above 0). */
bool plain_take(LorStr *rest, LorStr *value);
/** Without the white space and comments at its front. */
LorStr plain_skip_white(LorStr rest);
extern const unsigned char plain_kinds[256]; /* by the first sign; a dictionary begins as a string of hexadecimal digits does */
static inline PlainKind plain_kind(LorStr value) {
    PlainKind kind = value.len ? (PlainKind)plain_kinds[(unsigned char)value.ptr[0]] : PLAIN_WORD;
    return kind == PLAIN_HEX && value.len > 1 && value.ptr[1] == '<' ? PLAIN_DICT : kind;
}
/** What stands between the brackets of an array or a dictionary, or behind a name's slash. */
static inline LorStr plain_inside(LorStr value) {
    PlainKind kind = plain_kind(value);
    size_t edge = kind == PLAIN_DICT ? 2 : 1;
    if (kind == PLAIN_NAME) return lor_str(value.ptr + 1, value.len - 1);
    return value.len >= 2 * edge ? lor_str(value.ptr + edge, value.len - 2 * edge) : (LorStr){0};
}

/** PDF's numbers: no exponents. False: no number, or a larger one than PLAIN_LARGEST. */
bool plain_number(LorStr value, double *number);
/** A whole number from 0 to `most`. */
bool plain_whole(LorStr value, size_t most, size_t *number);
/** The name "/Key". */
bool plain_is(LorStr value, const char *name);
/** The bytes of a string of either kind, in the arena. False: not sound. */
bool plain_string(LorArena *arena, LorStr value, LorStr *bytes);
/** The same behind what a buffer holds, which does not grow by it: for strings that are needed no longer than until the next. */
bool plain_string_at(LorBuf *room, LorStr value, LorStr *bytes);
/** The name's letters, #xx read. False: not sound. */
bool plain_name(LorArena *arena, LorStr value, LorStr *name);
static inline bool plain_space(char c) { return pdf_sign_is(c, PDF_SPACE); }
static inline bool plain_hex_digit(char c, unsigned *value) {
    *value = ((unsigned)c & 15) + (c > '9' ? 9 : 0); /* letters of both cases end in 1 to 6 */
    return pdf_sign_is(c, PDF_HEX);
}

#endif
