// SPDX-License-Identifier: GPL-3.0-or-later
// The house that a letter of another trade comes from: there the name of a university, school or firm says what kind
// of place it is, as bed counts and levels of care do in clinical letters (phrases of the fact facility). Reads the
// lexicon house-name, outside clinical posts only. Does not understand: houses known by a bare name.
#include "letter/applicant.h"
#include "letter/quote.h"

static void read_house(LorLetter *letter, LorFacts *facts) {
    LorHits hits = lor_letter_hits(letter, "house-name");
    if (letter->asked.clinical || hits.len == 0) return;
    lor_quote_put(letter, facts, "facility", lor_letter_token_span(letter, hits.at[0].first, hits.at[0].count));
}

const LorReader lor_reader_house = {"house", read_house};
