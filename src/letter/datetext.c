// SPDX-License-Identifier: GPL-3.0-or-later
// What formats of dates ask of the atoms of a letter: days, ordinals, joints, links, and what stands between two.
#include "letter/datetext.h"

#include "core/sorted.h"

#include <string.h>

#define MAX_JOINTS       4u /* words between day and month, or month and year */
#define MAX_DAY_WRITTEN  39 /* beyond it a number is not even a mistaken day */
#define YEAR_DIGITS      4u
#define DAY_DIGITS       8u /* 20260612 */
#define MAX_ORDINAL_TAIL 4u /* [byte] "th", "er", "º" */

bool lor_atom_is_doubtful_day(const LorDateText *s, size_t i) {
    return lor_atom_is(s, i, LOR_ATOM_NUMBER) && lor_atom(s, i)->digits >= 1 && lor_atom(s, i)->digits <= 2 && lor_atom(s, i)->value <= MAX_DAY_WRITTEN;
}

bool lor_atom_is_day(const LorDateText *s, size_t i) { return lor_atom_is_doubtful_day(s, i) && !lor_atom(s, i)->doubtful; }

bool lor_atom_is_lone(const LorDateText *s, size_t i) {
    const LorDateAtom *number = lor_atom(s, i), *word = lor_atom(s, i + 1);
    if (number->digits == YEAR_DIGITS || number->digits == DAY_DIGITS || !lor_atom_is(s, i + 1, LOR_ATOM_WORD)) return false;
    return word->off > number->off + number->len && lor_is_lower(s->letter->text.ptr[word->off]); /* no "th" of "12th", nor a sign for years */
}

static bool begins_before(const void *lines, size_t index, size_t off) { return ((const LorTextLine *)lines)[index].off < off; }

static LorZone zone_at(const LorDateText *s, size_t i) {
    size_t behind = lor_sorted_before(s->letter->lines.at, s->letter->lines.len, begins_before, lor_atom(s, i)->off + 1);
    return s->letter->lines.at[behind ? behind - 1 : 0].zone;
}

bool lor_atom_is_soft(const LorDateText *s, size_t i) {
    LorDateGap g = lor_atom_gap(s, i);
    size_t from = lor_atom_end(s, i), to = i + 1 < s->atoms.len ? lor_atom(s, i + 1)->off : from;
    if (g.newlines > 1 || g.column || g.marks > 2) return false;
    for (size_t at = from; at < to; at++)
        if (!memchr(" \n.,'\"/-", lor_atom_char_at(s, at), 8)) return false;
    bool bridged = g.mark == ',' || lor_atom_is(s, i, LOR_ATOM_JOINT) || lor_atom_is(s, i + 1, LOR_ATOM_JOINT) || lor_atom_is(s, i, LOR_ATOM_WORD);
    return g.newlines == 0 || bridged || zone_at(s, i) == LOR_IN_BODY;
}

bool lor_atoms_are_joined(const LorDateText *s, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (!lor_atom_is_soft(s, i)) return false;
    return true;
}

size_t lor_atom_after_ordinal(const LorDateText *s, size_t i) {
    bool tail = (lor_atom_is(s, i + 1, LOR_ATOM_WORD) || lor_atom_is(s, i + 1, LOR_ATOM_JOINT)) && lor_atom(s, i + 1)->off == lor_atom_end(s, i) &&
                lor_atom(s, i + 1)->len <= MAX_ORDINAL_TAIL;
    return i + (tail ? 2 : 1);
}

size_t lor_atom_after_joints(const LorDateText *s, size_t i) {
    for (size_t n = 0; n < MAX_JOINTS && lor_atom_is(s, i, LOR_ATOM_JOINT); n++) i++;
    bool names_calendar = lor_atom_is(s, i, LOR_ATOM_CALENDAR) && lor_atom_is(s, i + 1, LOR_ATOM_NUMBER) && lor_atom(s, i + 1)->digits == 4 &&
                          lor_calendar_has_year(lor_atom(s, i)->calendar, lor_atom(s, i + 1)->value);
    return names_calendar ? i + 1 : i;
}

bool lor_atom_is_torn(const LorDateText *s, size_t day) {
    if (day == 0 || lor_atom(s, day)->digits != 1 || !lor_atom_is(s, day - 1, LOR_ATOM_NUMBER) || lor_atom(s, day - 1)->digits != 1) return false;
    LorDateGap g = lor_atom_gap(s, day - 1);
    return g.marks == 0 && g.newlines == 0 && g.spaces == 1;
}

size_t lor_atom_behind_link(const LorDateText *s, size_t last, bool between) {
    LorDateGap g = lor_atom_gap(s, last);
    if (g.newlines > 1 || g.column) return 0;
    if (lor_atom_is(s, last + 1, LOR_ATOM_LINK) && (lor_atom(s, last + 1)->value != 2 || between)) return g.marks <= 1 ? last + 2 : 0;
    return g.mark == '-' && g.marks == 1 ? last + 1 : 0;
}
