// SPDX-License-Identifier: GPL-3.0-or-later
// One date as it is written, whatever its format.
#ifndef LOR_LETTER_DATEFORMAT_H
#define LOR_LETTER_DATEFORMAT_H

#include "letter/date_mention.h"
#include "letter/datetext.h"

static inline void lor_date_set_fields(LorDateMention *m, LorDateShape shape, int a, int b, int c) {
    m->shape = shape;
    m->fields[0] = a;
    m->fields[1] = b;
    m->fields[2] = c;
}

/** The first format that holds at atom `i`: the atom behind the date, or 0, and then `m` is left alone. Place and partner are not set. */
size_t lor_date_any_format(const LorDateText *s, size_t i, LorDateMention *m);

#endif
