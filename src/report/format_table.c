// SPDX-License-Identifier: GPL-3.0-or-later
// The table of report formats, and how a report is written letter by letter whatever its format.
#include "report/format_table.h"

#include "report/formats.h"
#include "report/html.h"
#include "report/json.h"
#include "report/packet.h"
#include "report/terminal.h"
#include "report/verdict.h"

const LorReportFormat lor_report_formats[] = {
    LOR_REPORT_TERMINAL,
    LOR_REPORT_HTML,
    LOR_REPORT_JSON,
    LOR_REPORT_JSONL,
    LOR_REPORT_PACKET,
    LOR_REPORT_CSV,
    LOR_REPORT_MARKDOWN,
    LOR_REPORT_SARIF,
    LOR_REPORT_JUNIT,
    LOR_REPORT_CHECKSTYLE,
    LOR_REPORT_GITHUB,
    LOR_REPORT_GITLAB,
    {0},
};

const LorReportFormat *lor_report_format(LorStr name) {
    for (const LorReportFormat *format = lor_report_formats; format->name; format++)
        if (lor_str_eq(name, lor_str_from_c(format->name))) return format;
    return NULL;
}

LorReport *lor_report_begin(const LorReportFormat *format, LorOut *out, const LorRunInfo *info,
                            const LorReportOptions *options, size_t given) {
    LorArena *arena = lor_arena_new(0);
    LorReport *report = LOR_NEW(arena, LorReport);
    *report = (LorReport){.format = format, .arena = arena, .out = out, .info = info, .options = *options, .tally = {.given = given}};
    report->state = lor_arena_alloc(arena, format->state);
    if (format->begin) format->begin(report);
    return report;
}

void lor_report_letter(LorReport *report, const LorResult *result) {
    lor_tally_add(&report->tally, result, &report->options);
    if (lor_report_keeps(report->format)) lor_vec_push(report->arena, &report->kept, result);
    else if (report->format->letter) report->format->letter(report, result);
}

void lor_report_end(LorReport *report, const LorSetResult *set) {
    LorResults results = {.info = report->info, .at = report->kept.at, .len = report->kept.len, .set = set};
    report->set = set;
    lor_tally_add_set(&report->tally, set, &report->options);
    if (lor_report_keeps(report->format)) report->format->write(report->out, results, &report->options);
    else if (report->format->end) report->format->end(report);
    lor_arena_free(report->arena);
}

void lor_report_drop(LorReport *report) {
    if (report->format->drop) report->format->drop(report);
    lor_arena_free(report->arena);
}

void lor_report_write(const LorReportFormat *format, LorOut *out, LorResults results, const LorReportOptions *options) {
    LorReport *report = lor_report_begin(format, out, results.info, options, results.len);
    for (size_t i = 0; i < results.len; i++) lor_report_letter(report, results.at[i]);
    lor_report_end(report, results.set);
}
