// SPDX-License-Identifier: GPL-3.0-or-later
// Figures over results, computed when a report asks.
#include "report/figures.h"

double lor_figure_checked(const LorScore *score, LorCategory category) {
    double budget = lor_category_budget(category) - score->categories[category].unchecked;
    return budget > 0 ? budget : 0;
}

double lor_figure_kept(const LorScore *score, LorCategory category) {
    double points = lor_figure_checked(score, category) - score->categories[category].lost;
    return points > 0 ? points : 0;
}

LorStr lor_figure_value(const LorResult *result, LorStr fact) {
    for (size_t i = 0; i < result->facts.len; i++) {
        const LorFact *one = result->facts.at[i].fact;
        if (lor_str_eq(one->name, fact)) return one->state == LOR_PRESENT ? one->value : (LorStr){0};
    }
    return (LorStr){0};
}

LorStr lor_figure_strength(const LorShownFact *shown) {
    LorStr what = shown->kind ? shown->kind->what : (LorStr){0};
    size_t colon = lor_str_find(what, LOR_STR(":"));
    what = colon == LOR_NONE ? what : lor_str_slice(what, 0, colon);
    return what.len ? what : shown->fact->name;
}

LorStr lor_figure_gate(const LorResult *result) {
    for (size_t i = 0; result->score.cap && i < result->findings.len; i++)
        if (lor_str_eq(result->findings.at[i].rule->id, result->score.cap_reason)) return result->findings.at[i].rule->title;
    return (LorStr){0};
}
