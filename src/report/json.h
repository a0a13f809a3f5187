// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON formats, for the table of format_table.c.
#ifndef LOR_REPORT_JSON_H
#define LOR_REPORT_JSON_H

#include "report/report.h"

void lor_json_report_begin(LorReport *report);
void lor_json_report_letter(LorReport *report, const LorResult *result);
void lor_json_report_end(LorReport *report);
void lor_jsonl_report_letter(LorReport *report, const LorResult *result);

#define LOR_REPORT_JSON                                                                                            \
    {.name = "json", .what = "one JSON document for programs", .begin = lor_json_report_begin,                      \
     .letter = lor_json_report_letter, .end = lor_json_report_end, .tells_facts = true}
#define LOR_REPORT_JSONL                                                                                           \
    {.name = "jsonl", .what = "JSON, one letter a line", .letter = lor_jsonl_report_letter, .tells_facts = true, .keyed = true}

#endif
