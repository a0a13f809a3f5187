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
    LorStr doubt;      /* of the rule that is judged: why what is missing may only not have been read; empty: none */
    bool doubt_amount; /* and what is there may be more */
} Judge;

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
    if (c->test == LOR_IS_BELOW) return j->doubt_amount && !c->unless;
    return missing && (j->doubt_amount || !c->unless);
}

static Truth holds(const Judge *j, const LorWhen *when, LorUnchecked *why) {
    Truth all = YES;
    for (size_t i = 0; i < when->conditions.len; i++) {
        const LorCondition *c = &when->conditions.at[i];
        const LorFact *fact = lor_facts_find_numbered(j->facts, c->fact_number, c->fact);
        Truth truth = test(fact, c);
        if (c->unless && truth != UNKNOWN) truth = truth == YES ? NO : YES;
        if (truth == NO) return NO;
        bool unseen = truth == YES && j->doubt.len && rests_on_missing(j, fact, c);
        if ((truth == UNKNOWN || unseen) && all == YES) {
            all = UNKNOWN;
            why->reason = unseen ? j->doubt : fact->reason;
            bool missed = c->test == LOR_IS_ABSENT || lor_str_is(c->value, "none");
            if (!unseen && missed && fact->spans.len) why->place = lor_place_of(j->letter, fact->spans.at[0]);
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

static Judge with_doubt(const Judge *j, const LorRule *rule) {
    const LorDocument *doc = j->letter->doc;
    Judge one = *j;
    one.doubt = doc->doubt;
    one.doubt_amount = doc->doubt.len > 0;
    if (!doc->doubt.len && doc->unread_lines && is_framed(rule)) one.doubt = LOR_STR("a line of the scan could not be read");
    return one;
}

/* What the total is held to; without a gate to nothing. */
static unsigned held_to(const LorWhen *when) { return when->gate ? when->gate : UINT_MAX; }

/* Whether what `b` asks for is no more than what `a` does. */
static bool is_milder(const LorWhen *b, const LorWhen *a) {
    return b->severity >= a->severity && b->points <= a->points && b->most <= a->most && held_to(b) >= held_to(a);
}

/* A condition that cannot be told leaves the rule unchecked, unless a milder one that comes behind it holds whatever the answer was. */
static void judge_rule(const Judge *j, const LorRule *rule) {
    const LorWhen *open = NULL;
    LorUnchecked unchecked = {0};
    for (size_t i = 0; i < rule->whens.len; i++) {
        const LorWhen *when = &rule->whens.at[i];
        LorUnchecked why = {.rule = rule};
        Truth truth = holds(j, when, &why);
        if (truth == NO || (truth == UNKNOWN && open)) continue;
        if (truth == YES && (!open || is_milder(when, open))) {
            add_finding(j, rule, when);
            return;
        }
        if (truth == YES) break;
        open = when;
        unchecked = why;
    }
    if (open) lor_vec_push(j->result->arena, &j->result->unchecked, unchecked);
}

typedef bool Wanted(const LorRule *rule, LorStr group);

static bool is_of_group(const LorRule *rule, LorStr group) { return lor_str_eq(rule->group, group); }
static bool is_of_letters(const LorRule *rule, LorStr group) {
    (void)group;
    return !lor_str_eq(rule->group, LOR_STR(LOR_SET_GROUP));
}

static void judge_all(const Judge *j, const LorPacks *packs, Wanted *wanted, LorStr group) {
    for (size_t i = 0; i < packs->rules.len; i++) {
        const LorRule *rule = &packs->rules.at[i];
        if (rule->off || !wanted(rule, group)) continue;
        Judge one = with_doubt(j, rule);
        judge_rule(&one, rule);
    }
}

void lor_judge(LorResult *result, const LorLetter *letter, const LorFacts *facts, const LorPacks *packs) {
    judge_all(&(Judge){.result = result, .letter = letter, .facts = facts}, packs, is_of_letters, (LorStr){0});
}

void lor_judge_group(LorResult *result, const LorLetter *letter, const LorFacts *facts, const LorPacks *packs, LorStr group) {
    judge_all(&(Judge){.result = result, .letter = letter, .facts = facts}, packs, is_of_group, group);
}

void lor_judge_set(LorResult *result, const LorFacts *facts, const LorPacks *packs) {
    LorDocument *doc = lor_document_new(result->arena, "text");
    LorLetter letter = {.doc = doc, .arena = result->arena, .notes = LOR_NEW(result->arena, LorLetterNotes)}; /* empty: messages are filled from facts */
    lor_judge_group(result, &letter, facts, packs, LOR_STR(LOR_SET_GROUP));
}
