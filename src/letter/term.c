// SPDX-License-Identifier: GPL-3.0-or-later
// Stems and kinds of tokens. Knows no grammar: "unless" loses its "s" wherever it stands, which is alike for learning and weighing.
#include "letter/term.h"

#include "letter/reference.h"

#define STEM_LEAST 4u /* [byte] */
#define SMALL      3.0 /* number words up to this one are words: "one of the", "second to none" */

static bool cut(LorStr *word, LorStr ending) {
    if (word->len < ending.len + STEM_LEAST || !lor_str_ends(*word, ending)) return false;
    word->len -= ending.len;
    return true;
}

LorStr lor_term_stem(LorStr word) {
    if (word.len <= STEM_LEAST) return word;
    switch (word.ptr[word.len - 1]) {
    case 's': (void)(cut(&word, LOR_STR("es")) || cut(&word, LOR_STR("s"))); break;
    case 'd': cut(&word, LOR_STR("ed")); break;
    case 'g': cut(&word, LOR_STR("ing")); break;
    case 'y': cut(&word, LOR_STR("ly")); break;
    default: break;
    }
    if (word.len > STEM_LEAST && (word.ptr[word.len - 1] == 'e' || word.ptr[word.len - 1] == 'y' || word.ptr[word.len - 1] == 'i')) word.len--;
    return word;
}

/* What a token's term is: a kind of its own, its word or the stem of it. */
typedef enum Kind { NONE, APPLICANT, MAN, MEN, KIN, FIGURE, YEAR, MONTH, WORD, STEM, HANGS } Kind;

/* Men and women of every kind weigh alike. */
static Kind someone(LorWordNumber word) {
    if (lor_word_in(word, LOR_WORDS_MAN_OR_WOMAN)) return MAN;
    if (lor_word_in(word, LOR_WORDS_MEN_OR_WOMEN)) return MEN;
    return lor_word_in(word, LOR_WORDS_KIN_OF_EITHER) ? KIN : STEM;
}

static Kind figure(LorStr text, unsigned flags) {
    double number = flags & LOR_TOKEN_NUMBER ? lor_word_number(text) : -1;
    if (!(flags & LOR_TOKEN_DIGITS)) return number > SMALL ? FIGURE : WORD;
    return number >= 1900 && number < 2100 && text.len == 4 ? YEAR : FIGURE;
}

/* HANGS: it is told where the word stands. */
static Kind kind_of_word(LorStr text, LorWordNumber word, unsigned flags) {
    if ((flags & LOR_TOKEN_TITLE) || text.ptr[0] == '\'') return NONE;
    if (flags & (LOR_TOKEN_NUMBER | LOR_TOKEN_WITH_DIGIT)) return figure(text, flags);
    if ((flags & LOR_TOKEN_PRONOUN) || lor_word_in(word, LOR_WORDS_MONTH)) return HANGS;
    return someone(word);
}

static Kind kind_of(const LorLetter *letter, size_t token) {
    const LorToken *at = &letter->tokens.at[token];
    Kind kind = kind_of_word(lor_letter_word(letter, token), at->word, at->flags);
    if (kind == NONE) return NONE;
    if (lor_term_names_applicant(letter, token)) return token > 0 && lor_term_names_applicant(letter, token - 1) ? NONE : APPLICANT;
    if (kind != HANGS) return kind;
    if (!(at->flags & LOR_TOKEN_PRONOUN)) return at->flags & LOR_TOKEN_CAPITAL ? MONTH : someone(at->word);
    char gender = lor_pronoun_gender(letter, token);
    return gender == 'h' || gender == 's' ? APPLICANT : WORD;
}

static LorStr text_of(Kind kind, LorStr word) {
    static const LorStr texts[] = {[APPLICANT] = LOR_STR("@"), [MAN] = LOR_STR("man"), [MEN] = LOR_STR("men"), [KIN] = LOR_STR("kin"), [FIGURE] = LOR_STR("#"), [YEAR] = LOR_STR("#y"), [MONTH] = LOR_STR("#m")};
    return kind == STEM ? lor_term_stem(word) : kind == WORD ? word : texts[kind];
}

LorStr lor_term_text(const LorLetter *letter, size_t token) { return text_of(kind_of(letter, token), lor_letter_word(letter, token)); }

bool lor_term_of_word(LorStr text, LorWordNumber word, unsigned flags, LorStr *term) {
    Kind kind = kind_of_word(text, word, flags);
    if (kind == NONE || kind == HANGS) return false;
    *term = text_of(kind, text);
    return true;
}

#define EDGE 6u /* sentences from either end that are told apart */

void lor_term_places(size_t before, size_t behind, LorStr places[LOR_TERM_PLACES]) {
    static const char texts[] = "<0<1<2<3<4<5>0>1>2>3>4>5=0=1=2=3=4";
    size_t kinds[LOR_TERM_PLACES] = {before < EDGE ? before : EDGE - 1, EDGE + (behind < EDGE ? behind : EDGE - 1), EDGE * 2 + before * 5 / (before + behind + 1)};
    for (size_t i = 0; i < LOR_TERM_PLACES; i++) places[i] = lor_str(&texts[kinds[i] * 2], 2);
}
