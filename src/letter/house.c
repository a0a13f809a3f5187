// SPDX-License-Identifier: GPL-3.0-or-later
// The house that a letter comes from, by what its frame says: in a letter of another trade the name of a university, school
// or firm says what kind of place it is (lexicon house-name, the body too); in a clinical one only words that tell a reader
// abroad the kind or the size do (house-kind), since "Regional Hospital" tells whose it is. What the body says of it are
// phrases of the fact facility. Does not understand: houses known by a bare name.
#include "letter/applicant.h"
#include "letter/quote.h"

static void read_house(LorLetter *letter, LorFacts *facts) {
    LorHits hits = lor_letter_hits(letter, letter->asked.clinical ? "house-kind" : "house-name");
    if (hits.len == 0) return;
    lor_quote_put(letter, facts, "facility", lor_letter_token_span(letter, hits.at[0].first, hits.at[0].count));
}

const LorReader lor_reader_house = {"house", read_house};
