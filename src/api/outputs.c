// SPDX-License-Identifier: GPL-3.0-or-later
// Reports that were asked for before the run: opened first, fed letter by letter, closed together.
#include "api/outputs.h"

#include "api/failure.h"
#include "api/file.h"
#include "api/folder.h"
#include "api/key.h"
#include "api/view.h"
#include "report/format_table.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static bool ask(LorlintRun *run, const char *format, const char *path, int fd, LorlintError *err) {
    LorOutput output = {.format = lor_report_format(lor_str_from_c(format)), .fd = fd};
    if (run->executed) return lor_api_fail(err, "reports are asked for before the run that writes them");
    if (!output.format) return lor_api_fail(err, "no format is called \"%.64s\"", format);
    if (path) output.path = lor_arena_copy(run->arena, lor_str_from_c(path)).ptr;
    lor_vec_push(run->arena, &run->outputs, output);
    return true;
}

bool lorlint_run_output(LorlintRun *run, const char *format, int fd, LorlintError *err) { return ask(run, format, NULL, fd, err); }

bool lorlint_run_output_to(LorlintRun *run, const char *format, const char *path, LorlintError *err) {
    return ask(run, format, path, -1, err);
}

/* An input is never overwritten, whatever name the output goes by. */
static bool is_input(const char *path, const LorPaths *paths) {
    struct stat output;
    if (stat(path, &output) != 0) return false;
    for (size_t i = 0; i < paths->len; i++)
        if (lor_api_same_file(path, paths->at[i].ptr)) return true;
    return false;
}

static bool open_one(LorlintRun *run, LorOutput *output, const LorPaths *paths, size_t given, LorlintError *err) {
    LorError problem = {0};
    LorReportOptions options = lor_run_view(run, output->fd);
    if (output->format->keyed) lor_run_tell_key(run);
    bool folder = output->path && output->format->index && lor_folder_is(output->path);
    if (folder) {
        output->out = lor_folder_open(run->arena, output->path, output->format->index, paths, &output->folder, err);
        if (!output->out) return false;
        output->report = lor_report_begin(output->format, output->out, &run->info, &options, given);
        output->report->folder = &output->folder->way;
        return true;
    }
    if (output->path && is_input(output->path, paths))
        return lor_api_fail(err, "%s: is one of the letters, a report would overwrite it", output->path);
    output->out = output->path ? lor_out_file(output->path, &problem) : lor_out_fd(output->fd, "standard output");
    if (!output->out) return lor_api_error(err, &problem);
    output->report = lor_report_begin(output->format, output->out, &run->info, &options, given);
    return true;
}

/* Whether both lead to one file before it is there: the same name in the same folder. */
static bool is_one_name(LorArena *arena, const char *one, const char *other) {
    const char *slash = strrchr(one, '/'), *other_slash = strrchr(other, '/');
    const char *name = slash ? slash + 1 : one, *other_name = other_slash ? other_slash + 1 : other;
    LorStr folder = lor_arena_format(arena, "%.*s.", (int)(name - one), one), other_folder = lor_arena_format(arena, "%.*s.", (int)(other_name - other), other);
    return strcmp(name, other_name) == 0 && lor_api_same_file(folder.ptr, other_folder.ptr);
}

/* Of two reports in one file only the last would be left, and in one pipe they would be mixed. A device (/dev/null, a terminal) takes them all. */
static bool is_shared(LorArena *arena, const LorOutput *one, const LorOutput *other) {
    struct stat a, b;
    if (!one->path && !other->path) return false; /* open descriptors are the caller's to know */
    bool there = (one->path ? stat(one->path, &a) : fstat(one->fd, &a)) == 0, other_there = (other->path ? stat(other->path, &b) : fstat(other->fd, &b)) == 0;
    if (there && other_there) return a.st_dev == b.st_dev && a.st_ino == b.st_ino && !S_ISCHR(a.st_mode);
    return !there && !other_there && one->path && other->path && is_one_name(arena, one->path, other->path);
}

static bool is_apart(const LorlintRun *run, size_t index, LorlintError *err) {
    const LorOutput *output = &run->outputs.at[index];
    for (size_t i = 0; i < index; i++) {
        const LorOutput *other = &run->outputs.at[i];
        if (!is_shared(run->arena, output, other)) continue;
        const char *path = output->path ? output->path : other->path;
        return lor_api_fail(err, "%s: two reports cannot be written to one file%s", path, output->path && other->path ? "" : ", and standard output is the same");
    }
    return true;
}

bool lor_outputs_open(LorlintRun *run, const LorPaths *paths, size_t given, LorlintError *err) {
    for (size_t i = 0; i < run->outputs.len; i++) /* first: opening a pipe waits for its reader */
        if (!is_apart(run, i, err)) return false;
    for (size_t i = 0; i < run->outputs.len; i++) {
        if (open_one(run, &run->outputs.at[i], paths, given, err)) continue;
        lor_outputs_drop(run);
        return false;
    }
    return true;
}

bool lor_outputs_take(LorlintRun *run, const LorResult *result) {
    size_t heard = 0;
    for (size_t i = 0; i < run->outputs.len; i++) {
        const LorOutput *output = &run->outputs.at[i];
        lor_report_letter(output->report, result);
        heard += lor_out_failed(output->out) == 0;
    }
    return heard > 0 || run->outputs.len == 0;
}

static bool close_one(const LorlintRun *run, LorOutput *output, LorlintError *err) {
    lor_report_end(output->report, run->set_result);
    LorlintError problem = {0};
    bool closed = lor_api_close(output->out, &problem);
    if (output->folder && output->folder->err.set) problem = output->folder->err, closed = false;
    if (output->path && problem.exit_code == LOR_EXIT_PIPE) problem.exit_code = 70; /* a file that was asked for is not there */
    output->out = NULL;
    output->report = NULL;
    if (!closed && err && (!err->set || err->exit_code == LOR_EXIT_PIPE)) *err = problem; /* a pipe that was left is the least */
    return closed;
}

bool lor_outputs_close(LorlintRun *run, LorlintError *err) {
    bool closed = true;
    for (size_t i = 0; i < run->outputs.len; i++) closed = close_one(run, &run->outputs.at[i], err) && closed;
    return closed;
}

void lor_outputs_drop(LorlintRun *run) {
    for (size_t i = 0; i < run->outputs.len; i++) {
        LorOutput *output = &run->outputs.at[i];
        if (output->report) lor_report_drop(output->report);
        lor_out_drop(output->out);
        output->report = NULL;
        output->out = NULL;
    }
}

bool lor_outputs_keep(const LorlintRun *run) {
    for (size_t i = 0; i < run->outputs.len; i++)
        if (lor_report_keeps(run->outputs.at[i].format)) return true;
    return run->outputs.len == 0 && !run->records;
}

bool lor_outputs_brief(const LorlintRun *run) {
    for (size_t i = 0; i < run->outputs.len; i++)
        if (run->outputs.at[i].format->tells_facts) return false;
    return run->outputs.len && !lor_outputs_keep(run);
}

bool lor_outputs_bare(const LorlintRun *run) {
    for (size_t i = 0; i < run->outputs.len; i++)
        if (!run->outputs.at[i].format->counts) return false;
    return lor_outputs_brief(run) && !run->baseline && !run->suppressions;
}
