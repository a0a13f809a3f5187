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

static bool has_digit(LorStr text, const LorWordNote *note) {
    if (note->bytes[0]) return (lor_eight_within(note->bytes[0], '0', '9') | lor_eight_within(note->bytes[1], '0', '9')) != 0;
    for (size_t i = 0; i < text.len; i++)
        if (lor_is_digit(text.ptr[i])) return true;
    return false;
}

static bool is_mute(LorStr text) {
    static const uint32_t vowels = 1u << ('a' - 'a') | 1u << ('e' - 'a') | 1u << ('i' - 'a') | 1u << ('o' - 'a') | 1u << ('u' - 'a') | 1u << ('y' - 'a');
    for (size_t i = 0; i < text.len; i++)
        if (!lor_is_lower(text.ptr[i]) || vowels >> (text.ptr[i] - 'a') & 1) return false;
    return text.len >= 3;
}

/* What its bytes are. */
static unsigned byte_flags(LorStr text, const LorWordNote *note) {
    bool digits = lor_is_digit(text.ptr[0]), number = (digits && lor_word_number(text) >= 0) || lor_word_in(note->word, LOR_WORDS_NUMBER_WORD);
    return (number ? LOR_TOKEN_NUMBER : 0) | (has_digit(text, note) ? LOR_TOKEN_WITH_DIGIT : 0) | (digits ? LOR_TOKEN_DIGITS : 0) | (is_mute(text) ? LOR_TOKEN_MUTE : 0);
}

static LorWordTerm term_of(LorStr text, const LorWordNote *note) {
    LorStr told;
    if (!lor_term_of_word(text, note->word, note->flags, &told)) return (LorWordTerm){.weights = LOR_TERM_HANGS};
    LorTerm term = lor_term(told);
    return (LorWordTerm){term, lor_weight_place(term)};
}

void lor_word_note(LorStr word, const LorPhrases *phrases, LorWordNote *note) {
    note->word = lor_word_find(word);
    note->flags = (uint16_t)((note->word ? person_flags(note->word) : 0) | byte_flags(word, note));
    note->term = term_of(word, note);
    note->phrases = phrases ? lor_phrases_word(phrases, word) : 0;
}
