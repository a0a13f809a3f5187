// SPDX-License-Identifier: GPL-3.0-or-later
// Places at the second look: which are guesses.
#include "lint/look.h"

#include "letter/quote.h"

void lor_look_add_place(const LorLook *look, LorFact *fact, size_t sentence, int weight) {
    lor_fact_add_span(look->facts, fact, lor_sentence_span(look->letter, sentence));
    if (weight < 0) fact->guessed++;
    if (!lor_fact_firm(fact)) fact->reason = LOR_STR("likely by all words of the letter; the place is a guess");
}
