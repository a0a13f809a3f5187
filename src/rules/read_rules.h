// SPDX-License-Identifier: GPL-3.0-or-later
// Reading packs: rules and thresholds.
#ifndef LOR_RULES_READ_RULES_H
#define LOR_RULES_READ_RULES_H

#include "rules/read.h"

bool lor_read_rules(LorPackReader *reader, const LorXml *root);
bool lor_read_threshold(LorPackReader *reader, const LorXml *node);

#endif
