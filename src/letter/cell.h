// SPDX-License-Identifier: GPL-3.0-or-later
// Cells: the pieces of head, signature and foot lines between wide gaps, with what words of the trade stand in them.
#ifndef LOR_LETTER_CELL_H
#define LOR_LETTER_CELL_H

#include "letter/letter.h"

enum {
    LOR_CELL_RANK = 1 << 0,
    LOR_CELL_DEPARTMENT = 1 << 1, /* a word for a department */
    LOR_CELL_SPECIALTY = 1 << 2,  /* a field of work */
    LOR_CELL_QUALIFIED = 1 << 3,
    LOR_CELL_ADDRESS = 1 << 4,    /* part of a postal address */
    LOR_CELL_CONTACT = 1 << 5,    /* e-mail, phone, fax or web */
    LOR_CELL_OTHER = 1 << 6,      /* a date, a reference, a motto's year */
    LOR_CELL_FOREIGN = 1 << 7,    /* no Latin letters */
};

/** How sure it is that an institution is named: 0 not, 1 a firm's word (Ltd), 2 likely (clinic, institute), 3 (hospital, university). */
typedef struct LorCell {
    uint32_t line;
    uint32_t first, count; /* tokens */
    LorZone zone;
    unsigned traits;       /* LOR_CELL_… */
    uint8_t institution;   /* 0-3 */
    uint8_t column;        /* 0 for the first cell of its line */
} LorCell;

typedef struct LorCells {
    const LorCell *at;
    size_t len;
} LorCells;

/** Cells of all lines in these zones but the body (LOR_ZONE bits as 1 << LorZone), in text order; looked at once a letter. Cost: lines times lexicon hits. */
LorCells lor_letter_cells(const LorLetter *letter, unsigned zones);
/** How sure it is that these tokens name an institution, 0-3. */
unsigned lor_cell_institution(const LorLetter *letter, size_t first, size_t count);
/** Whether the token labels a contact: "Tel.", "Mobile 0300…", "E-mail:"; a "General Surgeon" is none. */
bool lor_cell_is_label(const LorLetter *letter, size_t token);
/** Whether the token stands inside an e-mail address, a number to call or a web address. */
bool lor_cell_in_contact(const LorLetter *letter, size_t token);
/** The part of a cell up to the next comma, dash between spaces, bar or dot mark; moves `*first` behind it. False at the end. */
bool lor_cell_segment(const LorLetter *letter, size_t end, size_t *first, size_t *count);
/** The document's span of the tokens, with a closing bracket or full stop that belongs to them. */
LorSpan lor_cell_span(const LorLetter *letter, size_t first, size_t count);

#endif
