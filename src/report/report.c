// SPDX-License-Identifier: GPL-3.0-or-later
// The table of report formats.
#include "report/report.h"

#include "report/json.h"
#include "report/terminal.h"

const LorReportFormat lor_report_formats[] = {
    {.name = "terminal", .what = "for people, as wide as the terminal", .write = lor_report_terminal},
    {.name = "json", .what = "one JSON document for programs", .write = lor_report_json},
    {.name = "jsonl", .what = "JSON, one letter a line", .write = lor_report_jsonl},
    {0},
};

const LorReportFormat *lor_report_format(LorStr name) {
    for (const LorReportFormat *format = lor_report_formats; format->name; format++)
        if (lor_str_eq(name, lor_str_from_c(format->name))) return format;
    return NULL;
}
