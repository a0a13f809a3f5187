// SPDX-License-Identifier: GPL-3.0-or-later
// A letter that is all body: what phrases, tokens and sentences are tested on, without the guessing of zones.
#ifndef LOR_TESTS_BODY_H
#define LOR_TESTS_BODY_H

#include "check.h"

#include "core/buf.h"
#include "letter/fold.h"
#include "letter/letter.h"
#include "letter/tokens.h"
#include "letter/wrap.h"

static inline LorLetter *body_of(LorArena *arena, LorStr text) {
    LorDocument *doc = lor_document_new(arena, "text");
    LorLetter *letter = LOR_NEW(arena, LorLetter);
    doc->text = text;
    letter->doc = doc;
    letter->arena = arena;
    letter->notes = LOR_NEW(arena, LorLetterNotes);
    lor_letter_fold(letter);
    for (size_t i = 0; i < letter->lines.len; i++) letter->lines.at[i].zone = LOR_IN_BODY;
    lor_letter_join_wrapped(letter);
    lor_letter_tokenise(letter, NULL);
    lor_letter_cut_sentences(letter);
    return letter;
}

/** Where hits are kept: the letter's own words of each, parted by |, in the order told. */
typedef struct BodyHits {
    LorLetter *letter;
    LorBuf text;
    size_t count;
} BodyHits;

static inline void keep_hit(void *context, LorHit hit) {
    BodyHits *hits = context;
    if (hits->count++) lor_buf_char(&hits->text, '|');
    lor_buf_add(&hits->text, lor_letter_original(hits->letter, lor_letter_token_span(hits->letter, hit.first, hit.count)));
}

#endif
