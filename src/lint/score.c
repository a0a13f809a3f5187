// SPDX-License-Identifier: GPL-3.0-or-later
// Score model 1: additive, complete, capped. Points stand in the packs; here is only arithmetic.
#include "lint/score.h"

#include <math.h>
#include <stdlib.h>

#define TENTHS 1e-9 /* more than sums of tenths are off, so that a half is a half */

static const struct {
    const char *id, *words;
    int from;
} bands[] = {
#define X(name, id, words, from) {id, words, from},
    LOR_BANDS(X)
#undef X
};

const char *lor_band_id(LorBand band) { return bands[band].id; }
const char *lor_band_words(LorBand band) { return bands[band].words; }

LorBand lor_band_of(int total) {
    int band = 0;
    while (band + 1 < LOR_BAND_COUNT && total < bands[band].from) band++;
    return (LorBand)band;
}

static int by_weight(const void *a, const void *b) {
    const LorFinding *x = a, *y = b;
    if (x->severity != y->severity) return x->severity < y->severity ? -1 : 1;
    if (x->asked < y->asked || x->asked > y->asked) return x->asked > y->asked ? -1 : 1;
    return lor_str_cmp(x->rule->id, y->rule->id);
}

/* What findings before this one have already taken from the same purse. */
static double taken_before(const LorResult *result, size_t index) {
    size_t purse = result->findings.at[index].rule->purse;
    double taken = 0;
    for (size_t i = 0; i < index; i++)
        if (result->findings.at[i].rule->purse == purse) taken += result->findings.at[i].points;
    return taken;
}

/* Whether each rule was left unchecked. */
static const bool *unchecked_rules(const LorResult *result, const LorPacks *packs) {
    bool *unchecked = LOR_NEW_ARRAY(result->arena, bool, packs->rules.len);
    for (size_t u = 0; u < result->unchecked.len; u++) unchecked[result->unchecked.at[u].rule - packs->rules.at] = true;
    return unchecked;
}

/* What cannot be lost in a category: points of rules that the profile leaves out or that could not be checked, each purse once.
 * Where somebody left rules out, a category holds no more than the others can take. */
static void find_unchecked(LorResult *result, const LorPacks *packs) {
    LorScore *score = &result->score;
    double *closed = LOR_NEW_ARRAY(result->arena, double, packs->rules.len), *open = LOR_NEW_ARRAY(result->arena, double, packs->rules.len);
    double used[LOR_CATEGORY_COUNT] = {0}, checked[LOR_CATEGORY_COUNT] = {0};
    const bool *unchecked = unchecked_rules(result, packs);
    bool chosen[LOR_CATEGORY_COUNT] = {0};
    for (size_t i = 0; i < packs->rules.len; i++) {
        const LorRule *rule = &packs->rules.at[i];
        if (rule->left_out) {
            chosen[rule->category] = true;
            continue;
        }
        double *side = rule->off || unchecked[i] ? &closed[rule->purse] : &open[rule->purse];
        if (rule->most > *side) *side = rule->most;
    }
    for (size_t i = 0; i < packs->rules.len; i++) {
        LorCategory c = packs->rules.at[i].category;
        checked[c] += open[i];
        used[c] += open[i] > closed[i] ? open[i] : closed[i];
        if (closed[i] > open[i]) score->categories[c].unchecked += closed[i] - open[i];
    }
    for (int c = 0; c < LOR_CATEGORY_COUNT; c++) {
        LorCategoryScore *category = &score->categories[c];
        category->budget = lor_category_budget((LorCategory)c);
        if (chosen[c] && used[c] < category->budget) category->unchecked += category->budget - used[c];
        if (category->unchecked > category->budget || checked[c] <= 0) category->unchecked = category->budget;
    }
}

static void charge(LorResult *result) {
    for (size_t i = 0; i < result->findings.len; i++) {
        LorFinding *finding = &result->findings.at[i];
        LorCategoryScore *category = &result->score.categories[finding->rule->category];
        double taken = taken_before(result, i), open = category->budget - category->unchecked - category->lost;
        double wanted = finding->asked > taken ? finding->asked - taken : 0;
        if (open < 0) open = 0; /* sums of tenths are not exact */
        finding->points = wanted < open ? wanted : open;
        finding->budget_used = finding->points < finding->asked;
        category->lost += finding->points;
    }
}

static void apply_gates(LorResult *result) {
    LorScore *score = &result->score;
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        if (!finding->gate || (score->cap && finding->gate >= score->cap)) continue;
        score->cap = finding->gate;
        score->cap_reason = finding->rule->id;
    }
    if (score->cap && score->total > (int)score->cap) score->total = (int)score->cap;
}

void lor_score(LorResult *result, const LorPacks *packs) {
    LorScore *score = &result->score;
    double open = 0, kept = 0;
    if (result->findings.len) qsort(result->findings.at, result->findings.len, sizeof *result->findings.at, by_weight);
    find_unchecked(result, packs);
    charge(result);
    for (int c = 0; c < LOR_CATEGORY_COUNT; c++) {
        open += score->categories[c].budget - score->categories[c].unchecked;
        kept += score->categories[c].budget - score->categories[c].unchecked - score->categories[c].lost;
    }
    score->checkable = (int)floor(open + 0.5 + TENTHS);
    score->given = score->checkable >= LOR_SCORE_MIN_CHECKABLE && (result->status == LOR_SCORED || result->status == LOR_PARTIAL);
    if (score->checkable < LOR_SCORE_MIN_CHECKABLE) score->why_not = LOR_STR("too little of the letter could be checked for a number");
    score->total = open > 0 ? (int)floor(100 * kept / open + 0.5 + TENTHS) : 0;
    apply_gates(result);
    score->band = lor_band_of(score->total);
}
