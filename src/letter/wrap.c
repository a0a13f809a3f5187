// SPDX-License-Identifier: GPL-3.0-or-later
// A line was wrapped when the first word of the next had found no room on it, in a block of prose as wide as its widest line.
// Does not know lines that somebody broke by hand at the sense, nor ragged ones.
#include "letter/wrap.h"

#include <string.h>

#define NARROWEST 40u  /* [byte] blocks of shorter lines are lists and addresses */
#define WIDEST    160u /* [byte] longer lines are whole paragraphs */
#define SLACK     2u   /* [byte] folding makes some characters longer or shorter */

static size_t first_word(LorStr line) {
    size_t end = 0;
    while (end < line.len && line.ptr[end] != ' ') end++;
    return end;
}

/* "- ", "* ", "3. ", "b) ": the line was begun on purpose. */
static bool is_item(LorStr line, size_t word) {
    char end = line.ptr[word - 1];
    return word <= 3 && (line.ptr[0] == '-' || line.ptr[0] == '*' || (word > 1 && (end == ')' || (end == '.' && lor_is_digit(line.ptr[0])))));
}

static bool wraps(const LorLetter *letter, size_t index, size_t width) {
    const LorTextLine *here = &letter->lines.at[index], *next = here + 1;
    LorStr line = lor_str_slice(letter->text, next->off, next->len);
    size_t word = first_word(line);
    if (word == 0 || width < NARROWEST || here->len > WIDEST || is_item(line, word)) return false;
    return here->len + 1 + word + SLACK >= width;
}

/* The lines from `first` that stand together in the body; gives the one behind them, and how wide they are. */
static size_t block_end(const LorLetter *letter, size_t first, size_t *width) {
    size_t end = first;
    *width = 0;
    do {
        if (letter->lines.at[end].len > *width) *width = letter->lines.at[end].len;
        end++;
    } while (end < letter->lines.len && letter->lines.at[end].zone == LOR_IN_BODY && !letter->lines.at[end].after_blank && !letter->lines.at[end].repeats);
    return end;
}

void lor_letter_join_wrapped(LorLetter *letter) {
    LorStr text = letter->doc->text;
    char *folded = (char *)letter->text.ptr; /* the letter's own, still under construction */
    char *printed = NULL;
    for (size_t i = 0; i < letter->lines.len;) {
        size_t width, end = i + 1;
        if (letter->lines.at[i].zone == LOR_IN_BODY) end = block_end(letter, i, &width);
        for (; i + 1 < end; i++) {
            LorTextLine *here = &letter->lines.at[i];
            if (!wraps(letter, i, width)) continue;
            here->wraps = true;
            if (here->off + here->len + 1 == here[1].off) folded[here->off + here->len] = ' ';
            if (!printed) {
                printed = LOR_NEW_ARRAY(letter->arena, char, text.len);
                memcpy(printed, text.ptr, text.len);
            }
            for (size_t at = lor_span_end(here->span); at < here[1].span.off; at++)
                if (printed[at] == '\n') printed[at] = ' ';
        }
        i = end;
    }
    letter->printed = printed ? lor_str(printed, text.len) : text;
}
