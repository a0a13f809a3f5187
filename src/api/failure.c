// SPDX-License-Identifier: GPL-3.0-or-later
// How the floors below fail, as callers of the library are told: a sentence, and the code to exit with.
#include "api/failure.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

bool lor_api_fail(LorlintError *err, const char *format, ...) {
    if (!err || err->set) return false;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    err->set = true;
    err->exit_code = 2;
    return false;
}

bool lor_api_close(LorOut *out, LorlintError *err) {
    LorError problem = {0};
    bool left = lor_out_flush(out) == EPIPE;
    if (lor_out_close(out, &problem)) return true;
    if (!err || err->set) return false;
    lor_api_error(err, &problem);
    err->exit_code = left ? LOR_EXIT_PIPE : 70;
    return false;
}

bool lor_api_error(LorlintError *err, const LorError *from) {
    return from->set ? lor_api_fail(err, "%s", from->message) : true;
}
