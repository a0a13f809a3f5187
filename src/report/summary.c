// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and losses of several letters, counted as they come.
#include "report/summary.h"

#include "report/finding.h"

#include <math.h>
#include <stdlib.h>

static void add_loss(LorArena *arena, LorSummary *summary, const LorFinding *finding) {
    size_t i = 0;
    while (i < summary->losses.len && summary->losses.at[i].rule != finding->rule) i++;
    if (i == summary->losses.len) lor_vec_push(arena, &summary->losses, (LorSummaryLoss){.rule = finding->rule});
    summary->losses.at[i].points += finding->points;
    summary->losses.at[i].letters++;
}

void lor_summary_add(LorArena *arena, LorSummary *summary, const LorResult *result) {
    bool read = lor_status_analysed(result->status);
    LorSummaryRow row = {.path = result->path, .status = result->status};
    const LorFinding *worst = lor_result_worst_finding(result);
    row.worst = worst ? worst->rule : NULL;
    row.severity = worst ? worst->severity : LOR_INFO;
    if (!read) row.why = lor_arena_copy(arena, result->why);
    else if (!lor_summary_has_figures(&row)) row.why = lor_str_from_c(lor_status_sentence(row.status));
    row.total = read && result->score.given ? result->score.total : -1;
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) {
        const LorCategoryScore *one = &result->score.categories[c];
        double of = lor_category_budget(c) - one->unchecked;
        row.category[c] = of > 0 ? (int8_t)rint(of - one->lost) : -1;
    }
    for (size_t i = 0; i < result->findings.len; i++) {
        row.count[result->findings.at[i].severity]++;
        if (result->findings.at[i].points > 0 && result->score.given) add_loss(arena, summary, &result->findings.at[i]);
    }
    lor_vec_push(arena, &summary->rows, row);
}

static int compare_losses(const void *left, const void *right) {
    const LorSummaryLoss *a = left, *b = right;
    if (a->points != b->points) return a->points < b->points ? 1 : -1;
    return lor_str_cmp(a->rule->id, b->rule->id);
}

const LorSummaryLoss *lor_summary_dearest(LorArena *arena, const LorSummary *summary) {
    LorSummaryLoss *losses = LOR_NEW_ARRAY(arena, LorSummaryLoss, summary->losses.len + 1);
    if (!summary->losses.len) return losses;
    memcpy(losses, summary->losses.at, summary->losses.len * sizeof *losses);
    qsort(losses, summary->losses.len, sizeof *losses, compare_losses);
    return losses;
}
