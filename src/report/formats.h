// SPDX-License-Identifier: GPL-3.0-or-later
// Formats for other programs, for the table of format_table.c. Each stands in the file of its name, and none tells words of a letter
// unless `options.excerpts` is set.
#ifndef LOR_REPORT_FORMATS_H
#define LOR_REPORT_FORMATS_H

#include "report/report.h"

/* Written as letters come in. */
void lor_csv_begin(LorReport *report);
void lor_csv_letter(LorReport *report, const LorResult *result);
void lor_checkstyle_begin(LorReport *report);
void lor_checkstyle_letter(LorReport *report, const LorResult *result);
void lor_checkstyle_end(LorReport *report);
void lor_gitlab_begin(LorReport *report);
void lor_gitlab_letter(LorReport *report, const LorResult *result);
void lor_gitlab_end(LorReport *report);
void lor_sarif_begin(LorReport *report);
void lor_sarif_letter(LorReport *report, const LorResult *result);
void lor_sarif_end(LorReport *report);

/* Written whole: their first line needs the last letter. */
void lor_markdown_write(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_junit_write(LorOut *out, LorResults results, const LorReportOptions *options);
void lor_github_write(LorOut *out, LorResults results, const LorReportOptions *options);

/** What SARIF remembers of each input, for behind the results. */
typedef struct LorSarifInput {
    LorStr uri, trouble; /* trouble: empty when it was analysed */
    LorStatus status;
    int score;           /* -1: none */
    LorBand band;
} LorSarifInput;
typedef struct LorSarif {
    LOR_VEC(LorSarifInput) inputs;
    size_t results;
} LorSarif;

#define LOR_REPORT_CSV                                                                                            \
    {.name = "csv", .what = "a table for spreadsheets, one row a letter", .begin = lor_csv_begin, .letter = lor_csv_letter, .counts = true}
#define LOR_REPORT_MARKDOWN {.name = "markdown", .what = "a summary and a table in Markdown", .write = lor_markdown_write}
#define LOR_REPORT_SARIF                                                                                          \
    {.name = "sarif", .what = "SARIF 2.1.0, for code scanning and editors", .begin = lor_sarif_begin,              \
     .letter = lor_sarif_letter, .end = lor_sarif_end, .state = sizeof(LorSarif)}
#define LOR_REPORT_JUNIT {.name = "junit", .what = "JUnit XML, one test case a letter", .write = lor_junit_write}
#define LOR_REPORT_CHECKSTYLE                                                                                     \
    {.name = "checkstyle", .what = "Checkstyle XML", .begin = lor_checkstyle_begin, .letter = lor_checkstyle_letter, \
     .end = lor_checkstyle_end}
#define LOR_REPORT_GITHUB {.name = "github", .what = "annotations of GitHub Actions", .write = lor_github_write}
#define LOR_REPORT_GITLAB                                                                                         \
    {.name = "gitlab", .what = "GitLab's code quality JSON", .begin = lor_gitlab_begin, .letter = lor_gitlab_letter, \
     .end = lor_gitlab_end, .state = sizeof(size_t)}

#endif
