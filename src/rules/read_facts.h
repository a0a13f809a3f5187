// SPDX-License-Identifier: GPL-3.0-or-later
// Reading packs: words, lexicons and facts.
#ifndef LOR_RULES_READ_FACTS_H
#define LOR_RULES_READ_FACTS_H

#include "rules/read.h"

/** Takes the sets of words that phrases use. */
bool lor_read_words(LorPackReader *reader, const LorXml *root);
bool lor_read_facts(LorPackReader *reader, const LorXml *root);
/** Reads `child` when it is <words>, <lexicon> or <fact>; else returns false. */
bool lor_read_fact(LorPackReader *reader, const LorXml *child, bool *fine);

#endif
