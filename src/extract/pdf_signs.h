// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the readers of PDF: what single signs are in its syntax.
#ifndef LOR_EXTRACT_PDF_SIGNS_H
#define LOR_EXTRACT_PDF_SIGNS_H

#include <stdbool.h>

#define PDF_SPACE     1u
#define PDF_DELIMITER 2u
#define PDF_HEX       4u
#define PDF_REGULAR   8u /* what words, numbers and names are made of */
#define PDF_NESTS     16u /* tells where a string ends: its brackets, and what takes their meaning from them */

/** The kinds of each byte. */
extern const unsigned char pdf_signs[256];

static inline bool pdf_sign_is(char c, unsigned kinds) { return pdf_signs[(unsigned char)c] & kinds; }

#endif
