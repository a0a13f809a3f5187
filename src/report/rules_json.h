// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for other programs.
#ifndef LOR_REPORT_RULES_JSON_H
#define LOR_REPORT_RULES_JSON_H

#include "core/out.h"
#include "lint/result.h"

/** The list of rules with all that they hold, as one JSON document. */
void lor_report_rules_json(LorOut *out, const LorRunInfo *info);

#endif
