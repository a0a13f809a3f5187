// SPDX-License-Identifier: GPL-3.0-or-later
// A sticky writer: nobody checks a write, the first failure is kept and told once, at the end.
#ifndef LOR_CORE_OUT_H
#define LOR_CORE_OUT_H

#include "core/arena.h"
#include "core/error.h"

/** Where reports go: a descriptor, a file under construction, or memory. */
typedef struct LorOut LorOut;

/** Writes to an open descriptor, which stays open. `name` is for the error message. */
LorOut *lor_out_fd(int fd, const char *name);
/** Writes to a new file beside `path` (mode 0600) that takes its place when closed without failure;
 *  on failure the old file is as it was. A link stays, what it leads to is replaced; a pipe or a device is written to
 *  as it stands. NULL + `err` when it cannot be made. `path` is NUL-terminated. */
LorOut *lor_out_file(const char *path, LorError *err);
/** Writes to memory in `arena`; read it with lor_out_memory_text() before closing. */
LorOut *lor_out_memory(LorArena *arena);
LorStr lor_out_memory_text(const LorOut *out);

void lor_out_str(LorOut *out, LorStr s);
/** A NUL-terminated text of our own. */
void lor_out_text(LorOut *out, const char *text);
void lor_out_char(LorOut *out, char c);
/** `count` times the same character. */
void lor_out_fill(LorOut *out, char c, size_t count);
void lor_out_format(LorOut *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** A number as "%.10g" writes it, quickly where it is a small whole one. */
void lor_out_number(LorOut *out, double number);
/** Text that came from outside, made safe for a terminal: control characters (lor_utf8_control(), and tab and
 *  newline) are shown as U+FFFD or a space; ill-formed bytes as U+FFFD. */
void lor_out_clean(LorOut *out, LorStr s);

/** Writes what is buffered. The errno of the first failure since the start, or 0 (EPIPE: nobody reads any more). */
int lor_out_flush(LorOut *out);
/** The same of what was written up to now. */
int lor_out_failed(const LorOut *out);
/** Gives up: an unfinished file is removed, the old one stays. */
void lor_out_drop(LorOut *out);
/** Flushes, for files also syncs and renames, and frees. False + `err` when any write since the start failed
 *  (a broken pipe too). */
bool lor_out_close(LorOut *out, LorError *err);

#endif
