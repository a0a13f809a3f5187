// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a line: whether it reads as prose, a salutation, a closing, a title, a contact line …
#ifndef LOR_LETTER_LINE_SHAPE_H
#define LOR_LETTER_LINE_SHAPE_H

#include "letter/letter.h"

enum {
    LOR_LINE_PROSE = 1 << 0,     /* running text, several words in lower case */
    LOR_LINE_SENTENCE = 1 << 1,  /* a short line that is a sentence: lower-case words and a full stop */
    LOR_LINE_RULE = 1 << 2,      /* no letters or digits: a drawn line */
    LOR_LINE_CONTACT = 1 << 3,   /* an e-mail address, a web site or a telephone */
    LOR_LINE_DATED = 1 << 4,     /* little else than a date, a reference or a place */
    LOR_LINE_DEAR = 1 << 5,      /* "Dear …" */
    LOR_LINE_GREETS = 1 << 6,    /* "To whom it may concern", "Respected Sir" … */
    LOR_LINE_ADDRESSES = 1 << 7, /* "To the Program Director": an inside address, or a salutation for want of a better */
    LOR_LINE_CLOSES = 1 << 8,    /* "Yours sincerely," */
    LOR_LINE_SUBJECT = 1 << 9,   /* "Re: …" */
    LOR_LINE_TITLE = 1 << 10,    /* "LETTER OF RECOMMENDATION", "Reference for …" */
    LOR_LINE_AFTER = 1 << 11,    /* "Encl:", "cc:", "Page 2 of 2" */
    LOR_LINE_PS = 1 << 12,       /* "P.S. …" */
    LOR_LINE_KEYED = 1 << 13,    /* "Name : …" */
    LOR_LINE_ATTESTS = 1 << 14,  /* of a short line: see lor_line_attests() */
};

typedef struct LorLineShape {
    uint16_t words, lower, capital; /* words; those that begin with a small letter; with a capital */
    uint16_t flags;                 /* LOR_LINE_… */
} LorLineShape;

/** Told once for each line of the letter. */
LorLineShape lor_line_shape(const LorLetter *letter, const LorTextLine *line);
/** Whether another hand wrote it below the letter: "I, J. Roe, translator, hereby certify that the above is a true translation", "Signature of Dr. Roe is certified. HR inspector".
 *  Cost: the text of a long line. */
bool lor_line_attests(const LorLetter *letter, const LorTextLine *line);
/** How far a salutation reaches into its line [byte of the folded line]: up to its comma or colon. */
size_t lor_line_salutation_length(LorStr folded);

#endif
