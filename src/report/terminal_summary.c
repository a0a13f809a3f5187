// SPDX-License-Identifier: GPL-3.0-or-later
// Several letters on a terminal: how they ended, how they score, what costs most, one row each.
#include "report/terminal_summary.h"

#include "core/unicode.h"
#include "report/terminal_figures.h"
#include "report/terminal_links.h"
#include "report/terminal_set.h"

#include <stdlib.h>

#define SCORE_CELLS   6u /* [cell] of the score's column */
#define WORST_LEAST   20u
#define PATH_LEAST    12u
#define MOST_COSTLY   3u /* rules named under "most points lost" */

/* ---- how they ended ---- */

static void write_counts(LorSheet *sheet, const LorTally *tally) {
    const size_t *each = tally->each;
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_say_format(sheet, "%.*s given:", LOR_STR_ARG(lor_terminal_count(sheet, tally->given)));
    size_t sum = 0;
    for (LorStatus s = 0; s < LOR_STATUS_COUNT; s++) {
        if (each[s] == 0) continue;
        if (sum) lor_sheet_say_text(sheet, "+");
        sum += each[s];
        lor_sheet_say_format(sheet, "%.*s %s", LOR_STR_ARG(lor_terminal_count(sheet, each[s])), lor_status_word(s));
    }
    if (sum < tally->given)
        lor_sheet_say_format(sheet, "%s%.*s not reached", sum ? "+ " : "", LOR_STR_ARG(lor_terminal_count(sheet, tally->given - sum)));
    lor_sheet_say_format(sheet, "= %.*s", LOR_STR_ARG(lor_terminal_count(sheet, tally->given)));
    lor_sheet_end(sheet);
}

static int compare_ints(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

/* The value below or at which `percent` of the sorted totals stand (nearest rank). */
static int percentile(const int *totals, size_t count, size_t percent) {
    size_t rank = (count * percent + 99) / 100;
    return totals[rank ? rank - 1 : 0];
}

static void write_scores(LorSheet *sheet, const LorSummary *summary) {
    int *totals = LOR_NEW_ARRAY(sheet->arena, int, summary->rows.len);
    size_t count = 0, below = 0;
    for (size_t i = 0; i < summary->rows.len; i++)
        if (summary->rows.at[i].total >= 0) totals[count++] = summary->rows.at[i].total;
    if (count == 0) return;
    qsort(totals, count, sizeof *totals, compare_ints);
    for (size_t i = 0; i < count; i++) below += totals[i] < 70;
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_say_format(sheet, "score: p10 %d \xC2\xB7 median %d \xC2\xB7 p90 %d \xC2\xB7 below 70: %.*s",
                         percentile(totals, count, 10), percentile(totals, count, 50), percentile(totals, count, 90),
                         LOR_STR_ARG(lor_terminal_count(sheet, below)));
    lor_sheet_end(sheet);
}

/* ---- what costs most ---- */

static void write_losses(LorSheet *sheet, const LorSummary *summary) {
    size_t count = summary->losses.len;
    if (count == 0) return;
    const LorSummaryLoss *losses = lor_summary_dearest(sheet->arena, summary);
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_say_text(sheet, "most points lost:");
    for (size_t i = 0; i < count && i < MOST_COSTLY; i++) {
        if (i) lor_sheet_say_text(sheet, "\xC2\xB7");
        lor_sheet_say(sheet, losses[i].rule->id);
        lor_sheet_say_format(sheet, "%.*s in %.*s letter%s", LOR_STR_ARG(lor_terminal_loss(sheet, losses[i].points)),
                             LOR_STR_ARG(lor_terminal_count(sheet, losses[i].letters)), losses[i].letters == 1 ? "" : "s");
    }
    lor_sheet_end(sheet);
}

/* ---- one row a letter ---- */

typedef struct Columns {
    size_t path;     /* [cell] */
    size_t common;   /* [byte] of every path that are told once, above the table */
    bool categories; /* shown */
    bool worst;      /* shown */
} Columns;

/* A category's column is as wide as its heading, and holds two digits. */
static size_t category_width(LorCategory c) {
    size_t len = lor_str_from_c(lor_category_brief(c)).len;
    return (len < 2 ? 2 : len) + 1;
}

static size_t categories_width(void) {
    size_t width = 0;
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) width += category_width(c);
    return width;
}

/* Bytes of the folder in which all of them stand. */
static size_t common_folder(const LorSummary *summary) {
    LorStr first = summary->rows.at[0].path;
    size_t common = first.len;
    for (size_t i = 1; i < summary->rows.len; i++) {
        LorStr path = summary->rows.at[i].path;
        size_t same = 0;
        while (same < common && same < path.len && path.ptr[same] == first.ptr[same]) same++;
        common = same;
    }
    while (common && first.ptr[common - 1] != '/') common--;
    return common;
}

static size_t longest_path(const LorSummary *summary) {
    size_t longest = 0;
    for (size_t i = 0; i < summary->rows.len; i++)
        if (summary->rows.at[i].path.len > longest) longest = summary->rows.at[i].path.len; /* at least its cells */
    return longest;
}

static Columns plan_columns(const LorSheet *sheet, const LorSummary *summary) {
    Columns columns = {.categories = sheet->width >= LOR_SHEET_WIDE, .worst = sheet->width >= 56};
    size_t taken = 1 + SCORE_CELLS + (columns.categories ? categories_width() : 0) +
                   (columns.worst ? WORST_LEAST + 2 : 0);
    size_t room = sheet->width > taken + PATH_LEAST ? sheet->width - taken : PATH_LEAST;
    columns.path = longest_path(summary);
    if (columns.path > room) columns.common = common_folder(summary);
    columns.path -= columns.common;
    if (columns.path < 4) columns.path = 4;
    if (columns.path > room) columns.path = room;
    return columns;
}

static void write_header(LorSheet *sheet, Columns columns, LorStr folder) {
    if (folder.len) {
        lor_sheet_start(sheet, 1, 3);
        lor_sheet_say_text(sheet, "in");
        lor_sheet_say(sheet, folder);
        lor_sheet_end(sheet);
    }
    size_t at = 1 + columns.path + SCORE_CELLS;
    lor_sheet_ink(sheet, LOR_INK_FAINT);
    lor_sheet_to(sheet, 1);
    lor_sheet_put_text(sheet, "file");
    lor_sheet_put_right(sheet, at, LOR_STR("score"));
    for (LorCategory c = 0; columns.categories && c < LOR_CATEGORY_APART; c++)
        lor_sheet_put_right(sheet, at += category_width(c), lor_str_from_c(lor_category_brief(c)));
    if (columns.worst) {
        lor_sheet_to(sheet, at + 2);
        lor_sheet_put_text(sheet, "worst");
    }
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_end(sheet);
}

static LorStr figure(const LorSheet *sheet, int number) {
    return number < 0 ? LOR_STR("-") : lor_arena_format(sheet->arena, "%d", number);
}

static void write_row(LorSheet *sheet, const LorSummaryRow *row, Columns columns) {
    size_t at = 1 + columns.path + SCORE_CELLS;
    lor_sheet_to(sheet, 1);
    lor_terminal_link_letter(sheet, row->path);
    lor_sheet_put(sheet, lor_sheet_tail(sheet, lor_sheet_clean(sheet, lor_str_slice(row->path, columns.common, row->path.len)), columns.path));
    lor_sheet_link(sheet, (LorStr){0});
    if (!lor_summary_has_figures(row)) {
        lor_sheet_to(sheet, 1 + columns.path + 1);
        lor_sheet_put_text(sheet, lor_status_word(row->status));
        lor_sheet_end(sheet);
        return;
    }
    lor_sheet_put_right(sheet, at, figure(sheet, row->total));
    for (LorCategory c = 0; columns.categories && c < LOR_CATEGORY_APART; c++)
        lor_sheet_put_right(sheet, at += category_width(c), figure(sheet, row->category[c]));
    if (columns.worst && row->worst) {
        lor_sheet_to(sheet, at + 2);
        lor_sheet_put(sheet, row->worst->id);
    }
    lor_sheet_end(sheet);
}

/* ---- what could not be read ---- */

static void write_missing_one(LorSheet *sheet, const LorSummaryRow *row) {
    lor_sheet_start(sheet, 3, 5);
    lor_sheet_say(sheet, row->path);
    if (row->why.len) {
        lor_sheet_say_text(sheet, "\xC2\xB7");
        lor_sheet_say(sheet, row->why);
    }
    lor_sheet_end(sheet);
}

/* One paragraph a status: its name, the general advice where inputs do not bring their own, the inputs. */
static void write_missing(LorSheet *sheet, const LorSummary *summary, LorStatus status) {
    size_t count = 0, told = 0;
    for (size_t i = 0; i < summary->rows.len; i++) {
        count += summary->rows.at[i].status == status;
        told += summary->rows.at[i].status == status && summary->rows.at[i].why.len > 0;
    }
    if (count == 0) return;
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    lor_sheet_say_text(sheet, lor_status_word(status));
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    if (told < count) lor_sheet_say_format(sheet, "\xC2\xB7 %s", lor_status_sentence(status));
    lor_sheet_end(sheet);
    for (size_t i = 0; i < summary->rows.len; i++)
        if (summary->rows.at[i].status == status) write_missing_one(sheet, &summary->rows.at[i]);
    lor_sheet_blank(sheet);
}

void lor_terminal_summary(LorSheet *sheet, const LorSummary *summary, const LorTally *tally, const LorSetResult *set) {
    write_counts(sheet, tally);
    write_scores(sheet, summary);
    write_losses(sheet, summary);
    lor_terminal_shared(sheet, set);
    if (summary->rows.len == 0) return;
    Columns columns = plan_columns(sheet, summary);
    lor_sheet_blank(sheet);
    write_header(sheet, columns, lor_str_slice(summary->rows.at[0].path, 0, columns.common));
    for (size_t i = 0; i < summary->rows.len; i++) {
        LorSheet line = lor_sheet_beside(sheet); /* its scratch goes with it */
        write_row(&line, &summary->rows.at[i], columns);
        lor_sheet_release(&line);
    }
    lor_sheet_blank(sheet);
    for (LorStatus s = 0; s < LOR_STATUS_COUNT; s++)
        if (!lor_status_analysed(s) || s == LOR_NOT_A_LETTER) write_missing(sheet, summary, s);
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_say_text(sheet, "one letter in full: lorlint FILE \xC2\xB7 a page of each: lorlint -o html=reports/ \xE2\x80\xA6");
    lor_sheet_blank(sheet);
}
