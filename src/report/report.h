// SPDX-License-Identifier: GPL-3.0-or-later
// Reports: results in, text out. What a format is, and what it is given; one format a file, one row in format_table.c.
#ifndef LOR_REPORT_REPORT_H
#define LOR_REPORT_REPORT_H

#include "core/out.h"
#include "lint/result.h"
#include "report/address.h"

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
    LorLinks links;       /* of the terminal report */
} LorReportOptions;

/** All results of a run, in the order of output. */
typedef struct LorResults {
    const LorRunInfo *info;
    const LorResult *const *at;
    size_t len;
    const LorSetResult *set; /* what they show together; NULL: nobody looked */
} LorResults;

/** What a run came to, counted letter by letter. */
typedef struct LorTally {
    size_t given;                  /* inputs of the run */
    size_t each[LOR_STATUS_COUNT]; /* inputs that ended so; fewer in all than given: the run was interrupted */
    size_t done;                   /* their sum */
    size_t missing;                /* not analysed */
    size_t bad, under, fails;      /* with findings that fail, with a score that does, with either */
    size_t set;                    /* findings about several letters that fail */
} LorTally;

typedef struct LorReportFormat LorReportFormat;

/** A folder that a report writes files into besides its first one. */
typedef struct LorReportFolder {
    void *context;
    /** A new file of that name; NULL when it cannot be made, which the folder remembers. */
    LorOut *(*open)(void *context, LorStr name);
    /** The file is whole. */
    void (*close)(void *context, LorOut *out);
} LorReportFolder;

/** A report that is being written. */
typedef struct LorReport {
    const LorReportFormat *format;
    LorArena *arena; /* lives as long as the report */
    LorOut *out;
    const LorRunInfo *info;
    LorReportOptions options;
    LorTally tally;  /* of the letters up to now */
    const LorSetResult *set; /* at the end: what they show together; NULL: nobody looked */
    LOR_VEC(const LorResult *) kept; /* for formats that are written whole */
    void *state;     /* the format's own: `LorReportFormat.state` bytes, zeroed */
    const LorReportFolder *folder; /* set by the caller before the first letter; NULL: the report is one file */
} LorReport;

/** A format is written while letters come in (`begin`, `letter`, `end`: a run of any length needs the memory of one letter),
 *  or whole (`write`, with all results in memory; the others are NULL then). Prefer the first. */
struct LorReportFormat {
    const char *name; /* as in --format */
    const char *what; /* one line for --help */
    void (*write)(LorOut *out, LorResults results, const LorReportOptions *options);
    void (*begin)(LorReport *report);
    void (*letter)(LorReport *report, const LorResult *result); /* tallied already; gone when it returns */
    void (*end)(LorReport *report);
    void (*drop)(LorReport *report); /* frees what `begin` made and `end` would free; NULL: nothing */
    size_t state;      /* [byte] */
    bool shows_letter; /* needs LorResult.letter */
    bool tells_facts;  /* needs all of LorResult.facts */
    bool counts;       /* needs no words and places of findings, and no strengths */
    bool keyed;        /* needs LorRunInfo.key */
    const char *index; /* for formats that can be a folder: the name of its first file, which is `out`; else NULL */
};

#endif
