// SPDX-License-Identifier: GPL-3.0-or-later
// Figures at the second look: sentences with a number that likely count the applicant's work in words that no reader knows. Does not know what they count.
#include "lint/look.h"

#include "letter/quote.h"

#define COUNTED 2u /* figures of a letter that likely counts work more than once */

static bool holds_number(const LorLetter *letter, const LorSentence *s) {
    for (size_t t = s->first; t < s->first + s->count; t++)
        if (letter->tokens.at[t].flags & LOR_TOKEN_NUMBER) return true;
    return false;
}

static bool stands_at(const LorFact *fact, LorSpan span) {
    for (size_t i = 0; i < fact->spans.len; i++)
        if (lor_span_meets(fact->spans.at[i], span)) return true;
    return false;
}

/* The heaviest sentence with a number of which nothing was read, or LOR_NONE. */
static size_t next_figure(const LorLook *look, const LorFact *fact) {
    const LorLetter *letter = look->letter;
    size_t best = LOR_NONE;
    int most = LOR_LOOK_TRACE - 1;
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        int weight = lor_look_weight(look, i, LOR_SCALE_NUMBER);
        if (s->zone != LOR_IN_BODY || weight <= most || !holds_number(letter, s) || stands_at(fact, lor_sentence_span(letter, i))) continue;
        best = i;
        most = weight;
    }
    return best;
}

static size_t likely_figures(const LorLook *look) {
    if (lor_look_verdict(look, LOR_VERDICT_COUNTED) >= LOR_LOOK_LIKELY) return COUNTED;
    return lor_look_verdict(look, LOR_VERDICT_NUMBERS) >= LOR_LOOK_LIKELY ? 1 : 0;
}

void lor_look_at_figures(const LorLook *look) {
    LorFact *fact = lor_look_fact(look, "evidence_numbers");
    size_t likely = likely_figures(look), next;
    if (fact->state == LOR_UNKNOWN) return;
    while (fact->list.len < likely && (next = next_figure(look, fact)) != LOR_NONE) {
        lor_fact_put_item(look->facts, "evidence_numbers", lor_quote(look->letter, lor_sentence_span(look->letter, next)));
        lor_look_add_place(look, fact, next, lor_look_weight(look, next, LOR_SCALE_NUMBER));
    }
}
