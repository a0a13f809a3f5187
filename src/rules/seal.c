// SPDX-License-Identifier: GPL-3.0-or-later
// Packs that are whole: every name leads somewhere, and what is looked up is filed.
#include "rules/pack.h"

#include "core/nearest.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static int by_id(const void *a, const void *b) { return lor_str_cmp(((const LorRule *)a)->id, ((const LorRule *)b)->id); }

/* Faults that show only when all packs are together still name the file and line of their rule. */
__attribute__((format(printf, 3, 4))) static bool fail_rule(LorError *err, const LorRule *rule, const char *format, ...) {
    char text[300];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return lor_error_at(err, rule->line, 1, "%.*s:%zu: rule %.*s: %s", LOR_STR_ARG(rule->pack), rule->line, LOR_STR_ARG(rule->id), text);
}

static LorStr nearest_fact(const LorPacks *packs, LorStr name) {
    LorNearest nearest = lor_nearest(name);
    for (size_t i = 0; i < packs->facts.len; i++) lor_nearest_try(&nearest, packs->facts.at[i].name);
    return nearest.best;
}

static bool seal_name(const LorPacks *packs, const LorRule *rule, LorStr name, LorError *err) {
    if (!name.len || lor_packs_fact(packs, name) != LOR_NONE) return true;
    LorStr nearest = nearest_fact(packs, name);
    return fail_rule(err, rule, "no fact is called \"%.*s\"%s%.*s%s", LOR_STR_ARG(name), nearest.len ? "; did you mean " : "",
                     LOR_STR_ARG(nearest), nearest.len ? "?" : "");
}

/* Facts that take hits away from others, are hinted at, or are counted, must be there. */
static bool seal_fact(const LorPacks *packs, const LorFactKind *kind, LorError *err) {
    const LorStr lists[] = {kind->without, kind->spared_by, kind->hints_at, kind->counts};
    for (size_t list = 0; list < sizeof lists / sizeof *lists; list++) {
        LorStr names = lists[list], name;
        while (lor_str_split(&names, ' ', &name)) {
            if (!name.len || lor_packs_fact(packs, name) != LOR_NONE) continue;
            LorStr nearest = nearest_fact(packs, name);
            return lor_error_at(err, kind->line, 1, "fact %.*s: no fact is called \"%.*s\"%s%.*s%s", LOR_STR_ARG(kind->name), LOR_STR_ARG(name),
                                nearest.len ? "; did you mean " : "", LOR_STR_ARG(nearest), nearest.len ? "?" : "");
        }
    }
    return true;
}

/* False where no threshold is called so. */
static bool seal_threshold(const LorPacks *packs, LorStr name, double *value) {
    for (size_t i = 0; i < packs->thresholds.len; i++)
        if (lor_str_eq(packs->thresholds.at[i].name, name)) {
            *value = packs->thresholds.at[i].value;
            return true;
        }
    return false;
}

static bool seal_condition(const LorPacks *packs, const LorRule *rule, LorCondition *condition, LorError *err) {
    condition->fact_number = lor_packs_fact(packs, condition->fact);
    if (!condition->threshold.len || seal_threshold(packs, condition->threshold, &condition->number)) return true;
    return fail_rule(err, rule, "no threshold is called \"%.*s\"", LOR_STR_ARG(condition->threshold));
}

static bool seal_least(LorPacks *packs, LorError *err) {
    for (size_t i = 0; i < packs->facts.len; i++) {
        LorFactKind *kind = &packs->facts.at[i];
        if (!kind->least_threshold.len || seal_threshold(packs, kind->least_threshold, &kind->least)) continue;
        return lor_error_at(err, kind->line, 1, "fact %.*s: no threshold is called \"%.*s\"", LOR_STR_ARG(kind->name), LOR_STR_ARG(kind->least_threshold));
    }
    return true;
}

static bool seal_asks(const LorPacks *packs, const LorAsk *asks, size_t count, LorError *err) {
    for (size_t i = 0; i < count; i++) {
        if (!asks[i].fact.len || lor_packs_fact(packs, asks[i].fact) != LOR_NONE) continue;
        return lor_error_at(err, asks[i].line, 1, "<ask>: no fact is called \"%.*s\"", LOR_STR_ARG(asks[i].fact));
    }
    return true;
}

static void index_facts(LorPacks *packs) {
    packs->fact_index = lor_index_new(packs->arena, packs->facts.len);
    for (uint32_t i = 0; i < packs->facts.len; i++) lor_index_add(&packs->fact_index, packs->facts.at[i].name, i);
}

/* Others that a fact names, all of which are there. */
static void add_pairs(const LorPacks *packs, LorFactPairs *pairs, uint32_t fact, LorStr names) {
    LorStr name;
    while (lor_str_split(&names, ' ', &name))
        if (name.len) lor_vec_push(packs->arena, pairs, (LorFactPair){fact, (uint32_t)lor_packs_fact(packs, name)});
}

/* Whoever makes facts of a letter goes from one of a kind to the next, and not past all that are declared. */
static void part_facts(LorPacks *packs) {
    LorFactWays *ways = &packs->ways;
    *ways = (LorFactWays){0};
    lor_vec_room(packs->arena, &ways->told, packs->facts.len);
    for (uint32_t i = 0; i < packs->facts.len; i++) {
        const LorFactKind *kind = &packs->facts.at[i];
        bool beside = kind->without.len || kind->spared_by.len;
        add_pairs(packs, &ways->counts, i, kind->counts);
        add_pairs(packs, &ways->hints, i, kind->hints_at);
        if (kind->lexicon || kind->counts.len || kind->hints_at.len || lor_str_eq(kind->reads_from, LOR_STR("set"))) continue; /* set: no letter alone has it */
        lor_vec_push(packs->arena, &ways->told, i);
        if (!kind->reader) lor_vec_push(packs->arena, &ways->found[beside], i);
    }
}

static void file_literals_of(LorPacks *packs, const LorFactKind *kind) {
    for (uint32_t p = 0; p < kind->patterns.len; p++) {
        const LorFactPattern *pattern = &kind->patterns.at[p];
        LorStr rest = pattern->literal, text;
        while (lor_str_split(&rest, '|', &text))
            if (text.len) lor_literals_add(&packs->literals[lor_literal_set(kind, pattern)], packs->arena, text, kind->first_pattern + p);
    }
}

/* A pattern's number counts all patterns of the facts before its own. */
static void file_literals(LorPacks *packs) {
    uint32_t number = 0;
    for (size_t i = 0; i < packs->facts.len; i++) {
        LorFactKind *kind = &packs->facts.at[i];
        kind->first_pattern = number;
        number += (uint32_t)kind->patterns.len;
        file_literals_of(packs, kind);
    }
    for (unsigned set = 0; set < LOR_LITERAL_SETS; set++) lor_literals_seal(&packs->literals[set], packs->arena);
}

/* "{date.age}", "{cliche.count}", "{comparison.text}", "{as-of}". */
static bool names_fact(const LorPacks *packs, LorStr name) {
    static const char *const parts[] = {".count", ".text"};
    if (lor_str_is(name, "as-of") || lor_packs_fact(packs, name) != LOR_NONE) return true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        LorStr part = lor_str_from_c(parts[i]);
        if (lor_str_ends(name, part) && lor_packs_fact(packs, lor_str_slice(name, 0, name.len - part.len)) != LOR_NONE) return true;
    }
    return false;
}

/* What a message fills in must be there: else it would say nothing at that place. */
static bool seal_message(const LorPacks *packs, const LorRule *rule, LorStr message, LorError *err) {
    for (size_t at = 0, open; (open = lor_str_find(lor_str_slice(message, at, message.len), LOR_STR("{"))) != LOR_NONE;) {
        at += open + 1;
        size_t close = lor_str_find(lor_str_slice(message, at, message.len), LOR_STR("}"));
        if (close == LOR_NONE) return true;
        LorStr name = lor_str_slice(message, at, close);
        if (!names_fact(packs, name)) return seal_name(packs, rule, name, err);
    }
    return true;
}

static bool seal_names(const LorPacks *packs, const LorRule *rule, LorError *err) {
    if (rule->shares.len && !lor_packs_rule(packs, rule->shares))
        return fail_rule(err, rule, "shares points with %.*s, which is no rule", LOR_STR_ARG(rule->shares));
    if (!seal_asks(packs, rule->asks.at, rule->asks.len, err)) return false;
    if (!seal_message(packs, rule, rule->message, err)) return false;
    for (size_t w = 0; w < rule->whens.len; w++) {
        const LorWhen *when = &rule->whens.at[w];
        if (!seal_name(packs, rule, when->at, err) || !seal_message(packs, rule, when->message, err)) return false;
        for (size_t c = 0; c < when->conditions.len; c++)
            if (!seal_name(packs, rule, when->conditions.at[c].fact, err)) return false;
    }
    return true;
}

/* Each name leads somewhere. Packs that the build checked need none of this. */
static bool check(LorPacks *packs, LorError *err) {
    if (!seal_asks(packs, packs->asks.at, packs->asks.len, err)) return false;
    for (size_t i = 0; i < packs->rules.len; i++)
        if (!seal_names(packs, &packs->rules.at[i], err)) return false;
    for (size_t i = 0; i < packs->facts.len; i++)
        if (!seal_fact(packs, &packs->facts.at[i], err)) return false;
    if (packs->rules.len) qsort(packs->rules.at, packs->rules.len, sizeof *packs->rules.at, by_id);
    return true;
}

/* The most that it can cost [point]. */
static double most_points(const LorRule *rule) {
    double most = 0;
    if (rule->check || rule->category == LOR_CATEGORY_APART) return 0;
    for (size_t i = 0; i < rule->whens.len; i++) {
        const LorWhen *when = &rule->whens.at[i];
        double points = when->per ? when->most : when->points;
        if (points > most) most = points;
    }
    return most;
}

bool lor_packs_seal(LorPacks *packs, LorError *err) {
    index_facts(packs);
    if (packs->unchecked && !check(packs, err)) return false;
    packs->unchecked = false;
    if (!seal_least(packs, err)) return false;
    part_facts(packs);
    for (size_t i = 0; i < packs->rules.len; i++) {
        LorRule *rule = &packs->rules.at[i];
        const LorRule *shared = rule->shares.len ? lor_packs_rule(packs, rule->shares) : NULL;
        rule->purse = shared ? (size_t)(shared - packs->rules.at) : i;
        rule->of_set = lor_str_eq(rule->group, LOR_STR(LOR_SET_GROUP));
        rule->most = most_points(rule);
        for (size_t w = 0; w < rule->whens.len; w++)
            for (size_t c = 0; c < rule->whens.at[w].conditions.len; c++)
                if (!seal_condition(packs, rule, &rule->whens.at[w].conditions.at[c], err)) return false;
    }
    if (!lor_phrases_seal(packs->phrases, err)) return false;
    packs->words = lor_word_memory_new(packs->arena, packs->phrases);
    file_literals(packs);
    return true;
}
