// SPDX-License-Identifier: GPL-3.0-or-later
// How the floors below fail, as callers of the library are told.
#ifndef LOR_API_FAILURE_H
#define LOR_API_FAILURE_H

#include "core/error.h"
#include "core/out.h"
#include "lorlint/lorlint.h"

#define LOR_EXIT_PIPE 141 /* in LorlintError: nobody reads standard output any more; what a shell says of SIGPIPE */

/** Hands an error of the floors below to the caller: true when there is none. */
bool lor_api_error(LorlintError *err, const LorError *from);
/** Closes a report's writer. A failed write ends a command with 70. */
bool lor_api_close(LorOut *out, LorlintError *err);
/** Fills `err` unless it is set or NULL; the exit code is 2. Always false. */
bool lor_api_fail(LorlintError *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
