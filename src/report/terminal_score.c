// SPDX-License-Identifier: GPL-3.0-or-later
// The score on a terminal: the number, its categories, and how the one follows from the others.
#include "report/terminal_score.h"

#include "report/figures.h"
#include "report/terminal_figures.h"

#include <math.h>

#define LABEL_CELLS  22u /* [cell] of a category's name */
#define BAR_CELLS    20u
#define FIGURE_CELLS 9u  /* "12.5/20" */
#define LOSS_CELLS   6u
#define REASON_LEAST 12u /* [cell] less room than that holds no reason worth reading */
#define MOST_REASONS 2

static void write_bar(LorSheet *sheet, double points, double of) {
    size_t filled = of > 0 ? (size_t)lround(points / of * BAR_CELLS) : 0;
    if (filled > BAR_CELLS) filled = BAR_CELLS;
    lor_sheet_fill(sheet, "\xE2\x96\x88", filled);
    lor_sheet_fill(sheet, "\xE2\x96\x91", BAR_CELLS - filled);
    lor_sheet_put_text(sheet, " ");
}

/* "no case example" out of "evidence/no-case-example"; one word alone takes its group along: "date stale". */
static LorStr short_name(LorSheet *sheet, const LorRule *rule) {
    size_t slash = lor_str_find(rule->id, LOR_STR("/"));
    LorStr name = slash == LOR_NONE ? rule->id : lor_str_slice(rule->id, slash + 1, rule->id.len);
    if (lor_str_find(name, LOR_STR("-")) == LOR_NONE) name = rule->id;
    char *words = lor_arena_alloc(sheet->arena, name.len + 1);
    for (size_t i = 0; i < name.len; i++) words[i] = name.ptr[i] == '-' || name.ptr[i] == '/' ? ' ' : name.ptr[i];
    return lor_str(words, name.len);
}

/* As many of the reasons as there is room for, at least one. */
static void write_reasons(LorSheet *sheet, const LorResult *result, LorCategory c) {
    if (sheet->width < sheet->column + REASON_LEAST) return;
    size_t told = 0;
    for (size_t i = 0; i < result->findings.len && told < MOST_REASONS; i++) {
        const LorFinding *finding = &result->findings.at[i];
        if (finding->rule->category != c || finding->points <= 0) continue;
        LorStr name = short_name(sheet, finding->rule);
        if (told && sheet->column + 2 + name.len > sheet->width) return;
        lor_sheet_put_text(sheet, told++ ? ", " : "  ");
        lor_sheet_put(sheet, name);
    }
}

static void write_category(LorSheet *sheet, const LorResult *result, LorCategory c) {
    const LorScore *score = &result->score;
    double of = lor_figure_checked(score, c), got = lor_figure_kept(score, c), lost = score->categories[c].lost;
    lor_sheet_to(sheet, 2);
    lor_sheet_put_text(sheet, lor_category_label(c));
    size_t column = 2 + LABEL_CELLS;
    lor_sheet_to(sheet, column);
    if (sheet->width >= LOR_SHEET_WIDE) {
        write_bar(sheet, got, of);
        column += BAR_CELLS + 1;
    }
    if (of <= 0) {
        lor_sheet_put_text(sheet, "  not checked");
        lor_sheet_end(sheet);
        return;
    }
    LorStr figure = lor_arena_format(sheet->arena, "%.*s/%.*s", LOR_STR_ARG(lor_terminal_points(sheet, got)),
                                     LOR_STR_ARG(lor_terminal_points(sheet, of)));
    lor_sheet_put_right(sheet, column + FIGURE_CELLS - 1, figure);
    if (lost > 0) {
        lor_sheet_put_right(sheet, column + FIGURE_CELLS + LOSS_CELLS - 2, lor_terminal_loss(sheet, lost));
        write_reasons(sheet, result, c);
    }
    lor_sheet_end(sheet);
}

/* How the number follows from the rows above it. */
static void write_sum(LorSheet *sheet, const LorResult *result) {
    const LorScore *score = &result->score;
    double got = 0, of = 0;
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) {
        got += lor_figure_kept(score, c);
        of += lor_figure_checked(score, c);
    }
    lor_sheet_start(sheet, 2, 4);
    lor_sheet_ink(sheet, LOR_INK_FAINT);
    lor_sheet_say_format(sheet, "%.*s of %.*s points that could be checked", LOR_STR_ARG(lor_terminal_points(sheet, got)),
                         LOR_STR_ARG(lor_terminal_points(sheet, of)));
    if (score->given && of > 0 && of < 100) lor_sheet_say_format(sheet, "= %ld of 100", lround(100 * got / of));
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_end(sheet);
    if (!score->given || !score->cap || of <= 0 || lround(100 * got / of) <= (long)score->cap) return;
    lor_sheet_start(sheet, 2, 4);
    lor_sheet_say_format(sheet, "held down to %u: %.*s (%.*s)", score->cap, LOR_STR_ARG(lor_figure_gate(result)), LOR_STR_ARG(score->cap_reason));
    lor_sheet_end(sheet);
}

static LorInk band_ink(LorBand band) {
    static const LorInk inks[] = {LOR_INK_GOOD, LOR_INK_SUGGESTION, LOR_INK_WARNING, LOR_INK_ERROR, LOR_INK_PLAIN};
    return inks[band];
}

void lor_terminal_score(LorSheet *sheet, const LorRunInfo *info, const LorResult *result) {
    const LorScore *score = &result->score;
    lor_sheet_start(sheet, 2, 4);
    lor_sheet_ink(sheet, score->given ? band_ink(score->band) : LOR_INK_STRONG);
    if (score->given) lor_sheet_put(sheet, lor_arena_format(sheet->arena, "SCORE  %d / 100", score->total));
    else lor_sheet_put_text(sheet, "NO SCORE");
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_to(sheet, sheet->column + 2);
    if (score->given) lor_sheet_say_text(sheet, lor_band_words(score->band));
    else lor_sheet_say(sheet, score->why_not);
    lor_sheet_to(sheet, sheet->column + 2);
    lor_sheet_ink(sheet, LOR_INK_FAINT);
    lor_sheet_say_format(sheet, "\xC2\xB7 %.*s \xC2\xB7 as of %04d-%02d-%02d", LOR_STR_ARG(info->packs->profile),
                         info->as_of.year, info->as_of.month, info->as_of.day);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_blank(sheet);
    if (score->checkable == 0) return; /* rows that all say "not checked" */
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) write_category(sheet, result, c);
    write_sum(sheet, result);
    lor_sheet_blank(sheet);
}
