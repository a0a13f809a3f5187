// SPDX-License-Identifier: GPL-3.0-or-later
// Which format a file has.
#ifndef LOR_EXTRACT_SNIFF_H
#define LOR_EXTRACT_SNIFF_H

#include "extract/format.h"

/** The format of a file that starts so; never NULL. What is no known format is a text, whose read() looks again.
 *  Kinds that are known but not read have a read() too: it fails with their status and `way_out`. */
const LorFormat *lor_format_of(LorStr head);

#endif
