/* SPDX-License-Identifier: GPL-3.0-or-later */
/* liblorlint: read letters of recommendation, judge them, report.
 *
 * A run is made, given settings and inputs, executed once, and asked for reports:
 *
 *     LorlintError err = {0};
 *     LorlintRun *run = lorlint_run_new();
 *     int code = 70;
 *     if (lorlint_run_set(run, "profile", "generic", "my program", &err) &&
 *         lorlint_run_set(run, "as-of", "2026-09-15", "my program", &err) &&
 *         lorlint_run_add(run, "letters/", &err) &&
 *         lorlint_run_execute(run, &err) &&
 *         lorlint_run_report(run, "json", STDOUT_FILENO, &err))
 *         code = lorlint_run_exit_code(run);
 *     else
 *         fprintf(stderr, "%s\n", err.message);
 *     lorlint_run_free(run);
 *
 * Build with `cc program.c $(pkg-config --cflags --libs lorlint)`; docs/examples/list.c is such a program, whole. PDF, Word and OpenDocument
 * are read by modules that are installed with the library and loaded when the first such letter is met; without them such letters end
 * as "unsupported". The shared library keeps what it shows under one soname: functions may be added, and get a version of their own.
 *
 * From top to bottom: errors, a run, its settings, its inputs and results, reports, runs beside each other, rules, help for callers.
 *
 * Conventions. Texts are UTF-8 and NUL-terminated; paths are bytes. What goes in is copied; what comes out belongs to the
 * run and lives as long as it. A function that can fail returns false and fills `err`, which may be NULL and keeps
 * the first error. Nothing here is thread-safe for one run; two runs may be used by two threads. Letters are read in
 * child processes that are locked in, so a program that uses this library must not reap children it did not make.
 */
#ifndef LORLINT_LORLINT_H
#define LORLINT_LORLINT_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Why a call failed, in one sentence for people. Start with {0}. */
typedef struct LorlintError {
    bool set;
    int exit_code; /* what a command should end with: 2 the request was wrong, 70 it could not be carried out, 141 nobody
                      reads standard output any more */
    char message[512];
} LorlintError;

/** Settings, inputs, and after lorlint_run_execute() the results. */
typedef struct LorlintRun LorlintRun;

/** "0.1.0" */
const char *lorlint_version(void);

/** A run without settings or inputs. Never NULL: without memory for it the program ends (status 71), as it does wherever memory is
 *  wanting; letters are read in other processes, where that is one letter's status. */
LorlintRun *lorlint_run_new(void);
/** NULL is fine. */
void lorlint_run_free(LorlintRun *run);

/* ---- settings ----
 *
 * A setting has a name, which is also its long option and its key in .lorlint.ini, and a text as its value. */

/** What can be set. The table ends with a row whose name is NULL. */
typedef struct LorlintSetting {
    const char *name;
    const char *value;  /* what a value looks like: "NAME", "error|warning|suggestion|never" (exactly these); NULL: a switch, yes|no */
    const char *preset; /* the value when nobody sets one; NULL: none */
    const char *group;  /* heading in --help */
    const char *what;   /* one line for people */
    bool repeats;       /* further values are added to the earlier ones; else the last one wins */
    bool is_path;
} LorlintSetting;
const LorlintSetting *lorlint_settings(void);

/** Sets one setting. `origin` says where the value comes from ("command line", "/home/me/.lorlint.ini:3"), for
 *  lorlint_run_config(). Unknown names, impossible values, and what this version cannot do yet are errors. Settings may change until the
 *  first call of a function below that reads rules. */
bool lorlint_run_set(LorlintRun *run, const char *name, const char *value, const char *origin, LorlintError *err);
/** The value in force (of a repeated setting the last), or its preset, or NULL. */
const char *lorlint_run_get(const LorlintRun *run, const char *name);
/** How many values a repeated setting has, and each of them. */
size_t lorlint_run_get_count(const LorlintRun *run, const char *name);
const char *lorlint_run_get_at(const LorlintRun *run, const char *name, size_t index);
/** Writes each setting, its value and its origin to `fd`, then limits and profiles. Reads the rules. */
bool lorlint_run_config(LorlintRun *run, int fd, LorlintError *err);

/* ---- linting ---- */

/** Adds a file, a folder (searched for letters) or "-" (standard input). Whether it can be read shows in its status. */
bool lorlint_run_add(LorlintRun *run, const char *path, LorlintError *err);
/** Reads and judges all inputs, and writes the reports that were asked for before. False: nothing was linted, because a
 *  setting, a pack or the machine does not allow it, or a report could not be written. Each input ends in exactly one
 *  status. Call once. */
bool lorlint_run_execute(LorlintRun *run, LorlintError *err);

/** As lorlint_run_execute(), with inputs that are jsonl reports on parts of a run (split over machines, say), each letter in one of them.
 *  What the letters show together is judged anew; reports are those of one run over all letters. Settings must be those that the parts
 *  were made with, but for what concerns reports; "as-of" is taken from them when it is not set. */
bool lorlint_run_merge(LorlintRun *run, LorlintError *err);

/** How far a run is. */
typedef struct LorlintProgress {
    size_t given, done;
    size_t trouble; /* done, and not analysed */
    bool ended;     /* the last call: reports are ended next */
} LorlintProgress;
typedef void LorlintWatcher(void *context, LorlintProgress progress);
/** Calls `watcher` after each letter, and once at the end. */
void lorlint_run_watch(LorlintRun *run, LorlintWatcher *watcher, void *context);
/** Ends the run early, with reports on what is done, as soon as there is something to read from the descriptor `fd`. */
void lorlint_run_stop_on(LorlintRun *run, int fd);
/** Whether it ended early. */
bool lorlint_run_stopped(const LorlintRun *run);

/** Inputs that are done, in the order of reports: folders searched, by bytes of the path, standard input first. */
size_t lorlint_run_count(const LorlintRun *run);
const char *lorlint_result_path(const LorlintRun *run, size_t index);
/** "scored", "partial", "no-text", "not-a-letter", "encrypted", "damaged", "too-large", "timeout", "memory", "crashed",
 *  "unreadable", "unsupported" */
const char *lorlint_result_status(const LorlintRun *run, size_t index);
/** 0-100, or -1 when there is no number. */
int lorlint_result_score(const LorlintRun *run, size_t index);
/** Findings that may fail a run, of "error", "warning", "suggestion" or "info". */
size_t lorlint_result_findings(const LorlintRun *run, size_t index, const char *severity);

/* ---- reports ---- */

/** Kinds of report, counted from 0: the name and a line for people; NULL behind the last. */
const char *lorlint_format_name(size_t index);
const char *lorlint_format_what(size_t index);

/** Asks for a report before the run, on an open descriptor / in a file, which appears whole or not at all, mode 0600. It is
 *  written while letters are read, so that a run of any length needs the memory of a few. The format html also takes a folder (a path that
 *  ends in "/" or is one): index.html, and a file for each of several letters. */
bool lorlint_run_output(LorlintRun *run, const char *format, int fd, LorlintError *err);
bool lorlint_run_output_to(LorlintRun *run, const char *format, const char *path, LorlintError *err);
/** Writes a report after a run for which none was asked before: such a run keeps all that it found in memory. HTML shows the letter itself
 *  only when the setting `format` or `output` named it before the run. */
bool lorlint_run_report(LorlintRun *run, const char *format, int fd, LorlintError *err);
bool lorlint_run_report_to(LorlintRun *run, const char *format, const char *path, LorlintError *err);
/** 0: nothing fails; 1: something does; 3: some input was not analysed. */
int lorlint_run_exit_code(const LorlintRun *run);

/** What a run has to say beside its reports: what stood in folders and was not read, known findings
 *  that are gone (setting baseline). A line each. */
bool lorlint_run_tell(const LorlintRun *run, int fd, LorlintError *err);

/* ---- runs beside each other ---- */

/** Asks, before the run, that its findings become the baseline file (setting baseline, else .lorlint-baseline.json); with `prune`, that what is
 *  gone leaves the file. */
bool lorlint_run_baseline(LorlintRun *run, bool prune, LorlintError *err);
/** After the run: writes that file, and a line on it to `fd`. */
bool lorlint_run_baseline_write(LorlintRun *run, int fd, LorlintError *err);
/** Writes what changed between two JSON reports. `*worse`: something new fails a run, as setting fail-on says. Needs no inputs. */
bool lorlint_run_compare(LorlintRun *run, const char *old_path, const char *new_path, int fd, bool *worse, LorlintError *err);

/* ---- rules ---- */

/** Writes the list of rules: "text", "json", or "html" (a page with all that is known of each). */
bool lorlint_run_rules(LorlintRun *run, const char *format, int fd, LorlintError *err);
/** Writes one rule's page. */
bool lorlint_run_explain(LorlintRun *run, const char *rule, int fd, LorlintError *err);
/** Runs the examples of the packs whose name begins with `pack` ("": all) and writes what did not behave, then a count.
 *  `*failed` gets how many did not. */
bool lorlint_run_selftest(LorlintRun *run, const char *pack, int fd, size_t *failed, LorlintError *err);

/* ---- help for callers ---- */

/** The nearest of some names (ended by NULL) by edits, or NULL when none is near: for "did you mean". */
const char *lorlint_nearest(const char *wanted, const char *const *names);

#ifdef __cplusplus
}
#endif

#endif
