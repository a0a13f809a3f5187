// SPDX-License-Identifier: GPL-3.0-or-later
// Mentions: places where a person is named, and whether two names can be one person's.
#ifndef LOR_LETTER_MENTION_H
#define LOR_LETTER_MENTION_H

#include "letter/marks.h"
#include "letter/token_set.h"

typedef enum LorTitle { LOR_TITLE_NONE, LOR_TITLE_DOCTOR, LOR_TITLE_CIVIL } LorTitle;

#define LOR_MENTION_WORDS 8u /* of one name */

/** A name as it stands. Words are folded; single letters are initials. */
typedef struct LorMention {
    uint32_t start;        /* token, titles included */
    uint32_t first, count; /* tokens of the name alone */
    LorTitle title;
    LorStr words[LOR_MENTION_WORDS];
    uint32_t word_count;
} LorMention;

/** What the reader of mentions needs of a letter: made once, used for every token. */
typedef struct LorNames {
    const LorLetter *letter;
    const uint8_t *titles, *particles, *strangers, *either; /* marks: person-title, name-particle, no-name, name-word */
    LorTokenSet openers; /* titles and capitals where a mention may begin; where none does, they are taken out when they are looked at */
} LorNames;

LorNames lor_names(const LorLetter *letter);
/** The mention that begins at `token`, a title or a word with a capital. Without a title, a name needs one
 * capitalised word that is no stranger; a word that only opens its sentence is taken too. NULL: none does. The letter keeps it.
 */
const LorMention *lor_mention_read(const LorNames *names, size_t token);
/** The same; most tokens are no more than looked at. */
static inline const LorMention *lor_mention_at(const LorNames *names, size_t token) {
    return lor_token_set_has(&names->openers, token) ? lor_mention_read(names, token) : NULL;
}
/** Whether the token is no part of a person's name, be it written with a capital: words of the set "unnamed", and what packs add to the lexicon "no-name". */
static inline bool lor_is_stranger(const LorNames *names, size_t token) {
    return lor_word_in(names->letter->tokens.at[token].word, LOR_WORDS_UNNAMED) || (names->strangers[token] & LOR_MARK_IN);
}
/** The first token from `token` on at which a mention may begin, or the letter's number of tokens. */
static inline size_t lor_mention_next(const LorNames *names, size_t token) { return lor_token_set_next(&names->openers, token); }
/** How many words longer than an initial. */
size_t lor_mention_full_words(const LorMention *mention);

/** The folded words of a name that was given from outside ("Sana Iqbal", "IQBAL, S."), titles left out; how
 * many. */
size_t lor_name_words(LorArena *arena, LorStr name, LorStr *words, size_t most);
/** For two words that begin with the same letter; see below. */
bool lor_name_word_goes_on(LorStr a, LorStr b);
/** Whether two words of names can be the same: equal, an initial of the other, a short form (Greg, Gregory),
 * spellings of Muhammad. */
static inline bool lor_name_word_same(LorStr a, LorStr b) { return a.len && b.len && a.ptr[0] == b.ptr[0] && lor_name_word_goes_on(a, b); }
/** Whether they differ by one letter (words of five letters or more). */
bool lor_name_word_close(LorStr a, LorStr b);
/** Words longer than an initial that both share. */
size_t lor_names_shared(const LorStr *a, size_t a_count, const LorStr *b, size_t b_count);
/** Whether the names can be one person's: one of them is a part of the other, or two full words are shared.
 */
bool lor_names_agree(const LorStr *a, size_t a_count, const LorStr *b, size_t b_count);

#endif
