// SPDX-License-Identifier: GPL-3.0-or-later
// The progress line: done, rate, time left, trouble so far.
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FIRST 500 /* [ms] a run that is over sooner needs no line */
#define EVERY 100 /* [ms] between two drawings */

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void say_time(char *text, size_t size, double seconds) {
    if (seconds < 60) snprintf(text, size, "%.0f s left", seconds);
    else if (seconds < 3600) snprintf(text, size, "%.0f min left", seconds / 60);
    else snprintf(text, size, "%.1f h left", seconds / 3600);
}

static void draw(LorProgressLine *line, LorlintProgress progress) {
    char text[128], left[32], trouble[40] = "";
    double seconds = (double)(now() - line->started) / 1000, rate = seconds > 0 ? (double)progress.done / seconds : 0;
    say_time(left, sizeof left, rate > 0 ? (double)(progress.given - progress.done) / rate : 0);
    if (progress.trouble) snprintf(trouble, sizeof trouble, ", %zu not read", progress.trouble);
    int len = snprintf(text, sizeof text, "\r%zu of %zu, %.0f/s, %s%s\x1b[K", progress.done, progress.given, rate, left, trouble);
    line->drawn = write(STDERR_FILENO, text, (size_t)len) > 0;
}

/* How long it took stands on no report, which would be another one each time: it is told here, where nobody compares bytes. */
static void draw_end(LorProgressLine *line, LorlintProgress progress) {
    char text[128];
    double seconds = (double)(now() - line->started) / 1000;
    int whole = (int)seconds, minutes = whole / 60;
    int len = minutes ? snprintf(text, sizeof text, "\r%zu of %zu in %d min %d s\x1b[K\n", progress.done, progress.given, minutes, whole % 60)
                      : snprintf(text, sizeof text, "\r%zu of %zu in %.1f s\x1b[K\n", progress.done, progress.given, seconds);
    line->drawn = write(STDERR_FILENO, text, (size_t)len) < 0;
}

static void watch(void *context, LorlintProgress progress) {
    LorProgressLine *line = context;
    if (progress.ended) {
        if (line->drawn) draw_end(line, progress);
        return;
    }
    int64_t moment = now();
    if (progress.given < 2 || moment - line->started < FIRST || moment - line->shown < EVERY) return;
    line->shown = moment;
    draw(line, progress);
}

void lor_progress_watch(LorProgressLine *line, LorlintRun *run) {
    const char *term = getenv("TERM");
    bool able = isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") != 0;
    bool alone = !isatty(STDOUT_FILENO) || strcmp(lorlint_run_get(run, "format"), "terminal") == 0; /* written at the end */
    if (!able || !alone || strcmp(lorlint_run_get(run, "progress"), "never") == 0) return;
    line->started = now();
    lorlint_run_watch(run, watch, line);
}
