// SPDX-License-Identifier: GPL-3.0-or-later
// Readers of manner: how the letter calls and praises the applicant, tells the time together, words things and is signed.
#ifndef LOR_LETTER_MANNER_H
#define LOR_LETTER_MANNER_H

#include "letter/letter.h"

/** effort_heavy, kindness_heavy: words of effort or kindness that outnumber those of ability and results. */
extern const LorReader lor_reader_balance;
/** called.mixed, called.bare: two titles, or first names, for one doctor. */
extern const LorReader lor_reader_naming;
/** duration.weeks [week], duration.conflict, contact_ended [month]. Takes the fact duration. */
extern const LorReader lor_reader_span;
/** repetition, said_twice, machine_phrases. Takes body.words. */
extern const LorReader lor_reader_wording;
/** foreign_text, garbled, shouted. */
extern const LorReader lor_reader_language;
/** signatories, signature.lacking: people named below the letter of whom not all signed. */
extern const LorReader lor_reader_signatories;

#endif
