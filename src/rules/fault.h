// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a file of rules, in words for whoever writes rules: libxml2 says little of values, and nothing of what is expected.
#ifndef LOR_RULES_FAULT_H
#define LOR_RULES_FAULT_H

#include "core/xml.h"

/** Finds the first element, attribute or value of `root` (the tree of `bytes`) that the schema does not know, and says in `err` where it stands and
 *  what is expected there. False: it is none of these, `err` is as before. Cost: elements times the schema. */
bool lor_pack_fault(LorArena *arena, const LorXml *root, LorStr bytes, const LorXml *schema, LorError *err);

#endif
