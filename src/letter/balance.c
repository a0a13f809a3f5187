// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of praise outweighs: words of effort or of kindness against words of ability and results, in sentences about
// the applicant. Counts words of the lexicons effort-word, kindness-word and ability-word, the same for everybody. Does not
// understand: deeds that show either without one of the words.
#include "letter/manner.h"

#include "letter/applicant.h"
#include "letter/marks.h"

#define WORDS_LEAST 4u /* RULES bias/grindstone-heavy */
#define TIMES       2u /* as many as the others, and more */

/* The words that count, in the order of the text. */
static size_t count_words(const LorLetter *letter, const char *lexicon, LorFact *fact, LorFacts *facts) {
    LorHits hits = lor_letter_hits(letter, lexicon);
    size_t count = 0;
    for (size_t i = 0; i < hits.len; i++) {
        const LorToken *token = &letter->tokens.at[hits.at[i].first];
        const LorSentence *s = &letter->sentences.at[token->sentence];
        if (s->zone != LOR_IN_BODY || !s->about || (token->flags & LOR_TOKEN_QUOTED)) continue;
        if (lor_letter_negated(letter, hits.at[i].first)) continue;
        if (fact) lor_fact_add_span(facts, fact, lor_letter_token_span(letter, hits.at[i].first, hits.at[i].count));
        count++;
    }
    return count;
}

static void weigh(const LorLetter *letter, LorFacts *facts, const char *name, const char *lexicon) {
    size_t words = count_words(letter, lexicon, NULL, facts);
    if (words < WORDS_LEAST || words <= TIMES * count_words(letter, "ability-word", NULL, facts)) {
        lor_fact_put_absent(facts, name);
        return;
    }
    LorFact *fact = lor_fact_put_number(facts, name, (double)words);
    count_words(letter, lexicon, fact, facts);
}

static void read_balance(LorLetter *letter, LorFacts *facts) {
    weigh(letter, facts, "effort_heavy", "effort-word");
    weigh(letter, facts, "kindness_heavy", "kindness-word");
}

const LorReader lor_reader_balance = {"balance", read_balance};
