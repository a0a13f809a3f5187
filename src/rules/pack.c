// SPDX-License-Identifier: GPL-3.0-or-later
// Packs: facts and rules by their names; the words of severities, categories and areas.
#include "rules/pack.h"

static const char *const severity_words[] = {
#define X(name, word) word,
    LOR_SEVERITIES(X)
#undef X
};

static const struct {
    const char *id, *label, *brief;
    unsigned budget;
} categories[] = {
#define X(name, id, label, brief, budget) {id, label, brief, budget},
    LOR_CATEGORIES(X)
#undef X
};

static const struct {
    const char *id, *heading;
} areas[] = {
#define X(name, id, heading) {id, heading},
    LOR_AREAS(X)
#undef X
};

const char *lor_area_id(LorArea area) { return areas[area].id; }
const char *lor_area_heading(LorArea area) { return areas[area].heading; }

LorArea lor_area_from(LorStr id) {
    int area = 0;
    while (area < LOR_AREA_COUNT && !lor_str_eq(id, lor_str_from_c(areas[area].id))) area++;
    return (LorArea)area;
}

const char *lor_severity_word(LorSeverity severity) { return severity_words[severity]; }
const char *lor_category_id(LorCategory category) { return categories[category].id; }
const char *lor_category_label(LorCategory category) { return categories[category].label; }
const char *lor_category_brief(LorCategory category) { return categories[category].brief; }
unsigned lor_category_budget(LorCategory category) { return categories[category].budget; }

LorSeverity lor_severity_from_word(LorStr word) {
    for (int i = 0; i < LOR_SEVERITY_COUNT; i++)
        if (lor_str_eq(word, lor_str_from_c(severity_words[i]))) return (LorSeverity)i;
    return LOR_SEVERITY_COUNT;
}

size_t lor_packs_fact(const LorPacks *packs, LorStr name) {
    if (packs->fact_index.count) return lor_index_find(&packs->fact_index, name);
    for (size_t i = 0; i < packs->facts.len; i++)
        if (lor_str_eq(packs->facts.at[i].name, name)) return i;
    return LOR_NONE;
}

LorRule *lor_packs_rule(const LorPacks *packs, LorStr id) {
    for (size_t i = 0; i < packs->rules.len; i++)
        if (lor_str_eq(packs->rules.at[i].id, id)) return &packs->rules.at[i];
    return NULL;
}
