// SPDX-License-Identifier: GPL-3.0-or-later
// Rules in words and figures: when they hold, how bad that is, what it can cost.
#include "report/rule_words.h"

#include "core/buf.h"

LorSeverity lor_rule_worst(const LorRule *rule) {
    LorSeverity worst = LOR_SEVERITY_COUNT;
    for (size_t i = 0; i < rule->whens.len; i++)
        if (rule->whens.at[i].severity < worst) worst = rule->whens.at[i].severity;
    return worst == LOR_SEVERITY_COUNT ? LOR_INFO : worst;
}

double lor_rule_points(const LorRule *rule) {
    double most = 0;
    for (size_t i = 0; i < rule->whens.len; i++) {
        const LorWhen *when = &rule->whens.at[i];
        double points = when->per && when->most > 0 ? when->most : when->points;
        if (points > most) most = points;
    }
    return most;
}

static LorStr test_words(LorArena *arena, const LorCondition *condition) {
    switch (condition->test) {
    case LOR_IS_PRESENT: return LOR_STR("is there");
    case LOR_IS_ABSENT: return LOR_STR("is not there");
    case LOR_IS_UNKNOWN: return LOR_STR("cannot be seen");
    case LOR_IS_VALUE: return lor_arena_format(arena, "is %.*s", LOR_STR_ARG(condition->value));
    case LOR_IS_ABOVE: return lor_arena_format(arena, "is above %g", condition->number);
    case LOR_IS_BELOW: return lor_arena_format(arena, "is below %g", condition->number);
    }
    return (LorStr){0};
}

LorStr lor_when_words(LorArena *arena, const LorWhen *when) {
    LorBuf buf = {.arena = arena};
    for (size_t i = 0; i < when->conditions.len; i++) {
        const LorCondition *condition = &when->conditions.at[i];
        const char *joint = condition->unless ? (i ? " unless " : "unless ") : i ? " and " : "";
        lor_buf_format(&buf, "%s%.*s %.*s", joint, LOR_STR_ARG(condition->fact), LOR_STR_ARG(test_words(arena, condition)));
    }
    return lor_buf_str(&buf);
}
