// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the kind that Word wrote before 2007, and that still wraps a Word file with a password. Not read: only told
// apart.
#include "extract/format.h"

static bool sniff(LorStr head);
static bool refuse(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);

const LorFormat lor_format_doc = {"doc", sniff, NULL, refuse, NULL, NULL, NULL};

static bool sniff(LorStr head) { return lor_str_starts(head, LOR_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")); }

/* The name of the stream that holds a file under a password, in UTF-16 as such files write it. */
#define LOCKED LOR_STR("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e")

static bool refuse(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    (void)options, (void)doc;
    if (lor_str_find(bytes, LOCKED) != LOR_NONE)
        return lor_error_set(err, LOR_ENCRYPTED, "The file opens only with a password: save a copy without one, then check that.");
    return lor_error_set(err, LOR_UNSUPPORTED, "An old Word file (.doc): save it as PDF or .docx, then check that.");
}
