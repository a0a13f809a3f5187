// SPDX-License-Identifier: GPL-3.0-or-later
// Pages about rules.
#ifndef LOR_REPORT_RULES_H
#define LOR_REPORT_RULES_H

#include "report/report.h"

/** The list of the packs' rules. `format`: "json", "html"; any other: text. */
void lor_report_rules(LorOut *out, const LorRunInfo *info, LorStr format, const LorReportOptions *options);
/** One rule's page. */
void lor_report_explain(LorOut *out, const LorRunInfo *info, const LorRule *rule, const LorReportOptions *options);

#endif
