// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the kind that Word wrote before 2007, and that still wraps a Word file with a password or a message of Outlook. Not read: only told
// apart.
#include "extract/format.h"

static bool sniff(LorStr head);
static bool refuse(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);

const LorFormat lor_format_doc = {"doc", sniff, NULL, refuse, NULL, NULL, NULL};

static bool sniff(LorStr head) { return lor_str_starts(head, LOR_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")); }

/* Names of streams, in UTF-16 as such files write them: that of a file under a password, and what those of a message begin with. */
#define MESSAGE LOR_STR("_\0_\0s\0u\0b\0s\0t\0g\0" "1\0.\0" "0\0_")
#define LOCKED  LOR_STR("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e")

static bool refuse(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    (void)options, (void)doc;
    if (lor_str_find(bytes, LOCKED) != LOR_NONE)
        return lor_error_set(err, LOR_ENCRYPTED, "The file opens only with a password: save a copy without one, then check that.");
    if (lor_str_find(bytes, MESSAGE) != LOR_NONE)
        return lor_error_set(err, LOR_UNSUPPORTED, "An e-mail of Outlook (.msg): save the letter that comes with it, then check that.");
    return lor_error_set(err, LOR_UNSUPPORTED, "An old Word file (.doc): save it as PDF or .docx, then check that.");
}
