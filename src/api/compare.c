// SPDX-License-Identifier: GPL-3.0-or-later
// Two JSON reports side by side.
#include "api/failure.h"
#include "api/file.h"
#include "api/view.h"
#include "report/compare.h"
#include "report/compare_read.h"

static LorComparedRun *read_run(LorlintRun *run, const char *path, LorlintError *err) {
    LorError problem = {0};
    LorComparedRun *compared = NULL;
    LorStr text = lor_api_read(run->arena, path, LOR_COMPARE_MAX_BYTES, &problem);
    if (!text.ptr) lor_api_error(err, &problem);
    else if (!(compared = lor_compare_read(run->arena, text, &problem))) lor_api_fail(err, "%s: %s", path, problem.message);
    return compared;
}

bool lorlint_run_compare(LorlintRun *run, const char *old_path, const char *new_path, int fd, bool *worse, LorlintError *err) {
    LorComparedRun *before = read_run(run, old_path, err), *after = before ? read_run(run, new_path, err) : NULL;
    if (!after) return false;
    lor_compare_match(before, after);
    LorReportOptions options = lor_run_view(run, fd);
    LorOut *out = lor_out_fd(fd, "standard output");
    *worse = lor_compare_write(out, before, after, &options);
    return lor_api_close(out, err);
}
