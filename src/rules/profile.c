// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles: what is off, milder or stricter for another kind of letter.
#include "core/nearest.h"
#include "rules/read_rules.h"

/* A selector that ends in a star names a group; else one rule. */
static bool selects(LorStr selector, const LorRule *rule) {
    if (!lor_str_ends(selector, LOR_STR("/*"))) return lor_str_eq(selector, rule->id);
    return lor_str_starts(rule->id, lor_str_slice(selector, 0, selector.len - 1));
}

static bool change_rule(LorPackReader *r, const LorXml *node, LorRule *rule) {
    LorStr severity = lor_xml_attr(node, "severity"), points = lor_xml_attr(node, "points"), gate = lor_xml_attr(node, "gate");
    LorCondition unless = {.fact = lor_xml_attr(node, "unless"), .test = LOR_IS_PRESENT, .unless = true};
    size_t held = 0;
    double lost = 0;
    if (gate.ptr && !lor_str_to_size(gate, LOR_RULE_MAX_COUNT, &held)) return lor_read_fail(r, node, "a gate is a whole number; 0 opens it");
    if (points.ptr && (!lor_str_to_number(points, &lost) || lost < 0 || lost > LOR_RULE_MAX_POINTS))
        return lor_read_fail(r, node, "points are 0 to %u", LOR_RULE_MAX_POINTS);
    if (lor_xml_attr(node, "off").ptr) rule->off = lor_read_flag(node, "off");
    if (lor_xml_attr(node, "check").ptr) rule->check = lor_read_flag(node, "check");
    for (size_t i = 0; i < rule->whens.len; i++) {
        LorWhen *when = &rule->whens.at[i];
        if (severity.ptr) when->severity = lor_severity_from_word(severity);
        if (when->severity == LOR_SEVERITY_COUNT) return lor_read_fail(r, node, "no severity is called \"%.*s\"", LOR_STR_ARG(severity));
        if (gate.ptr) when->gate = (unsigned)held;
        if (points.ptr) when->points = lost;
        if (unless.fact.len) lor_vec_push(r->packs->arena, &when->conditions, unless);
    }
    return true;
}

static bool apply_set(LorPackReader *r, const LorXml *node) {
    LorStr selector = lor_xml_attr(node, "rule");
    bool any = false;
    for (size_t i = 0; i < r->packs->rules.len; i++) {
        LorRule *rule = &r->packs->rules.at[i];
        if (!selects(selector, rule)) continue;
        any = true;
        if (!change_rule(r, node, rule)) return false;
    }
    return any || lor_read_fail(r, node, "no rule is called \"%.*s\"", LOR_STR_ARG(selector));
}

static bool apply(LorPackReader *r, const LorXml *root) {
    for (const LorXml *child = root->first; child; child = child->next) {
        bool fine = true;
        if (lor_xml_is(child, "set")) fine = apply_set(r, child);
        else if (lor_xml_is(child, "threshold")) fine = lor_read_threshold(r, child);
        if (!fine) return false;
    }
    return true;
}

bool lor_packs_profile(LorPacks *packs, LorStr name, LorError *err) {
    LorNearest nearest = lor_nearest(name);
    for (size_t i = 0; i < packs->profiles.len; i++) {
        LorProfile profile = packs->profiles.at[i];
        lor_nearest_try(&nearest, profile.id);
        if (!lor_str_eq(profile.id, name)) continue;
        LorPackReader reader = {packs, profile.id, err};
        packs->profile = profile.id;
        packs->clinical = profile.clinical;
        size_t at = 0;
        return apply(&reader, profile.changes ? profile.changes : lor_xml_unflatten(packs->arena, profile.unread, &at));
    }
    return lor_error_at(err, 0, 0, "no profile is called \"%.*s\"%s%.*s%s", LOR_STR_ARG(name), nearest.best.len ? ": did you mean \"" : "",
                        LOR_STR_ARG(nearest.best), nearest.best.len ? "\"?" : " (lorlint config lists them)");
}
