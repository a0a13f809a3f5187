// SPDX-License-Identifier: GPL-3.0-or-later
// Which rules of the packs are used.
#ifndef LOR_API_CHOOSE_H
#define LOR_API_CHOOSE_H

#include "api/run.h"

/** The error of a word that names no rule, group or (with `packs_too`) pack. `place` begins the message. Always returns false. */
bool lor_run_no_rule(const LorPacks *packs, LorStr place, LorStr wanted, bool packs_too, LorError *err);
/** Applies select, ignore and severity to the packs. False + `err` when one names no rule and no group. */
bool lor_run_choose(const LorlintRun *run, LorPacks *packs, LorError *err);

#endif
