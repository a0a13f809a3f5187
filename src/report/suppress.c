// SPDX-License-Identifier: GPL-3.0-or-later
// Suppressions from a file: read, matched, told when they are of no use.
#include "report/suppress.h"

#include "core/nearest.h"

#include <fnmatch.h>

typedef struct Line {
    const LorRule *rule;
    LorStr place, words; /* words empty: the whole letter; place NUL-terminated */
    LorStr reason;
    size_t number;
    bool met, used; /* its letter was analysed; it silenced something */
} Line;

struct LorSuppressions {
    LorArena *arena;
    LOR_VEC(Line) lines;
};

/* ---- reading ---- */

static bool find_rule(const LorPacks *packs, LorStr id, Line *line, LorError *err) {
    LorNearest nearest = lor_nearest(id);
    line->rule = lor_packs_rule(packs, id);
    if (line->rule) return true;
    for (size_t i = 0; i < packs->rules.len; i++) lor_nearest_try(&nearest, packs->rules.at[i].id);
    return lor_error_at(err, line->number, 1, "no rule is called \"%.*s\"%s%.*s%s", LOR_STR_ARG(lor_str_slice(id, 0, 80)),
                        nearest.best.len ? ": did you mean " : "", LOR_STR_ARG(nearest.best), nearest.best.len ? "?" : "");
}

/* `letters/a.txt:"hard working"` */
static void part_place(LorArena *arena, LorStr folder, LorStr place, Line *line) {
    size_t quote = lor_str_find(place, LOR_STR(":\""));
    bool worded = quote != LOR_NONE && quote + 3 <= place.len && lor_str_ends(place, LOR_STR("\""));
    if (worded) line->words = lor_str_slice(place, quote + 2, place.len - quote - 3);
    LorStr path = lor_str_trim(worded ? lor_str_slice(place, 0, quote) : place);
    while (lor_str_starts(path, LOR_STR("./"))) path = lor_str_slice(path, 2, path.len);
    line->place = lor_arena_format(arena, "%.*s%.*s", LOR_STR_ARG(folder), LOR_STR_ARG(path));
}

static bool read_line(LorSuppressions *all, LorStr text, LorStr folder, const LorPacks *packs, Line *line, LorError *err) {
    size_t space = 0, dashes = lor_str_find(text, LOR_STR(" -- "));
    while (space < text.len && !lor_is_space(text.ptr[space])) space++;
    LorStr rest = lor_str_slice(text, space, dashes == LOR_NONE ? text.len : dashes - space < text.len ? dashes - space : 0);
    if (!find_rule(packs, lor_str_slice(text, 0, space), line, err)) return false;
    if (dashes == LOR_NONE || dashes < space) return lor_error_at(err, line->number, 1, "a reason is missing: RULE PLACE -- REASON");
    part_place(all->arena, folder, lor_str_trim(rest), line);
    line->reason = lor_str_trim(lor_str_slice(text, dashes + 4, text.len));
    if (!line->reason.len) return lor_error_at(err, line->number, 1, "a reason is missing: RULE PLACE -- REASON");
    return line->place.len > folder.len || lor_error_at(err, line->number, 1, "a place is missing: RULE PLACE -- REASON");
}

LorSuppressions *lor_suppressions_read(LorArena *arena, LorStr text, LorStr folder, const LorPacks *packs, LorError *err) {
    LorSuppressions *all = LOR_NEW(arena, LorSuppressions);
    LorStr rest = lor_arena_copy(arena, text), one;
    all->arena = arena;
    for (size_t number = 1; lor_str_split(&rest, '\n', &one); number++) {
        Line line = {.number = number};
        one = lor_str_trim(one);
        if (!one.len || one.ptr[0] == '#') continue;
        if (!read_line(all, one, folder, packs, &line, err)) return NULL;
        lor_vec_push(arena, &all->lines, line);
    }
    return all;
}

/* ---- matching ---- */

static bool names_letter(const Line *line, const char *path) {
    if (lor_str_ends(line->place, LOR_STR("/"))) return lor_str_starts(lor_str_from_c(path), line->place);
    return fnmatch(line->place.ptr, path, FNM_PATHNAME | FNM_NOESCAPE) == 0;
}

/* Every place must be meant: another one in the same letter is another finding. */
static bool names_words(const Line *line, const LorFinding *finding) {
    if (!line->words.len) return true;
    if (finding->places.len == 0 || finding->place_count != finding->places.len) return false;
    for (size_t i = 0; i < finding->places.len; i++)
        if (!lor_str_eq(finding->places.at[i].text, line->words)) return false;
    return true;
}

static void apply_line(Line *line, LorResult *result) {
    line->met = true;
    for (size_t i = 0; i < result->findings.len; i++) {
        LorFinding *finding = &result->findings.at[i];
        if (finding->rule != line->rule || !names_words(line, finding)) continue;
        line->used = true;
        if (finding->silenced.len == 0) finding->silenced = lor_arena_format(result->arena, "suppressed: %.*s", LOR_STR_ARG(line->reason));
    }
}

void lor_suppressions_apply(LorSuppressions *all, LorResult *result) {
    LorStr path = result->path;
    if (!lor_status_analysed(result->status)) return;
    while (lor_str_starts(path, LOR_STR("./"))) path = lor_str_slice(path, 2, path.len);
    const char *name = lor_arena_copy(result->arena, path).ptr;
    for (size_t i = 0; i < all->lines.len; i++)
        if (names_letter(&all->lines.at[i], name)) apply_line(&all->lines.at[i], result);
}

void lor_suppressions_tell_unused(const LorSuppressions *all, LorStr name, LorOut *out) {
    for (size_t i = 0; i < all->lines.len; i++) {
        const Line *line = &all->lines.at[i];
        if (!line->met || line->used || line->rule->off) continue;
        lor_out_text(out, "lorlint: ");
        lor_out_clean(out, name);
        lor_out_format(out, ":%zu: %.*s: nothing is suppressed any more, the line can go\n", line->number, LOR_STR_ARG(line->rule->id));
    }
}
