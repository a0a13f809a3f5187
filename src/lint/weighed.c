// SPDX-License-Identifier: GPL-3.0-or-later
// What likelihoods are taken for. Most bounds were chosen on 75 letters that neither the readers nor the weights had learnt from: docs/ACCURACY.md.
#include "lint/weighed.h"

#include "letter/quote.h"
#include "letter/weigh.h"

#define SAID     0.62f  /* log odds (two to one) from which a letter says what was not found in it */
#define SAID_ODD 1.73f  /* the same (six to one) of what next to every letter says: one is thought to say it before it is looked at */
#define UNSAID   (-1.39f) /* below this (one to four) it does not say what was found */
#define EVEN     0.0f   /* from here on rather than not: themes that were found stay, since their words stand in letters of praise too, and hints are heard */
#define TRACE    (-3 * LOR_WEIGHT_ONE) /* a lighter sentence is no trace of the fact: the letter alone, however full, says nothing */
#define RANKED   (-2 * LOR_WEIGHT_ONE) /* the same of a comparison, which costs a letter most when it is missed */
#define FEW      6u /* sentences of a body: what was found in fewer stays */

static const char guess[] = "likely by all words of the letter; the place is a guess";

typedef struct Second {
    const char *fact;
    LorVerdict verdict;
    float said; /* 0: SAID */
} Second;

static const Second seconds[] = {
    {"relationship", LOR_VERDICT_RELATIONSHIP, SAID_ODD},
    {"duration", LOR_VERDICT_DURATION, 0},
    {"dates", LOR_VERDICT_DATES, 0},
    {"role", LOR_VERDICT_ROLE, SAID_ODD},
    {"facility", LOR_VERDICT_FACILITY, 0},
    {"workload", LOR_VERDICT_WORKLOAD, 0},
    {"case_example", LOR_VERDICT_CASE, 0},
    {"entrustment", LOR_VERDICT_ENTRUSTMENT, 0},
    {"contact_invitation", LOR_VERDICT_CONTACT, 0},
    {"english", LOR_VERDICT_ENGLISH, 0},
    {"systems", LOR_VERDICT_SYSTEMS, 0},
    {"team", LOR_VERDICT_TEAM, 0},
    {"comparison", LOR_VERDICT_COMPARED, 0},
};
#define PLAIN (sizeof seconds / sizeof *seconds - 1) /* all but the last, a comparison, which has a value of its own */

static const Second themes[] = {
    {"clinical", LOR_VERDICT_CLINICAL, 0},
    {"professionalism", LOR_VERDICT_PROFESSIONALISM, 0},
    {"communication", LOR_VERDICT_COMMUNICATION, 0},
};

static bool can_weigh(const LorLetter *letter) { return letter->asked.clinical && letter->refers; }

static const LorLetterWeight *shown(const LorWeights *weights, LorVerdict verdict) { return &weights->scales[lor_verdict_scale(verdict)]; }

static void find(const LorLetter *letter, LorFact *fact, LorStr value, const LorLetterWeight *most) {
    LorSpan span = lor_sentence_span(letter, most->sentence);
    *fact = (LorFact){.name = fact->name, .state = LOR_PRESENT, .kind = LOR_VALUE_TEXT, .number = 1, .guessed = most->most < 0};
    fact->value = value.len ? value : lor_quote(letter, span);
    if (fact->guessed) fact->reason = lor_str_from_c(guess);
    lor_vec_push(letter->arena, &fact->spans, span);
}

/* A few sentences say too little of a letter to speak against what one of them says. */
static bool is_brief(const LorLetter *letter) {
    size_t count = 0;
    for (size_t i = 0; i < letter->sentences.len && count < FEW; i++) count += letter->sentences.at[i].zone == LOR_IN_BODY;
    return count < FEW;
}

/* Whether a sentence in which the fact was found weighs enough for it, or none can be weighed: some facts stand above and below the body. */
static bool stands_firm(const LorLetter *letter, const LorWeights *weights, const LorFact *fact, LorScale scale) {
    bool weighed = false;
    for (size_t i = 0; i < fact->spans.len; i++) {
        LorSpan span = fact->spans.at[i];
        for (size_t s = lor_sentence_behind(letter, span.off); s < letter->sentences.len && lor_span_meets(lor_sentence_span(letter, s), span); s++) {
            if (letter->sentences.at[s].zone != LOR_IN_BODY) continue;
            if (weights->sentences[s * LOR_SCALES + scale] >= TRACE) return true;
            weighed = true;
        }
    }
    return !weighed || is_brief(letter);
}

/* What was made of a duration goes with it: "none is said" and "it is short" are not told of one letter. */
static void drop_parts(LorFacts *facts) {
    *lor_facts_get(facts, LOR_STR("duration.weeks")) = (LorFact){.name = LOR_STR("duration.weeks")};
    *lor_facts_get(facts, LOR_STR("duration.conflict")) = (LorFact){.name = LOR_STR("duration.conflict")};
}

static void look_again(const LorLetter *letter, const LorWeights *weights, LorFacts *facts, const Second *second) {
    LorFact *fact = lor_facts_get(facts, lor_str_from_c(second->fact));
    float likely = weights->verdicts[second->verdict];
    if (fact->state == LOR_PRESENT && likely < UNSAID && !stands_firm(letter, weights, fact, lor_verdict_scale(second->verdict))) {
        *fact = (LorFact){.name = fact->name};
        if (second->verdict == LOR_VERDICT_DURATION) drop_parts(facts);
    } else if (fact->state == LOR_ABSENT && likely >= (second->said > 0 ? second->said : SAID)) {
        const LorLetterWeight *most = shown(weights, second->verdict);
        if (most->most >= TRACE) find(letter, fact, (LorStr){0}, most);
    }
}

/* A comparison that no reader understood is one with its group and number where the letter likely holds such a one; else nobody can tell how much of it is there. */
static void compare_again(const LorLetter *letter, const LorWeights *weights, LorFacts *facts) {
    LorFact *fact = lor_facts_get(facts, LOR_STR("comparison"));
    const LorLetterWeight *most = shown(weights, LOR_VERDICT_COMPARED);
    if (!lor_fact_lacking(fact) || weights->verdicts[LOR_VERDICT_COMPARED] < SAID || most->most < RANKED) return;
    find(letter, fact, LOR_STR("full"), most);
    if (weights->verdicts[LOR_VERDICT_RANKED] < SAID) *fact = (LorFact){.name = fact->name, .state = LOR_UNKNOWN, .spans = fact->spans, .reason = LOR_STR("it may be said in other words")};
}

static bool holds_number(const LorLetter *letter, const LorSentence *s) {
    for (size_t t = s->first; t < s->first + s->count; t++)
        if (letter->tokens.at[t].flags & LOR_TOKEN_NUMBER) return true;
    return false;
}

static bool meets_any(const LorFact *fact, LorSpan span) {
    for (size_t i = 0; i < fact->spans.len; i++)
        if (lor_span_meets(fact->spans.at[i], span)) return true;
    return false;
}

/* The sentence with a number that most likely counts work and of which nothing was read, or LOR_NONE. */
static size_t next_figure(const LorLetter *letter, const LorWeights *weights, const LorFact *fact) {
    size_t best = LOR_NONE;
    int most = TRACE - 1;
    for (size_t i = 0; i < letter->sentences.len; i++) {
        int weight = weights->sentences[i * LOR_SCALES + LOR_SCALE_NUMBER];
        if (letter->sentences.at[i].zone != LOR_IN_BODY || weight <= most || !holds_number(letter, &letter->sentences.at[i]) || meets_any(fact, lor_sentence_span(letter, i))) continue;
        best = i;
        most = weight;
    }
    return best;
}

static void count_again(const LorLetter *letter, const LorWeights *weights, LorFacts *facts) {
    LorFact *fact = lor_facts_get(facts, LOR_STR("evidence_numbers"));
    size_t likely = weights->verdicts[LOR_VERDICT_COUNTED] >= SAID ? 2 : weights->verdicts[LOR_VERDICT_NUMBERS] >= SAID ? 1 : 0, next;
    if (fact->state == LOR_UNKNOWN) return;
    while (fact->list.len < likely && (next = next_figure(letter, weights, fact)) != LOR_NONE) {
        LorSpan span = lor_sentence_span(letter, next);
        if (fact->list.len == 0) fact->guessed = weights->sentences[next * LOR_SCALES + LOR_SCALE_NUMBER] < 0;
        if (fact->guessed) fact->reason = lor_str_from_c(guess);
        lor_fact_add_span(facts, lor_fact_put_item(facts, "evidence_numbers", lor_quote(letter, span)), span);
    }
}

/* The place at which the reader saw the theme shown; NULL: nowhere. */
static const LorSpan *place_of_theme(const LorFact *read, const char *theme) {
    for (size_t i = 0; i < read->list.len && i < read->spans.len; i++)
        if (lor_str_is(read->list.at[i], theme)) return &read->spans.at[i];
    return NULL;
}

static void show_again(const LorLetter *letter, const LorWeights *weights, LorFacts *facts) {
    LorFact *fact = lor_facts_get(facts, LOR_STR("competencies")), read = *fact;
    LorStr missing = {0};
    size_t lost = 0;
    bool brief = is_brief(letter), forgiven = read.state == LOR_PRESENT && !lor_facts_present(facts, "competencies.missing"); /* the reader calls no theme missing */
    if (read.state == LOR_UNKNOWN) return;
    *fact = (LorFact){.name = read.name, .guessed = true};
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        const LorSpan *found = place_of_theme(&read, themes[i].fact);
        float likely = weights->verdicts[themes[i].verdict];
        const LorLetterWeight *most = shown(weights, themes[i].verdict);
        if (found ? brief || likely >= EVEN : likely >= SAID && most->most >= TRACE) {
            lor_fact_put_item(facts, "competencies", lor_str_from_c(themes[i].fact));
            lor_fact_add_span(facts, fact, found ? *found : lor_sentence_span(letter, most->sentence));
            fact->guessed &= !found && most->most < 0;
        } else if (likely < EVEN) {
            missing = missing.len ? lor_arena_format(letter->arena, "%.*s, %s", LOR_STR_ARG(missing), themes[i].fact) : lor_str_from_c(themes[i].fact);
            lost++;
        }
    }
    fact->guessed &= fact->state == LOR_PRESENT;
    if (fact->guessed) fact->reason = lor_str_from_c(guess);
    *lor_facts_get(facts, LOR_STR("competencies.missing")) = (LorFact){.name = LOR_STR("competencies.missing")};
    if (missing.len && !(lost == 1 && forgiven)) lor_fact_put_text(facts, "competencies.missing", missing)->number = (double)lost;
}

void lor_lint_weigh(const LorLetter *letter, LorFacts *facts) {
    if (!can_weigh(letter)) return;
    const LorWeights *weights = lor_weights(letter);
    for (size_t i = 0; i < PLAIN; i++) look_again(letter, weights, facts, &seconds[i]);
    compare_again(letter, weights, facts);
    count_again(letter, weights, facts);
    show_again(letter, weights, facts);
}

bool lor_lint_unlikely(const LorLetter *letter, LorStr fact) {
    if (!can_weigh(letter) || is_brief(letter)) return false;
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
        if (lor_str_is(fact, seconds[i].fact)) return lor_weights(letter)->verdicts[seconds[i].verdict] < EVEN;
    return false;
}
