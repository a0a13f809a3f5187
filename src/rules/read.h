// SPDX-License-Identifier: GPL-3.0-or-later
// Reading packs from XML trees: what all elements are read with.
#ifndef LOR_RULES_READ_H
#define LOR_RULES_READ_H

#include "core/xml.h"
#include "rules/pack.h"

/** What a pack file is read with. */
typedef struct LorPackReader {
    LorPacks *packs;
    LorStr file;   /* for rule->pack */
    LorError *err;
} LorPackReader;

/** One file of packs, read as XML. */
typedef struct LorPackFile {
    LorStr name;
    const LorXml *root;
} LorPackFile;

/** "yes" is true, "no" and absent are false. */
bool lor_read_flag(const LorXml *node, const char *name);
/** Complains about `node`: always false. */
bool lor_read_fail(LorPackReader *reader, const LorXml *node, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
