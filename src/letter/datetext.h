// SPDX-License-Identifier: GPL-3.0-or-later
// A letter as its atoms, as formats of dates read it. Every index may lie beyond the last atom.
#ifndef LOR_LETTER_DATETEXT_H
#define LOR_LETTER_DATETEXT_H

#include "letter/dateatoms.h"

typedef struct LorDateText {
    const LorLetter *letter;
    LorDateAtoms atoms;
} LorDateText;

/** Beyond the last: a word without a value. */
static inline const LorDateAtom *lor_atom(const LorDateText *s, size_t i) {
    static const LorDateAtom none = {.kind = LOR_ATOM_WORD};
    return i < s->atoms.len ? &s->atoms.at[i] : &none;
}

static inline bool lor_atom_is(const LorDateText *s, size_t i, LorDateAtomKind kind) { return i < s->atoms.len && s->atoms.at[i].kind == kind; }
static inline LorDateGap lor_atom_gap(const LorDateText *s, size_t i) { return lor_date_gap(s->letter, s->atoms, i); }
/** [byte] behind the atom, which there must be. */
static inline size_t lor_atom_end(const LorDateText *s, size_t i) { return s->atoms.at[i].off + s->atoms.at[i].len; }
/** The character just before an atom, 0 at the beginning. */
static inline char lor_atom_char_before(const LorDateText *s, size_t i) { return lor_atom(s, i)->off ? s->letter->text.ptr[lor_atom(s, i)->off - 1] : 0; }
/** The character at `off`, 0 at the end. */
static inline char lor_atom_char_at(const LorDateText *s, size_t off) { return off < s->letter->text.len ? s->letter->text.ptr[off] : 0; }

/** A day beside a month that is named, where letters may stand for digits. */
bool lor_atom_is_doubtful_day(const LorDateText *s, size_t i);
bool lor_atom_is_day(const LorDateText *s, size_t i);
/** A number before a word that goes on with no date, of no length with which it is one itself. */
bool lor_atom_is_lone(const LorDateText *s, size_t i);
/** "1 2 June 2026": letters set too far apart, the day cannot be told. */
bool lor_atom_is_torn(const LorDateText *s, size_t day);
/** Whether what stands between this atom and the next may stand inside one date. Outside running text a line's end parts
 *  "PO Box 12" and "June 2026", but for "12 / th / June". */
bool lor_atom_is_soft(const LorDateText *s, size_t i);
/** Whether all from `from` to `to` may stand inside one date. */
bool lor_atoms_are_joined(const LorDateText *s, size_t from, size_t to);
/** Behind "th" of "12th": a short word glued to the number. */
size_t lor_atom_after_ordinal(const LorDateText *s, size_t i);
/** Behind "of" and the like, and a calendar's name before its year: "14 July B.E. 2569". */
size_t lor_atom_after_joints(const LorDateText *s, size_t i);
/** Behind the "to" or "-" after atom `last`, or the "and" of `between`; or 0. */
size_t lor_atom_behind_link(const LorDateText *s, size_t last, bool between);

#endif
