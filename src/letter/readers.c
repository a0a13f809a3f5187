// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of readers: the order in which facts are made.
#include "letter/applicant.h"
#include "letter/date.h"
#include "letter/file.h"
#include "letter/letterhead.h"
#include "letter/manner.h"
#include "letter/page_place.h"
#include "letter/writer.h"

const LorReader *const lor_readers[] = {
    &lor_reader_date,
    &lor_reader_body,
    &lor_reader_salutation,
    &lor_reader_letterhead,
    &lor_reader_writer,    /* after the letterhead, whose institution it takes */
    &lor_reader_applicant, /* after the writer, who is not the applicant */
    &lor_reader_pronouns,
    &lor_reader_names,
    &lor_reader_relationship,
    &lor_reader_acquaintance,
    &lor_reader_kind, /* after the relationship: who was seen at work is written about */
    &lor_reader_numbers,
    &lor_reader_comparison,
    &lor_reader_episode,
    &lor_reader_competencies,
    &lor_reader_house,
    &lor_reader_contact, /* after the applicant, whose address is not the writer's */
    &lor_reader_layout,  /* after the letterhead, whose words it places */
    &lor_reader_file,
    &lor_reader_balance,
    &lor_reader_naming,
    &lor_reader_wording,
    &lor_reader_language,
    &lor_reader_signatories,
    NULL,
};

const LorReader *const lor_late_readers[] = {
    &lor_reader_hearsay,
    &lor_reader_praise,
    &lor_reader_span,
    NULL,
};
