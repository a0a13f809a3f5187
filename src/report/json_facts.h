// SPDX-License-Identifier: GPL-3.0-or-later
// Facts as members of a JSON report.
#ifndef LOR_REPORT_JSON_FACTS_H
#define LOR_REPORT_JSON_FACTS_H

#include "core/json.h"
#include "lint/result.h"

/** Puts one member for each promised fact (absent ones too, unknown ones with their reason), then for all others that
 *  the result holds. Parts (date.age) become members of their fact. Of an input that was not analysed every promised
 *  fact is unknown. */
void lor_json_put_facts(LorJson *facts, const LorResult *result);

#endif
