// SPDX-License-Identifier: GPL-3.0-or-later
// Themes at the second look: which of them the letter shows, and which it lacks. Does not know what shows them.
#include "lint/look.h"

#include "letter/quote.h"

typedef struct Theme {
    const char *name;
    LorVerdict verdict;
    const char *unseen; /* a lexicon by whose words the writer says that they did not see it, or NULL */
} Theme;

static const Theme themes[] = {
    {"clinical", LOR_VERDICT_CLINICAL, "clinical-unseen"},
    {"professionalism", LOR_VERDICT_PROFESSIONALISM, NULL},
    {"communication", LOR_VERDICT_COMMUNICATION, NULL},
};
#define COUNT (sizeof themes / sizeof *themes)

/* The place at which the reader saw the theme shown; NULL: nowhere. */
static const LorSpan *place_of(const LorFact *read, const char *theme) {
    for (size_t i = 0; i < read->list.len && i < read->spans.len; i++)
        if (lor_str_is(read->list.at[i], theme)) return &read->spans.at[i];
    return NULL;
}

static bool is_shown(const LorLook *look, const Theme *theme, bool found) {
    float likely = lor_look_verdict(look, theme->verdict);
    if (theme->unseen && lor_letter_hits(look->letter, theme->unseen).len) return found;
    if (found) return look->brief || likely >= LOR_LOOK_EVEN;
    return likely >= LOR_LOOK_LIKELY && lor_look_scale(look, theme->verdict)->most >= LOR_LOOK_TRACE;
}

/* Of a theme that no reader found: whether its place is a guess, which stands behind those that are none. */
static bool is_guess(const LorLook *look, const Theme *theme, const LorSpan *found) { return !found && lor_look_scale(look, theme->verdict)->most < 0; }

static void put_shown(const LorLook *look, LorFact *fact, const LorFact *read, bool guesses) {
    for (size_t i = 0; i < COUNT; i++) {
        const LorSpan *found = place_of(read, themes[i].name);
        const LorLetterWeight *scale = lor_look_scale(look, themes[i].verdict);
        if (!is_shown(look, &themes[i], found) || is_guess(look, &themes[i], found) != guesses) continue;
        lor_fact_put_item(look->facts, "competencies", lor_str_from_c(themes[i].name));
        if (found) lor_fact_add_span(look->facts, fact, *found);
        else lor_look_add_place(look, fact, scale->sentence, scale->most);
    }
}

/* `forgiven`: one that is missing is not told. */
static void put_missing(const LorLook *look, const LorFact *read, bool forgiven) {
    LorFact *fact = lor_look_fact(look, "competencies.missing");
    LorStr names = {0};
    size_t count = 0;
    for (size_t i = 0; i < COUNT; i++) {
        if (is_shown(look, &themes[i], place_of(read, themes[i].name)) || lor_look_verdict(look, themes[i].verdict) >= LOR_LOOK_EVEN) continue;
        names = count++ ? lor_arena_format(look->letter->arena, "%.*s, %s", LOR_STR_ARG(names), themes[i].name) : lor_str_from_c(themes[i].name);
    }
    *fact = (LorFact){.name = fact->name};
    if (count > forgiven) lor_fact_put_text(look->facts, "competencies.missing", names)->number = (double)count;
}

void lor_look_at_themes(const LorLook *look) {
    LorFact *fact = lor_look_fact(look, "competencies"), read = *fact;
    bool none_missing = read.state == LOR_PRESENT && !lor_facts_present(look->facts, "competencies.missing");
    if (read.state == LOR_UNKNOWN) return;
    *fact = (LorFact){.name = read.name};
    put_shown(look, fact, &read, false);
    put_shown(look, fact, &read, true);
    put_missing(look, &read, none_missing);
}
