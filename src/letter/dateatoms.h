// SPDX-License-Identifier: GPL-3.0-or-later
// Atoms: a letter's text as numbers, month names and other words, for the scanner of dates.
#ifndef LOR_LETTER_DATEATOMS_H
#define LOR_LETTER_DATEATOMS_H

#include "letter/calendar.h"
#include "letter/letter.h"

typedef enum LorDateAtomKind {
    LOR_ATOM_WORD,
    LOR_ATOM_NUMBER,
    LOR_ATOM_MONTH,
    LOR_ATOM_ROMAN,    /* i to xii */
    LOR_ATOM_JOINT,    /* "of", "th", "de" */
    LOR_ATOM_LINK,     /* "to", "until"; value 2: "and" */
    LOR_ATOM_OPEN,     /* "from", "since"; value 2: "between" */
    LOR_ATOM_NOW,      /* "to date", "present" */
    LOR_ATOM_CALENDAR, /* "AH", "B.S." */
    LOR_ATOM_PART,     /* "month 6 year 2026": value 1 before a month, 2 before a year */
} LorDateAtomKind;

typedef struct LorDateAtom {
    uint32_t off, len;  /* [byte] in the folded text */
    LorDateAtomKind kind;
    int value;          /* number, month or lexicon value; -1: a number too long for a date */
    uint8_t digits;     /* of a number; 0: written in words or doubtful */
    bool doubtful;      /* letters read as digits: "l2" */
    LorCalendar calendar; /* of a month name or mark */
} LorDateAtom;

typedef struct LorDateAtoms {
    const LorDateAtom *at;
    size_t len;
} LorDateAtoms;

/** What stands between an atom and the next. */
typedef struct LorDateGap {
    char mark;          /* the last character that is no white space, or 0 */
    unsigned marks, spaces, newlines;
    bool column;        /* three or more spaces or a tab in the letter: another column */
} LorDateGap;

LorDateAtoms lor_date_atoms(const LorLetter *letter);
/** After the last atom: newlines 2. */
LorDateGap lor_date_gap(const LorLetter *letter, LorDateAtoms atoms, size_t index);

#endif
