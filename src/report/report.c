// SPDX-License-Identifier: GPL-3.0-or-later
// The table of report formats.
#include "report/report.h"

#include "report/formats.h"
#include "report/json.h"
#include "report/terminal.h"

const LorReportFormat lor_report_formats[] = {
    {.name = "terminal", .what = "for people, as wide as the terminal", .write = lor_report_terminal},
    {.name = "json", .what = "one JSON document for programs", .write = lor_report_json},
    {.name = "jsonl", .what = "JSON, one letter a line", .write = lor_report_jsonl},
    {.name = "csv", .what = "a table for spreadsheets, one row a letter", .write = lor_report_csv},
    {.name = "markdown", .what = "a summary and a table in Markdown", .write = lor_report_markdown},
    {.name = "sarif", .what = "SARIF 2.1.0, for code scanning and editors", .write = lor_report_sarif},
    {.name = "junit", .what = "JUnit XML, one test case a letter", .write = lor_report_junit},
    {.name = "checkstyle", .what = "Checkstyle XML", .write = lor_report_checkstyle},
    {.name = "github", .what = "annotations of GitHub Actions", .write = lor_report_github},
    {.name = "gitlab", .what = "GitLab's code quality JSON", .write = lor_report_gitlab},
    {0},
};

const LorReportFormat *lor_report_format(LorStr name) {
    for (const LorReportFormat *format = lor_report_formats; format->name; format++)
        if (lor_str_eq(name, lor_str_from_c(format->name))) return format;
    return NULL;
}
