// SPDX-License-Identifier: GPL-3.0-or-later
// What a line of jsonl holds beside the letter, so that parts of a run can be joined: `lorlint merge`.
#ifndef LOR_REPORT_JSON_PART_H
#define LOR_REPORT_JSON_PART_H

#include "core/json.h"
#include "report/report.h"

#define LOR_PART_MEMBER "part" /* the last member of a line */

/** Adds the member: the run's key, and hashes of the letter's file, words and sentences. Nothing of a redacted run but that it is one. */
void lor_json_put_part(LorJson *letter, const LorResult *result, const LorRunInfo *info);

#endif
