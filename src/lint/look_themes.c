// SPDX-License-Identifier: GPL-3.0-or-later
// Themes at the second look: which of them the letter shows, and which it lacks. Does not know what shows them.
#include "lint/look.h"

#include "letter/quote.h"

typedef struct Theme {
    const char *name;
    LorVerdict verdict;
} Theme;

static const Theme themes[] = {
    {"clinical", LOR_VERDICT_CLINICAL},
    {"professionalism", LOR_VERDICT_PROFESSIONALISM},
    {"communication", LOR_VERDICT_COMMUNICATION},
};

/* The place at which the reader saw the theme shown; NULL: nowhere. */
static const LorSpan *place_of(const LorFact *read, const char *theme) {
    for (size_t i = 0; i < read->list.len && i < read->spans.len; i++)
        if (lor_str_is(read->list.at[i], theme)) return &read->spans.at[i];
    return NULL;
}

static bool is_shown(const LorLook *look, const Theme *theme, bool found) {
    float likely = lor_look_verdict(look, theme->verdict);
    if (found) return look->brief || likely >= LOR_LOOK_EVEN;
    return likely >= LOR_LOOK_LIKELY && lor_look_scale(look, theme->verdict)->most >= LOR_LOOK_TRACE;
}

/* `missing` holds the names, parted by commas. */
static void put_missing(const LorLook *look, LorStr missing, size_t count) {
    *lor_look_fact(look, "competencies.missing") = (LorFact){.name = LOR_STR("competencies.missing")};
    if (count) lor_fact_put_text(look->facts, "competencies.missing", missing)->number = (double)count;
}

void lor_look_at_themes(const LorLook *look) {
    LorFact *fact = lor_look_fact(look, "competencies"), read = *fact;
    bool forgiven = read.state == LOR_PRESENT && !lor_facts_present(look->facts, "competencies.missing"); /* the reader calls no theme missing */
    bool guessed = true;
    LorStr missing = {0};
    size_t lost = 0;
    if (read.state == LOR_UNKNOWN) return;
    *fact = (LorFact){.name = read.name};
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        const Theme *theme = &themes[i];
        const LorSpan *found = place_of(&read, theme->name);
        if (is_shown(look, theme, found)) {
            const LorLetterWeight *scale = lor_look_scale(look, theme->verdict);
            lor_fact_add_span(look->facts, lor_fact_put_item(look->facts, "competencies", lor_str_from_c(theme->name)), found ? *found : lor_sentence_span(look->letter, scale->sentence));
            guessed &= !found && scale->most < 0;
        } else if (lor_look_verdict(look, theme->verdict) < LOR_LOOK_EVEN) {
            missing = missing.len ? lor_arena_format(look->letter->arena, "%.*s, %s", LOR_STR_ARG(missing), theme->name) : lor_str_from_c(theme->name);
            lost++;
        }
    }
    lor_look_guess(fact, guessed && fact->state == LOR_PRESENT);
    put_missing(look, missing, lost == 1 && forgiven ? 0 : lost);
}
