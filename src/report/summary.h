// SPDX-License-Identifier: GPL-3.0-or-later
// What reports keep of each of several letters, for their overview.
#ifndef LOR_REPORT_SUMMARY_H
#define LOR_REPORT_SUMMARY_H

#include "report/report.h"

/** A letter's row. */
typedef struct LorSummaryRow {
    LorStr path, why;
    LorStatus status;
    int total;                           /* -1: no number */
    int8_t category[LOR_CATEGORY_APART]; /* [point] kept; -1: nothing could be checked */
    const LorRule *worst;                /* what costs most, or NULL */
    LorSeverity severity;                /* of it */
    uint32_t count[LOR_SEVERITY_COUNT];  /* findings */
} LorSummaryRow;

/** What all letters lose to one rule. */
typedef struct LorSummaryLoss {
    const LorRule *rule;
    double points;
    size_t letters;
} LorSummaryLoss;

/** What is kept of the letters. */
typedef struct LorSummary {
    LOR_VEC(LorSummaryRow) rows;
    LOR_VEC(LorSummaryLoss) losses;
} LorSummary;

/** Whether figures of the row are worth a look: it was read, and as a letter. Of others the status and its reason are told. */
static inline bool lor_summary_has_figures(const LorSummaryRow *row) { return lor_status_analysed(row->status) && row->status != LOR_NOT_A_LETTER; }

void lor_summary_add(LorArena *arena, LorSummary *summary, const LorResult *result);
/** The losses, dearest first, in `arena`. */
const LorSummaryLoss *lor_summary_dearest(LorArena *arena, const LorSummary *summary);

#endif
