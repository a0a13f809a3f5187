// SPDX-License-Identifier: GPL-3.0-or-later
// Reports that were asked for before the run.
#ifndef LOR_API_OUTPUTS_H
#define LOR_API_OUTPUTS_H

#include "api/run.h"

/** Opens what was asked for and begins the reports on `given` letters. No output may be one of `inputs`. False + `err`: nothing is left open. */
bool lor_outputs_open(LorlintRun *run, const LorPaths *inputs, size_t given, LorlintError *err);
/** Hands a letter to all reports. False: nobody listens any more. */
bool lor_outputs_take(LorlintRun *run, const LorResult *result);
/** Ends all reports and closes them. False + `err` when one could not be written. */
bool lor_outputs_close(LorlintRun *run, LorlintError *err);
/** Gives all up: no file appears. */
void lor_outputs_drop(LorlintRun *run);
/** Whether no report, now or later, tells facts. */
bool lor_outputs_brief(const LorlintRun *run);
/** Whether in addition nothing asks what findings say, or for strengths: findings are only counted. */
bool lor_outputs_bare(const LorlintRun *run);
/** Whether results must outlive their turn: a report is written whole, or none was asked for before the run. */
bool lor_outputs_keep(const LorlintRun *run);

#endif
