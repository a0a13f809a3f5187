// SPDX-License-Identifier: GPL-3.0-or-later
// How many people sign, by their names in the signature block, and how many marks of signing stand there. Knows marks that
// are written ("[signature]", "(signed)"); ink of one is not told from ink of another.
#include "letter/manner.h"

#include "letter/applicant.h"
#include "letter/cell.h"
#include "letter/person_name.h"
#include "letter/writer.h"

#define MOST 8u /* names of one block */

typedef struct Signatories {
    LorNameSpan at[MOST];
    size_t len;
} Signatories;

static bool is_applicant(const LorLetter *letter, const LorNameSpan *name) {
    LorStr words[LOR_MENTION_WORDS];
    size_t count = 0;
    for (size_t t = name->first; t < name->first + name->count && count < LOR_MENTION_WORDS; t++) words[count++] = lor_letter_word(letter, t);
    return letter->applicant.names.len && lor_names_agree(words, count, letter->applicant.names.at, letter->applicant.names.len);
}

static bool is_known(const LorLetter *letter, const Signatories *signatories, const LorNameSpan *name) {
    for (size_t i = 0; i < signatories->len; i++)
        if (lor_names_meet(letter, &signatories->at[i], name)) return true;
    return false;
}

/* Names with a title or a degree: bare names may be secretaries', places or whoever is copied in. */
static void find_names(const LorLetter *letter, Signatories *found) {
    LorCells cells = lor_letter_cells(letter, 1u << LOR_IN_SIGN);
    for (size_t i = 0; i < cells.len && found->len < MOST; i++) {
        const LorCell *cell = &cells.at[i];
        LorNameSpan name;
        if (cell->institution || (cell->traits & (LOR_CELL_CONTACT | LOR_CELL_ADDRESS)) || lor_letter_in(letter, cell->first, LOR_WORDS_COPY_TO))
            continue;
        if (!lor_person_name(letter, cell->first, cell->count, &name) || (!name.titles && !name.qualified) || name.count < 2) continue;
        if (!is_applicant(letter, &name) && !is_known(letter, found, &name)) found->at[found->len++] = name;
    }
}

static size_t count_marks(const LorLetter *letter) {
    LorHits hits = lor_letter_hits(letter, "signing-mark");
    size_t marks = 0;
    for (size_t i = 0; i < hits.len; i++) marks += lor_letter_zone(letter, hits.at[i].first) == LOR_IN_SIGN;
    return marks;
}

static void read_signatories(LorLetter *letter, LorFacts *facts) {
    Signatories found = {0};
    find_names(letter, &found);
    size_t marks = count_marks(letter);
    lor_fact_put_absent(facts, "signature.lacking");
    if (found.len < 2 || marks == 0 || marks >= found.len) return;
    LorFact *fact = lor_fact_put_number(facts, "signature.lacking", (double)(found.len - marks));
    for (size_t i = 0; i < found.len; i++) lor_fact_add_span(facts, fact, lor_letter_token_span(letter, found.at[i].first, found.at[i].count));
    lor_fact_put_number(facts, "signatories", (double)found.len);
}

const LorReader lor_reader_signatories = {"signatories", read_signatories};
