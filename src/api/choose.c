// SPDX-License-Identifier: GPL-3.0-or-later
// select, ignore and severity: which rules of the packs are used, and how loudly.
#include "api/choose.h"

#include "api/settings.h"
#include "core/nearest.h"

/* "date/stale", "date", "date/" and "date/stale" with a star at the end. */
static bool names_rule(LorStr wanted, const LorRule *rule) {
    if (lor_str_ends(wanted, LOR_STR("*"))) return lor_str_starts(rule->id, lor_str_slice(wanted, 0, wanted.len - 1));
    if (lor_str_ends(wanted, LOR_STR("/"))) return lor_str_starts(rule->id, wanted);
    return lor_str_eq(wanted, rule->id) || lor_str_eq(wanted, rule->group);
}

bool lor_run_no_rule(const LorPacks *packs, LorStr place, LorStr wanted, bool packs_too, LorError *err) {
    LorNearest nearest = lor_nearest(wanted);
    for (size_t i = 0; i < packs->rules.len; i++) {
        lor_nearest_try(&nearest, packs->rules.at[i].id);
        lor_nearest_try(&nearest, packs->rules.at[i].group);
    }
    const char *what = packs_too ? "pack, group or rule" : "rule";
    if (nearest.best.len == 0)
        return lor_error_set(err, LOR_UNSUPPORTED, "%.*sno %s is called \"%.*s\" (lorlint rules lists them)", LOR_STR_ARG(place), what,
                             LOR_STR_ARG(lor_str_slice(wanted, 0, 64)));
    return lor_error_set(err, LOR_UNSUPPORTED, "%.*sno %s is called \"%.*s\": did you mean \"%.*s\"?", LOR_STR_ARG(place), what,
                         LOR_STR_ARG(lor_str_slice(wanted, 0, 64)), LOR_STR_ARG(nearest.best));
}

typedef void Apply(LorRule *rule, bool named_itself, LorSeverity level);

static void apply_on(LorRule *rule, bool named_itself, LorSeverity level) {
    (void)level;
    if (named_itself) rule->off = rule->left_out = false; /* asking for one rule by its name outranks the profile */
}

static void apply_off(LorRule *rule, bool named_itself, LorSeverity level) {
    (void)named_itself, (void)level;
    rule->off = rule->left_out = true;
}

static void apply_level(LorRule *rule, bool named_itself, LorSeverity level) {
    (void)named_itself;
    for (size_t i = 0; i < rule->whens.len; i++) rule->whens.at[i].severity = level;
}

/* Applies to the rules that one name stands for; `chosen` (may be NULL) remembers them. */
static bool apply_to(LorPacks *packs, LorStr place, LorStr wanted, Apply *apply, LorSeverity level, bool *chosen,
                     LorError *err) {
    size_t met = 0;
    for (size_t i = 0; i < packs->rules.len; i++) {
        LorRule *rule = &packs->rules.at[i];
        if (!names_rule(wanted, rule)) continue;
        apply(rule, lor_str_eq(wanted, rule->id), level);
        if (chosen) chosen[i] = true;
        met++;
    }
    return met ? true : lor_run_no_rule(packs, place, wanted, false, err);
}

/* What a message about one of a setting's values begins with. */
static LorStr place_of(const LorlintRun *run, const char *setting, size_t index) {
    return lor_arena_format(run->arena, "%.*s%s: ", LOR_STR_ARG(lor_run_place(run, setting, index)), setting);
}

/* Each name of a setting's values, which commas part. */
static bool each_name(const LorlintRun *run, LorPacks *packs, const char *setting, Apply *apply, bool *chosen, LorError *err) {
    for (size_t i = 0; i < lorlint_run_get_count(run, setting); i++) {
        LorStr rest = lor_str_from_c(lorlint_run_get_at(run, setting, i)), place = place_of(run, setting, i), name;
        while (lor_str_split(&rest, ',', &name)) {
            name = lor_str_trim(name);
            if (name.len && !apply_to(packs, place, name, apply, LOR_INFO, chosen, err)) return false;
        }
    }
    return true;
}

static bool select_rules(const LorlintRun *run, LorPacks *packs, LorError *err) {
    if (lorlint_run_get_count(run, "select") == 0) return true;
    bool *chosen = LOR_NEW_ARRAY(run->arena, bool, packs->rules.len + 1);
    if (!each_name(run, packs, "select", apply_on, chosen, err)) return false;
    for (size_t i = 0; i < packs->rules.len; i++)
        if (!chosen[i]) apply_off(&packs->rules.at[i], false, LOR_INFO);
    return true;
}

static bool set_severities(const LorlintRun *run, LorPacks *packs, LorError *err) {
    for (size_t i = 0; i < lorlint_run_get_count(run, "severity"); i++) {
        LorStr rest = lor_str_from_c(lorlint_run_get_at(run, "severity", i)), place = place_of(run, "severity", i), name;
        lor_str_split(&rest, '=', &name);
        LorStr word = lor_str_trim(rest);
        LorSeverity level = lor_severity_from_word(word);
        if (level == LOR_SEVERITY_COUNT)
            return lor_error_set(err, LOR_UNSUPPORTED, "%.*s\"%.*s\" is none of error, warning, suggestion, info",
                                 LOR_STR_ARG(place), LOR_STR_ARG(lor_str_slice(word, 0, 64)));
        if (!apply_to(packs, place, lor_str_trim(name), apply_level, level, NULL, err)) return false;
    }
    return true;
}

bool lor_run_choose(const LorlintRun *run, LorPacks *packs, LorError *err) {
    return select_rules(run, packs, err) && each_name(run, packs, "ignore", apply_off, NULL, err) &&
           set_severities(run, packs, err);
}
