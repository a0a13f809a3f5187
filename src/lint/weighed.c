// SPDX-License-Identifier: GPL-3.0-or-later
// Which facts are looked at again, and what is made of how likely they are said. Does not know what makes a letter likely to say one (letter/weigh.c).
#include "lint/weighed.h"

#include "letter/peer_group.h"
#include "letter/quote.h"
#include "lint/look.h"

#define PEER_TRACE (-2 * LOR_WEIGHT_ONE) /* LOR_LOOK_TRACE of a comparison, which costs a letter most when it is missed */
#define SENTENCES  6u /* of a body; a letter of fewer is brief */

/* A fact, what tells how likely a letter says it, and how likely that must be where it was not found. */
typedef struct Weighed {
    const char *fact;
    LorVerdict verdict;
    float enough;
} Weighed;

static const Weighed said[] = { /* or not: there is no more or less of them */
    {"relationship", LOR_VERDICT_RELATIONSHIP, LOR_LOOK_LIKELIER},
    {"duration", LOR_VERDICT_DURATION, LOR_LOOK_LIKELY},
    {"dates", LOR_VERDICT_DATES, LOR_LOOK_LIKELY},
    {"role", LOR_VERDICT_ROLE, LOR_LOOK_LIKELIER},
    {"facility", LOR_VERDICT_FACILITY, LOR_LOOK_LIKELY},
    {"workload", LOR_VERDICT_WORKLOAD, LOR_LOOK_LIKELY},
    {"case_example", LOR_VERDICT_CASE, LOR_LOOK_LIKELY},
    {"entrustment", LOR_VERDICT_ENTRUSTMENT, LOR_LOOK_LIKELY},
    {"contact_invitation", LOR_VERDICT_CONTACT, LOR_LOOK_LIKELY},
    {"english", LOR_VERDICT_ENGLISH, LOR_LOOK_LIKELY},
    {"systems", LOR_VERDICT_SYSTEMS, LOR_LOOK_LIKELY},
    {"team", LOR_VERDICT_TEAM, LOR_LOOK_LIKELY},
};
static const Weighed worded[] = { /* what speaks against the letter; facts of evidence spare it, so that it is made behind them */
    {"doubt_raiser", LOR_VERDICT_DOUBTFUL, LOR_LOOK_SURE},
    {"faint_praise", LOR_VERDICT_FAINTLY, LOR_LOOK_SURE},
    {"cliche", LOR_VERDICT_STOCK, LOR_LOOK_SURE},
    {"praise_without_evidence", LOR_VERDICT_UNPROVEN, LOR_LOOK_SURE},
};
static const Weighed comparison = {"comparison", LOR_VERDICT_COMPARED, LOR_LOOK_LIKELY}; /* has a level */
static const Weighed purpose = {"purpose", LOR_VERDICT_PURPOSE, LOR_LOOK_LIKELY};        /* must be named: likely words name none */

/* The row of a fact, or NULL. */
static const Weighed *weighed_as(LorStr fact) {
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (lor_str_is(fact, said[i].fact)) return &said[i];
    return lor_str_is(fact, comparison.fact) ? &comparison : NULL;
}

/* The scales have learnt from letters for clinical posts alone. */
static bool can_weigh(const LorLetter *letter) { return letter->asked.clinical && letter->refers; }

static bool is_brief(const LorLetter *letter) {
    size_t count = 0;
    for (size_t i = 0; i < letter->sentences.len && count < SENTENCES; i++) count += letter->sentences.at[i].zone == LOR_IN_BODY;
    return count < SENTENCES;
}

/* Whether a group is counted there, and a word of standing stands there or is said in the sentence behind: "I have supervised 140 interns" alone compares nobody. */
static bool tells_standing(const LorLook *look, size_t sentence) {
    static const char *const lexicons[] = {"peer-rank", "peer-best", "peer-vague", "peer-hint", "peer-lean"};
    const LorSentence *s = &look->letter->sentences.at[sentence];
    LorPeers peers = lor_peers(look->letter);
    if (!lor_peer_group_near(&peers, sentence, LOR_NONE, true).found) return false;
    for (size_t i = 0; i < sizeof lexicons / sizeof *lexicons; i++)
        if (lor_letter_has(look->letter, lexicons[i], s->first, s->count)) return true;
    bool followed = sentence + 1 < look->letter->sentences.len && s[1].paragraph == s->paragraph;
    return followed && lor_letter_has(look->letter, "peer-reply", s[1].first, s[1].count);
}

/* Takes the heaviest sentence for the one that says it. */
static void credit(const LorLook *look, LorFact *fact, const LorLetterWeight *scale) {
    LorStr value = lor_quote(look->letter, lor_sentence_span(look->letter, scale->sentence));
    *fact = (LorFact){.name = fact->name, .state = LOR_PRESENT, .kind = LOR_VALUE_TEXT, .value = value, .number = 1};
    lor_look_add_place(look, fact, scale->sentence, scale->most);
}

/* Its place may tell it, in words that nobody can be sure of. */
static void leave_open(LorFact *fact) {
    *fact = (LorFact){.name = fact->name, .state = LOR_UNKNOWN, .spans = fact->spans, .reason = LOR_STR("it may be said in other words")};
}

/* In a brief letter one sentence weighs much in the letter's verdict, and tells what a reader would have found. */
static bool may_tell(const LorLook *look, const char *fact, const LorLetterWeight *scale) {
    return !look->allowed || (!look->brief && look->allowed(look->maker, lor_str_from_c(fact), scale->sentence));
}

/* Whether a sentence in which the fact was found is a trace of it, or none can be weighed: some facts stand above and below the body. */
static bool leaves_trace(const LorLook *look, const LorFact *fact, LorScale scale) {
    const LorLetter *letter = look->letter;
    bool weighed = false;
    for (size_t i = 0; i < fact->spans.len; i++) {
        LorSpan span = fact->spans.at[i];
        for (size_t s = lor_sentence_behind(letter, span.off); s < letter->sentences.len && lor_span_meets(lor_sentence_span(letter, s), span); s++) {
            if (letter->sentences.at[s].zone != LOR_IN_BODY) continue;
            if (lor_look_weight(look, s, scale) >= LOR_LOOK_TRACE) return true;
            weighed = true;
        }
    }
    return !weighed;
}

/* `trace`: what the heaviest sentence weighs at least where the fact was not found. */
static void look_at(const LorLook *look, const Weighed *row, int trace) {
    LorFact *fact = lor_look_fact(look, row->fact);
    const LorLetterWeight *scale = lor_look_scale(look, row->verdict);
    float likely = lor_look_verdict(look, row->verdict);
    if (fact->state == LOR_ABSENT && likely >= row->enough && scale->most >= trace) {
        if (may_tell(look, row->fact, scale)) credit(look, fact, scale);
    } else if (fact->state == LOR_PRESENT && likely < LOR_LOOK_UNLIKELY && !look->brief) {
        if (!leaves_trace(look, fact, lor_verdict_scale(row->verdict))) *fact = (LorFact){.name = fact->name};
    }
}

/* What one sentence tells, whatever the rest of the letter says. */
typedef struct Remark {
    const char *fact, *beside; /* a second fact that tells the same, or NULL */
    LorScale scale;
} Remark;

static const Remark remarks[] = {
    {"personal_life", "home_life", LOR_SCALE_LIFE},
    {"appearance_origin", NULL, LOR_SCALE_LOOKS},
    {"health_disclosure", NULL, LOR_SCALE_HEALTH},
    {"any_position", NULL, LOR_SCALE_ANYJOB},
    {"recommendation.conditional", NULL, LOR_SCALE_IF},
};

static void look_at_remark(const LorLook *look, const Remark *remark) {
    LorFact *fact = lor_look_fact(look, remark->fact);
    const LorLetterWeight *scale = &look->weights->scales[remark->scale];
    if (fact->state != LOR_ABSENT || scale->most < LOR_LOOK_TELLS || (remark->beside && lor_look_fact(look, remark->beside)->state != LOR_ABSENT)) return;
    if (may_tell(look, remark->fact, scale)) credit(look, fact, scale);
}

/* A comparison that no reader understood is one with its group and number where the letter likely holds such a one; else nobody can tell how much of it is there. */
static void look_at_comparison(const LorLook *look) {
    LorFact *fact = lor_look_fact(look, comparison.fact);
    const LorLetterWeight *scale = lor_look_scale(look, comparison.verdict);
    if (!lor_fact_lacking(fact) || lor_look_verdict(look, comparison.verdict) < comparison.enough || scale->most < PEER_TRACE) return;
    credit(look, fact, scale);
    fact->value = LOR_STR("full");
    if (lor_look_verdict(look, LOR_VERDICT_RANKED) < LOR_LOOK_LIKELY || !tells_standing(look, scale->sentence)) leave_open(fact);
}

/* "I support her on the path that she has chosen" may say what for, or not: nobody is told that it is missing. */
static void look_at_purpose(const LorLook *look) {
    LorFact *fact = lor_look_fact(look, purpose.fact);
    const LorLetterWeight *scale = lor_look_scale(look, purpose.verdict);
    if (look->brief || fact->state != LOR_ABSENT || lor_look_verdict(look, purpose.verdict) < purpose.enough || scale->most < LOR_LOOK_TRACE) return;
    credit(look, fact, scale);
    leave_open(fact);
}

void lor_lint_weigh(const LorLetter *letter, LorFacts *facts) {
    if (!can_weigh(letter)) return;
    const LorLook look = {.letter = letter, .weights = lor_weights(letter), .facts = facts, .brief = is_brief(letter)};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) look_at(&look, &said[i], LOR_LOOK_TRACE);
    look_at_comparison(&look);
    look_at_purpose(&look);
    lor_look_at_figures(&look);
    lor_look_at_themes(&look);
}

void lor_lint_weigh_wording(const LorLetter *letter, LorFacts *facts, LorMayTell *allowed, const void *maker) {
    if (!can_weigh(letter)) return;
    const LorLook look = {letter, lor_weights(letter), facts, is_brief(letter), allowed, maker};
    for (size_t i = 0; i < sizeof worded / sizeof *worded; i++) look_at(&look, &worded[i], LOR_LOOK_TELLS);
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) look_at_remark(&look, &remarks[i]);
}

bool lor_lint_unlikely(const LorLetter *letter, LorStr fact) {
    const Weighed *row = weighed_as(fact);
    return row && can_weigh(letter) && !is_brief(letter) && lor_weights(letter)->verdicts[row->verdict] < LOR_LOOK_EVEN;
}
