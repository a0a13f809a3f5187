// SPDX-License-Identifier: GPL-3.0-or-later
// What the applicant reader leaves to the readers after it.
#ifndef LOR_LETTER_APPLICANT_H
#define LOR_LETTER_APPLICANT_H

#include "letter/named.h"
#include "letter/reference.h"

extern const LorReader lor_reader_applicant, lor_reader_pronouns, lor_reader_names, lor_reader_relationship, lor_reader_hearsay, lor_reader_acquaintance,
    lor_reader_numbers, lor_reader_comparison, lor_reader_episode, lor_reader_competencies, lor_reader_praise,
    lor_reader_house;

#endif
