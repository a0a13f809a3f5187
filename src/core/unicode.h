// SPDX-License-Identifier: GPL-3.0-or-later
// What utf8proc knows of characters, behind a wall.
#ifndef LOR_CORE_UNICODE_H
#define LOR_CORE_UNICODE_H

#include "core/arena.h"

bool lor_unicode_letter(uint32_t code);
bool lor_unicode_upper(uint32_t code);
uint32_t lor_unicode_to_lower(uint32_t code);
/** The value 0-9 of a decimal digit of any script, or -1. */
int lor_unicode_digit(uint32_t code);
/** The base letter of a Latin letter with marks (é -> e, ø -> o), or the code itself. */
uint32_t lor_unicode_base(uint32_t code);
/** Canonical composition (NFC) of valid UTF-8, in the arena. */
LorStr lor_unicode_compose(LorArena *arena, LorStr text);
/** Whether composing could change anything: true when a combining mark is in the text. */
bool lor_unicode_has_marks(LorStr text);

/** Columns that `s` takes on a terminal: 0 for combining marks, 2 for wide characters [cell]. */
size_t lor_unicode_cells(LorStr s);

#endif
