// SPDX-License-Identifier: GPL-3.0-or-later
// Zones, found from both ends: what stands above the body (zone_head.c) and below it (zone_tail.c). Does not know whose name
// stands where, does not see columns, and takes several letters in one file for one.
#include "letter/zones.h"

#include "letter/footnote.h"
#include "letter/words.h"
#include "letter/zoner.h"

#define SMALL_TITLE_MAX 5u /* [byte] "habil" */

/* "prof. dr hab. n. med. Jan Kowal": titles in small letters, as is the custom there, before a name in capitals. */
static bool is_titled_small(const LorZoner *z, size_t line) {
    LorStr text = lor_letter_original(z->letter, z->lines[line].span);
    if (z->shapes[line].capital < 2 || text.len > 2 * LOR_NAME_BYTES || !lor_words_open(lor_zoner_text(z, line), LOR_WORDS_SMALL_TITLE)) return false;
    if (text.len > LOR_NAME_BYTES && lor_str_find(text, LOR_STR("   ")) == LOR_NONE) return false; /* one name, or two side by side */
    bool named = false;
    for (size_t i = 0; i < text.len; i++) {
        bool starts = i == 0 || text.ptr[i - 1] == ' ';
        if (text.ptr[i] == ',') return named;
        if (named && i + 2 < text.len && text.ptr[i] == ' ' && text.ptr[i + 1] == ' ' && text.ptr[i + 2] == ' ') named = false; /* a second one beside the first */
        if (!starts || !lor_is_alpha(text.ptr[i])) continue;
        size_t end = i;
        while (end < text.len && lor_is_alpha(text.ptr[end])) end++;
        if (lor_is_upper(text.ptr[i])) named = true;
        else if (named || end - i > SMALL_TITLE_MAX) return false;
    }
    return named;
}

void lor_letter_zone_lines(LorLetter *letter) {
    LorZoner z = {.letter = letter, .lines = letter->lines.at, .count = letter->lines.len};
    if (z.count == 0) return;
    z.shapes = LOR_NEW_ARRAY(letter->arena, LorLineShape, z.count);
    for (size_t i = 0; i < z.count; i++) {
        z.shapes[i] = lor_line_shape(letter, &z.lines[i]);
        if (lor_zoner_reads(&z, i) && is_titled_small(&z, i)) z.shapes[i].flags &= (uint16_t)~(LOR_LINE_PROSE | LOR_LINE_SENTENCE);
    }
    for (size_t i = lor_footnotes_start(letter); i < z.count; i++)
        if (!lor_zoner_is(&z, i, LOR_LINE_AFTER)) z.shapes[i].flags |= LOR_LINE_PS; /* belongs to the body, like a postscript */
    lor_zoner_find_body(&z);
    lor_zoner_find_sign(&z);
    for (size_t i = z.body; i < z.count; i++) z.lines[i].zone = z.lines[i].repeats ? LOR_IN_FOOT : LOR_IN_BODY;
    lor_zoner_zone_head(&z);
    lor_zoner_zone_tail(&z);
}
