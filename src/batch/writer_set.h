// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the judging of sets: the letters of one writer.
#ifndef LOR_BATCH_WRITER_SET_H
#define LOR_BATCH_WRITER_SET_H

#include "batch/set_maker.h"

/** One writer's letters: more applicants among the best than there is room. */
void lor_set_judge_writers(LorSetMaker *maker);

#endif
