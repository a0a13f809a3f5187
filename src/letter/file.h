// SPDX-License-Identifier: GPL-3.0-or-later
// The file as a portal sees it.
#ifndef LOR_LETTER_FILE_H
#define LOR_LETTER_FILE_H

#include "letter/letter.h"

/** Puts file_kind, file_bytes, file_name (and file_name.forbidden, file_name.untidy), unread, signed and
 *  metadata_author.applicant from the document's format and properties. Needs no text: also for files that could not be read. */
extern const LorReader lor_reader_file;

#endif
