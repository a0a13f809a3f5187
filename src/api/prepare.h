// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before a run: rules and a plan.
#ifndef LOR_API_PREPARE_H
#define LOR_API_PREPARE_H

#include "api/run.h"

/** Reads packs and turns settings into a plan, once. False + `err`: nothing can be linted. */
bool lor_run_prepare(LorlintRun *run, LorError *err);

#endif
