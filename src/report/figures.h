// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that several reports tell: what was kept of a category, what a strength is called.
#ifndef LOR_REPORT_FIGURES_H
#define LOR_REPORT_FIGURES_H

#include "report/report.h"

/** Points of the category that could be checked / that were not lost, 0 or more. */
double lor_figure_checked(const LorScore *score, LorCategory category);
double lor_figure_kept(const LorScore *score, LorCategory category);

/** The value of a fact that is present, else empty: what the file tells of itself (metadata_author, file_created). */
LorStr lor_figure_value(const LorResult *result, LorStr fact);

/** "how the writer saw the applicant at work", out of a fact's description. */
LorStr lor_figure_strength(const LorShownFact *shown);

/** The title of the rule whose gate holds the total down ("The letter is old"); empty: no gate fired. */
LorStr lor_figure_gate(const LorResult *result);

#endif
