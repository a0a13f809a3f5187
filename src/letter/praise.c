// SPDX-License-Identifier: GPL-3.0-or-later
// Deeds, and praise without evidence: how many sentences show something that the applicant did (an evidence number,
// the told case, a theme's example, an action), and whether many words of praise (lexicon praise-word) in sentences
// about the applicant stand beside few of them. Letters of fewer than 150 words are too short to judge so, and a
// told case is evidence enough. Does not understand: deeds and praise in other words, irony.
#include "letter/applicant.h"
#include "letter/doer.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define WORDS_LEAST  150u /* RULES evidence/praise-without-evidence */
#define PRAISE_LEAST 6u
#define SHOWN_LEAST  4u /* sentences that show something, beside which no praise is too much: long letters praise often */
#define SHOWN        5u /* spans told */

/* Facts that show what the applicant did, where their places are no guesses. */
typedef struct Shown {
    const LorFact *numbers, *story, *themes;
} Shown;

static bool stands_in(const LorFact *fact, LorSpan span) {
    for (size_t i = 0; fact && fact->state == LOR_PRESENT && i < lor_fact_firm(fact); i++)
        if (lor_span_meets(fact->spans.at[i], span)) return true;
    return false;
}

static bool is_shown(const LorLetter *letter, const Shown *by, size_t sentence) {
    LorSpan span = lor_sentence_span(letter, sentence);
    return stands_in(by->numbers, span) || stands_in(by->story, span) || stands_in(by->themes, span);
}

static void read_praise(LorLetter *letter, LorFacts *facts) {
    const uint8_t *acts = lor_marks(letter, "action"), *made = lor_marks(letter, "made");
    const Shown by = {lor_facts_find(facts, LOR_STR("evidence_numbers")), lor_facts_find(facts, LOR_STR("case_example")), lor_facts_find(facts, LOR_STR("competencies"))};
    size_t words = 0, praised = 0, shown = 0;
    lor_fact_put_absent(facts, "praise_without_evidence");
    lor_fact_put_absent(facts, "deeds");
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        if (s->zone != LOR_IN_BODY) continue;
        words += s->count;
        shown += is_shown(letter, &by, i) || lor_applicant_does(letter, s, acts) ||
                 lor_applicant_does(letter, s, made);
    }
    if (shown) lor_fact_put_number(facts, "deeds", (double)shown);
    if (lor_facts_present(facts, "case_example") || words < WORDS_LEAST || shown >= SHOWN_LEAST) return;
    const uint8_t *praise = lor_marks(letter, "praise-word");
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        if (s->zone == LOR_IN_BODY && s->about) praised += lor_marks_count(praise, s->first, s->count);
    }
    if (praised < PRAISE_LEAST || praised <= 3 * shown) return;
    LorFact *fact = lor_fact_put_number(facts, "praise_without_evidence", (double)praised);
    for (size_t t = 0; t < letter->tokens.len && fact->spans.len < SHOWN; t++) {
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[t].sentence];
        if (s->zone == LOR_IN_BODY && s->about && (praise[t] & LOR_MARK_FIRST))
            lor_fact_add_span(facts, fact, lor_letter_token_span(letter, t, 1));
    }
    fact->number = (double)praised;
}

const LorReader lor_reader_praise = {"praise", read_praise};
