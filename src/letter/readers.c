// SPDX-License-Identifier: GPL-3.0-or-later
// The table of readers: the order in which facts are made.
#include "letter/applicant.h"
#include "letter/date.h"
#include "letter/page_place.h"

const LorReader *const lor_readers[] = {
    &lor_reader_date,
    &lor_reader_applicant,
    &lor_reader_pronouns,
    &lor_reader_names,
    &lor_reader_relationship,
    &lor_reader_layout, /* after the letterhead, whose words it places */
    NULL,
};
