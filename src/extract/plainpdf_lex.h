// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: PDF's values as slices of the text in which they stand. Nothing is built, nothing recurses.
#ifndef LOR_EXTRACT_PLAINPDF_LEX_H
#define LOR_EXTRACT_PLAINPDF_LEX_H

#include "core/arena.h"
#include "extract/pdf_signs.h"

#define PLAIN_DEEPEST 32u  /* values within values */
#define PLAIN_LARGEST 1e9  /* numbers beyond are no letter's */

/** What a value is, by its first sign. */
typedef enum PlainKind { PLAIN_NAME, PLAIN_STRING, PLAIN_HEX, PLAIN_ARRAY, PLAIN_DICT, PLAIN_NUMBER, PLAIN_WORD } PlainKind;

/** Takes one value off the front of *rest, white space and comments before it passed over: a whole array or dictionary
 *  with all that is in it; a reference is three values. False: nothing is left (value->len 0), or what stands there is
 *  no sound value (value->len above 0). */
bool plain_take(LorStr *rest, LorStr *value);
PlainKind plain_kind(LorStr value);
/** What stands between the brackets of an array or a dictionary, or behind a name's slash. */
LorStr plain_inside(LorStr value);

/** PDF's numbers: no exponents. False: no number, or a larger one than PLAIN_LARGEST. */
bool plain_number(LorStr value, double *number);
/** A whole number from 0 to `most`. */
bool plain_whole(LorStr value, size_t most, size_t *number);
/** The name "/Key". */
bool plain_is(LorStr value, const char *name);
/** The bytes of a string of either kind, in the arena. False: not sound. */
bool plain_string(LorArena *arena, LorStr value, LorStr *bytes);
/** The name's letters, #xx read. False: not sound. */
bool plain_name(LorArena *arena, LorStr value, LorStr *name);
static inline bool plain_space(char c) { return pdf_sign_is(c, PDF_SPACE); }
bool plain_hex_digit(char c, unsigned *value);

#endif
