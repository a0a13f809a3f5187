// SPDX-License-Identifier: GPL-3.0-or-later
// Reading packs from XML trees: one function an element that may stand at the top of a file.
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

/** Takes the sets of words that phrases use. */
bool lor_read_words(LorPackReader *reader, const LorXml *root);
bool lor_read_facts(LorPackReader *reader, const LorXml *root);
/** Reads `child` when it is <words>, <lexicon> or <fact>; else returns false. */
bool lor_read_fact(LorPackReader *reader, const LorXml *child, bool *fine);
bool lor_read_rules(LorPackReader *reader, const LorXml *root);
bool lor_read_threshold(LorPackReader *reader, const LorXml *node);
/** One file of packs, read as XML. */
typedef struct LorPackFile {
    LorStr name;
    const LorXml *root;
} LorPackFile;

/** Reads files of <facts>, <pack> and <profile>; named words of all files first, so that their order does not matter.
 *  False + `err`, with `*failed` the index of the file at fault. */
bool lor_read_files(LorPacks *packs, const LorPackFile *files, size_t count, size_t *failed, LorError *err);

/** "yes" is true, "no" and absent are false. */
bool lor_read_flag(const LorXml *node, const char *name);
/** Complains about `node`: always false. */
bool lor_read_fail(LorPackReader *reader, const LorXml *node, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
