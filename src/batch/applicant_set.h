// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the judging of sets: the letters of one applicant.
#ifndef LOR_BATCH_APPLICANT_SET_H
#define LOR_BATCH_APPLICANT_SET_H

#include "batch/set_maker.h"

/** One applicant's letters: how many, how old, by whom, what no letter shows. */
void lor_set_judge_applicant(LorSetMaker *maker, const LorMemberList *members, LorStr of, LorStr applicant);

#endif
