// SPDX-License-Identifier: GPL-3.0-or-later
// Rules in words, for the pages and the list about them.
#ifndef LOR_REPORT_RULES_H
#define LOR_REPORT_RULES_H

#include "report/report.h"

/** The worst severity that a rule can have; LOR_INFO when it judges nothing. */
LorSeverity lor_rule_worst(const LorRule *rule);
/** The most points that it can take. */
double lor_rule_points(const LorRule *rule);
/** "date.age is above 24 unless date.future is there", in `arena`. */
LorStr lor_when_words(LorArena *arena, const LorWhen *when);

/** The rules as a page to look at. */
void lor_report_rules_html(LorOut *out, const LorRunInfo *info, const LorReportOptions *options);

/** The list of rules with all that they hold, as one JSON document. */
void lor_report_rules_json(LorOut *out, const LorRunInfo *info);

#endif
