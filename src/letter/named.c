// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a mention names, once the writer and the applicant are known: the applicant, the writer.
#include "letter/named.h"

bool lor_names_writer(const LorLetter *letter, const LorMention *m) {
    const LorPerson *writer = &letter->writer;
    if (writer->names.len == 0) return false;
    for (size_t i = 0; i < m->word_count; i++) {
        bool found = false;
        for (size_t k = 0; k < writer->names.len; k++)
            found |= lor_name_word_same(m->words[i], writer->names.at[k]);
        if (!found) return false;
    }
    return lor_names_shared(m->words, m->word_count, writer->names.at, writer->names.len) > 0;
}

static bool names_applicant(const LorLetter *letter, const LorMention *m) {
    const LorPerson *applicant = &letter->applicant;
    if (m->word_count == 1)
        return lor_names_shared(m->words, 1, applicant->names.at, applicant->names.len) == 1;
    return lor_names_agree(m->words, m->word_count, applicant->names.at, applicant->names.len) &&
           (!lor_names_writer(letter, m) ||
            lor_names_shared(m->words, m->word_count, applicant->names.at, applicant->names.len) >= 2);
}

/* Each mention is asked by half a dozen readers. */
bool lor_names_applicant(const LorLetter *letter, const LorMention *m) {
    LorLetterNotes *notes = letter->notes;
    if (letter->applicant.names.len == 0) return false;
    if (!notes->named_asked.bits) {
        notes->named_asked = lor_token_set(letter->arena, letter->tokens.len);
        notes->named = lor_token_set(letter->arena, letter->tokens.len);
    }
    if (!lor_token_set_has(&notes->named_asked, m->start)) {
        lor_token_set_add(&notes->named_asked, m->start);
        if (names_applicant(letter, m)) lor_token_set_add(&notes->named, m->start);
    }
    return lor_token_set_has(&notes->named, m->start);
}
