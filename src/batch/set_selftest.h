// SPDX-License-Identifier: GPL-3.0-or-later
// As lor_selftest(), for the rules that are about several letters, which that one leaves out.
#ifndef LOR_BATCH_SET_SELFTEST_H
#define LOR_BATCH_SET_SELFTEST_H

#include "lint/lint.h"

/** A line of four hyphens parts the letters of an example; its `applicant` says whose set they are. */
size_t lor_set_selftest(const LorPacks *packs, LorStr only, LorExampleSink *tell, void *context);

#endif
