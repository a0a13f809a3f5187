// SPDX-License-Identifier: GPL-3.0-or-later
// Zones by the first long line and the complimentary close.
#include "letter/zones.h"

void lor_letter_zone_lines(LorLetter *letter) {
    bool body = false;
    for (size_t i = 0; i < letter->lines.len; i++) {
        LorTextLine *line = &letter->lines.at[i];
        LorStr text = lor_str_slice(letter->text, line->off, line->len);
        if (text.len >= 60) body = true;
        line->zone = body ? LOR_IN_BODY : LOR_IN_HEAD;
        if (lor_str_starts(text, LOR_STR("dear ")) || lor_str_starts(text, LOR_STR("to whom"))) {
            line->zone = LOR_IN_ADDRESS;
            body = true;
        }
        bool closing = lor_str_find(text, LOR_STR("sincerely")) != LOR_NONE || lor_str_find(text, LOR_STR("faithfully")) != LOR_NONE;
        if (body && closing && text.len < 40)
            for (; i < letter->lines.len; i++) letter->lines.at[i].zone = LOR_IN_SIGN;
    }
}
