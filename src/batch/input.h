// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs: a path becomes an open descriptor of a regular file, or a status with its sentence.
#ifndef LOR_BATCH_INPUT_H
#define LOR_BATCH_INPUT_H

#include "batch/plan.h"

/** An input that can be read. `fd` is the owner's to close; its offset is 0. */
typedef struct LorInput {
    int fd;
    size_t bytes; /* as the file system says now; it may change before it is read */
    int64_t seconds, nanoseconds; /* of its last change */
    char head[LOR_SNIFF_BYTES];
    size_t head_len;
} LorInput;

/** Opens `path` (NUL-terminated behind its length). Only regular files with something in them are opened; standard
 *  input is read to its end into memory first. False + `err` with the status it ends in and why; `input->bytes` is
 *  set when known, `input->fd` is -1. */
bool lor_input_open(LorStr path, const LorPlan *plan, LorInput *input, LorError *err);

/** Whether the run is told to end. Standard input is not waited for any longer then. */
bool lor_input_must_stop(const LorPlan *plan);

#endif
