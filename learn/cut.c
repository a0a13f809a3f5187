// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of letters as lorlint cuts them, one a line, to be tagged by hand: what README.md of this folder tells of.
//   cut LETTER.txt
#include "tagged.h"

#include "extract/encoding.h"
#include "letter/anatomy.h"

#include <stdio.h>

static void print_sentence(const LorLetter *letter, const LorSentence *sentence) {
    LorStr text = lor_letter_original(letter, lor_letter_token_span(letter, sentence->first, sentence->count));
    bool blank = false;
    for (size_t i = 0; i < text.len; i++) {
        bool space = (unsigned char)text.ptr[i] <= ' ';
        if (!space || !blank) putchar(space ? ' ' : text.ptr[i]);
        blank = space;
    }
    putchar('\n');
}

int main(int argc, char **argv) {
    LorArena *arena = lor_arena_new(0);
    if (argc != 2) return fputs("cut LETTER.txt\n", stderr), 2;
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_decode(arena, read_file(arena, argv[1]), (size_t)1 << 20).text;
    LorAsked asked = {.as_of = {2026, 9, 15}};
    const LorLetter *letter = lor_letter_new(doc, &asked, NULL);
    uint32_t paragraph = UINT32_MAX;
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *sentence = &letter->sentences.at[i];
        if (!lor_zone_is_prose(sentence->zone) || !sentence->count) continue;
        if (paragraph != UINT32_MAX && sentence->paragraph != paragraph) putchar('\n');
        paragraph = sentence->paragraph;
        print_sentence(letter, sentence);
    }
    return 0;
}
