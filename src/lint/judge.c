// SPDX-License-Identifier: GPL-3.0-or-later
// Rules over facts: the first <when> that holds is the finding.
#include "lint/judge.h"

#include "lint/message.h"
#include "lint/place.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

typedef enum Truth { NO, YES, UNKNOWN } Truth;

typedef struct Judge {
    LorResult *result;
    const LorLetter *letter;
    const LorFacts *facts;
    LorStr doubt;  /* why what is missing may only not have been read, and what is there may be more; empty: none */
    LorStr framed; /* the same of what stands around the body; only what is missing */
} Judge;

/* Why nobody can tell. */
typedef struct Open {
    LorStr reason;
    const LorFact *at; /* whose place may tell it; NULL: none */
} Open;

static double number_of(const LorFact *fact) {
    if (!fact || fact->state != LOR_PRESENT) return 0;
    return fact->kind == LOR_VALUE_LIST ? (double)fact->list.len : fact->number;
}

static bool has_value(const LorFact *fact, LorStr values) {
    char number[32];
    LorStr value = fact ? fact->value : (LorStr){0}, one;
    if (fact && fact->kind == LOR_VALUE_NUMBER) {
        snprintf(number, sizeof number, "%.10g", fact->number);
        value = lor_str_from_c(number);
    }
    while (lor_str_split(&values, '|', &one))
        if (lor_str_eq(one, value)) return true;
    return false;
}

static Truth test(const LorFact *fact, const LorCondition *c) {
    bool present = fact && fact->state == LOR_PRESENT, unknown = fact && fact->state == LOR_UNKNOWN;
    if (c->test == LOR_IS_UNKNOWN) return unknown ? YES : NO;
    if (unknown) return UNKNOWN;
    switch (c->test) {
    case LOR_IS_PRESENT: return present ? YES : NO;
    case LOR_IS_ABSENT: return present ? NO : YES;
    case LOR_IS_VALUE: return has_value(fact, c->value) ? YES : NO;
    case LOR_IS_ABOVE: return number_of(fact) > c->number ? YES : NO;
    case LOR_IS_BELOW: return number_of(fact) < c->number ? YES : NO;
    case LOR_IS_UNKNOWN: break;
    }
    return NO;
}

/* Whether a condition that holds does so because something is not there, or is too little. */
static bool rests_on_missing(const Judge *j, const LorFact *fact, const LorCondition *c) {
    bool missing = !fact || fact->state != LOR_PRESENT || lor_str_eq(fact->value, LOR_STR("none"));
    if (c->test == LOR_IS_UNKNOWN) return false;
    if (c->test == LOR_IS_BELOW) return j->doubt.len && !c->unless;
    return missing && (j->doubt.len || !c->unless);
}

/* `doubt`: that of the rule. */
static Truth holds(const Judge *j, const LorWhen *when, LorStr doubt, Open *why) {
    Truth all = YES;
    for (size_t i = 0; i < when->conditions.len; i++) {
        const LorCondition *c = &when->conditions.at[i];
        const LorFact *fact = lor_facts_find_numbered(j->facts, c->fact_number, c->fact);
        Truth truth = test(fact, c);
        if (c->unless && truth != UNKNOWN) truth = truth == YES ? NO : YES;
        if (truth == NO) return NO;
        bool unseen = truth == YES && doubt.len && rests_on_missing(j, fact, c);
        if ((truth == UNKNOWN || unseen) && all == YES) {
            all = UNKNOWN;
            bool missed = c->test == LOR_IS_ABSENT || lor_str_is(c->value, "none");
            *why = (Open){unseen ? doubt : fact->reason, !unseen && missed && fact->spans.len ? fact : NULL};
        }
    }
    return all;
}

/* The fact whose places are shown: a part without places of its own (date.age) stands where its fact does. */
static const LorFact *shown_fact(const Judge *j, const LorWhen *when) {
    LorStr name = when->at.len ? when->at : when->conditions.at[0].fact;
    for (;;) {
        const LorFact *fact = lor_facts_find(j->facts, name);
        if (fact && fact->spans.len) return fact;
        size_t dot = name.len;
        while (dot && name.ptr[dot - 1] != '.') dot--;
        if (dot < 2) return NULL;
        name.len = dot - 1;
    }
}

static double points_of(const Judge *j, const LorWhen *when) {
    if (!when->per) return when->points;
    double hits = number_of(lor_facts_find(j->facts, when->conditions.at[0].fact));
    double points = ceil(hits / when->per) * when->points;
    return points < when->most ? points : when->most;
}

static void add_finding(const Judge *j, const LorRule *rule, const LorWhen *when) {
    LorFinding finding = {.rule = rule, .severity = when->severity};
    LorArena *arena = j->result->arena;
    const LorFact *fact = shown_fact(j, when);
    bool bare = j->letter->asked.bare;
    if (!bare) finding.message = lor_message_fill(j->letter, j->facts, when->message.len ? when->message : rule->message);
    finding.place_count = fact ? fact->spans.len : 0;
    for (size_t i = 0; !bare && i < finding.place_count && (rule->each || i < LOR_MAX_SPANS_SHOWN); i++)
        lor_vec_push(arena, &finding.places, lor_place_of(j->letter, fact->spans.at[i]));
    if (!rule->check && rule->category != LOR_CATEGORY_APART) finding.asked = points_of(j, when);
    if (!rule->check) finding.gate = when->gate;
    finding.points = finding.asked;
    lor_vec_push(arena, &j->result->findings, finding);
}

/* Lines that a scan does not give are those of letterheads and stamps, in another script or face: what they may hold is a matter of these groups. */
static bool is_framed(const LorRule *rule) {
    return lor_str_eq(rule->group, LOR_STR("date")) || lor_str_eq(rule->group, LOR_STR("format")) || lor_str_eq(rule->group, LOR_STR("writer"));
}

/* What the total is held to; without a gate to nothing. */
static unsigned held_to(const LorWhen *when) { return when->gate ? when->gate : UINT_MAX; }

/* Whether what `b` asks for is no more than what `a` does. */
static bool is_milder(const LorWhen *b, const LorWhen *a) {
    return b->severity >= a->severity && b->points <= a->points && b->most <= a->most && held_to(b) >= held_to(a);
}

static void add_unchecked(const Judge *j, const LorRule *rule, const Open *why) {
    bool bare = j->letter->asked.bare;
    LorUnchecked unchecked = {.rule = rule, .reason = bare ? (LorStr){0} : why->reason};
    if (why->at && !bare) unchecked.place = lor_place_of(j->letter, why->at->spans.at[0]);
    lor_vec_push(j->result->arena, &j->result->unchecked, unchecked);
}

/* A condition that cannot be told leaves the rule unchecked, unless a milder one that comes behind it holds whatever the answer was. */
static void judge_rule(const Judge *j, const LorRule *rule) {
    const LorWhen *open = NULL;
    LorStr doubt = j->framed.len && is_framed(rule) ? j->framed : j->doubt;
    Open left = {0}, why;
    for (size_t i = 0; i < rule->whens.len; i++) {
        const LorWhen *when = &rule->whens.at[i];
        Truth truth = holds(j, when, doubt, &why);
        if (truth == NO || (truth == UNKNOWN && open)) continue;
        if (truth == YES && (!open || is_milder(when, open))) {
            add_finding(j, rule, when);
            return;
        }
        if (truth == YES) break;
        open = when;
        left = why;
    }
    if (open) add_unchecked(j, rule, &left);
}

static Judge judge_of(LorResult *result, const LorLetter *letter, const LorFacts *facts) {
    Judge judge = {.result = result, .letter = letter, .facts = facts, .doubt = letter->doc->doubt};
    if (!judge.doubt.len && letter->doc->unread_lines) judge.framed = LOR_STR("a line of the scan could not be read");
    return judge;
}

void lor_judge(LorResult *result, const LorLetter *letter, const LorFacts *facts, const LorPacks *packs) {
    Judge judge = judge_of(result, letter, facts);
    for (size_t i = 0; i < packs->rules.len; i++) {
        const LorRule *rule = &packs->rules.at[i];
        if (!rule->off && !rule->of_set) judge_rule(&judge, rule);
    }
}

void lor_judge_group(LorResult *result, const LorLetter *letter, const LorFacts *facts, const LorPacks *packs, LorStr group) {
    Judge judge = judge_of(result, letter, facts);
    for (size_t i = 0; i < packs->rules.len; i++) {
        const LorRule *rule = &packs->rules.at[i];
        if (!rule->off && lor_str_eq(rule->group, group)) judge_rule(&judge, rule);
    }
}

void lor_judge_set(LorResult *result, const LorFacts *facts, const LorPacks *packs) {
    LorDocument *doc = lor_document_new(result->arena, "text");
    LorLetter letter = {.doc = doc, .arena = result->arena, .notes = LOR_NEW(result->arena, LorLetterNotes)}; /* empty: messages are filled from facts */
    lor_judge_group(result, &letter, facts, packs, LOR_STR(LOR_SET_GROUP));
}
