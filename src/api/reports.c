// SPDX-License-Identifier: GPL-3.0-or-later
// Reports that are asked for when the run is over, and the names of all there are.
#include "api/failure.h"
#include "api/file.h"
#include "api/folder.h"
#include "api/key.h"
#include "api/outputs.h"
#include "api/view.h"
#include "report/format_table.h"
#include "report/verdict.h"

static const LorReportFormat *format_at(size_t index) {
    const LorReportFormat *format = lor_report_formats;
    while (format->name && index--) format++;
    return format;
}

const char *lorlint_format_name(size_t index) { return format_at(index)->name; }
const char *lorlint_format_what(size_t index) { return format_at(index)->what; }

static bool write_report(LorlintRun *run, const LorReportFormat *format, LorOut *out, int fd, LorlintError *err) {
    LorResults results = {.info = &run->info, .at = run->results.at, .len = run->results.len, .set = run->set_result};
    LorReportOptions options = lor_run_view(run, fd);
    if (format->keyed) lor_run_tell_key(run);
    lor_report_write(format, out, results, &options);
    return lor_api_close(out, err);
}

/* The format, when the run can still be told in it. */
static const LorReportFormat *can_report(const LorlintRun *run, const char *name, LorlintError *err) {
    const LorReportFormat *format = lor_report_format(lor_str_from_c(name));
    if (!format) lor_api_fail(err, "no format is called \"%.64s\"", name);
    else if (!run->executed) lor_api_fail(err, "nothing was linted yet");
    else if (!lor_outputs_keep(run)) lor_api_fail(err, "letters were not kept: ask for all reports before the run");
    else return format;
    return NULL;
}

bool lorlint_run_report(LorlintRun *run, const char *format, int fd, LorlintError *err) {
    const LorReportFormat *known = can_report(run, format, err);
    return known && write_report(run, known, lor_out_fd(fd, "standard output"), fd, err);
}

bool lorlint_run_report_to(LorlintRun *run, const char *format, const char *path, LorlintError *err) {
    LorError problem = {0};
    const LorReportFormat *known = can_report(run, format, err);
    if (!known) return false;
    if (known->index && lor_folder_is(path)) return lor_api_fail(err, "%s: a folder is asked for before the run", path);
    for (size_t i = 0; i < run->rows.len; i++) /* an input is never overwritten */
        if (lor_api_same_file(path, run->rows.at[i].path.ptr))
            return lor_api_fail(err, "%s: is one of the letters, a report would overwrite it", path);
    LorOut *out = lor_out_file(path, &problem);
    return out ? write_report(run, known, out, -1, err) : lor_api_error(err, &problem);
}

int lorlint_run_exit_code(const LorlintRun *run) { return lor_report_exit(&run->tally); }
