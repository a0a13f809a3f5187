// SPDX-License-Identifier: GPL-3.0-or-later
// Reports: results in, text out. One format a file, one row in the table of report.c.
#ifndef LOR_REPORT_REPORT_H
#define LOR_REPORT_REPORT_H

#include "core/out.h"
#include "lint/result.h"

/** How it is to look. */
typedef struct LorReportOptions {
    unsigned width;       /* [cell] of the terminal, 40 or more */
    bool color;
    LorSeverity show;     /* findings below this are counted, not shown (terminal only) */
    LorSeverity fail_on;  /* LOR_SEVERITY_COUNT: never */
    bool fail_on_upload;
    int fail_under;       /* -1: not asked */
    bool quiet;           /* only the last line */
    bool excerpts;        /* formats for CI may quote the letter */
} LorReportOptions;

/** All results of a run, in the order of output. */
typedef struct LorResults {
    const LorRunInfo *info;
    const LorResult *const *at;
    size_t len;
} LorResults;

typedef struct LorReportFormat {
    const char *name; /* as in --format */
    const char *what; /* one line for --help */
    void (*write)(LorOut *out, LorResults results, const LorReportOptions *options);
    bool shows_letter; /* needs LorResult.letter */
    /** For formats that can also be a folder of files; else both NULL. The name of file `index`, in `arena`, without a
     *  folder; ptr NULL behind the last. */
    LorStr (*file_name)(LorArena *arena, LorResults results, size_t index);
    void (*write_file)(LorOut *out, LorResults results, size_t index, const LorReportOptions *options);
} LorReportFormat;

/** Ended by a row with name NULL. */
extern const LorReportFormat lor_report_formats[];
const LorReportFormat *lor_report_format(LorStr name);

/** Exit status of a run: 3 when some input was not analysed, else 1 when something fails, else 0. */
int lor_report_exit(LorResults results, const LorReportOptions *options);

/** Pages about rules, from the packs: the list, one rule's page. */
void lor_report_rules(LorOut *out, const LorRunInfo *info, bool json);
void lor_report_explain(LorOut *out, const LorRunInfo *info, const LorRule *rule, const LorReportOptions *options);

#endif
