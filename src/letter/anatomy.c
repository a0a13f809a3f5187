// SPDX-License-Identifier: GPL-3.0-or-later
// How a letter is taken apart, step by step.
#include "letter/anatomy.h"

#include "letter/fold.h"
#include "letter/padding.h"
#include "letter/tokens.h"
#include "letter/wrap.h"
#include "letter/zones.h"

/* Pages and running headers are the document's to know; its lines and ours stand in the same order. */
static void take_layout(LorLetter *letter) {
    const LorDocument *doc = letter->doc;
    size_t page = 0, printed = 0;
    for (size_t i = 0; i < letter->lines.len; i++) {
        LorTextLine *line = &letter->lines.at[i];
        while (page + 1 < doc->pages.len && doc->pages.at[page + 1].span.off <= line->span.off) page++;
        line->page = (uint32_t)page;
        while (printed < doc->lines.len && lor_span_end(doc->lines.at[printed].span) <= line->span.off) printed++;
        line->repeats = printed < doc->lines.len && doc->lines.at[printed].span.off <= line->span.off && doc->lines.at[printed].repeats;
    }
}

LorLetter *lor_letter_new(const LorDocument *doc, const LorAsked *asked, LorWordMemory *words) {
    LorLetter *letter = LOR_NEW(doc->arena, LorLetter);
    letter->doc = doc;
    letter->arena = doc->arena;
    letter->asked = *asked;
    letter->notes = LOR_NEW(doc->arena, LorLetterNotes);
    lor_letter_fold(letter);
    take_layout(letter);
    lor_letter_zone_lines(letter);
    lor_letter_join_wrapped(letter);
    lor_letter_tokenise(letter, words);
    lor_letter_cut_sentences(letter);
    lor_letter_set_padding_apart(letter);
    return letter;
}
