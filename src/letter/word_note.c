// SPDX-License-Identifier: GPL-3.0-or-later
// Every table that is asked for a word by its letters, one after the other.
#include "letter/word_note.h"

#include "core/token.h"
#include "letter/term.h"
#include "letter/weigh.h"

#define FLAG(SET, flag) (lor_word_in(word, LOR_WORDS_##SET) ? LOR_TOKEN_##flag : 0)

/* What {person} and {name} in phrases rest on. */
static unsigned person_flags(LorWordNumber word) {
    return FLAG(PRONOUN, PRONOUN) | FLAG(CALLED, TITLE) | FLAG(NO_NAME, NO_NAME) | FLAG(POINTS, POINTS) | FLAG(SOMEBODY, SOMEBODY);
}

static unsigned number_flags(LorStr text, LorWordNumber word) {
    bool digits = lor_is_digit(text.ptr[0]), with_digit = digits;
    for (size_t i = 1; i < text.len && !with_digit; i++) with_digit = lor_is_digit(text.ptr[i]);
    bool number = (digits && lor_word_number(text) >= 0) || lor_word_in(word, LOR_WORDS_NUMBER_WORD);
    return (number ? LOR_TOKEN_NUMBER : 0) | (with_digit ? LOR_TOKEN_WITH_DIGIT : 0) | (digits ? LOR_TOKEN_DIGITS : 0);
}

static LorWordTerm term_of(LorStr text, const LorWordNote *note) {
    LorStr told;
    if (!lor_term_of_word(text, note->word, note->flags, &told)) return (LorWordTerm){.weights = LOR_TERM_HANGS};
    LorTerm term = lor_term(told);
    return (LorWordTerm){term, lor_weight_place(term)};
}

void lor_word_note(LorStr word, const LorPhrases *phrases, LorWordNote *note) {
    note->word = lor_word_find(word);
    note->flags = (uint16_t)((note->word ? person_flags(note->word) : 0) | number_flags(word, note->word));
    note->term = term_of(word, note);
    note->phrases = phrases ? lor_phrases_word(phrases, word) : 0;
}
