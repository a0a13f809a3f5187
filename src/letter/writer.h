// SPDX-License-Identifier: GPL-3.0-or-later
// Readers of a letter's form: who writes, on what paper, to whom, how it opens and closes.
#ifndef LOR_LETTER_WRITER_H
#define LOR_LETTER_WRITER_H

#include "letter/letter.h"

/** writer_email, writer_email.personal, writer_phone, writer_phone.country_code. Knows the applicant when read before. */
extern const LorReader lor_reader_contact;
/** writer_name, writer_title, writer_department, writer_institution, writer_qualifications, writer.conflict; fills letter->writer. */
extern const LorReader lor_reader_writer;
/** salutation, closing, subject, addressed_program, signature.mark, signature.blank_rule, signature.copy_mark. */
extern const LorReader lor_reader_salutation;
/** body.words, body.paragraphs, body.longest_paragraph [word], body_only. */
extern const LorReader lor_reader_body;
/** not_a_letter: cv, application, statement, thread, bill, code or other. Runs after salutation and applicant. */
extern const LorReader lor_reader_kind;

#endif
