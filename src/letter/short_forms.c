// SPDX-License-Identifier: GPL-3.0-or-later
// Opens short forms in the folded text and keeps its map. Does not know which words are short for what.
#include "letter/short_forms.h"

#include "core/buf.h"
#include "core/contraction.h"
#include "core/word_memory.h"

#include <string.h>

#define GROWTH 256u /* [byte] for which there is room at once */

typedef struct Opening {
    const LorLetter *letter;
    LorBuf text;
    LOR_VEC(uint32_t) origin;
    size_t line; /* the first one that begins behind what was copied */
} Opening;

/* Lines that begin before `end` begin so much later. */
static void move_lines(Opening *o, size_t end, size_t shift) {
    for (; o->line < o->letter->lines.len && o->letter->lines.at[o->line].off < end; o->line++) ((LorTextLine *)o->letter->lines.at)[o->line].off += (uint32_t)shift;
}

static void copy(Opening *o, size_t from, size_t end) {
    move_lines(o, end, o->text.len - from);
    lor_buf_add(&o->text, lor_str_slice(o->letter->text, from, end - from));
    while (o->origin.cap - o->origin.len < end - from) o->origin.at = lor_vec_grown(o->letter->arena, o->origin.at, o->origin.len, &o->origin.cap, sizeof *o->origin.at);
    memcpy(o->origin.at + o->origin.len, o->letter->origin + from, (end - from) * sizeof *o->origin.at);
    o->origin.len += end - from;
}

/* Its last letter stands for the form's last one, so that its span is all of "'d". */
static void put_word(Opening *o, LorStr word, size_t apostrophe, size_t tail) {
    lor_buf_char(&o->text, ' ');
    lor_buf_add(&o->text, word);
    for (size_t i = 0; i <= word.len; i++) lor_vec_push(o->letter->arena, &o->origin, o->letter->origin[i < word.len ? apostrophe : apostrophe + tail]);
}

void lor_letter_open_short_forms(LorLetter *letter) {
    Opening o = {.letter = letter, .text = {.arena = letter->arena}};
    LorStr text = letter->text;
    size_t from = 0, tail;
    const char *found = text.len ? memchr(text.ptr, '\'', text.len) : NULL;
    for (; found; found = memchr(found + 1, '\'', text.len - (size_t)(found + 1 - text.ptr))) {
        size_t at = (size_t)(found - text.ptr);
        LorStr word = lor_contraction_at(text, at, &tail);
        if (!word.len) continue;
        if (!from) lor_vec_room(letter->arena, &o.origin, text.len + GROWTH);
        copy(&o, from, at);
        put_word(&o, word, at, tail);
        LorTextLine *line = o.line ? &((LorTextLine *)letter->lines.at)[o.line - 1] : NULL;
        if (line) line->len += (uint32_t)(word.len - tail); /* a space for the apostrophe */
        from = at + 1 + tail;
    }
    if (!from) return;
    copy(&o, from, text.len);
    lor_vec_push(letter->arena, &o.origin, letter->origin[text.len]);
    letter->text = lor_padded_text(&o.text);
    letter->origin = o.origin.at;
}
